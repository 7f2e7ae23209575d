// Tokens of the news profile: 64 bytes at once where they are plain, by rules where they are not.
#include "segment/tokenizer.hpp"

#include <algorithm>
#include <bit>

#include "segment/chunk_reader.hpp"
#include "segment/plain_words.hpp"
#include "text/blocks.hpp"

namespace communique {
namespace {

class NewsTokenizer {
 public:
  NewsTokenizer(std::string_view bytes, const std::vector<Quotation>& quotations)
      : bytes_(bytes), tokens_(bytes), by_rules_(bytes, quotations, tokens_) {}

  Tokens run() {
    while (at_ < bytes_.size()) read_window();
    return tokens_.take();
  }

 private:
  // The chunks that end within 64 bytes: the plain ones at once, each other by rules.
  void read_window() {
    PlainWords window = find_plain_words(bytes_, at_);
    if (window.chunk_ends == 0) return read_long_chunk(window.gaps);
    while (window.hard != 0) {
      const std::uint64_t from = ~std::uint64_t{0} << std::countr_zero(window.hard);
      const auto begin = static_cast<unsigned>(std::bit_width(window.chunk_starts & ~(from << 1))) - 1;
      const auto end = static_cast<unsigned>(std::countr_zero(window.chunk_ends & from));
      tokens_.add_plain(at_, window.starts & ((std::uint64_t{1} << begin) - 1), window.ends);
      by_rules_.read({at_ + begin, at_ + end});
      const std::uint64_t after = ~std::uint64_t{1} << end;
      window.starts &= after, window.ends &= after, window.hard &= after;
    }
    tokens_.add_plain(at_, window.starts, window.ends);
    at_ += static_cast<std::uint32_t>(std::bit_width(window.chunk_ends)) - 1;
  }

  // A chunk that does not end within the window, or nothing but white space.
  void read_long_chunk(std::uint64_t gaps) {
    const std::uint32_t begin = at_ + static_cast<std::uint32_t>(std::countr_one(gaps));
    const std::size_t end = std::min(bytes_.find_first_of(ascii_white_space, begin), bytes_.size());
    if (begin < end) by_rules_.read({begin, static_cast<std::uint32_t>(end)});
    at_ = static_cast<std::uint32_t>(end);
  }

  std::string_view bytes_;
  TokenList tokens_;
  ChunkReader by_rules_;
  std::uint32_t at_ = 0;
};

}  // namespace

Tokens tokenize_news(const Text& text, const std::vector<Quotation>& quotations) {
  return NewsTokenizer(text.bytes(), quotations).run();
}

}  // namespace communique
