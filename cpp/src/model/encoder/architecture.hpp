// The shape of the encoder: what its trainer writes and its engine reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace communique {

/// Its hash is the digest of the weights file; another line for every change of what the sections mean.
inline constexpr std::string_view encoder_description =
    "encoder 1: uncased word pieces with case, post-norm layers of 384, tanh gelu, int8 panels of 32 by 4";

namespace encoder {

inline constexpr std::size_t hidden = 384;
inline constexpr std::size_t heads = 12;
inline constexpr std::size_t head_size = hidden / heads;
inline constexpr std::size_t inner = 1536;  ///< between the two halves of the feed-forward part
inline constexpr std::size_t most_layers = 24;
inline constexpr std::size_t most_positions = 256;  ///< pieces of a window, the two marks at its ends included
inline constexpr std::size_t cases = 3;             ///< first letter small, first alone capital, first two capital

}  // namespace encoder
}  // namespace communique
