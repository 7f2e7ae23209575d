// From matches to what each contributes to which target.
#pragma once

#include <optional>
#include <vector>

#include "stance/passage.hpp"

namespace communique {

/// One word's or formula's share of the stance toward one target.
struct Contribution {
  WordRange target;
  std::uint32_t at = 0;  ///< first word of what carries it
  Ledger ledger;         ///< weight and every step of composition
  Modality modality = Modality::realis;
  std::optional<Span> condition;
  bool implied = false;  ///< reached by implicature, not by grammar
  bool lexical = false;  ///< the target's own words ("terrorism"); yields to what is said about it
  bool slight = false;   ///< only strengthens what else is said ("cooperation", "an important step")
};

/// Everything that the words of the passage contribute. Cost: linear in its matches.
std::vector<Contribution> compose(const Passage& passage, const Matches& matches);

}  // namespace communique
