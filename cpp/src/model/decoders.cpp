#include "model/decoders.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace communique {
namespace {

template <typename Score>
std::uint32_t first_greatest(std::span<const Score> scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return static_cast<std::uint32_t>(best);
}

// Walks the words from left to right and keeps, for each label, the best row that ends in it.
template <typename Score>
class Viterbi {
 public:
  // Wide enough for the sum of any row of words.
  using Sum = std::conditional_t<std::is_integral_v<Score>, std::int64_t, double>;

  Viterbi(const BioLabels& labels, std::span<const Score> scores, std::span<const Score> transitions,
          std::span<const std::uint8_t> open = {})
      : count_(labels.count()),
        scores_(scores),
        transitions_(transitions),
        open_(open),
        before_(count_),
        sums_(count_) {}

  std::vector<std::uint8_t> run() {
    const std::size_t words = scores_.size() / count_;
    std::vector<std::uint8_t> path(words);
    if (words == 0) return path;
    from_.resize(words * count_);
    start();
    for (std::size_t word = 1; word < words; ++word) step(word);
    path.back() = static_cast<std::uint8_t>(first_greatest(std::span<const Sum>(sums_)));
    for (std::size_t word = words - 1; word > 0; --word) path[word - 1] = from_[word * count_ + path[word]];
    return path;
  }

 private:
  void start() {
    for (std::uint32_t label = 0; label < count_; ++label) {
      sums_[label] = BioLabels::may_start(label) ? Sum(scores_[label]) : never;
    }
  }

  void step(std::size_t word) {
    std::swap(before_, sums_);
    const bool is_open = !open_.empty() && open_[word - 1] != 0;
    const std::uint32_t best = is_open ? BioLabels::outside : first_greatest(std::span<const Sum>(before_));
    const auto from_any = [&](std::uint32_t label) {
      return is_open || transitions_.empty() ? best : best_before(label);
    };
    put(word, BioLabels::outside, from_any(BioLabels::outside));
    for (std::uint32_t begin = BioLabels::begin(0), inside = begin + 1; inside < count_; begin += 2, inside += 2) {
      put(word, begin, from_any(begin));
      put(word, inside, better(begin, inside, inside));
    }
  }

  void put(std::size_t word, std::uint32_t label, std::uint32_t from) {
    from_[word * count_ + label] = static_cast<std::uint8_t>(from);
    sums_[label] = sum_through(from, label) + Sum(scores_[word * count_ + label]);
  }

  Sum sum_through(std::uint32_t from, std::uint32_t label) const {
    return before_[from] + (transitions_.empty() ? Sum{} : Sum(transitions_[from * count_ + label]));
  }

  std::uint32_t better(std::uint32_t first, std::uint32_t second, std::uint32_t label) const {
    return sum_through(second, label) > sum_through(first, label) ? second : first;
  }

  std::uint32_t best_before(std::uint32_t label) const {
    std::uint32_t best = 0;
    for (std::uint32_t from = 1; from < count_; ++from) best = better(best, from, label);
    return best;
  }

  // Below every sum that can be had, and far enough from the end of its type for every sum to be added to it.
  static constexpr Sum never =
      std::is_integral_v<Score> ? std::numeric_limits<Sum>::lowest() / 2 : -std::numeric_limits<Sum>::infinity();

  std::uint32_t count_;
  std::span<const Score> scores_, transitions_;
  std::span<const std::uint8_t> open_;
  std::vector<Sum> before_, sums_;  // of the word before, of this word: the best sum of a row that ends in the label
  std::vector<std::uint8_t> from_;  // the label before it in that row
};

}  // namespace

std::uint32_t argmax(std::span<const std::int32_t> scores) {
  std::int32_t greatest = scores[0];  // many at a time, unlike the place of the greatest
  for (const auto score : scores) greatest = std::max(greatest, score);
  return static_cast<std::uint32_t>(std::ranges::find(scores, greatest) - scores.begin());
}
std::uint32_t argmax(std::span<const float> scores) { return first_greatest(scores); }

std::vector<std::uint8_t> viterbi(const BioLabels& labels, std::span<const std::int32_t> scores,
                                  std::span<const std::int32_t> transitions) {
  return Viterbi(labels, scores, transitions).run();
}

std::vector<std::uint8_t> viterbi(const BioLabels& labels, std::span<const float> scores,
                                  std::span<const float> transitions, std::span<const std::uint8_t> open) {
  return Viterbi(labels, scores, transitions, open).run();
}

std::vector<LabelledRange> ranges_of(std::span<const std::uint8_t> labels) {
  std::vector<LabelledRange> ranges;
  for (std::uint32_t word = 0; word < labels.size(); ++word) {
    const std::uint32_t label = labels[word];
    if (label == BioLabels::outside) continue;
    const std::uint32_t kind = BioLabels::kind_of(label);
    const bool continues =
        BioLabels::is_inside(label) && !ranges.empty() && ranges.back().last == word && ranges.back().kind == kind;
    if (continues) {
      ++ranges.back().last;
    } else {
      ranges.push_back({word, word + 1, kind});
    }
  }
  return ranges;
}

}  // namespace communique
