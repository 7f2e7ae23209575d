// What the words of a passage say about one given target: a list of shares by how they stand to it.
#pragma once

#include <string>
#include <vector>

#include "stance/passage.hpp"

namespace communique {

/// How a word of praise or blame stands to the target.
enum class Relation : std::uint8_t {
  bound,      ///< grammar binds it to the target
  implied,    ///< implicature does
  before,     ///< in the target's clause, before it
  after,      ///< in the target's clause, after it
  sentence,   ///< in another clause of its sentence
  elsewhere,  ///< in another sentence
};

struct Share {
  Span span;
  std::string rule;
  double value;  ///< composed polarity, already weakened by distance
  Relation relation;
  Modality modality = Modality::realis;
  std::optional<Span> condition = {};
};

/// Every share of the passage, the target's own words left out. Cost: linear in words and matches.
std::vector<Share> shares_toward(const Passage& passage, const Matches& matches, WordRange target);

/// Whether the target speaks: it is the subject of a reporting verb.
bool is_speaker(const Passage& passage, const Matches& matches, WordRange target);

}  // namespace communique
