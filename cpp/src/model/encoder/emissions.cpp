#include "model/encoder/emissions.hpp"

#include <algorithm>
#include <functional>

namespace communique {
namespace {

// Distances in words from which another share holds.
constexpr std::array<std::int64_t, 11> distance_steps = {1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 64};

std::size_t bucket_of(std::int64_t distance) {
  const std::int64_t size = distance < 0 ? -distance : distance;
  const auto steps = std::ranges::upper_bound(distance_steps, size) - distance_steps.begin();
  const auto middle = static_cast<std::ptrdiff_t>(distance_steps.size());
  return static_cast<std::size_t>(distance < 0 ? middle - steps : middle + steps);
}

void add_row(const PairScores::Rows& rows, std::size_t word, float share, PairScores::Side& side) {
  const auto bytes = std::span(rows.bytes).subspan(word * PairScores::width, PairScores::width);
  const float step = rows.steps[word] * share;
  for (std::size_t i = 0; i < side.size(); ++i) side[i] += step * static_cast<float>(bytes[i]);
}

}  // namespace

PairScores::Side PairScores::mean_left(std::size_t first, std::size_t last) const {
  Side side{};
  const float share = 1.0f / static_cast<float>(last - first);
  for (std::size_t word = first; word < last; ++word) add_row(left, word, share, side);
  return side;
}

PairScores::Side PairScores::ends_right(std::size_t first, std::size_t last) const {
  Side side{};
  add_row(right, first, 0.5f, side);
  add_row(right, last - 1, 0.5f, side);
  return side;
}

float PairScores::score(const Side& left_side, const Side& right_side, std::int64_t distance) const {
  float product = 0;
  for (std::size_t i = 0; i < width; ++i) product += left_side[i] * right_side[i];
  return product / 8 + distances[bucket_of(distance)];
}

std::vector<float> Emissions::mean(const WordScores& scores, std::size_t first, std::size_t last) const {
  std::vector<float> sums(scores.labels);
  float count = 0;
  for (std::size_t word = first; word < last; ++word) {
    if (seen[word] == 0) continue;
    count += 1;
    std::ranges::transform(sums, scores.of(word), sums.begin(), std::plus<>());
  }
  for (float& sum : sums) sum /= std::max(count, 1.0f);
  return sums;
}

std::int64_t link_distance(std::size_t cue_first, std::size_t cue_last, std::size_t span_first, std::size_t span_last) {
  if (span_first >= cue_last) return static_cast<std::int64_t>(span_first - (cue_last - 1));
  if (span_last <= cue_first) return -static_cast<std::int64_t>(cue_first - (span_last - 1));
  return 0;
}

}  // namespace communique
