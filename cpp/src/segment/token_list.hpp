// The tokens of a text while they are found.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "communique/segments.hpp"
#include "segment/number_kinds.hpp"

namespace communique {

class TokenList {
 public:
  explicit TokenList(std::string_view bytes) : bytes_(bytes) {}

  void add(Span span, TokenKind kind) {
    make_room(1);
    put(span, kind);
  }

  /// Makes room for `more` tokens, which `put` then adds without asking.
  void make_room(std::size_t more) {
    if (tokens_.spans.size() - count_ >= more) return;
    const std::size_t size = 2 * tokens_.spans.size() + bytes_.size() / 4 + more;
    tokens_.spans.resize(size);
    tokens_.kinds.resize(size);
  }
  void put(Span span, TokenKind kind) {
    if (is_number(kind)) numbers_.push_back(static_cast<std::uint32_t>(count_));
    tokens_.spans[count_] = span;
    tokens_.kinds[count_++] = kind;
  }

  Tokens take() {
    tokens_.spans.resize(count_);
    tokens_.kinds.resize(count_);
    mark_neighbours(bytes_, numbers_, tokens_);
    return std::move(tokens_);
  }

 private:
  std::string_view bytes_;
  Tokens tokens_;                       // with room at the end
  std::size_t count_ = 0;               // of tokens
  std::vector<std::uint32_t> numbers_;  // indices of those that are numbers
};

}  // namespace communique
