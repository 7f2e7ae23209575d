// The layers of the encoder: from the pieces of one window to 384 numbers a piece.
//
//     ids, cases  →  embeddings  →  layer 0  →  …  →  numbers
//
//     a layer     numbers + attention, normed; + feed-forward part, normed
//
// Goal:      the numbers of BERT's layers with products of bytes.
// Guarantee: the same bits on every processor, for every other window read before or at the same time; nothing is
//            allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/encoder/kernels.hpp"
#include "model/encoder/scratch.hpp"
#include "model/weights_file.hpp"

namespace communique::encoder {

/// Packed weights, and how their sums become numbers.
struct Matrix {
  const std::int8_t* panels = nullptr;
  std::size_t inputs = 0;
  Outputs outputs;
  bool narrow = false;
};

/// The sums of the weights of each output, times its scale.
std::vector<float> lows_of(const std::int8_t* panels, std::size_t inputs, std::span<const float> scales);

class Layers {
 public:
  /// Views the weights, which must outlive the object. Throws `Error` CQ214 where a section is missing, has another
  /// size than the shape asks for, or holds a float beyond 10,000. `kernels`: those that `run` will be called
  /// with.
  Layers(const WeightsFile& file, std::uint32_t vocabulary, const Kernels& kernels);
  Layers(const Layers&) = delete;
  Layers& operator=(const Layers&) = delete;

  /// The pieces of a window: their ids (below the size of the vocabulary), and how they are written, 0 to 2.
  struct Window {
    std::span<const std::uint32_t> ids;  ///< 1 to 256
    std::span<const std::uint8_t> cases;
  };

  /// 384 numbers for each of the `rows`, which are places in the window in ascending order. They stay in the scratch
  /// until its next use. Cost: 10.6 million multiplications of bytes a piece in six layers.
  std::span<const float> run(const Kernels& kernels, const Window& window, std::span<const std::uint32_t> rows,
                             Scratch& scratch) const;

  std::size_t count() const { return layers_.size(); }

 private:
  struct Layer {
    Matrix projections, out, up, down;
    std::span<const float> norms;  // gain and bias behind attention, gain and bias behind the feed-forward part
  };

  Layer read_layer(const WeightsFile& file, const std::string& name, bool look_for_narrow);
  void read_shape(const WeightsFile& file, std::uint32_t vocabulary);
  Matrix read_matrix(const WeightsFile& file, const std::string& name, std::size_t outputs, std::size_t inputs,
                     bool look_for_narrow);
  void embed(const Kernels& kernels, const Window& window, float* numbers) const;
  static void project(const Kernels& kernels, const Layer& layer, std::size_t count, Scratch& scratch);
  static void feed_forward(const Kernels& kernels, const Layer& layer, std::size_t count, Scratch& scratch);

  std::span<const std::int8_t> words_;
  std::span<const float> word_scales_, positions_, cases_, norm_;
  std::vector<Layer> layers_;
  std::vector<std::vector<float>> lows_;  // what the matrices view
};

/// A section of floats from -10,000 to 10,000. Throws `Error` CQ214.
std::span<const float> float_section(const WeightsFile& file, const std::string& name, std::size_t count);

}  // namespace communique::encoder
