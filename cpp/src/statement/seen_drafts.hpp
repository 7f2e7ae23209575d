// What the encoder sees and what the rules find, as one list of drafts.
#pragma once

#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// The drafts of the rules, corrected by the attributions that the encoder sees: it tells spans of sources and contents
/// better, the rules know what a cue does, to whom and where something was said, and refusals. Linear.
std::vector<Draft> with_seen(const Scene& scene, std::vector<Draft> by_rules, const Emissions& emissions);

}  // namespace communique
