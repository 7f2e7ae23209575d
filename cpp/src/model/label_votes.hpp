// Scores of BIO labels to which others than the encoder add, and the spans of the best row of labels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/decoders.hpp"

namespace communique {

class LabelVotes {
 public:
  /// Scores of words from `first`, `labels.count()` a word.
  LabelVotes(BioLabels labels, std::span<const float> scores, std::uint32_t first = 0)
      : labels_(labels), first_(first), scores_(scores.begin(), scores.end()) {}

  /// A vote of that weight for the words of `span` as a span of its kind; those beyond the scores are left out.
  void add(LabelledRange span, float weight);

  /// In text order, not overlapping. `open`: as `viterbi` takes it.
  std::vector<LabelledRange> decode(std::span<const std::uint8_t> open = {}) const;

 private:
  BioLabels labels_;
  std::uint32_t first_;
  std::vector<float> scores_;
};

}  // namespace communique
