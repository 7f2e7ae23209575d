// 64 bytes at once: which of them belong to a class of characters, as one bit a byte.
//
//     bytes          The  envoy, once
//     letters        111001111100 1111     bit 0 is the first byte
//     spaces         000110000001 0000
//
// Segmentation reads most of a text through such masks and looks at single code points only where rules ask for it.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "communique/text.hpp"

namespace communique {

inline constexpr std::uint32_t block_size = 64;

/// Up to eight classes of ASCII characters. Bytes beyond ASCII are in none.
class ByteClasses {
 public:
  /// Puts the characters into class `k`, 0 to 7; a character may be in several.
  constexpr ByteClasses with(unsigned k, std::string_view characters) const {
    ByteClasses more = *this;
    for (const char c : characters) {
      more.flags_[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(1u << k);
      more.rows_ |= 1u << (static_cast<unsigned char>(c) / 16);
    }
    more.count_ = k < count_ ? count_ : k + 1;
    return more;
  }
  /// Bit k of entry c: c is in class k.
  const std::uint8_t* flags() const { return flags_.data(); }
  /// Bit r: some character of 16 r to 16 r + 15 is in a class.
  unsigned rows() const { return rows_; }
  /// Classes are numbered below this.
  unsigned count() const { return count_; }

 private:
  unsigned rows_ = 0;
  unsigned count_ = 0;
  alignas(32) std::array<std::uint8_t, 128> flags_{};
};

inline constexpr std::string_view ascii_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view ascii_digits = "0123456789";
inline constexpr std::string_view ascii_white_space = " \t\n\v\f\r";

struct Block {
  std::array<std::uint64_t, 8> classes;  ///< classes[k]: bytes of class k; 0 from the count of classes on
  std::uint64_t beyond_ascii;            ///< bytes of 0x80 and above
  std::uint64_t tails;                   ///< continuation bytes, 10xxxxxx
};

/// The block that begins at byte `at`, by the fastest code that this processor runs. Bytes behind the end of the text
/// are in no class.
Block read_block(std::string_view bytes, std::size_t at, const ByteClasses& classes);

/// Whether `test(offset)` holds for some byte of the span that is in class 0 or begins a code point beyond ASCII; asked
/// in text order, up to the first that holds.
template <typename Test>
bool any_candidate(std::string_view bytes, Span span, const ByteClasses& classes, Test test) {
  for (std::uint32_t at = span.begin; at < span.end; at += block_size) {
    const Block block = read_block(bytes, at, classes);
    std::uint64_t candidates = block.classes[0] | (block.beyond_ascii & ~block.tails);
    if (span.end - at < block_size) candidates &= (std::uint64_t{1} << (span.end - at)) - 1;
    for (; candidates != 0; candidates &= candidates - 1) {
      if (test(at + static_cast<std::uint32_t>(std::countr_zero(candidates)))) return true;
    }
  }
  return false;
}

/// Calls `each(offset)` for all of these bytes.
template <typename Each>
void for_each_candidate(std::string_view bytes, Span span, const ByteClasses& classes, Each each) {
  any_candidate(bytes, span, classes, [&](std::uint32_t at) {
    each(at);
    return false;
  });
}

/// One way to read a block of 64 bytes; all give the same bits.
struct BlockKernel {
  std::string_view name;  ///< "avx512", "avx2", "neon", "portable"
  void (*read)(const char* bytes, const ByteClasses& classes, Block& out);
};

/// Those that run here, the fastest first.
std::span<const BlockKernel> block_kernels();

}  // namespace communique
