// The averaged perceptron: integer weights, integer sums of them over all steps.
//
// A feature gets a row of weights when it is first part of a mistake. Which features may have one can be limited to
// those that were seen often enough, or to a list (the second round, after the best ones are known).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/feature_table.hpp"

namespace communique::train {

/// Row numbers of features; open addressing. Row 0 is of none.
class RowMap {
 public:
  RowMap() : keys_(1u << 16), rows_(1u << 16) {}

  std::uint32_t find(std::uint64_t feature) const {
    for (auto at = start(feature);; at = (at + 1) & (keys_.size() - 1)) {
      if (rows_[at] == 0 || keys_[at] == feature) return rows_[at];
    }
  }
  /// The row of the feature, a new one if it has none.
  std::uint32_t add(std::uint64_t feature);

  std::uint32_t size() const { return count_; }
  /// Features by row; the one at 0 means nothing.
  const std::vector<std::uint64_t>& features() const { return features_; }

 private:
  std::size_t start(std::uint64_t feature) const {
    return static_cast<std::size_t>((feature ^ feature >> 29) * 0x9E3779B97F4A7C15u >> 20) & (keys_.size() - 1);
  }
  void grow();

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint64_t> features_{0};
  std::uint32_t count_ = 0;
};

/// How often features were seen, two bits each, roughly: features may share a count.
class FeatureCounts {
 public:
  FeatureCounts() : counts_(1u << 26) {}
  void add(std::uint64_t feature) {
    auto& count = counts_[slot(feature)];
    if (count < 255) ++count;
  }
  std::uint32_t of(std::uint64_t feature) const { return counts_[slot(feature)]; }

 private:
  static std::size_t slot(std::uint64_t feature) { return feature >> 38; }
  std::vector<std::uint8_t> counts_;
};

class Perceptron {
 public:
  explicit Perceptron(std::uint32_t labels) : labels_(labels), weights_(labels), sums_(labels), since_(labels) {}

  std::uint32_t labels() const { return labels_; }
  const RowMap& rows() const { return rows_; }

  /// Allows these features alone; otherwise every one may get a row.
  void only(std::span<const std::uint64_t> features);

  /// Adds the weights of the features to `scores`.
  void score(std::span<const std::uint64_t> features, std::span<std::int32_t> scores) const;
  /// `amount` for the label, from now on. `allowed(feature)` says whether a feature may get a row.
  template <typename Allowed>
  void update(std::span<const std::uint64_t> features, std::uint32_t label, std::int32_t amount,
              const Allowed& allowed) {
    for (const auto feature : features) {
      auto row = rows_.find(feature);
      if (row == 0 && !fixed_ && allowed(feature)) row = new_row(feature);
      if (row != 0) change(std::size_t{row} * labels_ + label, amount);
    }
  }
  /// Ends a step: what the weights are now counts once more.
  void step() { ++steps_; }

  /// Sum over all steps of each weight, row by row; the number of steps.
  std::vector<std::int64_t> sums() const;
  std::int64_t steps() const { return steps_; }

 private:
  std::uint32_t new_row(std::uint64_t feature);
  void change(std::size_t at, std::int32_t amount) {
    sums_[at] += (steps_ - since_[at]) * weights_[at];
    since_[at] = static_cast<std::int32_t>(steps_);
    weights_[at] += amount;
  }

  std::uint32_t labels_;
  bool fixed_ = false;
  RowMap rows_;
  std::vector<std::int32_t> weights_;
  std::vector<std::int64_t> sums_;
  std::vector<std::int32_t> since_;
  std::int64_t steps_ = 0;
};

/// The `count` features whose average weights tell most, weighed by how often they are seen.
std::vector<std::uint64_t> best_features(const Perceptron& perceptron, const FeatureCounts& counts, std::size_t count);

/// The average weights as bytes, and the table that finds their rows.
struct PackedWeights {
  std::vector<FeatureBucket> buckets;
  std::vector<std::int8_t> rows;  ///< with the slack of a LinearModel
};

/// Rounds the averages to bytes; one weight in `cut_off` is greater than the greatest byte stands for. Features for
/// which no slot is free are left out.
PackedWeights pack(const Perceptron& perceptron, std::size_t cut_off, std::size_t buckets);

}  // namespace communique::train
