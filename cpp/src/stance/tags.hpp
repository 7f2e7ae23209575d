// Small questions about one word's tag and role.
#pragma once

#include "stance/constants.hpp"

namespace communique {

inline bool is_nominal(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::NUM;
}

inline bool is_verbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

inline bool is_light_verb(const Word& word) { return word.upos == Upos::VERB && has_role(word, WordRole::light); }

/// What may stand between a subject and the main word of its verb group.
inline bool is_auxiliary(const Word& word) {
  return word.upos == Upos::AUX || word.upos == Upos::ADV || (word.upos == Upos::PART && word.norm != "'s") ||
         has_role(word, WordRole::negator) || is_light_verb(word);
}

/// Determiner, adjectives and adverbs before a predicate noun or adjective.
inline bool modifies_predicate(const Word& word) {
  return word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::ADV;
}

inline constexpr std::uint32_t look_around = 40;  ///< words looked at around a match
inline constexpr std::uint32_t clause_hops = 6;   ///< clauses looked at around a clause
inline constexpr std::uint32_t group_words = 6;   ///< words of a verb group

}  // namespace communique
