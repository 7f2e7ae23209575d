// Tags that a look further than the tagger's window decides, or at the capitals of the text.
#pragma once

#include <cstdint>
#include <span>

#include "communique/syntax.hpp"

namespace communique {

/// Mends labels of one sentence: "has neither confirmed" (an auxiliary), "both fleets" (a determiner). Linear.
void correct_labels(std::span<const Word> words, std::span<std::uint8_t> labels);

/// Makes names of pronouns in capitals: "the WHO" and, where nothing is asked, "WHO said". Words of one sentence.
/// Linear.
void correct_acronyms(const Text& text, std::span<const Word> words, std::span<std::uint8_t> labels);

}  // namespace communique
