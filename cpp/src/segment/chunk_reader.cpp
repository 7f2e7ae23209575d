#include "segment/chunk_reader.hpp"

#include <algorithm>

#include "segment/emoji.hpp"
#include "segment/kana.hpp"
#include "segment/quote_marks.hpp"
#include "segment/signs.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_dash = 3;  // hyphens; longer runs are rulers

bool is_gap(char32_t c) { return is_space(c) || is_invisible(c); }

// Offsets of ' ‘ ’ that open or close a quotation.
std::vector<std::uint32_t> single_marks(std::string_view bytes, const std::vector<Quotation>& quotations) {
  std::vector<std::uint32_t> marks;
  for (const Quotation& q : quotations) {
    if (q.opened) marks.push_back(q.outer.begin);
    if (q.closed) marks.push_back(q.outer.end - code_point_before(bytes, q.outer.end).size);
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

}  // namespace

ChunkReader::ChunkReader(std::string_view bytes, const std::vector<Quotation>& quotations, TokenList& tokens)
    : bytes_(bytes), scanner_(bytes, single_marks(bytes, quotations)), tokens_(tokens) {}

void ChunkReader::read(Span span) {
  for (std::uint32_t at = span.begin; at < span.end;) {
    std::uint32_t end = at;
    CodePoint c = code_point_at(bytes_, at);
    for (; end < span.end && !is_gap(c.value); c = code_point_at(bytes_, end)) end += c.size;
    if (end > at) read_chunk({at, end});
    at = end < span.end ? end + c.size : end;
  }
}

void ChunkReader::read_chunk(Span chunk) {
  find_addresses(bytes_, chunk, addresses_);
  std::uint32_t at = chunk.begin;
  for (const Address& address : addresses_) {
    read_tokens({at, address.span.begin});
    add(address.span, address.kind);
    at = address.span.end;
  }
  read_tokens({at, chunk.end});
}

void ChunkReader::read_tokens(Span stretch) {
  for (std::uint32_t at = stretch.begin; at < stretch.end;) {
    const CodePoint c = code_point_at(bytes_, at);
    at = is_format(c.value) ? at + c.size : read_token(at, c, stretch.end);  // no word stands before: invisible
  }
}

// Adds the token at `at`; its end.
std::uint32_t ChunkReader::read_token(std::uint32_t at, CodePoint c, std::uint32_t limit) {
  const auto read = [&](Reading token) { return add({at, token.end}, token.kind); };
  if (is_ideograph(c.value)) return read_ideographs(at, limit);
  if (const std::uint32_t end = scanner_.currency_end(at, limit); end > at) return add({at, end}, TokenKind::currency);
  if (is_letter(c.value) || c.value == '_') return read(scanner_.read_word(at, limit));
  if (const std::uint32_t end = emoji_end(bytes_, at, limit); end > at) return add({at, end}, TokenKind::emoji);
  if (const Reading number = scanner_.read_number(at, limit); number.end > at) return read(number);
  if (const Reading clitic = scanner_.read_clitic(at, limit); clitic.end > at) return read(clitic);
  if (const std::uint32_t end = scanner_.emoticon_end(at, limit); end > at) return add({at, end}, TokenKind::emoticon);
  if (is_quote_mark(c.value)) return add({at, quote_end(at, c, limit)}, TokenKind::quote);
  if (is_surrogate(c.value)) return add({at, at + c.size}, TokenKind::other);
  const Span sign{at, with_marks(run_end(at, c, limit), limit)};
  return add(sign, sign_kind(sign, c));
}

// Of a sign or a run of one.
TokenKind ChunkReader::sign_kind(Span sign, CodePoint c) const {
  const bool alone = sign.size() == c.size;
  if (c.value == U'…' || (c.value == '.' && (!alone || is_spaced_ellipsis(sign.begin)))) return TokenKind::ellipsis;
  if (c.value == '-' && !alone) return sign.size() <= longest_dash ? TokenKind::dash : TokenKind::punctuation;
  if (is_dash(c.value) && !(c.value == U'−' && is_digit(code_point_at(bytes_, sign.end).value))) return TokenKind::dash;
  if (is_hyphen(c.value)) return stands_alone(sign) ? TokenKind::dash : TokenKind::punctuation;
  if (is_currency(c.value)) return TokenKind::currency;
  if (is_unit_sign(c.value)) return TokenKind::unit_sign;
  if (is_punctuation(c.value)) return TokenKind::punctuation;
  if (is_symbol(c.value)) return TokenKind::symbol;
  return is_numeral(c.value) ? TokenKind::number : TokenKind::other;
}

bool ChunkReader::stands_alone(Span token) const {
  const CodePoint before = code_point_before(bytes_, token.begin);
  const CodePoint after = code_point_at(bytes_, token.end);
  return (before.size == 0 || is_gap(before.value)) && (after.size == 0 || is_gap(after.value));
}

// One of the three stops or more of ". . .".
bool ChunkReader::is_spaced_ellipsis(std::uint32_t at) const {
  int stops = 1;
  for (std::uint32_t i = at; i >= 2 && stops < 3 && bytes_.substr(i - 2, 2) == ". "; i -= 2) ++stops;
  for (std::uint32_t i = at + 1; stops < 3 && bytes_.substr(i, 2) == " ."; i += 2) ++stops;
  return stops == 3 && stands_alone({at, at + 1});
}

// Chinese, Japanese, Korean, Thai …: ICU's dictionaries know the words.
std::uint32_t ChunkReader::read_ideographs(std::uint32_t begin, std::uint32_t limit) {
  const bool hangul = is_hangul(code_point_at(bytes_, begin).value);  // no word mixes it with another script
  const auto goes_on = [&](char32_t c) { return is_mark(c) || (is_ideograph(c) && is_hangul(c) == hangul); };
  std::uint32_t end = begin;
  for (CodePoint c = code_point_at(bytes_, end); end < limit && goes_on(c.value); c = code_point_at(bytes_, end)) {
    end += c.size;
  }
  const std::string_view run = bytes_.substr(begin, end - begin);
  if (!has_voicing_mark(run)) {
    add_words(begin, dictionary_boundaries(run));
    return end;
  }
  const ComposedKana kana = compose_kana(run);
  std::vector<std::uint32_t> ends = dictionary_boundaries(kana.bytes);
  for (std::uint32_t& to : ends) to = kana.origins[to];
  add_words(begin, ends);
  return end;
}

// `ends`: offsets after `begin`.
void ChunkReader::add_words(std::uint32_t begin, const std::vector<std::uint32_t>& ends) {
  std::uint32_t from = begin;
  for (const std::uint32_t to : ends) from = add({from, begin + to}, TokenKind::word);
}

// `` and '' are one mark.
std::uint32_t ChunkReader::quote_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const {
  const std::uint32_t end = at + c.size;
  const bool single = c.value == U'\'' || c.value == U'’' || c.value == U'‘';
  return single && end < limit && code_point_at(bytes_, end).value == c.value ? end + c.size : end;
}

// Runs of one sign that readers take as one: ... -- *** !!! ?! ===; other signs stand alone.
std::uint32_t ChunkReader::run_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const {
  static constexpr std::string_view repeated = ".-*=_~#+<>`$";
  const auto same_run = [&](char32_t d) {
    if (c.value == '!' || c.value == '?') return d == '!' || d == '?';
    return d == c.value && c.value < 0x80 && repeated.find(static_cast<char>(c.value)) != std::string_view::npos;
  };
  std::uint32_t end = at + c.size;
  // A mark upon a sign makes it another one: ≠ in pieces.
  const auto marked = [&](std::uint32_t i) { return i < limit && is_mark(code_point_at(bytes_, i).value); };
  while (end < limit && same_run(code_point_at(bytes_, end).value) && !marked(end + 1)) ++end;
  return end;
}

std::uint32_t ChunkReader::with_marks(std::uint32_t end, std::uint32_t limit) const {
  for (CodePoint c = code_point_at(bytes_, end); end < limit && is_mark(c.value); c = code_point_at(bytes_, end)) {
    end += c.size;
  }
  return end;
}

std::uint32_t ChunkReader::add(Span span, TokenKind kind) {
  tokens_.add(span, kind);
  return span.end;
}

}  // namespace communique
