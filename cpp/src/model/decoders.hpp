// From scores to labels: of one word alone, or of a row of words in which some labels cannot follow each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace communique {

/// Where the greatest score stands, the first of equals. `scores` has at least one.
std::uint32_t argmax(std::span<const std::int32_t> scores);
std::uint32_t argmax(std::span<const float> scores);

/// Labels of words that begin, continue or are outside of a span of some kind:
///
///     0 O · 1 B of kind 0 · 2 I of kind 0 · 3 B of kind 1 · …
///
/// I of a kind follows B or I of that kind and nothing else. Up to 127 kinds.
struct BioLabels {
  std::uint32_t kinds = 0;

  static constexpr std::uint32_t outside = 0;
  static constexpr std::uint32_t begin(std::uint32_t kind) { return 1 + 2 * kind; }
  static constexpr std::uint32_t inside(std::uint32_t kind) { return 2 + 2 * kind; }
  static constexpr bool is_inside(std::uint32_t label) { return label != outside && label % 2 == 0; }
  static constexpr std::uint32_t kind_of(std::uint32_t label) { return (label - 1) / 2; }
  static constexpr bool may_follow(std::uint32_t before, std::uint32_t label) {
    return !is_inside(label) || before == label || before + 1 == label;
  }
  static constexpr bool may_start(std::uint32_t label) { return !is_inside(label); }

  constexpr std::uint32_t count() const { return 1 + 2 * kinds; }
};

/// The best row of labels: the one whose scores have the greatest sum among those that `BioLabels` allows.
///
/// `scores` holds `labels.count()` numbers a word, word after word. `transitions`, if given, has that number squared:
/// the entry of row l and column r is added wherever a word of label l stands before one of label r. `open`, if given,
/// has a number a word: no span ends between a word that is not 0 there and the next. Of equal rows, that with the
/// smallest labels from the right wins. Any scores give an allowed row, not-a-number included. Cost: O(words × labels),
/// with transitions O(words × labels²).
std::vector<std::uint8_t> viterbi(const BioLabels& labels, std::span<const std::int32_t> scores,
                                  std::span<const std::int32_t> transitions = {});
std::vector<std::uint8_t> viterbi(const BioLabels& labels, std::span<const float> scores,
                                  std::span<const float> transitions = {}, std::span<const std::uint8_t> open = {});

/// Half-open range of words, and what they are.
struct LabelledRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t kind = 0;
  friend bool operator==(const LabelledRange&, const LabelledRange&) = default;
};

/// The spans that a row of labels describes, in order. An I that continues nothing of its kind begins a span.
std::vector<LabelledRange> ranges_of(std::span<const std::uint8_t> labels);

}  // namespace communique
