#include "communique/text.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "communique/error.hpp"

namespace communique {
namespace {

constexpr std::size_t block_size = 64;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Bytes of the code point at `at`, 0 where it is ill-formed. Lone surrogates (ED A0..BF xx) count as well-formed.
std::size_t sequence_length(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + i < utf8.size() ? utf8[at + i] : 0); };
  const auto within = [&](std::size_t i, unsigned low, unsigned high) { return low <= byte(i) && byte(i) <= high; };
  const auto tail = [&](std::size_t i) { return within(i, 0x80, 0xBF); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return tail(1) ? 2 : 0;
  if (lead < 0xF0) return within(1, lead == 0xE0 ? 0xA0 : 0x80, 0xBF) && tail(2) ? 3 : 0;
  if (lead > 0xF4) return 0;
  return within(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && tail(2) && tail(3) ? 4 : 0;
}

void require_utf8(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = sequence_length(utf8, at);
    if (length == 0) {
      char value[8];
      std::snprintf(value, sizeof value, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(utf8[at])));
      throw Error("CQ101", std::string("byte ") + value + " is not UTF-8, at byte " + std::to_string(at) +
                               "; decode the text from its own encoding first, or replace its bad bytes by U+FFFD");
    }
    at += length;
  }
}

std::uint32_t count_code_points(std::string_view bytes) {
  std::uint32_t count = 0;
  for (const char byte : bytes) count += !is_continuation(byte);
  return count;
}

}  // namespace

Text::Text(std::string utf8) : bytes_(std::move(utf8)) {
  if (bytes_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error("CQ102", "text of " + std::to_string(bytes_.size()) +
                             " bytes, above the limit of 2147483647; split it into documents");
  }
  require_utf8(bytes_);
}

OffsetMap::OffsetMap(std::string_view utf8) : utf8_(utf8) {
  blocks_.reserve(utf8.size() / block_size + 1);
  for (std::size_t at = 0; at < utf8.size(); at += block_size) {
    blocks_.push_back(size_);
    size_ += count_code_points(utf8.substr(at, block_size));
  }
  if (size_ == utf8.size()) blocks_ = {};
}

std::uint32_t OffsetMap::code_points(std::uint32_t offset) const {
  if (blocks_.empty()) return offset;
  if (offset >= utf8_.size()) return size_;
  // A code point that `offset` falls into has begun, but is not yet before it.
  while (offset > 0 && is_continuation(utf8_[offset])) --offset;
  const std::size_t block = offset / block_size;
  return blocks_[block] + count_code_points(utf8_.substr(block * block_size, offset % block_size));
}

std::uint32_t OffsetMap::bytes(std::uint32_t index) const {
  if (blocks_.empty()) return index;
  if (index >= size_) return static_cast<std::uint32_t>(utf8_.size());
  // Code points have 1 to 4 bytes, so the block is found by halving between the two bounds.
  std::size_t low = index / block_size;
  std::size_t high = std::min(blocks_.size(), index * std::size_t{4} / block_size + 1);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (blocks_[middle] <= index ? low : high) = middle;
  }
  std::size_t at = low * block_size;
  for (std::uint32_t before = blocks_[low];; ++at) {
    if (is_continuation(utf8_[at])) continue;
    if (before++ == index) return static_cast<std::uint32_t>(at);
  }
}

}  // namespace communique
