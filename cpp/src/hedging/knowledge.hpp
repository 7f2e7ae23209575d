// What the data files say about cues and their composition.
#pragma once

#include <optional>
#include <string_view>

#include "communique/hedging.hpp"

namespace communique {

/// cpp/data/hedging_composition.tsv
struct Composition {
  double aside;                  ///< share of a cue that misses the main proposition
  double later;                  ///< share of the sentences after the first
  double wish;                   ///< least weight of a bouletic cue that claims nothing
  double supposed;               ///< weight of a condition on its own clause
  double infinitive;             ///< weight of "to" before a target whose event it leaves open
  std::uint32_t negation_reach;  ///< most words between a negation and the cue that it turns
  std::size_t counted;           ///< most cues that are folded
};
const Composition& composition();

/// The class of that name; none for "none" and names that are no cue class.
std::optional<CueClass> cue_class(std::string_view name);

/// The rule of cues of that class that the encoder alone sees (cpp/data/hedging_model.tsv).
const Rule& model_rule(CueClass cls);

/// Does the rule mean "less likely than not", though its class is no negation?
bool turns_direction(const Rule& rule);

/// Does the word lay a duty on somebody ("must")?
bool is_obligation(std::string_view norm);

/// Does an infinitive under the word tell what happened ("continued to grow")?
bool realises_infinitive(std::string_view lemma);

enum class ContentStatus : std::uint8_t { claimed, open, denied, withheld };
/// What the act of a reporting cue makes of its content.
ContentStatus content_status(std::string_view act);

/// Level of a commitment.
Level level_of(double commitment);

}  // namespace communique
