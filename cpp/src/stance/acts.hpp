// The strongest act that words carry.
#pragma once

#include <optional>

#include "stance/passage.hpp"

namespace communique {

/// The strongest act among the markers inside `range`; none where there is no marker that counts.
std::optional<Act> strongest_act(const Passage& passage, const Matches& matches, WordRange range);

/// The act of the whole query: its reporting cue against the markers of its content.
Act act_of_query(const Passage& passage, const Matches& matches);

/// Whether the marker counts: its subject fits its scope, and it is neither negated nor only supposed.
bool act_counts(const Passage& passage, const Match& match);

}  // namespace communique
