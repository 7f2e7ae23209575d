#include <algorithm>
#include <bit>
#include <cstring>

#include "communique/syntax.hpp"
#include "model/features.hpp"

namespace communique {

std::string_view StringPool::keep(std::string_view string) {
  if (2 * (count_ + 1) > table_.size()) grow(std::max<std::size_t>(64, 2 * table_.size()));
  for (auto at = hash_bytes(string);; ++at) {
    auto& slot = table_[at & (table_.size() - 1)];
    if (slot.data() == nullptr) {
      slot = store(string);
      ++count_;
    }
    if (slot == string) return slot;
  }
}

void StringPool::reserve(std::size_t strings) {
  if (const auto slots = std::bit_ceil(2 * strings); slots > table_.size()) grow(slots);
}

void StringPool::grow(std::size_t slots) {
  const auto old = std::move(table_);
  table_.assign(slots, {});
  for (const auto string : old) {
    if (string.data() == nullptr) continue;
    auto at = hash_bytes(string);
    while (table_[at & (table_.size() - 1)].data() != nullptr) ++at;
    table_[at & (table_.size() - 1)] = string;
  }
}

std::string_view StringPool::store(std::string_view string) {
  constexpr std::size_t chunk_size = 8192;
  if (string.size() > left_ || next_ == nullptr) {
    left_ = std::max(chunk_size, string.size());
    chunks_.push_back(std::make_unique<char[]>(left_));
    next_ = chunks_.back().get();
  }
  std::memcpy(next_, string.data(), string.size());
  const std::string_view kept(next_, string.size());
  next_ += string.size();
  left_ -= string.size();
  return kept;
}

}  // namespace communique
