// Which features have weights: the trainer keeps the most useful ones, all others are told apart and left out.
//
//     feature (64 bits) → bucket of four slots → a slot with the same fingerprint → its row
//
// A feature that was not kept has no row, but for one in thousands whose fingerprint is that of another.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace communique {

class FeatureTable {
 public:
  static constexpr std::uint32_t none = 0;  ///< row 0 is never a feature's
  static constexpr std::size_t bucket_size = 4;
  static constexpr std::uint32_t max_rows = 1u << 16;

  FeatureTable() = default;
  /// Buckets of four slots, a power of two of them; a slot is fingerprint << 16 | row, zero where it is empty.
  explicit FeatureTable(std::span<const std::uint32_t> slots)
      : slots_(slots.data()), mask_(slots.size() / bucket_size - 1) {}

  /// Cost: sixteen bytes, in one cache line.
  std::uint32_t row(std::uint64_t feature) const {
    const std::uint32_t* bucket = slots_ + bucket_size * bucket_of(feature, mask_);
    const std::uint32_t wanted = fingerprint_of(feature);
    std::uint32_t found = none;
    for (std::size_t i = 0; i < bucket_size; ++i) {
      found |= (bucket[i] >> 16) == wanted ? bucket[i] & 0xFFFF : 0;
    }
    return found;
  }

  static std::size_t bucket_of(std::uint64_t feature, std::size_t mask) { return (feature >> 20) & mask; }
  static std::uint32_t fingerprint_of(std::uint64_t feature) { return static_cast<std::uint32_t>(feature >> 48); }

 private:
  const std::uint32_t* slots_ = nullptr;
  std::size_t mask_ = 0;
};

}  // namespace communique
