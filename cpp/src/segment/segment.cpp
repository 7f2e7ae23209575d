// The public functions: what each profile does.
#include <array>
#include <utility>

#include "communique/segments.hpp"
#include "segment/quote_marks.hpp"
#include "segment/tokenizer.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

std::vector<Span> spans_between(const std::vector<std::uint32_t>& ends) {
  std::vector<Span> spans(ends.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) spans[i] = {std::exchange(begin, ends[i]), ends[i]};
  return spans;
}

TokenKind kind_of(char32_t c) {
  if (is_space(c)) return TokenKind::space;
  if (is_letter(c)) return TokenKind::word;
  if (is_digit(c)) return TokenKind::number;
  if (is_emoji(c)) return TokenKind::emoji;
  if (is_punctuation(c)) return TokenKind::punctuation;
  return is_symbol(c) ? TokenKind::symbol : TokenKind::other;
}

Tokens tokenize_uax29(std::string_view bytes) {
  static const auto ascii = [] {
    std::array<TokenKind, 128> kinds;
    for (std::size_t c = 0; c < kinds.size(); ++c) kinds[c] = kind_of(static_cast<char32_t>(c));
    return kinds;
  }();
  Tokens tokens;
  tokens.spans = spans_between(word_boundaries(bytes));
  tokens.kinds.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[tokens.spans[i].begin]);
    tokens.kinds[i] = byte < 0x80 ? ascii[byte] : kind_of(code_point_at(bytes, tokens.spans[i].begin).value);
  }
  return tokens;
}

}  // namespace

std::string_view name_of(TokenKind kind) {
  static constexpr std::array<std::string_view, 28> names = {
      "word",   "prefixed", "title",  "abbreviation", "acronym",  "initial",     "unit",
      "number", "ordinal",  "decade", "time",         "date",     "punctuation", "dash",
      "range",  "ellipsis", "quote",  "symbol",       "currency", "unit_sign",   "emoticon",
      "emoji",  "url",      "email",  "handle",       "hashtag",  "space",       "other"};
  static_assert(names.size() == static_cast<std::size_t>(TokenKind::other) + 1);
  return names[static_cast<std::size_t>(kind)];
}

Tokens tokenize(const Text& text, Profile profile) {
  if (profile == Profile::uax29) return tokenize_uax29(text.bytes());
  // Tokens need the quotations only where apostrophes may be their marks.
  if (!may_hold_single_marks(text.bytes())) return tokenize_news(text, {});
  return tokenize_news(text, find_quotations(text, find_paragraphs(text)));
}

std::vector<Sentence> find_sentences(const Text& text, Profile profile) {
  if (profile == Profile::news) return segment(text).sentences;
  std::vector<Sentence> sentences;
  for (const Span span : spans_between(sentence_boundaries(text.bytes()))) sentences.push_back({span, false});
  return sentences;
}

std::vector<Span> find_graphemes(const Text& text) { return spans_between(grapheme_boundaries(text.bytes())); }

Segments segment(const Text& text) {
  Segments segments;
  segments.paragraphs = find_paragraphs(text);
  segments.quotations = find_quotations(text, segments.paragraphs);
  segments.tokens = tokenize_news(text, segments.quotations);
  segments.words = find_words(text, segments.tokens);
  segments.sentences = find_news_sentences(text, segments.paragraphs, segments.tokens, segments.quotations);
  return segments;
}

}  // namespace communique
