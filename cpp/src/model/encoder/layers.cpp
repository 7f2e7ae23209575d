#include "model/encoder/layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "model/encoder/architecture.hpp"
#include "model/encoder/attention.hpp"

namespace communique::encoder {
namespace {

// Of any float of the file; with these, no number on the way overflows.
constexpr float most_weight = 10'000;

void quantise_rows(const Kernels& kernels, const float* numbers, std::size_t rows, std::uint8_t* bytes, Scale* scales) {
  for (std::size_t i = 0; i < rows; ++i) {
    scales[i] = kernels.quantise(numbers + i * hidden, hidden, bytes + i * hidden);
  }
}

void multiply(const Kernels& kernels, const std::uint8_t* bytes, std::size_t rows, const Matrix& matrix,
              std::int32_t* sums) {
  const auto product = matrix.narrow ? kernels.multiply_narrow : kernels.multiply;
  product(bytes, matrix.inputs, rows, matrix.panels, matrix.inputs, matrix.outputs.count, sums);
}

}  // namespace

std::vector<float> lows_of(const std::int8_t* panels, std::size_t inputs, std::span<const float> scales) {
  const std::vector<std::uint8_t> ones(inputs, 1);
  std::vector<std::int32_t> sums(scales.size());
  kernels().front().multiply(ones.data(), inputs, 1, panels, inputs, scales.size(), sums.data());
  std::vector<float> lows(scales.size());
  std::ranges::transform(sums, scales, lows.begin(),
                         [](std::int32_t sum, float scale) { return static_cast<float>(sum) * scale; });
  return lows;
}

std::span<const float> float_section(const WeightsFile& file, const std::string& name, std::size_t count) {
  const auto numbers = file.section<float>(name, count);
  const auto odd = std::ranges::find_if_not(numbers, [](float number) { return std::abs(number) <= most_weight; });
  if (odd != numbers.end()) {
    refuse_section(file.name(), name,
                   "holds no number from -10000 to 10000 at place " + std::to_string(odd - numbers.begin()));
  }
  return numbers;
}

Layers::Layers(const WeightsFile& file, std::uint32_t vocabulary, const Kernels& kernels) {
  read_shape(file, vocabulary);
  words_ = file.section<std::int8_t>("word embeddings", vocabulary * hidden);
  word_scales_ = float_section(file, "word embedding scales", vocabulary);
  positions_ = float_section(file, "position embeddings", most_positions * hidden);
  cases_ = float_section(file, "case embeddings", cases * hidden);
  norm_ = float_section(file, "embedding norm", 2 * hidden);
  const bool look_for_narrow = kernels.multiply_narrow != kernels.multiply;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layers_[i] = read_layer(file, "layer " + std::to_string(i) + ' ', look_for_narrow);
  }
}

Layers::Layer Layers::read_layer(const WeightsFile& file, const std::string& name, bool look_for_narrow) {
  return {read_matrix(file, name + "qkv", 3 * hidden, hidden, look_for_narrow),
          read_matrix(file, name + "out", hidden, hidden, look_for_narrow),
          read_matrix(file, name + "up", inner, hidden, look_for_narrow),
          read_matrix(file, name + "down", hidden, inner, look_for_narrow),
          float_section(file, name + "norms", 4 * hidden)};
}

void Layers::read_shape(const WeightsFile& file, std::uint32_t vocabulary) {
  const auto shape = file.section<std::int32_t>("shape", 8);
  const std::array<std::int64_t, 8> known = {shape[0], hidden, heads, inner, vocabulary, most_positions, 0, 0};
  const auto place = std::ranges::mismatch(shape, known).in1 - shape.begin();
  const bool few = 1 <= shape[0] && shape[0] <= static_cast<std::int32_t>(most_layers);
  if (place < 8 || !few) {
    const auto at = few ? static_cast<std::size_t>(place) : 0;
    refuse_section(file.name(), "shape",
                   "has " + std::to_string(shape[at]) + " at place " + std::to_string(at) + ", which is not " +
                       (at == 0 ? "1 to " + std::to_string(most_layers) : std::to_string(known[at])));
  }
  layers_.resize(static_cast<std::size_t>(shape[0]));
}

