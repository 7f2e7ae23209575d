// Bytes that stay where they are until the last one who holds them lets go.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace communique {

struct SharedBytes {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;  ///< empty where somebody else keeps the bytes
};

/// The bytes of a file, mapped read-only where the system can do so and read otherwise. They begin at a multiple of 64.
/// Throws `Error` CQ206 where the file cannot be read, and for anything that is no plain file.
SharedBytes map_file(const std::filesystem::path& path);

/// The same, always read.
SharedBytes read_file(const std::filesystem::path& path);

/// A copy that begins at a multiple of 64.
SharedBytes copy_of(std::span<const std::byte> bytes);

}  // namespace communique
