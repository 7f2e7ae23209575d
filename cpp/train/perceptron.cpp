#include "perceptron.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "model/linear.hpp"
#include "syntax/feature_table.hpp"

namespace communique::train {

std::uint32_t RowMap::add(std::uint64_t feature) {
  if (2 * (count_ + 1) > keys_.size()) grow();
  for (auto at = start(feature);; at = (at + 1) & (keys_.size() - 1)) {
    if (rows_[at] != 0 && keys_[at] != feature) continue;
    if (rows_[at] == 0) {
      keys_[at] = feature;
      rows_[at] = ++count_;
      features_.push_back(feature);
    }
    return rows_[at];
  }
}

void RowMap::grow() {
  const auto size = 2 * keys_.size();
  keys_.assign(size, 0);
  rows_.assign(size, 0);
  for (std::uint32_t row = 1; row <= count_; ++row) {
    auto at = start(features_[row]);
    while (rows_[at] != 0) at = (at + 1) & (size - 1);
    keys_[at] = features_[row];
    rows_[at] = row;
  }
}

std::uint32_t Perceptron::new_row(std::uint64_t feature) {
  const auto row = rows_.add(feature);
  const auto size = (std::size_t{row} + 1) * labels_;
  if (size > weights_.size()) {
    weights_.resize(size);
    sums_.resize(size);
    since_.resize(size);
  }
  return row;
}

void Perceptron::only(std::span<const std::uint64_t> features) {
  for (const auto feature : features) new_row(feature);
  fixed_ = true;
}

void Perceptron::score(std::span<const std::uint64_t> features, std::span<std::int32_t> scores) const {
  for (const auto feature : features) {
    const auto row = rows_.find(feature);
    if (row == 0) continue;
    const auto* weights = &weights_[std::size_t{row} * labels_];
    for (std::uint32_t label = 0; label < labels_; ++label) scores[label] += weights[label];
  }
}

std::vector<std::int64_t> Perceptron::sums() const {
  auto sums = sums_;
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += (steps_ - since_[i]) * weights_[i];
  return sums;
}

std::vector<std::uint64_t> best_features(const Perceptron& perceptron, const FeatureCounts& counts, std::size_t count) {
  const auto sums = perceptron.sums();
  const auto labels = perceptron.labels();
  struct Worth {
    std::int64_t worth;
    std::uint32_t row;
  };
  std::vector<Worth> worths;
  for (std::uint32_t row = 1; row <= perceptron.rows().size(); ++row) {
    std::int64_t total = 0;
    for (std::uint32_t label = 0; label < labels; ++label) total += std::abs(sums[std::size_t{row} * labels + label]);
    const auto feature = perceptron.rows().features()[row];
    worths.push_back({total / 64 * std::min<std::int64_t>(counts.of(feature), 8), row});
  }
  std::ranges::stable_sort(worths, std::greater(), &Worth::worth);
  worths.resize(std::min(worths.size(), count));
  std::vector<std::uint64_t> features;
  for (const auto& [worth, row] : worths) features.push_back(perceptron.rows().features()[row]);
  return features;
}

namespace {

constexpr std::int64_t largest = 127;

// What becomes the largest byte: one in so many weights is above it and cut off.
std::int64_t top_of(const std::vector<std::int64_t>& sums, std::size_t one_in) {
  std::vector<std::int64_t> sizes;
  for (const auto sum : sums) {
    if (sum != 0) sizes.push_back(std::abs(sum));
  }
  if (sizes.empty()) return 1;
  const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / one_in);
  std::ranges::nth_element(sizes, rank, std::greater());
  return *rank;
}

}  // namespace

PackedWeights pack(const Perceptron& perceptron, std::size_t cut_off, std::size_t buckets) {
  const auto sums = perceptron.sums();
  const auto labels = perceptron.labels();
  const auto unit = top_of(sums, cut_off);
  PackedWeights packed;
  packed.buckets.resize(buckets);
  packed.rows.assign(labels, 0);  // row 0, of features that have none
  std::uint32_t rows = 1;
  for (std::uint32_t row = 1; row <= perceptron.rows().size() && rows < FeatureTable::max_rows; ++row) {
    const auto feature = perceptron.rows().features()[row];
    std::vector<std::int8_t> weights;
    for (std::uint32_t label = 0; label < labels; ++label) {
      const auto sum = sums[std::size_t{row} * labels + label] * largest;
      const auto rounded = (sum + (sum < 0 ? -unit : unit) / 2) / unit;
      weights.push_back(static_cast<std::int8_t>(std::clamp(rounded, -largest, largest)));
    }
    if (std::ranges::all_of(weights, [](std::int8_t weight) { return weight == 0; })) continue;
    const auto fingerprint = FeatureTable::fingerprint_of(feature);
    auto& bucket = packed.buckets[FeatureTable::bucket_of(feature, buckets - 1)];
    std::size_t slot = 0;
    while (slot < FeatureBucket::size && bucket.rows[slot] != 0 && bucket.fingerprints[slot] != fingerprint) ++slot;
    if (slot == FeatureBucket::size || bucket.rows[slot] != 0) continue;
    bucket.fingerprints[slot] = fingerprint;
    bucket.rows[slot] = static_cast<std::uint16_t>(rows++);
    packed.rows.insert(packed.rows.end(), weights.begin(), weights.end());
  }
  packed.rows.insert(packed.rows.end(), LinearModel::slack, 0);
  return packed;
}

}  // namespace communique::train
