// The heads: linear rows over the 384 numbers of a word, all in one product.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/encoder/emissions.hpp"
#include "model/encoder/kernels.hpp"
#include "model/encoder/layers.hpp"
#include "model/encoder/scratch.hpp"
#include "model/weights_file.hpp"

namespace communique::encoder {

class Heads {
 public:
  /// Rounds the floats of the file to bytes, row by row. Throws `Error` CQ214 where a section is missing, has another
  /// size than its head asks for, or holds a float beyond 10,000.
  explicit Heads(const WeightsFile& file);

  /// Scores as they are for words that have no piece: outside of everything.
  Emissions emissions_of(std::size_t words) const;

  /// Fills in the scores of some words; `numbers` has 384 for each. Cost: 0.2 million multiplications of bytes a word.
  void read(const Kernels& kernels, std::span<const float> numbers, std::span<const std::uint32_t> words,
            Scratch& scratch, Emissions& emissions) const;

 private:
  void add_row(std::size_t row, std::span<const float> weights, float bias);

  Room<std::int8_t> panels_;
  std::vector<float> scales_, lows_, bias_;
  Matrix matrix_;
  std::vector<std::array<float, 23>> distances_;  // one for each pair head
};

}  // namespace communique::encoder
