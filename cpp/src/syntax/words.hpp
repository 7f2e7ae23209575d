// The words as they are read before anything is known of them: their norms, and the sentences that hold them.
#pragma once

#include "communique/syntax.hpp"

namespace communique {

/// Fills `syntax.words` (spans and norms) and `syntax.sentences` from the segments.
void read_words(const Text& text, const Segments& segments, Syntax& syntax);

/// Words that open a noun phrase as determiners do, though treebanks call them pronouns: my, its. Not "her", which is
/// both.
bool is_possessive(std::string_view norm);

}  // namespace communique
