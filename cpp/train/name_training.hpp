// Learns names: a structured perceptron over whole sentences, which the best row of labels corrects.
#pragma once

#include <vector>

#include "tag_training.hpp"

namespace communique::train {

struct PackedNames {
  PackedWeights weights;
  std::vector<std::int32_t> transitions;
};

PackedNames learn_names(const std::vector<Lesson>& lessons, const Schedule& schedule);

}  // namespace communique::train
