// Features are hashed: a feature is 64 bits that say what was seen and by which template, its weights are in the row
// that the bits select. Two features may share a row; the trainer sees the same sharing and learns around it.
//
//     row_of(combine(hash_bytes("minister"), previous_word), rows)
//
// The numbers are part of every weights file: they are the same on every machine, and a change of this file changes the
// digest that the files are opened with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace communique {

/// Mixed into the digest of all that is trained; another number for every change of the functions below.
inline constexpr std::uint64_t features_version = 1;

/// A new hash of two, or of a hash and the number of a template; the order matters.
constexpr std::uint64_t combine(std::uint64_t first, std::uint64_t second) {
  const std::uint64_t product = (first ^ (second * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
  return product ^ (product >> 32);
}

/// Hash of the bytes and of their number. Cost: eight bytes at a time.
constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  constexpr std::size_t step = 8;
  const auto little_endian = [bytes](std::size_t begin, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes[begin + i])} << (8 * i);
    }
    return value;
  };
  std::uint64_t hash = bytes.size();
  std::size_t at = 0;
  for (; bytes.size() - at >= step; at += step) hash = combine(hash, little_endian(at, step));
  return combine(hash, little_endian(at, bytes.size() - at));
}

/// The row of a feature in a table of `rows`, which need not be a power of two; 0 < rows.
constexpr std::uint32_t row_of(std::uint64_t feature, std::uint32_t rows) {
  return static_cast<std::uint32_t>((feature & 0xFFFFFFFFu) * rows >> 32);
}

/// What a weights file is opened with: a description of feature templates, labels and shapes, as bits.
constexpr std::uint64_t digest_of(std::string_view description) {
  return combine(hash_bytes(description), features_version);
}

}  // namespace communique