Matrix Layers::read_matrix(const WeightsFile& file, const std::string& name, std::size_t outputs, std::size_t inputs,
                           bool look_for_narrow) {
  const auto panels = file.section<std::int8_t>(name, outputs * inputs);
  const auto scales = float_section(file, name + " scales", outputs);
  const auto bias = float_section(file, name + " bias", outputs);
  lows_.push_back(lows_of(panels.data(), inputs, scales));
  const Outputs numbers{scales.data(), lows_.back().data(), bias.data(), outputs};
  return {panels.data(), inputs, numbers, look_for_narrow && are_narrow(panels)};
}

std::span<const float> Layers::run(const Kernels& kernels, const Window& window, std::span<const std::uint32_t> rows,
                                   Scratch& scratch) const {
  const std::size_t count = window.ids.size();
  std::array<std::uint32_t, most_positions> every{};
  std::iota(every.begin(), every.end(), 0u);
  float* const numbers = scratch.numbers.data();
  embed(kernels, window, numbers);
  for (const Layer& layer : layers_) {
    const bool is_last = &layer == &layers_.back();
    const std::span<const std::uint32_t> now = is_last ? rows : std::span(every).first(count);
    project(kernels, layer, count, scratch);
    attend(kernels, scratch.projected.data(), count, now, scratch.attention, scratch.context.data());
    if (is_last) {  // nobody looks at the others any more
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] != i) std::copy_n(numbers + rows[i] * hidden, hidden, numbers + i * hidden);
      }
    }
    feed_forward(kernels, layer, now.size(), scratch);
  }
  return {numbers, rows.size() * hidden};
}

void Layers::embed(const Kernels& kernels, const Window& window, float* numbers) const {
  for (std::size_t i = 0; i < window.ids.size(); ++i, numbers += hidden) {
    const std::int8_t* const word = words_.data() + window.ids[i] * hidden;
    const float* const position = positions_.data() + i * hidden;
    const float* const how = cases_.data() + window.cases[i] * hidden;
    const float scale = word_scales_[window.ids[i]];
    for (std::size_t k = 0; k < hidden; ++k) numbers[k] = static_cast<float>(word[k]) * scale + (position[k] + how[k]);
    kernels.norm(norm_.data(), norm_.data() + hidden, hidden, numbers);
  }
}

void Layers::project(const Kernels& kernels, const Layer& layer, std::size_t count, Scratch& scratch) {
  constexpr std::size_t width = 3 * hidden;
  std::array<Scale, block_rows> scales;
  for (std::size_t first = 0; first < count; first += block_rows) {
    const std::size_t now = std::min(block_rows, count - first);
    quantise_rows(kernels, scratch.numbers.data() + first * hidden, now, scratch.bytes.data(), scales.data());
    multiply(kernels, scratch.bytes.data(), now, layer.projections, scratch.sums.data());
    for (std::size_t i = 0; i < now; ++i) {
      kernels.scale(scratch.sums.data() + i * width, scales[i], layer.projections.outputs,
                    scratch.projected.data() + (first + i) * width);
    }
  }
}

void Layers::feed_forward(const Kernels& kernels, const Layer& layer, std::size_t count, Scratch& scratch) {
  std::array<Scale, block_rows> scales;
  std::uint8_t* const bytes = scratch.bytes.data();
  std::uint8_t* const inner_bytes = scratch.inner_bytes.data();
  std::int32_t* const sums = scratch.sums.data();
  const float* const norms = layer.norms.data();
  for (std::size_t first = 0; first < count; first += block_rows) {
    const std::size_t now = std::min(block_rows, count - first);
    float* const numbers = scratch.numbers.data() + first * hidden;
    quantise_rows(kernels, scratch.context.data() + first * hidden, now, bytes, scales.data());
    multiply(kernels, bytes, now, layer.out, sums);
    for (std::size_t i = 0; i < now; ++i) {
      kernels.add_and_norm(sums + i * hidden, scales[i], layer.out.outputs, norms, norms + hidden,
                           numbers + i * hidden);
    }
    quantise_rows(kernels, numbers, now, bytes, scales.data());
    multiply(kernels, bytes, now, layer.up, sums);
    for (std::size_t i = 0; i < now; ++i) {
      scales[i] = kernels.gelu(sums + i * inner, scales[i], layer.up.outputs, scratch.inner_row.data(),
                               inner_bytes + i * inner);
    }
    multiply(kernels, inner_bytes, now, layer.down, sums);
    for (std::size_t i = 0; i < now; ++i) {
      kernels.add_and_norm(sums + i * hidden, scales[i], layer.down.outputs, norms + 2 * hidden, norms + 3 * hidden,
                           numbers + i * hidden);
    }
  }
}

}  // namespace communique::encoder
