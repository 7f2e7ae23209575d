// Tags of function words that a look further than the tagger's window decides.
#pragma once

#include <cstdint>
#include <span>

#include "communique/syntax.hpp"

namespace communique {

/// Mends labels of one sentence: "has neither confirmed" (an auxiliary), "both fleets" (a determiner). Linear.
void correct_labels(std::span<const Word> words, std::span<std::uint8_t> labels);

}  // namespace communique
