// The tokens of a text while they are found.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "communique/segments.hpp"
#include "segment/number_kinds.hpp"
#include "segment/plain_words.hpp"
#include "text/blocks.hpp"

namespace communique {

class TokenList {
 public:
  explicit TokenList(std::string_view bytes) : bytes_(bytes) {}

  void add(Span span, TokenKind kind) {
    make_room(1);
    if (is_number(kind)) numbers_.push_back(static_cast<std::uint32_t>(count_));
    tokens_.spans[count_] = span;
    tokens_.kinds[count_++] = kind;
  }

  /// The plain tokens of 64 bytes from `at` that begin at a bit of `starts`, in order; `ends` has a bit for each.
  void add_plain(std::uint32_t at, std::uint64_t starts, std::uint64_t ends) {
    make_room(block_size);
    Span* span = tokens_.spans.data() + count_;
    TokenKind* kind = tokens_.kinds.data() + count_;
    const char* const text = bytes_.data() + at;
    for (; starts != 0; starts &= starts - 1, ends &= ends - 1) {
      const auto begin = static_cast<std::uint32_t>(std::countr_zero(starts));
      *span++ = {at + begin, at + static_cast<std::uint32_t>(std::countr_zero(ends))};
      *kind = plain_kind(text + begin);
      if (is_number(*kind++)) numbers_.push_back(static_cast<std::uint32_t>(span - tokens_.spans.data()) - 1);
    }
    count_ = static_cast<std::size_t>(span - tokens_.spans.data());
  }

  Tokens take() {
    tokens_.spans.resize(count_);
    tokens_.kinds.resize(count_);
    mark_neighbours(bytes_, numbers_, tokens_);
    return std::move(tokens_);
  }

 private:
  void make_room(std::size_t more) {
    if (tokens_.spans.size() - count_ >= more) return;
    const std::size_t size = 2 * tokens_.spans.size() + bytes_.size() / 4 + more;
    tokens_.spans.resize(size);
    tokens_.kinds.resize(size);
  }

  std::string_view bytes_;
  Tokens tokens_;                       // with room at the end
  std::size_t count_ = 0;               // of tokens
  std::vector<std::uint32_t> numbers_;  // indices of those that are numbers
};

}  // namespace communique
