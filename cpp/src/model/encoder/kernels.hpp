// The inner loops of the encoder, in one version for each kind of processor; all give the same bits.
//
//     rows of bytes (count × inputs)   ·   panels of weights   →   sums (count × outputs)
//
// Goal:      one row of numbers at a time, as fast as the processor can.
// Guarantee: sums of products are integers and exact; floats are added in sixteen lanes and in one order everywhere,
//            without fused operations, so that no score depends on the machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace communique::encoder {

/// Weights lie in panels of so many outputs and groups of so many inputs:
/// output o and input k at (o / 32 * inputs / 4 + k / 4) * 128 + o % 32 * 4 + k % 4.
inline constexpr std::size_t panel_outputs = 32;
inline constexpr std::size_t group_inputs = 4;

/// Where a weight lies.
constexpr std::size_t place_in_panels(std::size_t output, std::size_t input, std::size_t inputs) {
  return (output / panel_outputs * (inputs / group_inputs) + input / group_inputs) * panel_outputs * group_inputs +
         output % panel_outputs * group_inputs + input % group_inputs;
}

/// The most that two weights of one output and of inputs 2k and 2k + 1 add up to, where both have the same sign, in
/// narrow panels: 255 times that fits into sixteen bits.
inline constexpr int narrow_pair = 128;
bool are_narrow(std::span<const std::int8_t> panels);

inline constexpr std::size_t cache_line = 64;  ///< bytes

/// Most inputs of a product.
inline constexpr std::size_t most_inputs = 1536;

/// What a row of bytes stands for: number i is low + step * byte i.
struct Scale {
  float low = 0;
  float step = 0;
};

/// What signed bytes stand for: step times byte; and the sum of the bytes.
struct Key {
  float step = 0;
  std::int32_t sum = 0;
};

/// From sums to numbers: number j of a row with scale s is (s.step * sums[j]) * scales[j] + (s.low * lows[j] +
/// bias[j]). `lows` are the sums of each output's weights, times its scale.
struct Outputs {
  const float* scales = nullptr;
  const float* lows = nullptr;
  const float* bias = nullptr;
  std::size_t count = 0;  ///< a multiple of 32, as all counts below
};

struct Kernels {
  std::string_view name;  ///< "amx", "avx512", "avxvnni", "avx2", "neon", "portable"

  /// `inputs` is a multiple of 4 and 1,536 at most; rows lie `stride` bytes apart, sums `outputs` apart.
  void (*multiply)(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                   std::size_t inputs, std::size_t outputs, std::int32_t* sums);
  /// The same sums for panels that `are_narrow`, and for bytes to 127 and weights from -127 to 127; half as fast again
  /// where there are no products of four bytes at once.
  decltype(multiply) multiply_narrow;

  /// Bytes for numbers, in 256 even steps from the least to the greatest.
  Scale (*quantise)(const float* numbers, std::size_t count, std::uint8_t* bytes);

  /// Bytes to 127 for the 32 numbers of a query, byte 64 for zero; gives their step.
  float (*quantise_query)(const float* numbers, std::uint8_t* bytes);

  /// Bytes from -127 to 127 for the 32 numbers of a key, spread over the groups of a panel from this place on.
  Key (*quantise_key)(const float* numbers, std::int8_t* panel);

  /// The values of 32 dimensions, `stride` numbers from piece to piece, as one panel of bytes from -127 to 127 whose
  /// inputs are the pieces; those beyond `count`, to the next multiple of 4, are zeros. `steps` has room for 32.
  void (*quantise_values)(const float* numbers, std::size_t stride, std::size_t count, std::int8_t* panel,
                          float* steps);

  /// Numbers of sums.
  void (*scale)(const std::int32_t* sums, Scale scale, const Outputs& outputs, float* numbers);

  /// Bytes for the GELU of the numbers of sums, to 1e-4; the least byte stands for its least value.
  Scale (*gelu)(const std::int32_t* sums, Scale scale, const Outputs& outputs, float* room, std::uint8_t* bytes);

  /// Adds the numbers of sums to those of a row, and gives these mean 0 and variance 1, times gain, plus bias.
  void (*add_and_norm)(const std::int32_t* sums, Scale scale, const Outputs& outputs, const float* gain,
                       const float* bias, float* numbers);

  /// Mean 0 and variance 1, times gain, plus bias.
  void (*norm)(const float* gain, const float* bias, std::size_t count, float* numbers);

  /// Two to the power of each logit less the greatest, in parts of 16,383: the higher seven bits and the lower ones,
  /// and the sum of the first `real`. Logit j is step * ((sums[j] + offsets[j]) * scales[j]); those from `real` on
  /// repeat the one before.
  std::int32_t (*soften)(const std::int32_t* sums, float step, const std::int32_t* offsets, const float* scales,
                         std::size_t count, std::size_t real, std::uint8_t* high, std::uint8_t* low);

  /// 32 numbers: (128 * high + low) * steps / total.
  void (*mix)(const std::int32_t* high, const std::int32_t* low, const float* steps, std::int32_t total,
              float* numbers);
};

/// Those that run here, the fastest first.
std::span<const Kernels> kernels();

}  // namespace communique::encoder
