// Weights of labels and the features that have them; both tables are larger than the caches near the processor.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "model/linear.hpp"
#include "syntax/feature_table.hpp"
#include "syntax/templates.hpp"

namespace communique {

struct Scorer {
  FeatureTable features;
  LinearModel weights;
};

/// Rows of the features of a word that have weights.
class Rows {
 public:
  void clear() { count_ = 0; }
  void add(const Features& features, const Scorer& scorer) {
    for (const auto feature : features.all()) {
      rows_[count_] = scorer.features.row(feature);
      count_ += rows_[count_] != FeatureTable::none;
    }
  }
  std::span<const std::uint32_t> all() const { return {rows_.data(), count_}; }

 private:
  std::array<std::uint32_t, max_features + 1> rows_;
  std::size_t count_ = 0;
};

/// Finds the rows of word after word, each two words before they are used, so that memory has time to fetch them.
class RowPipeline {
 public:
  explicit RowPipeline(const Scorer& scorer) : scorer_(scorer) {}

  /// Calls `make(i, features)` for words from `first` to `last`, and `use(i, rows)` for each of them, in order.
  template <typename Make, typename Use>
  void run(std::size_t first, std::size_t last, const Make& make, const Use& use) {
    for (std::size_t i = first; i < last + 2; ++i) {
      if (i < last) {
        auto& features = slots_[i % slots_.size()].features;
        features.count = 0;
        make(i, features);
        for (const auto feature : features.all()) scorer_.features.prefetch(feature);
      }
      if (i > first && i <= last) find(slots_[(i - 1) % slots_.size()]);
      if (i >= first + 2) use(i - 2, slots_[(i - 2) % slots_.size()].rows);
    }
  }

 private:
  struct Slot {
    Features features;
    Rows rows;
  };

  void find(Slot& slot) const {
    slot.rows.clear();
    slot.rows.add(slot.features, scorer_);
  }

  const Scorer& scorer_;
  std::array<Slot, 4> slots_;
};

}  // namespace communique
