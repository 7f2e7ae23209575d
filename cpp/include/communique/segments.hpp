// Paragraphs, tokens, words, sentences and quotations of a text.
//
// Goal:      the units that every later stage speaks of, with exact offsets.
// Guarantee: spans lie on code-point boundaries, in text order; linear time on any text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

enum class TokenKind : std::uint8_t {
  word,
  number,
  punctuation,
  quote,
  symbol,
  url,
  email,
  handle,
  hashtag,
  emoji,
  space,
  other,
};
/// "word", "number", …
std::string_view name_of(TokenKind kind);

/// Columns, one row a token.
struct Tokens {
  std::vector<Span> spans;
  std::vector<TokenKind> kinds;
  std::size_t size() const { return spans.size(); }
};

/// A syntactic word: "don’t" is one token and two words. Every token has at least one.
struct WordSpan {
  Span span;
  std::uint32_t token;
};

struct Sentence {
  Span span;      ///< without surrounding white space
  bool in_quote;  ///< lies inside quotation marks as a whole
};

/// A stretch between quotation marks of one paragraph.
///
///     said: “We will come. “We will stay,” he
///           [ outer       )[ outer       )      the first is not closed, the second is
struct Quotation {
  Span outer;          ///< with its marks
  Span inner;          ///< without its marks and the white space beside them
  bool opened;         ///< begins with a mark; false where it only runs on from the paragraph before
  bool closed;         ///< ends with a mark
  bool continues;      ///< the quotation of an earlier paragraph, still open, goes on here
  std::uint8_t depth;  ///< 0 outermost; a quotation inside a quotation has 1
};

enum class Profile : std::uint8_t { news, uax29 };

/// Tokens of the text. `uax29`: the untailored Unicode word boundaries, which partition the text, spaces included.
Tokens tokenize(const Text& text, Profile profile = Profile::news);

/// Paragraphs without their line ends and outer white space: a line is a paragraph; empty ones are left out.
std::vector<Span> find_paragraphs(const Text& text);

/// Quotations in every style of mark (“”, "", ‘’, «», »«, „“, 「」 …), ordered by `outer.begin`.
///
/// Marks are paired within a paragraph. An opening mark inside an open quotation of the same style ends the former
/// there. A paragraph that ends inside a quotation, followed by one that begins with an opening mark, is continued.
/// Apostrophes and marks of measure (5'10") are no quotation marks. Never fails; linear.
std::vector<Quotation> find_quotations(const Text& text, const std::vector<Span>& paragraphs);

/// Sentences. `news`: quotation marks, abbreviations, initials and paragraphs are respected.
std::vector<Sentence> find_sentences(const Text& text, Profile profile = Profile::news);

/// User-perceived characters (UAX #29 extended grapheme clusters); they partition the text.
std::vector<Span> find_graphemes(const Text& text);

/// All of it, in the `news` profile.
struct Segments {
  std::vector<Span> paragraphs;
  Tokens tokens;
  std::vector<WordSpan> words;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
};
Segments segment(const Text& text);

}  // namespace communique
