#include "model/encoder/int8_matmul.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "model/encoder/kernels.hpp"

namespace communique::encoder {
namespace {

constexpr std::size_t group_bytes = panel_outputs * group_inputs;

// A tile: some rows times one panel, with all its sums in registers.
using Tile = void(const std::uint8_t* rows, std::size_t stride, const std::int8_t* panel, std::size_t inputs,
                  std::int32_t* sums, std::size_t outputs);

// Tiles of `most` rows panel by panel, so that a panel stays in the first cache; then one tile of the rows that are
// left.
template <std::size_t most>
void in_tiles(Tile* const (&tiles)[most], const std::uint8_t* rows, std::size_t stride, std::size_t count,
              const std::int8_t* panels, std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  for (std::size_t output = 0; output < outputs; output += panel_outputs, panels += panel_outputs * inputs) {
    for (std::size_t row = 0; row < count;) {
      const std::size_t now = std::min(most, count - row);
      tiles[now - 1](rows + row * stride, stride, panels, inputs, sums + row * outputs + output, outputs);
      row += now;
    }
  }
}

void tile_portable(const std::uint8_t* row, std::size_t, const std::int8_t* panel, std::size_t inputs,
                   std::int32_t* sums, std::size_t) {
  std::int32_t totals[panel_outputs] = {};
  for (std::size_t k = 0; k < inputs; k += group_inputs, panel += group_bytes) {
    for (std::size_t o = 0; o < panel_outputs; ++o) {
      const std::int8_t* const weights = panel + o * group_inputs;
      totals[o] += row[k] * weights[0] + row[k + 1] * weights[1] + row[k + 2] * weights[2] + row[k + 3] * weights[3];
    }
  }
  std::ranges::copy(totals, sums);
}

#ifdef COMMUNIQUE_X86

template <std::size_t count>
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void tile_avx512(const std::uint8_t* rows, std::size_t stride,
                                                                const std::int8_t* panel, std::size_t inputs,
                                                                std::int32_t* sums, std::size_t outputs) {
  __m512i totals[count][2];
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) totals[row][0] = totals[row][1] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < inputs; k += group_inputs, panel += group_bytes) {
    const __m512i left = _mm512_loadu_si512(panel);
    const __m512i right = _mm512_loadu_si512(panel + group_bytes / 2);
    _mm_prefetch(panel + panel_outputs * inputs, _MM_HINT_T1);  // of the next panel
    _mm_prefetch(panel + panel_outputs * inputs + group_bytes / 2, _MM_HINT_T1);
#pragma GCC unroll 12
    for (std::size_t row = 0; row < count; ++row) {
      std::int32_t four = 0;
      std::memcpy(&four, rows + row * stride + k, sizeof four);
      const __m512i inputs_of_row = _mm512_set1_epi32(four);
      totals[row][0] = _mm512_dpbusd_epi32(totals[row][0], inputs_of_row, left);
      totals[row][1] = _mm512_dpbusd_epi32(totals[row][1], inputs_of_row, right);
    }
  }
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) {
    _mm512_storeu_si512(sums + row * outputs, totals[row][0]);
    _mm512_storeu_si512(sums + row * outputs + 16, totals[row][1]);
  }
}

// The same products with registers of half the size: processors without AVX-512 that are newer than 2020.
template <std::size_t count>
[[gnu::target("avx2,avxvnni")]] void tile_avxvnni(const std::uint8_t* rows, std::size_t stride,
                                                  const std::int8_t* panel, std::size_t inputs, std::int32_t* sums,
                                                  std::size_t outputs) {
  __m256i totals[count][2];
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) totals[row][0] = totals[row][1] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inputs; k += group_inputs, panel += group_bytes) {
    const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel));
    const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel) + 1);
#pragma GCC unroll 12
    for (std::size_t row = 0; row < count; ++row) {
      std::int32_t four = 0;
      std::memcpy(&four, rows + row * stride + k, sizeof four);
      const __m256i inputs_of_row = _mm256_set1_epi32(four);
      totals[row][0] = _mm256_dpbusd_avx_epi32(totals[row][0], inputs_of_row, left);
      totals[row][1] = _mm256_dpbusd_avx_epi32(totals[row][1], inputs_of_row, right);
    }
  }
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs), totals[row][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs) + 1, totals[row][1]);
  }
}

