#include "model/linear.hpp"

#include <algorithm>
#include <string>

#include "communique/error.hpp"
#include "text/processor.hpp"

namespace communique {
namespace {

constexpr std::size_t group_size = 16;
static_assert(LinearModel::slack == group_size);

using Rows = std::span<const std::uint32_t>;

// So many weights of eight bits are sure to fit into a sum of sixteen.
constexpr std::size_t most_rows = 256;

// Calls `each` with pieces of the rows whose sums need sixteen bits.
template <typename Each>
inline void in_pieces(Rows rows, Each each) {
  for (; rows.size() > most_rows; rows = rows.subspan(most_rows)) each(rows.first(most_rows));
  each(rows);
}

void add_portable(const std::int8_t* weights, std::size_t stride, Rows rows, std::uint32_t groups, std::int32_t* sums) {
  const std::size_t lanes = groups * group_size;
  for (const std::uint32_t row : rows) {
    const std::int8_t* at = weights + row * stride;
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += at[lane];
  }
}

#ifdef COMMUNIQUE_X86

template <std::size_t groups>
[[gnu::target("avx2")]] inline void add_piece_avx2(const std::int8_t* weights, std::size_t stride, Rows rows,
                                                   std::int32_t* sums) {
  __m256i totals[groups];
  for (std::size_t g = 0; g < groups; ++g) totals[g] = _mm256_setzero_si256();
  for (const std::uint32_t row : rows) {
    const auto* at = reinterpret_cast<const __m128i*>(weights + row * stride);
    for (std::size_t g = 0; g < groups; ++g) {
      totals[g] = _mm256_add_epi16(totals[g], _mm256_cvtepi8_epi16(_mm_loadu_si128(at + g)));
    }
  }
  for (std::size_t g = 0; g < groups; ++g) {
    auto* out = reinterpret_cast<__m256i*>(sums + 16 * g);
    const __m256i low = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(totals[g]));
    const __m256i high = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(totals[g], 1));
    _mm256_storeu_si256(out, _mm256_add_epi32(_mm256_loadu_si256(out), low));
    _mm256_storeu_si256(out + 1, _mm256_add_epi32(_mm256_loadu_si256(out + 1), high));
  }
}

// Four groups at a time: a cache line of weights, and as many sums as stay in registers.
[[gnu::target("avx2")]] void add_avx2(const std::int8_t* weights, std::size_t stride, Rows rows, std::uint32_t groups,
                                      std::int32_t* sums) {
  constexpr decltype(&add_piece_avx2<1>) pieces[] = {add_piece_avx2<1>, add_piece_avx2<2>, add_piece_avx2<3>,
                                                     add_piece_avx2<4>};
  while (groups > 0) {
    const std::uint32_t now = std::min(groups, 4u);
    in_pieces(rows, [&](Rows piece) { pieces[now - 1](weights, stride, piece, sums); });
    groups -= now;
    weights += now * group_size;
    sums += now * group_size;
  }
}

#endif

#ifdef COMMUNIQUE_NEON

void add_neon(const std::int8_t* weights, std::size_t stride, Rows rows, std::uint32_t groups, std::int32_t* sums) {
  for (std::uint32_t g = 0; g < groups; ++g, weights += group_size, sums += group_size) {
    in_pieces(rows, [&](Rows piece) {
      int16x8_t low = vdupq_n_s16(0), high = low;
      for (const std::uint32_t row : piece) {
        const int8x16_t bytes = vld1q_s8(weights + row * stride);
        low = vaddw_s8(low, vget_low_s8(bytes));
        high = vaddw_high_s8(high, bytes);
      }
      vst1q_s32(sums, vaddw_s16(vld1q_s32(sums), vget_low_s16(low)));
      vst1q_s32(sums + 4, vaddw_high_s16(vld1q_s32(sums + 4), low));
      vst1q_s32(sums + 8, vaddw_s16(vld1q_s32(sums + 8), vget_low_s16(high)));
      vst1q_s32(sums + 12, vaddw_high_s16(vld1q_s32(sums + 12), high));
    });
  }
}

#endif

constexpr LinearKernel kernels[] = {
#ifdef COMMUNIQUE_X86
    {"avx2", add_avx2},
#elif defined(COMMUNIQUE_NEON)
    {"neon", add_neon},
#endif
    {"portable", add_portable},
};

// How many of the kernels this processor does not run; they come first.
std::size_t kernels_beyond_this_processor() {
#ifdef COMMUNIQUE_X86
  return __builtin_cpu_supports("avx2") ? 0 : 1;
#else
  return 0;
#endif
}

}  // namespace

LinearModel::LinearModel(std::span<const std::int8_t> weights, std::uint32_t labels)
    : weights_(weights.data()), labels_(labels) {
  const bool is_table = 1 <= labels && labels <= max_labels && weights.size() > slack &&
                        (weights.size() - slack) % labels == 0 && (weights.size() - slack) / labels <= UINT32_MAX;
  if (!is_table) {
    throw Error("CQ214", std::to_string(weights.size()) + " weights are no rows of " + std::to_string(labels) +
                             " with " + std::to_string(slack) + " behind them; rebuild them with \"make model\"");
  }
  rows_ = static_cast<std::uint32_t>((weights.size() - slack) / labels);
  lanes_ = static_cast<std::uint32_t>((labels + group_size - 1) / group_size * group_size);
}

void LinearModel::add(std::span<const std::uint32_t> rows, std::span<std::int32_t> sums) const {
  static const auto kernel = linear_kernels().front().add;
  kernel(weights_, labels_, rows, lanes_ / static_cast<std::uint32_t>(group_size), sums.data());
}

std::span<const LinearKernel> linear_kernels() {
  static const std::size_t beyond = kernels_beyond_this_processor();
  return std::span(kernels).subspan(beyond);
}

}  // namespace communique
