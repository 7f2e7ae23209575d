// Every piece looks at every piece of its window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/encoder/kernels.hpp"
#include "model/encoder/scratch.hpp"

namespace communique::encoder {

/// `projected` holds queries, keys and values of `count` pieces, 3 × 384 numbers a piece; `context` gets 384 numbers a
/// row, what the piece `rows[i]` takes from all. Products of bytes, shares of fourteen bits.
void attend(const Kernels& kernels, const float* projected, std::size_t count, std::span<const std::uint32_t> rows,
            AttentionScratch& scratch, float* context);

}  // namespace communique::encoder