// Bytes become sixteen bits wide, because sums of pairs of products of bytes would not fit. An accumulator holds two
// sums of each of four outputs, which are added at the end.
template <std::size_t count>
[[gnu::target("avx2")]] void tile_avx2(const std::int16_t* rows, const std::int8_t* panel, std::size_t inputs,
                                       std::int32_t* sums, std::size_t outputs) {
  __m256i totals[count][2];
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) totals[row][0] = totals[row][1] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < inputs; k += group_inputs, panel += group_bytes) {
    const __m256i left = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(panel)));
    const __m256i right = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(panel) + 1));
#pragma GCC unroll 12
    for (std::size_t row = 0; row < count; ++row) {
      long long four = 0;
      std::memcpy(&four, rows + row * inputs + k, sizeof four);
      const __m256i inputs_of_row = _mm256_set1_epi64x(four);
      totals[row][0] = _mm256_add_epi32(totals[row][0], _mm256_madd_epi16(inputs_of_row, left));
      totals[row][1] = _mm256_add_epi32(totals[row][1], _mm256_madd_epi16(inputs_of_row, right));
    }
  }
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) {
    const __m256i pairs = _mm256_hadd_epi32(totals[row][0], totals[row][1]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs), _mm256_permute4x64_epi64(pairs, 0xD8));
  }
}

// Sums of pairs of products of bytes, which fit for narrow panels.
template <std::size_t count>
[[gnu::target("avx2")]] void tile_narrow_avx2(const std::uint8_t* rows, std::size_t stride, const std::int8_t* panel,
                                              std::size_t inputs, std::int32_t* sums, std::size_t outputs) {
  __m256i totals[count][2];
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) totals[row][0] = totals[row][1] = _mm256_setzero_si256();
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t k = 0; k < inputs; k += group_inputs, panel += group_bytes) {
    const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel));
    const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel) + 1);
#pragma GCC unroll 12
    for (std::size_t row = 0; row < count; ++row) {
      std::int32_t four = 0;
      std::memcpy(&four, rows + row * stride + k, sizeof four);
      const __m256i inputs_of_row = _mm256_set1_epi32(four);
      const __m256i left_pairs = _mm256_maddubs_epi16(inputs_of_row, left);
      const __m256i right_pairs = _mm256_maddubs_epi16(inputs_of_row, right);
      totals[row][0] = _mm256_add_epi32(totals[row][0], _mm256_madd_epi16(left_pairs, ones));
      totals[row][1] = _mm256_add_epi32(totals[row][1], _mm256_madd_epi16(right_pairs, ones));
    }
  }
#pragma GCC unroll 12
  for (std::size_t row = 0; row < count; ++row) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs), totals[row][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * outputs) + 1, totals[row][1]);
  }
}

// A panel as two halves of a tile that has registers for no more.
template <Tile tile>
void in_halves(const std::uint8_t* rows, std::size_t stride, const std::int8_t* panel, std::size_t inputs,
               std::int32_t* sums, std::size_t outputs) {
  tile(rows, stride, panel, inputs, sums, outputs);
  tile(rows, stride, panel + group_bytes / 2, inputs, sums + panel_outputs / 2, outputs);
}

[[gnu::target("avx2")]] void widen_avx2(const std::uint8_t* bytes, std::size_t count, std::int16_t* out) {
  std::size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    const __m128i sixteen = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), _mm256_cvtepu8_epi16(sixteen));
  }
  for (; at < count; ++at) out[at] = bytes[at];
}

#endif

#ifdef COMMUNIQUE_NEON

// Four products into each of four sums; the bytes are signed already.
inline int32x4_t add_products(int32x4_t totals, int8x16_t weights, int8x16_t inputs) {
#ifdef __ARM_FEATURE_DOTPROD
  return vdotq_s32(totals, weights, inputs);
#else
  const int16x8_t low = vmull_s8(vget_low_s8(weights), vget_low_s8(inputs));
  const int16x8_t high = vmull_high_s8(weights, inputs);
  return vaddq_s32(totals, vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high)));
#endif
}

