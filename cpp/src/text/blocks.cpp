#include "text/blocks.hpp"

#include <algorithm>
#include <bit>

#include "text/processor.hpp"

namespace communique {
namespace {

// The same on every processor: eight bytes at a time, each looked up, and bit k of all eight gathered by a product.
void read_portable(const char* bytes, const ByteClasses& classes, Block& out) {
  constexpr std::uint64_t low_bits = 0x0101010101010101, gather = 0x0102040810204080;
  out = {};
  for (unsigned group = 0; group < 8; ++group) {
    std::uint64_t flags = 0, high = 0, tails = 0;
    for (unsigned i = 0; i < 8; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[8 * group + i]);
      flags |= std::uint64_t{byte < 0x80 ? classes.flags()[byte] : std::uint8_t{0}} << (8 * i);
      high |= std::uint64_t{byte >= 0x80} << (8 * i);
      tails |= std::uint64_t{(byte & 0xC0) == 0x80} << (8 * i);
    }
    const auto put = [&](std::uint64_t& mask, std::uint64_t bits) { mask |= (bits * gather >> 56) << (8 * group); };
    for (unsigned k = 0; k < 8; ++k) put(out.classes[k], flags >> k & low_bits);
    put(out.beyond_ascii, high);
    put(out.tails, tails);
  }
}

#ifdef COMMUNIQUE_X86

[[gnu::target("avx2")]] inline std::uint64_t top_bits(__m256i low, __m256i high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

// Flags of the bytes that are characters of row `first`, 16 of them; a shuffle gives zero for the others.
[[gnu::target("avx2")]] inline __m256i flags_in_row(__m256i bytes, __m256i entries, __m256i first) {
  const __m256i beyond = _mm256_set1_epi8(0x70);  // makes 0x80 and above of the columns of other rows
  return _mm256_shuffle_epi8(entries, _mm256_adds_epu8(_mm256_xor_si256(bytes, first), beyond));
}

[[gnu::target("avx2")]] void read_avx2(const char* bytes, const ByteClasses& classes, Block& out) {
  const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
  __m256i low_flags = _mm256_setzero_si256(), high_flags = _mm256_setzero_si256();
  for (unsigned rows = classes.rows(); rows != 0; rows &= rows - 1) {
    const int first = 16 * std::countr_zero(rows);
    const __m256i row = _mm256_set1_epi8(static_cast<char>(first));
    const __m256i entries =
        _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(classes.flags() + first)));
    low_flags = _mm256_or_si256(low_flags, flags_in_row(low, entries, row));
    high_flags = _mm256_or_si256(high_flags, flags_in_row(high, entries, row));
  }
  // Flags of 16 bytes at once: what a byte's shift lets into its neighbour falls below the bits that are read.
  const __m128i unused = _mm_cvtsi32_si128(static_cast<int>(8 - classes.count()));
  low_flags = _mm256_sll_epi16(low_flags, unused);
  high_flags = _mm256_sll_epi16(high_flags, unused);
  out.classes = {};
  for (std::size_t k = classes.count(); k-- > 0;) {
    out.classes[k] = top_bits(low_flags, high_flags);
    low_flags = _mm256_add_epi8(low_flags, low_flags);
    high_flags = _mm256_add_epi8(high_flags, high_flags);
  }
  out.beyond_ascii = top_bits(low, high);
  out.tails = out.beyond_ascii & ~top_bits(_mm256_add_epi8(low, low), _mm256_add_epi8(high, high));
}

[[gnu::target("avx512bw,avx512vbmi")]] void read_avx512(const char* bytes, const ByteClasses& classes, Block& out) {
  const __m512i text = _mm512_loadu_si512(bytes);
  const __mmask64 beyond_ascii = _mm512_movepi8_mask(text);
  const __m512i flags = _mm512_maskz_permutex2var_epi8(~beyond_ascii, _mm512_loadu_si512(classes.flags()), text,
                                                       _mm512_loadu_si512(classes.flags() + 64));
  out.classes = {};
  for (std::size_t k = 0; k < classes.count(); ++k) {
    out.classes[k] = _mm512_test_epi8_mask(flags, _mm512_set1_epi8(static_cast<char>(1u << k)));
  }
  out.beyond_ascii = beyond_ascii;
  out.tails = beyond_ascii & ~_mm512_test_epi8_mask(text, _mm512_set1_epi8(0x40));
}

#endif

#ifdef COMMUNIQUE_NEON

struct Bytes64 {
  uint8x16_t part[4];
};

// Bit 7 of each byte.
inline std::uint64_t top_bits(const Bytes64& bytes) {
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bits[4];
  for (int i = 0; i < 4; ++i) bits[i] = vandq_u8(vcltzq_s8(vreinterpretq_s8_u8(bytes.part[i])), weights);
  const uint8x16_t pairs = vpaddq_u8(vpaddq_u8(bits[0], bits[1]), vpaddq_u8(bits[2], bits[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
}

inline Bytes64 doubled(const Bytes64& bytes) {
  Bytes64 out;
  for (int i = 0; i < 4; ++i) out.part[i] = vaddq_u8(bytes.part[i], bytes.part[i]);
  return out;
}

void read_neon(const char* bytes, const ByteClasses& classes, Block& out) {
  const uint8x16x4_t first = vld1q_u8_x4(classes.flags());
  const uint8x16x4_t second = vld1q_u8_x4(classes.flags() + 64);
  Bytes64 text, flags;
  for (int i = 0; i < 4; ++i) {
    text.part[i] = vld1q_u8(reinterpret_cast<const std::uint8_t*>(bytes) + 16 * i);
    // An index outside of its 64 entries gives zero.
    flags.part[i] =
        vorrq_u8(vqtbl4q_u8(first, text.part[i]), vqtbl4q_u8(second, vsubq_u8(text.part[i], vdupq_n_u8(64))));
  }
  for (std::size_t k = 8; k-- > 0; flags = doubled(flags)) out.classes[k] = top_bits(flags);
  out.beyond_ascii = top_bits(text);
  out.tails = out.beyond_ascii & ~top_bits(doubled(text));
}

#endif

constexpr BlockKernel kernels[] = {
#ifdef COMMUNIQUE_X86
    {"avx512", read_avx512},
    {"avx2", read_avx2},
#elif defined(COMMUNIQUE_NEON)
    {"neon", read_neon},
#endif
    {"portable", read_portable},
};

// How many of the kernels this processor does not run; they come first.
std::size_t kernels_beyond_this_processor() {
#ifdef COMMUNIQUE_X86
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi")) return 0;
  return __builtin_cpu_supports("avx2") ? 1 : 2;
#else
  return 0;
#endif
}

}  // namespace

std::span<const BlockKernel> block_kernels() {
  static const std::size_t beyond = kernels_beyond_this_processor();
  return std::span(kernels).subspan(beyond);
}

Block read_block(std::string_view bytes, std::size_t at, const ByteClasses& classes) {
  static const auto read = block_kernels().front().read;
  Block block;
  if (bytes.size() - at >= block_size) {
    read(bytes.data() + at, classes, block);
  } else {
    std::array<char, block_size> padded{};
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), padded.begin());
    read(padded.data(), classes, block);
  }
  return block;
}

}  // namespace communique
