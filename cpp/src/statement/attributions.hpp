// Attributions as the encoder sees them: spans of sources, cues and contents, and which of them belong together.
#pragma once

#include <optional>
#include <vector>

#include "communique/syntax.hpp"
#include "model/encoder/emissions.hpp"

namespace communique {

struct SeenAttribution {
  WordRange cue;
  std::optional<WordRange> source;
  std::vector<WordRange> contents;  ///< in text order
};

/// Cues with a content, in text order. Sources and contents do not end amid a phrase. What the rules found speaks for
/// its words, too. Linear: each span looks at its nearest neighbours alone.
std::vector<SeenAttribution> find_attributions(const Syntax& syntax, const Emissions& emissions,
                                               const std::vector<SeenAttribution>& by_rules);

}  // namespace communique
