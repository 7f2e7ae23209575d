// The numbers and words of composition, read once from cpp/data/stance_*.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "communique/stance.hpp"

namespace communique {

/// cpp/data/stance_constants.tsv, which says what each means.
double stance_constant(std::string_view name);

enum class WordRole : std::uint8_t {
  negator,
  light,
  degree,
  transparent,
  first,
  empty,
  party,
  toward,
  obligation,
  future,
  copula
};

/// Whether the word or its lemma is listed for the role in cpp/data/stance_words.tsv.
bool has_role(const Word& word, WordRole role);
/// The factor of a word of degree; 1 for any other word.
double degree_of(const Word& word);

/// How well or ill the word speaks of whoever stands near it (cpp/data/stance_valence.tsv); 0 for any other word.
double valence_of(const Word& word);

/// The quad of that name; throws `Error` CQ203 where there is none.
Quad quad_named(std::string_view name);

std::optional<Act> act_named(std::string_view name);
/// How strongly a reporting cue of that act speaks for it.
double cue_strength(Act act);
/// The polarity of a reporting cue of that act toward content that is no clause: urged dialogue.
double cue_stand(Act act);
/// The class of interaction that an act with this polarity toward its target is.
Quad quad_of(Act act, Polarity polarity);

Polarity label_of(double polarity);

}  // namespace communique
