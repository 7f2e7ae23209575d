// Emissions written by hand: labels of words, and links that depend on the distance alone.
#pragma once

#include <string_view>

#include "model/encoder/emissions.hpp"

namespace communique {

// Scores that speak for labels written one letter a word: B, I or anything else for outside.
inline WordScores scores_of(std::string_view labels) {
  WordScores scores{3, std::vector<float>(3 * labels.size())};
  for (std::size_t i = 0; i < labels.size(); ++i)
    scores.scores[3 * i + (labels[i] == 'B' ? 1 : labels[i] == 'I' ? 2 : 0)] = 10;
  return scores;
}

// Nearer spans fit better; a span does not fit a cue inside of it.
inline PairScores links_of(std::size_t words) {
  PairScores links;
  for (auto* rows : {&links.left, &links.right}) {
    rows->bytes.resize(words * PairScores::width);
    rows->steps.resize(words);
  }
  for (std::size_t i = 0; i < links.distances.size(); ++i)
    links.distances[i] = 14 - static_cast<float>(i < 11 ? 11 - i : i - 11);
  links.distances[11] = -1;
  return links;
}

}  // namespace communique
