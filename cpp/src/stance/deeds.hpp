// What one party does to another: the classes of interaction by their own patterns.
#pragma once

#include <vector>

#include "stance/passage.hpp"

namespace communique {

struct Deed {
  WordRange words;
  Quad quad;
  float weight;
};

/// Deeds of cpp/data/stance_deeds.tsv inside `range`, in text order, the longest at each word. Cost: O(words).
std::vector<Deed> find_deeds(std::span<const Word> words, WordRange range);

/// The class of interaction from source to target that the passage tells.
Quad quad_between(const Passage& passage, WordRange target, std::optional<WordRange> source);

}  // namespace communique
