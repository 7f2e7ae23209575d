// How far a rule's cue reaches: over a phrase, its clause, what follows it or the sentence, by tags and clauses alone.
#pragma once

#include "communique/lexicon.hpp"
#include "communique/syntax.hpp"

namespace communique {

/// The words that a matched rule governs, by the kind of scope that its table gives it. Cost: O(1); no scope looks
/// farther than 64 words or eight clauses for its end, but one of the kind "sentence".
WordRange rule_scope(const Syntax& syntax, const Rule& rule, WordRange cue);

/// The clause that holds the word.
WordRange clause_at(const Syntax& syntax, std::uint32_t word);

/// The part of `a` that lies in `b`.
WordRange intersection(WordRange a, WordRange b);

/// From the first word of either to the last of either.
WordRange hull(WordRange a, WordRange b);

}  // namespace communique