// Bytes less 128 are signed; what is missing, 128 times the sum of the weights, is the same for all rows.
template <std::size_t count>
void tile_neon(const std::uint8_t* rows, std::size_t stride, const std::int8_t* panel, std::size_t inputs,
               std::int32_t* sums, std::size_t outputs) {
  for (std::size_t part = 0; part < panel_outputs; part += 16, panel += 64, sums += 16) {
    int32x4_t totals[count][4], all[4];
    for (auto& total : totals) total[0] = total[1] = total[2] = total[3] = vdupq_n_s32(0);
    all[0] = all[1] = all[2] = all[3] = vdupq_n_s32(0);
    const std::int8_t* weights = panel;
    for (std::size_t k = 0; k < inputs; k += group_inputs, weights += group_bytes) {
      for (std::size_t q = 0; q < 4; ++q) {
        const int8x16_t four_outputs = vld1q_s8(weights + 16 * q);
        all[q] = vpadalq_s16(all[q], vpaddlq_s8(four_outputs));
        for (std::size_t row = 0; row < count; ++row) {
          std::uint32_t four = 0;
          std::memcpy(&four, rows + row * stride + k, sizeof four);
          const auto inputs_of_row = vreinterpretq_s8_u32(vdupq_n_u32(four ^ 0x80808080u));
          totals[row][q] = add_products(totals[row][q], four_outputs, inputs_of_row);
        }
      }
    }
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t q = 0; q < 4; ++q) {
        vst1q_s32(sums + row * outputs + 4 * q, vaddq_s32(totals[row][q], vshlq_n_s32(all[q], 7)));
      }
    }
  }
}

#endif

}  // namespace

void multiply_portable(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                       std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  static constexpr Tile* tiles[] = {tile_portable};
  in_tiles(tiles, rows, stride, count, panels, inputs, outputs, sums);
}

#ifdef COMMUNIQUE_X86

void multiply_avx512(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                     std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  static constexpr Tile* tiles[] = {tile_avx512<1>, tile_avx512<2>,  tile_avx512<3>,  tile_avx512<4>,
                                    tile_avx512<5>, tile_avx512<6>,  tile_avx512<7>,  tile_avx512<8>,
                                    tile_avx512<9>, tile_avx512<10>, tile_avx512<11>, tile_avx512<12>};
  in_tiles(tiles, rows, stride, count, panels, inputs, outputs, sums);
}

void multiply_avx2(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                   std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  constexpr std::size_t most = 4;
  constexpr std::size_t block = 3 * most;  // rows that are wide at a time
  static constexpr decltype(&tile_avx2<1>) tiles[most] = {tile_avx2<1>, tile_avx2<2>, tile_avx2<3>, tile_avx2<4>};
  std::int16_t wide[block * most_inputs];
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t last = std::min(count, first + block);
    for (std::size_t row = first; row < last; ++row) {
      widen_avx2(rows + row * stride, inputs, wide + (row - first) * inputs);
    }
    for (std::size_t output = 0; output < outputs; output += 8) {
      const std::int8_t* const panel =
          panels + output / panel_outputs * panel_outputs * inputs + output % panel_outputs * group_inputs;
      for (std::size_t row = first; row < last; row += most) {
        const std::size_t now = std::min(most, last - row);
        tiles[now - 1](wide + (row - first) * inputs, panel, inputs, sums + row * outputs + output, outputs);
      }
    }
  }
}

void multiply_avxvnni(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                      std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  static constexpr Tile* tiles[] = {in_halves<tile_avxvnni<1>>, in_halves<tile_avxvnni<2>>, in_halves<tile_avxvnni<3>>,
                                    in_halves<tile_avxvnni<4>>, in_halves<tile_avxvnni<5>>, in_halves<tile_avxvnni<6>>};
  in_tiles(tiles, rows, stride, count, panels, inputs, outputs, sums);
}

void multiply_narrow_avx2(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                          std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  static constexpr Tile* tiles[] = {in_halves<tile_narrow_avx2<1>>, in_halves<tile_narrow_avx2<2>>,
                                    in_halves<tile_narrow_avx2<3>>, in_halves<tile_narrow_avx2<4>>};
  in_tiles(tiles, rows, stride, count, panels, inputs, outputs, sums);
}

#endif

#ifdef COMMUNIQUE_NEON

void multiply_neon(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                   std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  static constexpr Tile* tiles[] = {tile_neon<1>, tile_neon<2>, tile_neon<3>, tile_neon<4>};
  in_tiles(tiles, rows, stride, count, panels, inputs, outputs, sums);
}

#endif

}  // namespace communique::encoder
