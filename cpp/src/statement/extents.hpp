// From a run of words to the spans of a content: what is quoted, what is not, and the type that follows.
#pragma once

#include "statement/draft.hpp"

namespace communique {

/// Adds the words to the draft's content and sets its type: `direct` where all of it is quoted, `mixed` where some is.
/// Outer quotation marks and the punctuation at the end are left out.
void add_words(const Scene& scene, WordRange words, Draft& draft);

/// Adds the utterance as direct content.
void add_utterance(const Utterance& utterance, Draft& draft);

}  // namespace communique
