// Features are hashed: a feature is 64 bits that say what was seen and by which template.
//
//     combine(hash_bytes("minister"), template_number)
//
// The numbers are part of every weights file: they are the same on every machine, and a change of this file changes the
// digest that the files are opened with.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace communique {

/// Mixed into the digest of all that is trained; another number for every change of the functions below.
inline constexpr std::uint64_t features_version = 1;

/// A new hash of two, or of a hash and the number of a template; the order matters.
constexpr std::uint64_t combine(std::uint64_t first, std::uint64_t second) {
  const std::uint64_t product = (first ^ (second * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
  return product ^ (product >> 32);
}

/// Hash of the bytes and of their number. Cost: eight bytes at a time, without a loop over the last ones.
constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  const auto byte = [bytes](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])}; };
  const auto four = [bytes, byte](std::size_t at) {
    if (std::is_constant_evaluated() || std::endian::native != std::endian::little) {
      return byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 | byte(at + 3) << 24;
    }
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return std::uint64_t{value};
  };
  std::uint64_t hash = bytes.size();
  std::size_t at = 0;
  for (; bytes.size() - at >= 8; at += 8) hash = combine(hash, four(at) | four(at + 4) << 32);
  const std::size_t left = bytes.size() - at;
  std::uint64_t rest = 0;  // the two fours overlap, as do the three single bytes: the number of bytes tells them apart
  if (left >= 4) {
    rest = four(at) | four(at + left - 4) << 32;
  } else if (left > 0) {
    rest = byte(at) | byte(at + left / 2) << 8 | byte(at + left - 1) << 16;
  }
  return combine(hash, rest);
}

/// What a weights file is opened with: a description of feature templates, labels and shapes, as bits.
constexpr std::uint64_t digest_of(std::string_view description) {
  return combine(hash_bytes(description), features_version);
}

}  // namespace communique
