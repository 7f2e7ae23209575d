// Builds the word table: clusters, the tags that words have in the corpora, and lists of names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clusters.hpp"
#include "corpora.hpp"
#include "syntax/word_table.hpp"
#include "verb_forms.hpp"

namespace communique::train {

struct PackedWords {
  std::vector<WordSlot> slots;
  std::vector<WordFacts> facts;
  std::vector<std::uint8_t> coarse;
  WordTable table() const { return {slots, facts, coarse}; }
};

/// `verbs`: labels of words that the corpora hold too rarely to tell. `lists`: the corpora of use forenames, surnames,
/// territories and countries, below `folder`.
PackedWords build_word_table(const std::vector<AnnotatedText>& tagged, const std::vector<VerbForm>& verbs,
                             const Clusters& clusters, const std::vector<Corpus>& lists,
                             const std::filesystem::path& folder);

}  // namespace communique::train
