// How well a model does on annotated texts: F1 over words aligned by their spans, and of exact names.
#pragma once

#include <cstddef>
#include <vector>

#include "corpora.hpp"
#include "syntax/model.hpp"

namespace communique::train {

struct F1 {
  std::size_t hits = 0, found = 0, gold = 0;
  double percent() const { return share(2 * hits, found + gold); }
  double precision() const { return share(hits, found); }
  double recall() const { return share(hits, gold); }

 private:
  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  }
};

struct TagScores {
  F1 words, upos, forms, lemmas;
};
TagScores score_tags(const std::vector<AnnotatedText>& texts, const SyntaxModel& model);

/// Persons, organisations and places; nationalities apart.
struct NameScores {
  F1 all, persons, organisations, places, nationalities;
};
NameScores score_names(const std::vector<AnnotatedText>& texts, const SyntaxModel& model);

}  // namespace communique::train
