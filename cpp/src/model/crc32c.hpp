// CRC32C (Castagnoli), as in iSCSI and ext4: tells damaged bytes from the written ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace communique {

/// Checksum of the bytes, by the fastest code that this processor runs. `before` is the checksum of what came before
/// them: crc32c(b, crc32c(a)) is that of a and b in a row.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0);

/// One way to compute it; all give the same number.
struct CrcKernel {
  std::string_view name;  ///< "sse42", "portable"
  /// From the inverted checksum so far to the inverted checksum.
  std::uint32_t (*update)(std::uint32_t crc, std::span<const std::byte> bytes);
};

/// Those that run here, the fastest first.
std::span<const CrcKernel> crc_kernels();

}  // namespace communique
