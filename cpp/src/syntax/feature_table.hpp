// Which features have weights: the trainer keeps the most useful ones, all others are told apart and left out.
//
//     feature (64 bits) → bucket → the fingerprint among its four that is the feature's → its row
//
// A feature that was not kept has no row, but for one in thousands whose fingerprint is that of another.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace communique {

/// Filled from the front; empty slots are zeros.
struct FeatureBucket {
  static constexpr std::size_t size = 4;
  std::array<std::uint16_t, size> fingerprints{};
  std::array<std::uint16_t, size> rows{};
};

class FeatureTable {
 public:
  static constexpr std::uint32_t none = 0;  ///< row 0 is never a feature's
  static constexpr std::uint32_t max_rows = 1u << 16;

  FeatureTable() = default;
  /// A power of two of buckets.
  explicit FeatureTable(std::span<const FeatureBucket> buckets) : buckets_(buckets.data()), mask_(buckets.size() - 1) {}

  /// Cost: sixteen bytes, in one cache line; the four fingerprints are compared at once.
  std::uint32_t row(std::uint64_t feature) const {
    constexpr std::uint64_t ones = 0x0001000100010001, below_tops = 0x7FFF7FFF7FFF7FFF;
    const auto& bucket = buckets_[bucket_of(feature, mask_)];
    std::uint64_t fingerprints, rows;
    std::memcpy(&fingerprints, &bucket.fingerprints, sizeof fingerprints);
    std::memcpy(&rows, &bucket.rows, sizeof rows);
    const std::uint64_t differences = fingerprints ^ fingerprint_of(feature) * ones;
    const std::uint64_t equal = ~(((differences & below_tops) + below_tops) | differences | below_tops);  // top bits
    std::uint64_t found = rows & ((equal << 1) - (equal >> 15));
    found |= found >> 32;
    found |= found >> 16;
    return static_cast<std::uint32_t>(found & 0xFFFF);
  }

  void prefetch(std::uint64_t feature) const {
#ifdef __GNUC__
    __builtin_prefetch(buckets_ + bucket_of(feature, mask_));
#else
    static_cast<void>(feature);
#endif
  }

  static std::size_t bucket_of(std::uint64_t feature, std::size_t mask) { return (feature >> 20) & mask; }
  static std::uint16_t fingerprint_of(std::uint64_t feature) { return static_cast<std::uint16_t>(feature >> 48); }

 private:
  const FeatureBucket* buckets_ = nullptr;
  std::size_t mask_ = 0;
};

}  // namespace communique
