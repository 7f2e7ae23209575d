// Weights files with wrong contents and right checksums: what lies behind the checksums has to be reached to be tested.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

#include "model/crc32c.hpp"
#include "model/weights_layout.hpp"

namespace communique {

/// Gives header and sections the checksums that fit them, as far as the file reaches.
inline void seal(std::vector<std::byte>& file) {
  WeightsHeader header;
  if (file.size() < sizeof header) return;
  std::memcpy(&header, file.data(), sizeof header);
  const std::size_t entries =
      std::min<std::size_t>(header.sections, (file.size() - sizeof header) / sizeof(WeightsEntry));
  for (std::size_t i = 0; i < entries; ++i) {
    std::byte* const at = file.data() + sizeof header + i * sizeof(WeightsEntry);
    WeightsEntry entry;
    std::memcpy(&entry, at, sizeof entry);
    if (entry.offset > file.size() || entry.size > file.size() - entry.offset) continue;
    entry.checksum = crc32c(std::span(file).subspan(entry.offset, entry.size));
    std::memcpy(at, &entry, sizeof entry);
  }
  header.checksum = header_checksum(header, std::span(file).subspan(sizeof header, entries * sizeof(WeightsEntry)));
  std::memcpy(file.data(), &header, sizeof header);
}

}  // namespace communique
