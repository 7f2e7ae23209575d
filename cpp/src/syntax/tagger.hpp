// Tags and lemmas by rules: the vocabulary first, then the form of the word and its neighbours.
#pragma once

#include "communique/syntax.hpp"

namespace communique {

/// Fills `syntax.words`: norm, lemma and tag of every word of the segments.
void tag_words(const Text& text, const Segments& segments, Syntax& syntax);

}  // namespace communique
