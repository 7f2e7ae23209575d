#include "segment/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "segment/addresses.hpp"
#include "segment/emoji.hpp"
#include "segment/kana.hpp"
#include "segment/number_kinds.hpp"
#include "segment/quote_marks.hpp"
#include "segment/scanner.hpp"
#include "segment/signs.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_dash = 3;  // hyphens; longer runs are rulers

bool is_gap(char32_t c) { return is_space(c) || is_invisible(c); }

class NewsTokenizer {
 public:
  NewsTokenizer(std::string_view bytes, const std::vector<Quotation>& quotations)
      : bytes_(bytes), scanner_(bytes, single_marks(bytes, quotations)) {}

  Tokens run() {
    tokens_.spans.reserve(bytes_.size() / 5);
    tokens_.kinds.reserve(bytes_.size() / 5);
    for (std::uint32_t at = 0; at < bytes_.size();) {
      const CodePoint c = code_point_at(bytes_, at);
      if (is_gap(c.value)) {
        at += c.size;
        continue;
      }
      std::uint32_t end = at;
      for (CodePoint next = c; next.size > 0 && !is_gap(next.value); next = code_point_at(bytes_, end))
        end += next.size;
      read_chunk({at, end});
      at = end;
    }
    mark_neighbours(bytes_, numbers_, tokens_);
    return std::move(tokens_);
  }

 private:
  // Offsets of ' ‘ ’ that open or close a quotation.
  static std::vector<std::uint32_t> single_marks(std::string_view bytes, const std::vector<Quotation>& quotations) {
    std::vector<std::uint32_t> marks;
    for (const Quotation& q : quotations) {
      if (q.opened) marks.push_back(q.outer.begin);
      if (q.closed) marks.push_back(q.outer.end - code_point_before(bytes, q.outer.end).size);
    }
    std::sort(marks.begin(), marks.end());
    return marks;
  }

  void read_chunk(Span chunk) {
    find_addresses(bytes_, chunk, addresses_);
    std::uint32_t at = chunk.begin;
    for (const Address& address : addresses_) {
      read_tokens({at, address.span.begin});
      add(address.span, address.kind);
      at = address.span.end;
    }
    read_tokens({at, chunk.end});
  }

  void read_tokens(Span stretch) {
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
      const CodePoint c = code_point_at(bytes_, at);
      at = is_format(c.value) ? at + c.size : read_token(at, c, stretch.end);  // no word stands before: invisible
    }
  }

  // Adds the token at `at`; its end.
  std::uint32_t read_token(std::uint32_t at, CodePoint c, std::uint32_t limit) {
    if (is_ideograph(c.value)) return read_ideographs(at, limit);
    if (const std::uint32_t end = scanner_.currency_end(at, limit); end > at)
      return add({at, end}, TokenKind::currency);
    if (is_letter(c.value) || c.value == '_') return add(at, scanner_.read_word(at, limit));
    if (const std::uint32_t end = emoji_end(bytes_, at, limit); end > at) return add({at, end}, TokenKind::emoji);
    if (const Reading number = scanner_.read_number(at, limit); number.end > at) return add(at, number);
    if (const Reading clitic = scanner_.read_clitic(at, limit); clitic.end > at) return add(at, clitic);
    if (const std::uint32_t end = scanner_.emoticon_end(at, limit); end > at)
      return add({at, end}, TokenKind::emoticon);
    if (is_quote_mark(c.value)) return add({at, quote_end(at, c, limit)}, TokenKind::quote);
    if (is_surrogate(c.value)) return add({at, at + c.size}, TokenKind::other);
    const Span sign{at, with_marks(run_end(at, c, limit), limit)};
    return add(sign, sign_kind(sign, c));
  }

  // Of a sign or a run of one.
  TokenKind sign_kind(Span sign, CodePoint c) const {
    const bool alone = sign.size() == c.size;
    if (c.value == U'…' || (c.value == '.' && (!alone || is_spaced_ellipsis(sign.begin)))) return TokenKind::ellipsis;
    if (c.value == '-' && !alone) return sign.size() <= longest_dash ? TokenKind::dash : TokenKind::punctuation;
    if (is_dash(c.value) && !(c.value == U'−' && is_digit(code_point_at(bytes_, sign.end).value)))
      return TokenKind::dash;
    if (is_hyphen(c.value)) return stands_alone(sign) ? TokenKind::dash : TokenKind::punctuation;
    if (is_currency(c.value)) return TokenKind::currency;
    if (is_unit_sign(c.value)) return TokenKind::unit_sign;
    if (is_punctuation(c.value)) return TokenKind::punctuation;
    if (is_symbol(c.value)) return TokenKind::symbol;
    return is_numeral(c.value) ? TokenKind::number : TokenKind::other;
  }

  bool stands_alone(Span token) const {
    const CodePoint before = code_point_before(bytes_, token.begin);
    const CodePoint after = code_point_at(bytes_, token.end);
    return (before.size == 0 || is_gap(before.value)) && (after.size == 0 || is_gap(after.value));
  }

  // One of the three stops or more of ". . .".
  bool is_spaced_ellipsis(std::uint32_t at) const {
    int stops = 1;
    for (std::uint32_t i = at; i >= 2 && stops < 3 && bytes_.substr(i - 2, 2) == ". "; i -= 2) ++stops;
    for (std::uint32_t i = at + 1; stops < 3 && bytes_.substr(i, 2) == " ."; i += 2) ++stops;
    return stops == 3 && stands_alone({at, at + 1});
  }

  // Chinese, Japanese, Korean, Thai …: ICU's dictionaries know the words.
  std::uint32_t read_ideographs(std::uint32_t begin, std::uint32_t limit) {
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
  void add_words(std::uint32_t begin, const std::vector<std::uint32_t>& ends) {
    std::uint32_t from = begin;
    for (const std::uint32_t to : ends) from = add({from, begin + to}, TokenKind::word);
  }

  // `` and '' are one mark.
  std::uint32_t quote_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const {
    const std::uint32_t end = at + c.size;
    const bool single = c.value == U'\'' || c.value == U'’' || c.value == U'‘';
    return single && end < limit && code_point_at(bytes_, end).value == c.value ? end + c.size : end;
  }

  // Runs of one sign that readers take as one: ... -- *** !!! ?! ===; other signs stand alone.
  std::uint32_t run_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const {
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

  std::uint32_t with_marks(std::uint32_t end, std::uint32_t limit) const {
    for (CodePoint c = code_point_at(bytes_, end); end < limit && is_mark(c.value); c = code_point_at(bytes_, end)) {
      end += c.size;
    }
    return end;
  }

  std::uint32_t add(std::uint32_t begin, Reading reading) { return add({begin, reading.end}, reading.kind); }
  std::uint32_t add(Span span, TokenKind kind) {
    if (is_number(kind)) numbers_.push_back(static_cast<std::uint32_t>(tokens_.size()));
    tokens_.spans.push_back(span);
    tokens_.kinds.push_back(kind);
    return span.end;
  }

  std::string_view bytes_;
  Scanner scanner_;
  std::vector<Address> addresses_;
  std::vector<std::uint32_t> numbers_;  // indices of tokens
  Tokens tokens_;
};

}  // namespace

Tokens tokenize_news(const Text& text, const std::vector<Quotation>& quotations) {
  return NewsTokenizer(text.bytes(), quotations).run();
}

}  // namespace communique
