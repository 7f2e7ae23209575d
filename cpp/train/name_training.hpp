// Learns names: a structured perceptron over whole sentences, which the best row of labels corrects.
#pragma once

#include <vector>

#include "tag_training.hpp"

namespace communique::train {

PackedWeights learn_names(const std::vector<Lesson>& lessons, const Schedule& schedule);

}  // namespace communique::train
