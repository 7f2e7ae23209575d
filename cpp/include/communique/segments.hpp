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

/// What a token is. The `news` profile tells all of them apart; `uax29` gives space, word, number, emoji, punctuation,
/// symbol and other alone.
enum class TokenKind : std::uint8_t {
  word,          ///< minister, don’t, AT&T
  prefixed,      ///< co-founder: its hyphen holds a prefix
  title,         ///< Gen. Mr. with their full stop
  abbreviation,  ///< Inc. etc. a.m. No. (before a number)
  acronym,       ///< U.S. U.K.’s: letters with a full stop each
  initial,       ///< J. of J. Abe
  unit,          ///< after a number: km of 5km and 5 km, bn, pm, million
  number,        ///< 5, 1,200.5, ½, 555-0199
  ordinal,       ///< 6th
  decade,        ///< 1990s, ’90s, 1930’s
  time,          ///< 10:30, the 5 of 5pm
  date,          ///< 11/28/2000, 2024-11-06, 9/11
  punctuation,   ///< . , ( the hyphen of long-standing
  dash,          ///< – — --, and a hyphen that stands alone
  range,         ///< – of 18–19, - of 9am-5pm
  ellipsis,      ///< … ... and each stop of . . .
  quote,         ///< “ " ' « and a lone apostrophe
  symbol,        ///< + = © and every other sign
  currency,      ///< $ € US$, Rs of Rs500
  unit_sign,     ///< % ‰ °
  emoticon,      ///< :-)
  emoji,         ///< 👍🏽, 🇳🇴, 1️⃣: a sequence is one token
  url,           ///< https://a.org/b, a.org, doi:10.1000/182
  email,         ///< a.b@c.org
  handle,        ///< @press_office
  hashtag,       ///< #Talks2
  space,         ///< white space (`uax29` alone)
  other,         ///< a lone surrogate, a control character, a mark without a letter
};
/// "word", "prefixed", …
std::string_view name_of(TokenKind kind);

/// Written with letters, as words are: word … unit.
constexpr bool is_word(TokenKind kind) { return kind <= TokenKind::unit; }
/// Written with digits, as numbers are: number … date.
constexpr bool is_number(TokenKind kind) { return kind >= TokenKind::number && kind <= TokenKind::date; }
/// Punctuation but for quotation marks: punctuation … ellipsis.
constexpr bool is_punctuation(TokenKind kind) { return kind >= TokenKind::punctuation && kind <= TokenKind::ellipsis; }
/// Signs that are read, not punctuation: symbol … emoticon.
constexpr bool is_symbol(TokenKind kind) { return kind >= TokenKind::symbol && kind <= TokenKind::emoticon; }

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
