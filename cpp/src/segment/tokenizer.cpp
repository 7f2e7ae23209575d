#include "segment/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "segment/addresses.hpp"
#include "segment/emoji.hpp"
#include "segment/plain_words.hpp"
#include "segment/quote_marks.hpp"
#include "segment/scanner.hpp"
#include "text/blocks.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// Zero-width space, byte order mark and bidi controls: neither tokens nor part of one.
bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0xFEFF || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_gap(char32_t c) { return is_space(c) || is_invisible(c); }

class NewsTokenizer {
 public:
  NewsTokenizer(std::string_view bytes, const std::vector<Quotation>& quotations)
      : bytes_(bytes), scanner_(bytes, single_marks(bytes, quotations)) {}

  Tokens run() {
    while (at_ < bytes_.size()) read_window();
    tokens_.spans.resize(count_);
    tokens_.kinds.resize(count_);
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

  // The chunks that end within 64 bytes: those that are plain at once, the others one by one.
  void read_window() {
    PlainWords window = find_plain_words(bytes_, at_);
    if (window.chunk_ends == 0) return read_long_chunk(window.gaps);
    const auto last = static_cast<std::uint32_t>(std::bit_width(window.chunk_ends)) - 1;
    while (window.hard != 0) {
      const std::uint64_t from = ~std::uint64_t{0} << std::countr_zero(window.hard);
      const auto begin = static_cast<std::uint32_t>(std::bit_width(window.chunk_starts & ~(from << 1))) - 1;
      const auto end = static_cast<std::uint32_t>(std::countr_zero(window.chunk_ends & from));
      add_plain(window, (std::uint64_t{1} << begin) - 1);
      read_chunk({at_ + begin, at_ + end});
      const std::uint64_t after = ~std::uint64_t{1} << end;
      window.starts &= after, window.ends &= after, window.hard &= after;
    }
    add_plain(window, ~std::uint64_t{0});
    at_ += last;
  }

  void add_plain(const PlainWords& window, std::uint64_t range) {
    static constexpr TokenKind kinds[] = {TokenKind::word, TokenKind::punctuation, TokenKind::word, TokenKind::quote};
    make_room(block_size);
    Span* span = tokens_.spans.data() + count_;
    TokenKind* kind = tokens_.kinds.data() + count_;
    std::uint64_t ends = window.ends;
    for (std::uint64_t starts = window.starts & range; starts != 0; starts &= starts - 1, ends &= ends - 1) {
      const auto begin = static_cast<std::uint32_t>(std::countr_zero(starts));
      *span++ = {at_ + begin, at_ + static_cast<std::uint32_t>(std::countr_zero(ends))};
      *kind++ = kinds[(window.signs >> begin & 1) + 2 * (window.quotes >> begin & 1)];
    }
    count_ = static_cast<std::size_t>(span - tokens_.spans.data());
  }

  void make_room(std::size_t more) {
    if (tokens_.spans.size() - count_ >= more) return;
    const std::size_t size = 2 * tokens_.spans.size() + bytes_.size() / 4 + more;
    tokens_.spans.resize(size);
    tokens_.kinds.resize(size);
  }

  void read_long_chunk(std::uint64_t gaps) {
    at_ += static_cast<std::uint32_t>(std::countr_one(gaps));
    if (~gaps == 0) return;
    std::uint32_t end = at_;
    while (end < bytes_.size() &&
           !is_space(static_cast<unsigned char>(bytes_[end]) & 0x7F ? static_cast<unsigned char>(bytes_[end]) : 0))
      ++end;
    read_chunk({at_, end});
    at_ = end;
  }

  void read_chunk(Span stretch) {
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
      const CodePoint c = code_point_at(bytes_, at);
      if (is_gap(c.value)) {
        at += c.size;
        continue;
      }
      std::uint32_t end = at;
      for (CodePoint next = c; end < stretch.end && !is_gap(next.value); next = code_point_at(bytes_, end))
        end += next.size;
      read_plain_chunk({at, end});
      at = end;
    }
  }

  void read_plain_chunk(Span chunk) {
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
    for (std::uint32_t at = stretch.begin; at < stretch.end;) at = read_token(at, stretch.end);
  }

  // Adds the token at `at`; its end.
  std::uint32_t read_token(std::uint32_t at, std::uint32_t limit) {
    const CodePoint c = code_point_at(bytes_, at);
    if (is_ideograph(c.value)) return read_ideographs(at, limit);
    if (const std::uint32_t end = scanner_.currency_end(at, limit); end > at) return add({at, end}, TokenKind::symbol);
    if (is_letter(c.value) || c.value == '_') return add({at, scanner_.word_end(at, limit)}, TokenKind::word);
    if (const std::uint32_t end = emoji_end(bytes_, at, limit); end > at) return add({at, end}, TokenKind::emoji);
    if (const std::uint32_t end = scanner_.number_end(at, limit); end > at) return add({at, end}, TokenKind::number);
    if (const std::uint32_t end = scanner_.clitic_end(at, limit); end > at) return add({at, end}, TokenKind::word);
    if (const std::uint32_t end = scanner_.emoticon_end(at, limit); end > at) return add({at, end}, TokenKind::symbol);
    if (is_quote_mark(c.value)) return add({at, quote_end(at, c, limit)}, TokenKind::quote);
    const std::uint32_t end = with_marks(run_end(at, c, limit), limit);
    return add({at, end}, is_punctuation(c.value) ? TokenKind::punctuation
                          : is_symbol(c.value)    ? TokenKind::symbol
                          : is_numeral(c.value)   ? TokenKind::number
                                                  : TokenKind::other);
  }

  // Chinese, Japanese, Korean, Thai …: ICU's dictionaries know the words.
  std::uint32_t read_ideographs(std::uint32_t begin, std::uint32_t limit) {
    std::uint32_t end = begin;
    for (CodePoint c = code_point_at(bytes_, end); end < limit && (is_ideograph(c.value) || is_mark(c.value));) {
      end += c.size;
      c = code_point_at(bytes_, end);
    }
    std::uint32_t from = begin;
    for (const std::uint32_t to : dictionary_boundaries(bytes_.substr(begin, end - begin))) {
      add({from, begin + to}, TokenKind::word);
      from = begin + to;
    }
    return end;
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
    while (end < limit && same_run(code_point_at(bytes_, end).value)) ++end;
    return end;
  }

  std::uint32_t with_marks(std::uint32_t end, std::uint32_t limit) const {
    for (CodePoint c = code_point_at(bytes_, end); end < limit && is_mark(c.value); c = code_point_at(bytes_, end)) {
      end += c.size;
    }
    return end;
  }

  std::uint32_t add(Span span, TokenKind kind) {
    make_room(1);
    tokens_.spans[count_] = span;
    tokens_.kinds[count_++] = kind;
    return span.end;
  }

  std::string_view bytes_;
  Scanner scanner_;
  std::vector<Address> addresses_;
  Tokens tokens_;
  std::size_t count_ = 0;
  std::uint32_t at_ = 0;
};

}  // namespace

Tokens tokenize_news(const Text& text, const std::vector<Quotation>& quotations) {
  return NewsTokenizer(text.bytes(), quotations).run();
}

}  // namespace communique
