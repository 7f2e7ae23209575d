#include "model/encoder/float_kernels.hpp"

#include <bit>
#include <cmath>

#include "model/encoder/architecture.hpp"

// One source, compiled for each kind of processor; nothing of the standard library may be emitted for one of them.
#define COMMUNIQUE_INLINE [[gnu::always_inline]] inline

namespace communique::encoder {
namespace {

constexpr std::size_t all_lanes = 16;

namespace portable {
constexpr std::size_t lanes = 4;
constexpr std::size_t parts = all_lanes / lanes;
using Floats = float __attribute__((vector_size(4 * lanes)));
using Ints = std::int32_t __attribute__((vector_size(4 * lanes)));

COMMUNIQUE_INLINE Floats least(Floats a, Floats b) { return a < b ? a : b; }
COMMUNIQUE_INLINE Floats greatest(Floats a, Floats b) { return a > b ? a : b; }
COMMUNIQUE_INLINE void store_bytes(Ints value, std::uint8_t* to) {
#ifdef COMMUNIQUE_NEON
  const uint16x4_t halves = vmovn_u32(__builtin_bit_cast(uint32x4_t, value));
  const uint8x8_t bytes = vmovn_u16(vcombine_u16(halves, halves));
  vst1_lane_u32(reinterpret_cast<std::uint32_t*>(to), vreinterpret_u32_u8(bytes), 0);
#else
  for (std::size_t i = 0; i < lanes; ++i) to[i] = static_cast<std::uint8_t>(value[i]);
#endif
}

COMMUNIQUE_INLINE float greatest_of(const Floats (&part)[parts]) {
  const Floats all = greatest(greatest(part[0], part[2]), greatest(part[1], part[3]));
  const float first = all[0] > all[2] ? all[0] : all[2], second = all[1] > all[3] ? all[1] : all[3];
  return first > second ? first : second;
}
COMMUNIQUE_INLINE float sum_of(const Floats (&part)[parts]) {
  const Floats all = (part[0] + part[2]) + (part[1] + part[3]);
  return (all[0] + all[2]) + (all[1] + all[3]);
}
COMMUNIQUE_INLINE std::int32_t sum_of(Ints value) { return value[0] + value[1] + value[2] + value[3]; }

#include "model/encoder/float_kernels_inl.hpp"
}  // namespace portable

#ifdef COMMUNIQUE_X86

// The last steps of sums and maxima, for both kinds of registers.
#define COMMUNIQUE_LAST_STEPS [[gnu::target("avx2"), gnu::always_inline]] inline

COMMUNIQUE_LAST_STEPS float sum_of_eight(__m256 eight) {
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
COMMUNIQUE_LAST_STEPS float greatest_of_eight(__m256 eight) {
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}
COMMUNIQUE_LAST_STEPS std::int32_t sum_of_eight(__m256i eight) {
  const __m128i four = _mm_add_epi32(_mm256_castsi256_si128(eight), _mm256_extracti128_si256(eight, 1));
  const __m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
  return _mm_cvtsi128_si32(_mm_add_epi32(two, _mm_shuffle_epi32(two, 0xB1)));
}

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
namespace avx2 {
constexpr std::size_t lanes = 8;
constexpr std::size_t parts = all_lanes / lanes;
using Floats = float __attribute__((vector_size(4 * lanes)));
using Ints = std::int32_t __attribute__((vector_size(4 * lanes)));

COMMUNIQUE_INLINE Floats least(Floats a, Floats b) {
  return __builtin_bit_cast(Floats, _mm256_min_ps(__builtin_bit_cast(__m256, a), __builtin_bit_cast(__m256, b)));
}
COMMUNIQUE_INLINE Floats greatest(Floats a, Floats b) {
  return __builtin_bit_cast(Floats, _mm256_max_ps(__builtin_bit_cast(__m256, a), __builtin_bit_cast(__m256, b)));
}
COMMUNIQUE_INLINE void store_bytes(Ints value, std::uint8_t* to) {
  const __m256i wide = _mm256_and_si256(__builtin_bit_cast(__m256i, value), _mm256_set1_epi32(255));
  const __m128i halves = _mm_packus_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packus_epi16(halves, halves));
}

COMMUNIQUE_INLINE float greatest_of(const Floats (&part)[parts]) {
  return greatest_of_eight(__builtin_bit_cast(__m256, greatest(part[0], part[1])));
}
COMMUNIQUE_INLINE float sum_of(const Floats (&part)[parts]) {
  return sum_of_eight(__builtin_bit_cast(__m256, part[0] + part[1]));
}
COMMUNIQUE_INLINE std::int32_t sum_of(Ints value) { return sum_of_eight(__builtin_bit_cast(__m256i, value)); }

#include "model/encoder/float_kernels_inl.hpp"
}  // namespace avx2
#ifdef __clang__
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f")
#endif
namespace avx512 {
constexpr std::size_t lanes = 16;
constexpr std::size_t parts = all_lanes / lanes;
using Floats = float __attribute__((vector_size(4 * lanes)));
using Ints = std::int32_t __attribute__((vector_size(4 * lanes)));

COMMUNIQUE_INLINE Floats least(Floats a, Floats b) {
  return __builtin_bit_cast(Floats,
                            _mm512_maskz_min_ps(0xFFFF, __builtin_bit_cast(__m512, a), __builtin_bit_cast(__m512, b)));
}
COMMUNIQUE_INLINE Floats greatest(Floats a, Floats b) {
  return __builtin_bit_cast(Floats,
                            _mm512_maskz_max_ps(0xFFFF, __builtin_bit_cast(__m512, a), __builtin_bit_cast(__m512, b)));
}
COMMUNIQUE_INLINE void store_bytes(Ints value, std::uint8_t* to) {
  _mm512_mask_cvtepi32_storeu_epi8(to, 0xFFFF, __builtin_bit_cast(__m512i, value));
}

// With a mask, because GCC 12 believes that the forms without one read what is not set.
template <int half>
COMMUNIQUE_INLINE __m256d half_of(__m512d value) {
  return _mm512_maskz_extractf64x4_pd(0xFF, value, half);
}
COMMUNIQUE_INLINE float greatest_of(const Floats (&part)[parts]) {
  const auto all = __builtin_bit_cast(__m512d, part[0]);
  return greatest_of_eight(_mm256_max_ps(_mm256_castpd_ps(half_of<0>(all)), _mm256_castpd_ps(half_of<1>(all))));
}
COMMUNIQUE_INLINE float sum_of(const Floats (&part)[parts]) {
  const auto all = __builtin_bit_cast(__m512d, part[0]);
  return sum_of_eight(_mm256_add_ps(_mm256_castpd_ps(half_of<0>(all)), _mm256_castpd_ps(half_of<1>(all))));
}
COMMUNIQUE_INLINE std::int32_t sum_of(Ints value) {
  const auto all = __builtin_bit_cast(__m512d, value);
  return sum_of_eight(_mm256_add_epi32(_mm256_castpd_si256(half_of<0>(all)), _mm256_castpd_si256(half_of<1>(all))));
}

#include "model/encoder/float_kernels_inl.hpp"
}  // namespace avx512
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif

}  // namespace

void add_portable_floats(Kernels& kernels) { portable::add_floats(kernels); }
#ifdef COMMUNIQUE_X86
void add_avx512_floats(Kernels& kernels) { avx512::add_floats(kernels); }
void add_avx2_floats(Kernels& kernels) { avx2::add_floats(kernels); }
#endif

}  // namespace communique::encoder
