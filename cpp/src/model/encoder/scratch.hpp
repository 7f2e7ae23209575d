// Room for the numbers of one window, used again for the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/encoder/architecture.hpp"
#include "model/encoder/kernels.hpp"

namespace communique::encoder {

/// So many elements, from the beginning of a cache line on.
template <typename T>
class Room {
 public:
  explicit Room(std::size_t count) : lines_((count * sizeof(T) + sizeof(Line) - 1) / sizeof(Line)) {}

  T* data() { return reinterpret_cast<T*>(lines_.data()); }

 private:
  struct alignas(cache_line) Line {
    std::byte bytes[cache_line];
  };

  std::vector<Line> lines_;
};

/// Rows that go through a feed-forward part together: their numbers stay in the second cache.
inline constexpr std::size_t block_rows = 96;
/// Rows whose attention is computed together.
inline constexpr std::size_t attention_rows = 96;

struct AttentionScratch {
  Room<std::int8_t> keys{most_positions * head_size};
  Room<float> key_scales{most_positions};
  Room<std::int32_t> key_offsets{most_positions};
  Room<std::int8_t> values{most_positions * head_size};
  Room<float> value_steps{head_size};
  Room<std::uint8_t> queries{attention_rows * head_size};
  Room<std::int32_t> sums{attention_rows * most_positions};
  Room<std::uint8_t> high{attention_rows * most_positions};
  Room<std::uint8_t> low{attention_rows * most_positions};
  Room<std::int32_t> high_sums{attention_rows * head_size};
  Room<std::int32_t> low_sums{attention_rows * head_size};
};

struct Scratch {
  Room<float> numbers{most_positions * hidden};        ///< of the pieces, from layer to layer
  Room<float> projected{most_positions * 3 * hidden};  ///< queries, keys and values
  Room<float> context{most_positions * hidden};        ///< what attention gives
  Room<std::uint8_t> bytes{block_rows * hidden};
  Room<std::uint8_t> inner_bytes{block_rows * inner};
  Room<std::int32_t> sums{block_rows * inner};
  Room<float> inner_row{inner};
  AttentionScratch attention;
};

}  // namespace communique::encoder
