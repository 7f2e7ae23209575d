// What the encoder gives for a document: plain scores of its words, for the rooms that decode them.
//
//     word          source             cue                …   link_source
//     "said"        O 2.1 B −3 I −4    O −2 B 4.0 I −1        64 numbers as a cue, 64 as a source
//
// Goal:      one reading of the document serves every task.
// Guarantee: one row a word of the segments; every number is finite.
// Non-goals: decoding.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace communique {

/// Scores of labels, one row a word.
struct WordScores {
  std::uint32_t labels = 0;
  std::vector<float> scores;

  std::span<const float> of(std::size_t word) const { return of(word, word + 1); }
  /// Of words from `first` to before `last`, word after word.
  std::span<const float> of(std::size_t first, std::size_t last) const {
    return std::span(scores).subspan(first * labels, (last - first) * labels);
  }
};

/// How well words fit to other words, such as a cue to its source: the product of two short rows of numbers, one for
/// each side, and a share for how far apart they are.
struct PairScores {
  static constexpr std::size_t width = 64;
  using Side = std::array<float, width>;

  /// Numbers of eight bits, `width` a word, and their step.
  struct Rows {
    std::vector<std::int8_t> bytes;
    std::vector<float> steps;
  };

  Rows left, right;
  std::array<float, 23> distances{};

  /// Mean of the words from `first` to before `last`.
  Side mean_left(std::size_t first, std::size_t last) const;
  /// Mean of the first and the last word of a span.
  Side ends_right(std::size_t first, std::size_t last) const;
  /// The score of two sides that are `distance` words apart; positive where they fit.
  float score(const Side& left_side, const Side& right_side, std::int64_t distance) const;
};

struct Emissions {
  /// Whether the encoder saw the word: one without a single piece, such as a lone control character, has the scores of
  /// "outside", and no share in means.
  std::vector<std::uint8_t> seen;

  WordScores source, cue, content;  ///< O B I
  WordScores uncertainty;           ///< O, then B I of epistemic, doxastic, condition, investigation
  WordScores negation;              ///< O B I
  WordScores names;                 ///< O, then B I of person, organisation, place, nationality
  WordScores commitment;            ///< −3 … 3 for the event at the word

  // To be taken as means over words.
  WordScores quad;  ///< of a sentence: verbal and material cooperation and conflict
  WordScores stance_target,
      stance_context;  ///< of a target and of its sentence, whose sum is: negative neutral positive

  PairScores link_source, link_content;  ///< left the cue, right the span
  PairScores scope, hedge_scope;         ///< left the cue, right a word

  /// Mean of the rows of those words of the range that were seen; zeros where none was.
  std::vector<float> mean(const WordScores& scores, std::size_t first, std::size_t last) const;

  std::size_t size() const { return seen.size(); }
};

/// Words between a cue and a span, as a link has them: to the near end of the span, negative where it stands before,
/// 0 where they touch each other's words.
std::int64_t link_distance(std::size_t cue_first, std::size_t cue_last, std::size_t span_first, std::size_t span_last);

}  // namespace communique
