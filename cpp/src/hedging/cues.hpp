// Hedge cues inside what one speaker said: which words, how far they reach.
#pragma once

#include <vector>

#include "communique/hedging.hpp"

namespace communique {

/// A matched rule in its surroundings.
struct FoundCue {
  const Rule* rule;
  CueClass cls;
  WordRange words;  ///< whole tokens
  WordRange scope;  ///< contains `words`
  bool reporting;   ///< stands in the reporting cue, not in what was said
  bool negated;     ///< a negation before it in its clause
};

/// Cues of the query's content and reporting words, in text order; with emissions, those of the rules that the encoder
/// sees as well, and those that it alone sees. Cost: O(words of the query).
std::vector<FoundCue> find_hedge_cues(const Syntax& syntax, const Matches& matches, const HedgingQuery& query,
                                      const Emissions* emissions);

}  // namespace communique
