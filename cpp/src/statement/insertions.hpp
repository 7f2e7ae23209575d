// Reporting clauses within what they report: "The museum, Mr. Lind said, opened in May."
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// What was said before a reporting clause, and where it goes on behind the comma after it.
struct Interrupted {
  WordRange before;
  std::uint32_t after = 0;
};

/// What the clause of a hit interrupts, if anything: `clause` reaches from its source to its cue, or the other way
/// round. Something said before the clause and something after it make one sentence, or two that a conjunction joins.
std::optional<Interrupted> find_interrupted(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                            WordRange clause);

}  // namespace communique
