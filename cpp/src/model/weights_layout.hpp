// Where each field of a weights file stands; the picture is in weights_file.hpp.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "model/crc32c.hpp"
#include "model/weights_file.hpp"

namespace communique {

static_assert(std::endian::native == std::endian::little || std::endian::native == std::endian::big);

// The first byte is no text, the line ends tell a copy that changed them: as in PNG.
inline constexpr std::array<char, 8> weights_magic = {'\x89', 'C', 'Q', 'W', '\r', '\n', '\x1a', '\n'};
inline constexpr std::uint32_t weights_byte_order = 0x01020304;
inline constexpr std::size_t most_sections = 256;

struct WeightsHeader {
  std::array<char, 8> magic;
  std::uint32_t byte_order;
  std::uint32_t format;
  std::array<char, 24> kind;  // the rest is zeros
  std::uint64_t digest;
  std::uint64_t size;
  std::uint32_t sections;
  std::uint32_t checksum;  // of the header with zero here, and of the section table
};

struct WeightsEntry {
  std::uint64_t offset;
  std::uint64_t size;
  std::uint32_t checksum;
  std::array<char, 44> name;  // the rest is zeros
};

static_assert(sizeof(WeightsHeader) == weights_alignment && sizeof(WeightsEntry) == weights_alignment);

constexpr std::uint64_t padded(std::uint64_t size) {
  return (size + weights_alignment - 1) / weights_alignment * weights_alignment;
}

// What stands in a field of characters before its zeros; nothing where no writer fills it so.
inline std::string_view name_in(std::string_view field) {
  const std::size_t end = field.find('\0');
  const bool as_written = end != std::string_view::npos && field.find_first_not_of('\0', end) == std::string_view::npos;
  return as_written ? field.substr(0, end) : std::string_view();
}

// The checksum that belongs into the header; `table` is the section table.
inline std::uint32_t header_checksum(WeightsHeader header, std::span<const std::byte> table) {
  header.checksum = 0;
  return crc32c(table, crc32c(std::as_bytes(std::span(&header, 1))));
}

}  // namespace communique
