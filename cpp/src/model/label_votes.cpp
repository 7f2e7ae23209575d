#include "model/label_votes.hpp"

#include <algorithm>

namespace communique {

void LabelVotes::add(LabelledRange span, float weight) {
  const auto end = first_ + static_cast<std::uint32_t>(scores_.size() / labels_.count());
  for (auto at = std::max(span.first, first_); at < std::min(span.last, end); ++at) {
    const auto label = at == span.first ? BioLabels::begin(span.kind) : BioLabels::inside(span.kind);
    scores_[std::size_t{at - first_} * labels_.count() + label] += weight;
  }
}

std::vector<LabelledRange> LabelVotes::decode(std::span<const std::uint8_t> open) const {
  auto spans = ranges_of(viterbi(labels_, std::span<const float>(scores_), {}, open));
  for (auto& span : spans) {
    span.first += first_;
    span.last += first_;
  }
  return spans;
}

}  // namespace communique
