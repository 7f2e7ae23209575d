#include "communique/text.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>
#include <limits>

#include "communique/error.hpp"
#include "text/blocks.hpp"

namespace communique {
namespace {

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

// End of the ASCII that begins at `at`, or up to seven bytes before it.
std::size_t ascii_end(std::string_view utf8, std::size_t at) {
  std::uint64_t eight;
  for (; utf8.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, utf8.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080) != 0) break;
  }
  return at;
}

void require_utf8(std::string_view utf8) {
  for (std::size_t at = ascii_end(utf8, 0); at < utf8.size(); at = ascii_end(utf8, at)) {
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

// std::popcount is a call where the compiler may not use the processor's own.
std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101 >> 56);
}

}  // namespace

Text::Text(std::string utf8) : bytes_(std::move(utf8)) {
  require_size(bytes_.size());
  require_utf8(bytes_);
}

void Text::require_size(std::size_t bytes) {
  if (bytes <= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return;
  throw Error("CQ102",
              "text of " + std::to_string(bytes) + " bytes, above the limit of 2147483647; split it into documents");
}

OffsetMap::OffsetMap(std::string_view utf8) : utf8_(utf8), size_(static_cast<std::uint32_t>(utf8.size())) {
  const std::size_t ascii_blocks = ascii_end(utf8, 0) / block_size;
  const std::size_t blocks = utf8.size() / block_size + 1;
  std::uint64_t any = 0;
  tails_.resize(blocks);
  for (std::size_t block = ascii_blocks; block < blocks; ++block) {
    tails_[block] = read_block(utf8, block * block_size, {}).tails;
    any |= tails_[block];
  }
  if (any == 0) {
    tails_ = {};
    return;
  }
  before_.resize(blocks);
  std::uint32_t before = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    before_[block] = before;
    before += block_size - count_bits(tails_[block]);
  }
  size_ = before - (static_cast<std::uint32_t>(blocks) * block_size - size_);
}

std::uint32_t OffsetMap::code_points(std::uint32_t offset) const {
  if (before_.empty()) return offset;
  const std::uint64_t tails = tails_[offset / block_size];
  const std::uint32_t bit = offset % block_size;
  const std::uint32_t leads = before_[offset / block_size] + bit;
  if (tails == 0) return leads;
  // Inside a code point, its own first byte lies before.
  const std::uint64_t not_counted = tails & ((std::uint64_t{2} << bit) - 1);
  return leads - count_bits(not_counted);
}

void OffsetMap::code_points(std::span<const Span> spans, std::int32_t* begins, std::int32_t* ends) const {
  std::uint32_t shift = 0;  // bytes before `limit` that begin no code point
  std::uint32_t limit = next_tail(0);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].end > limit) {
      begins[i] = static_cast<std::int32_t>(code_points(spans[i].begin));
      ends[i] = static_cast<std::int32_t>(code_points(spans[i].end));
      shift = spans[i].end - static_cast<std::uint32_t>(ends[i]);
      limit = next_tail(spans[i].end);
    } else {
      begins[i] = static_cast<std::int32_t>(spans[i].begin - shift);
      ends[i] = static_cast<std::int32_t>(spans[i].end - shift);
    }
  }
}

// The first byte from `offset` on that begins no code point; the end of the text where there is none.
std::uint32_t OffsetMap::next_tail(std::uint32_t offset) const {
  std::uint64_t wanted = ~std::uint64_t{0} << offset % block_size;
  for (std::size_t block = offset / block_size; block < tails_.size(); ++block, wanted = ~std::uint64_t{0}) {
    const std::uint64_t tails = tails_[block] & wanted;
    if (tails != 0)
      return static_cast<std::uint32_t>(block * block_size) + static_cast<std::uint32_t>(std::countr_zero(tails));
  }
  return static_cast<std::uint32_t>(utf8_.size());
}

std::uint32_t OffsetMap::bytes(std::uint32_t index) const {
  if (before_.empty()) return index;
  if (index >= size_) return static_cast<std::uint32_t>(utf8_.size());
  const auto next = std::upper_bound(before_.begin(), before_.end(), index);
  const auto block = static_cast<std::size_t>(next - before_.begin()) - 1;
  std::uint64_t leads = ~tails_[block];
  for (std::uint32_t before = before_[block]; before < index; ++before) leads &= leads - 1;
  return static_cast<std::uint32_t>(block * block_size) + static_cast<std::uint32_t>(std::countr_zero(leads));
}

}  // namespace communique
