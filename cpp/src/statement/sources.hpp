// The words that name the source of a cue.
#pragma once

#include <optional>
#include <vector>

#include "statement/draft.hpp"

namespace communique {

struct Source {
  WordRange mention;
  bool inherited = false;  ///< the subject of an earlier verb: "said …, noting that"
  bool inverted = false;   ///< after the cue: said Andrabi
};

/// The source of `hits[index]`; `found` holds the sources of the hits before it, one each.
std::optional<Source> find_source(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                  const std::vector<std::optional<Source>>& found);

}  // namespace communique
