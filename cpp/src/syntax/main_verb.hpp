// A sentence that ends in a full stop has a finite verb, and so has each of its clauses that begins with "that": where
// the best tags hold none, the word that loses least by it becomes one ("The agency projects a small rise").
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "communique/syntax.hpp"

namespace communique {

/// A word read as a finite verb.
struct VerbReading {
  std::int32_t loss = std::numeric_limits<std::int32_t>::max();  ///< against its best label; the greatest: it is none
  std::uint8_t label = 0;
};

/// The best of the finite verbs among the scores of a word whose best label is `best`.
VerbReading verb_reading(std::span<const std::int32_t> scores, std::uint8_t best);

/// Makes every finite verb lose: none follows a determiner.
void forbid_finite(std::span<std::int32_t> scores);

/// Whether a sentence with these labels has too few finite verbs.
bool lacks_verb(std::span<const Word> words, std::span<const std::uint8_t> labels);

/// The word that loses least among those that stand behind a subject and before more words; the size of `labels` where
/// there is none.
std::size_t likeliest_verb(std::span<const VerbReading> readings, std::span<const std::uint8_t> labels);

}  // namespace communique
