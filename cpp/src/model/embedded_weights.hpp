// The weights that are part of the library, as bytes of their files.
#pragma once

#include <cstddef>
#include <span>

namespace communique {

/// cpp/data/en-tagger.cmq
std::span<const std::byte> embedded_tagger();
/// cpp/data/en-encoder.cmq
std::span<const std::byte> embedded_encoder();

}  // namespace communique
