// Where what a cue reports ends.
#pragma once

#include <optional>
#include <vector>

#include "statement/draft.hpp"
#include "statement/sources.hpp"

namespace communique {

/// The end of what begins at word `start` after `hits[index]`: the end of its region, or the comma or conjunction
/// before the next cue that the same or another speaker goes on with.
std::uint32_t content_end(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                          const std::vector<std::optional<Source>>& sources, std::uint32_t start);

}  // namespace communique
