// What a cue reports: the words before it, after it, or both.
#pragma once

#include <optional>
#include <vector>

#include "statement/draft.hpp"
#include "statement/sources.hpp"

namespace communique {

/// The statement of `hits[index]`, without its speaker; none where the cue reports nothing after all.
std::optional<Draft> find_content(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                  const std::vector<std::optional<Source>>& sources);

}  // namespace communique
