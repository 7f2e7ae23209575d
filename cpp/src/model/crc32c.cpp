#include "model/crc32c.hpp"

#include <array>
#include <cstring>

#include "text/processor.hpp"

namespace communique {
namespace {

constexpr std::size_t step = 8;

// Entry b of table k: what byte b does to the checksum when k bytes follow it.
constexpr auto tables = [] {
  std::array<std::array<std::uint32_t, 256>, step> made{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0x82F63B78u : 0u);
    made[0][byte] = crc;
  }
  for (std::size_t k = 1; k < step; ++k) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      made[k][byte] = made[k - 1][byte] >> 8 ^ made[0][made[k - 1][byte] & 0xFF];
    }
  }
  return made;
}();

// Eight bytes at a time, each looked up in a table of its own.
std::uint32_t update_portable(std::uint32_t crc, std::span<const std::byte> bytes) {
  const std::byte* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= step; at += step, left -= step) {
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < step; ++i) {
      const auto byte = std::to_integer<std::uint32_t>(at[i]) ^ (i < 4 ? crc >> (8 * i) & 0xFF : 0);
      next ^= tables[step - 1 - i][byte];
    }
    crc = next;
  }
  for (; left > 0; ++at, --left) crc = crc >> 8 ^ tables[0][(crc ^ std::to_integer<std::uint32_t>(*at)) & 0xFF];
  return crc;
}

#ifdef COMMUNIQUE_X86

[[gnu::target("sse4.2")]] std::uint32_t update_sse42(std::uint32_t crc, std::span<const std::byte> bytes) {
  const std::byte* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t wide = crc;
  for (; left >= step; at += step, left -= step) {
    std::uint64_t value;
    std::memcpy(&value, at, step);
    wide = _mm_crc32_u64(wide, value);
  }
  crc = static_cast<std::uint32_t>(wide);
  for (; left > 0; ++at, --left) crc = _mm_crc32_u8(crc, std::to_integer<unsigned char>(*at));
  return crc;
}

#endif

constexpr CrcKernel kernels[] = {
#ifdef COMMUNIQUE_X86
    {"sse42", update_sse42},
#endif
    {"portable", update_portable},
};

// How many of the kernels this processor does not run; they come first.
std::size_t kernels_beyond_this_processor() {
#ifdef COMMUNIQUE_X86
  return __builtin_cpu_supports("sse4.2") ? 0 : 1;
#else
  return 0;
#endif
}

}  // namespace

std::span<const CrcKernel> crc_kernels() {
  static const std::size_t beyond = kernels_beyond_this_processor();
  return std::span(kernels).subspan(beyond);
}

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before) {
  return ~crc_kernels().front().update(~before, bytes);
}

}  // namespace communique
