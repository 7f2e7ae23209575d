// Included once for each kind of processor, within a namespace of its own and the options of that processor. Before it
// stand `lanes`, the types Floats and Ints of that many numbers, `least`, `greatest` (the second where one is no
// number), `store_bytes`, which takes the lowest byte of each, and `sum_of` and `greatest_of` all lanes: of the first
// half and the second, of the first and second quarter of these, and so on.
//
// Whatever the width of a register, sums are kept in sixteen lanes and added up in one order.

COMMUNIQUE_INLINE Floats load(const float* from) {
  Floats value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
COMMUNIQUE_INLINE void store(float* to, Floats value) { __builtin_memcpy(to, &value, sizeof value); }
COMMUNIQUE_INLINE Ints load(const std::int32_t* from) {
  Ints value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
COMMUNIQUE_INLINE Ints bits_of(Floats value) { return __builtin_bit_cast(Ints, value); }
COMMUNIQUE_INLINE Floats from_bits(Ints bits) { return __builtin_bit_cast(Floats, bits); }
COMMUNIQUE_INLINE Floats all(float value) { return Floats{} + value; }
COMMUNIQUE_INLINE Floats to_floats(Ints value) { return __builtin_convertvector(value, Floats); }

// Added to a number of less than two million, this leaves the nearest whole number in the lowest bits; the lowest 16
// bits of its own are zeros.
constexpr float rounder = 12582912.0f;
COMMUNIQUE_INLINE Ints rounded_bits(Floats value) { return bits_of(value + rounder); }
COMMUNIQUE_INLINE Ints nearest(Floats value) { return rounded_bits(value) - bits_of(all(rounder)); }

// 2 to the power of x, -100 to 100, to 8e-5 of it.
COMMUNIQUE_INLINE Floats power_of_two(Floats x) {
  const Floats shifted = x + rounder;
  const Floats rest = x - (shifted - rounder);
  Floats power = rest * 0.05517156888245221f + 0.24261111450549483f;
  power = power * rest + 0.6932610039501557f;
  power = power * rest + 0.9999280744858579f;
  return from_bits(bits_of(power) + (bits_of(shifted) << 23));
}

// max(x, 0) - r(|x|), where r dies away: a polynomial until 3.8, and then what it is there.
COMMUNIQUE_INLINE Floats gelu_of(Floats x) {
  const Floats size = least(from_bits(bits_of(x) & 0x7FFFFFFF), all(3.8f));
  Floats rest = size * 1.8136046492145397e-05f - 0.0009888206841424108f;
  rest = rest * size + 0.012510308064520359f;
  rest = rest * size - 0.06746377050876617f;
  rest = rest * size + 0.16089162230491638f;
  rest = rest * size - 0.06725003570318222f;
  rest = rest * size - 0.3764403760433197f;
  rest = rest * size + 0.49746349453926086f;
  return greatest(x, Floats{}) - rest * size;
}
constexpr float least_gelu = -0.17f;

// Numbers of sums, in lanes from j on.
struct Scaling {
  Scale scale;
  const Outputs& outputs;

  COMMUNIQUE_INLINE Floats at(const std::int32_t* sums, std::size_t j) const {
    const Floats product = to_floats(load(sums + j)) * scale.step;
    return product * load(outputs.scales + j) + (load(outputs.lows + j) * scale.low + load(outputs.bias + j));
  }
};

COMMUNIQUE_INLINE Scale quantise_within(const float* numbers, std::size_t count, float low, float high,
                                        std::uint8_t* bytes) {
  constexpr float least_step = 1e-30f;
  const float step = (high - low) * (1.0f / 255);
  const Scale scale{low, step > least_step ? step : least_step};
  const float steps = 1.0f / scale.step;
  for (std::size_t i = 0; i < count; i += lanes) {
    store_bytes(rounded_bits((load(numbers + i) - low) * steps), bytes + i);
  }
  return scale;
}

inline Scale quantise(const float* numbers, std::size_t count, std::uint8_t* bytes) {
  Floats high[parts], low[parts];  // the latter with the other sign
  for (std::size_t p = 0; p < parts; ++p) {
    high[p] = load(numbers + p * lanes);
    low[p] = -high[p];
  }
  for (std::size_t i = all_lanes; i < count; i += all_lanes) {
    for (std::size_t p = 0; p < parts; ++p) {
      const Floats value = load(numbers + i + p * lanes);
      high[p] = greatest(high[p], value);
      low[p] = greatest(low[p], -value);
    }
  }
  return quantise_within(numbers, count, -greatest_of(low), greatest_of(high), bytes);
}

// The greatest size of the 32 numbers of a query or key.
COMMUNIQUE_INLINE float size_of_head(const float* numbers) {
  Floats size[parts];
  for (std::size_t p = 0; p < parts; ++p) {
    const Floats first = load(numbers + p * lanes), second = load(numbers + all_lanes + p * lanes);
    size[p] = greatest(from_bits(bits_of(first) & 0x7FFFFFFF), from_bits(bits_of(second) & 0x7FFFFFFF));
  }
  return greatest_of(size);
}

inline float quantise_query(const float* numbers, std::uint8_t* bytes) {
  const float size = size_of_head(numbers);
  const float steps = size > 0 ? 63 / size : 0;
  for (std::size_t i = 0; i < panel_outputs; i += lanes) {
    store_bytes(rounded_bits(load(numbers + i) * steps) + 64, bytes + i);
  }
  return size * (1.0f / 63);
}

inline Key quantise_key(const float* numbers, std::int8_t* panel) {
  const float size = size_of_head(numbers);
  const float steps = size > 0 ? 127 / size : 0;
  std::uint8_t bytes[panel_outputs];
  Ints sums{};
  for (std::size_t i = 0; i < panel_outputs; i += lanes) {
    const Ints whole = nearest(load(numbers + i) * steps);
    sums += whole;
    store_bytes(whole, bytes + i);
  }
  for (std::size_t i = 0; i < panel_outputs; i += group_inputs, panel += panel_outputs * group_inputs) {
    __builtin_memcpy(panel, bytes + i, group_inputs);
  }
  return {size * (1.0f / 127), sum_of(sums)};
}

inline void quantise_values(const float* numbers, std::size_t stride, std::size_t count, std::int8_t* panel,
                            float* steps) {
  for (std::size_t d = 0; d < panel_outputs; d += lanes) {
    Floats most{};
    for (std::size_t i = 0; i < count; ++i) {
      const Floats value = load(numbers + i * stride + d);
      most = greatest(most, greatest(value, -value));
    }
    store(steps + d, most * (1.0f / 127));
    const Floats scale = 127 / greatest(most, all(1e-30f));
    for (std::size_t i = 0; i < count; i += group_inputs) {
      Ints four{};
      for (std::size_t g = 0; g < group_inputs && i + g < count; ++g) {
        const int shift =
            std::endian::native == std::endian::little ? static_cast<int>(8 * g) : static_cast<int>(24 - 8 * g);
        four |= (rounded_bits(load(numbers + (i + g) * stride + d) * scale) & 255) << shift;
      }
      __builtin_memcpy(panel + i * panel_outputs + d * group_inputs, &four, sizeof four);
    }
  }
}

inline void scale(const std::int32_t* sums, Scale scale, const Outputs& outputs, float* numbers) {
  const Scaling scaling{scale, outputs};
  for (std::size_t j = 0; j < outputs.count; j += lanes) store(numbers + j, scaling.at(sums, j));
}

inline Scale gelu(const std::int32_t* sums, Scale scale, const Outputs& outputs, float* room, std::uint8_t* bytes) {
  const Scaling scaling{scale, outputs};
  Floats high[parts] = {};
  for (std::size_t j = 0; j < outputs.count; j += all_lanes) {
    for (std::size_t p = 0; p < parts; ++p) {
      const Floats value = gelu_of(scaling.at(sums, j + p * lanes));
      high[p] = greatest(high[p], value);
      store(room + j + p * lanes, value);
    }
  }
  return quantise_within(room, outputs.count, least_gelu, greatest_of(high), bytes);
}

inline void norm(const float* gain, const float* bias, std::size_t count, float* numbers) {
  const float share = 1.0f / static_cast<float>(count);
  Floats sums[parts] = {}, squares[parts] = {};
  for (std::size_t i = 0; i < count; i += all_lanes) {
    for (std::size_t p = 0; p < parts; ++p) sums[p] += load(numbers + i + p * lanes);
  }
  const float mean = sum_of(sums) * share;
  for (std::size_t i = 0; i < count; i += all_lanes) {
    for (std::size_t p = 0; p < parts; ++p) {
      const Floats off = load(numbers + i + p * lanes) - mean;
      squares[p] += off * off;
    }
  }
  const float steps = 1.0f / std::sqrt(sum_of(squares) * share + 1e-12f);
  for (std::size_t i = 0; i < count; i += lanes) {
    store(numbers + i, (load(numbers + i) - mean) * steps * load(gain + i) + load(bias + i));
  }
}

inline void add_and_norm(const std::int32_t* sums, Scale scale, const Outputs& outputs, const float* gain,
                         const float* bias, float* numbers) {
  const Scaling scaling{scale, outputs};
  for (std::size_t j = 0; j < outputs.count; j += lanes) {
    store(numbers + j, load(numbers + j) + scaling.at(sums, j));
  }
  norm(gain, bias, outputs.count, numbers);
}

inline std::int32_t soften(const std::int32_t* sums, float step, const std::int32_t* offsets, const float* scales,
                           std::size_t count, std::size_t real, std::uint8_t* high, std::uint8_t* low) {
  constexpr float log2_of_whole = 13.9999119f;  // 16,383
  float logits[most_positions];
  Floats most[parts];
  for (Floats& one : most) one = all(-3e38f);
  for (std::size_t j = 0; j < count; j += all_lanes) {
    for (std::size_t p = 0; p < parts; ++p) {
      const std::size_t at = j + p * lanes;
      const Floats logit = to_floats(load(sums + at) + load(offsets + at)) * load(scales + at);
      most[p] = greatest(most[p], logit);
      store(logits + at, logit);
    }
  }
  const float top = greatest_of(most);
  Ints totals{};
  for (std::size_t j = 0; j < count; j += lanes) {
    const Floats exponent = greatest((load(logits + j) - top) * step + log2_of_whole, all(-100.0f));
    const Ints share = rounded_bits(power_of_two(exponent));
    totals += share & 0xFFFF;
    store_bytes(share >> 7, high + j);
    store_bytes(share & 127, low + j);
  }
  return sum_of(totals) - static_cast<std::int32_t>(count - real) * (high[real - 1] * 128 + low[real - 1]);
}

inline void mix(const std::int32_t* high, const std::int32_t* low, const float* steps, std::int32_t total,
                float* numbers) {
  const float share = 1.0f / static_cast<float>(total);
  for (std::size_t d = 0; d < panel_outputs; d += lanes) {
    store(numbers + d, to_floats(load(high + d) * 128 + load(low + d)) * (load(steps + d) * share));
  }
}

inline void add_floats(Kernels& kernels) {
  kernels.quantise = quantise;
  kernels.quantise_query = quantise_query;
  kernels.quantise_key = quantise_key;
  kernels.quantise_values = quantise_values;
  kernels.scale = scale;
  kernels.gelu = gelu;
  kernels.add_and_norm = add_and_norm;
  kernels.norm = norm;
  kernels.soften = soften;
  kernels.mix = mix;
}
