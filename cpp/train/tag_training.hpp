// Learns tags, and scores them.
#pragma once

#include <vector>

#include "corpora.hpp"
#include "perceptron.hpp"
#include "syntax/signs.hpp"

namespace communique::train {

/// A text with the signs of its words.
struct Lesson {
  const AnnotatedText* text;
  std::vector<WordSigns> signs;
};
std::vector<Lesson> prepare(const std::vector<AnnotatedText>& texts, const WordTable& table);

struct Schedule {
  int epochs = 8;
  std::int32_t margin = 0;   ///< a lead that the right label must have
  std::size_t rows = 60000;  ///< features kept
  std::size_t buckets = 1u << 15;
  std::size_t cut_off = 100000;  ///< one weight in so many does not fit into a byte
  std::uint32_t seen = 2;        ///< features seen less often get no weights
};

PackedWeights learn_tags(const std::vector<Lesson>& lessons, const Schedule& schedule);

}  // namespace communique::train
