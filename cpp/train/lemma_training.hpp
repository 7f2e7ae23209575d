// Learns lemmas: rules by ending, and the words that no rule gets right.
#pragma once

#include <vector>

#include "corpora.hpp"
#include "syntax/lemmas.hpp"
#include "verb_forms.hpp"

namespace communique::train {

struct PackedLemmas {
  std::vector<LemmaSlot> slots;
  std::vector<LemmaEdit> edits;
  std::vector<std::uint8_t> endings;
};

/// From words as annotated, and forms of verbs whether they occur or not.
PackedLemmas learn_lemmas(const std::vector<AnnotatedText>& texts, const std::vector<VerbForm>& verbs);

}  // namespace communique::train
