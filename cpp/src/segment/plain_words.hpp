// The tokens of running text that need no rule: words of ASCII letters and the signs around them.
#pragma once

#include <cstdint>
#include <string_view>

namespace communique {

/// What the 64 bytes from some chunk's start say; bit i is byte i. A chunk stands between white space.
///
///     bytes          “No,” the U.S. envoy’s aide said.
///     starts         x  xx  x          x       x    x   x      of the tokens of plain chunks
///     hard                   xxxx                              of chunks that the rules must read
struct PlainWords {
  std::uint64_t starts;        ///< first bytes of plain tokens
  std::uint64_t ends;          ///< bytes behind plain tokens, one for each start
  std::uint64_t signs;         ///< those starts that are punctuation
  std::uint64_t quotes;        ///< those starts that are quotation marks
  std::uint64_t hard;          ///< bytes that make their chunk a matter of rules
  std::uint64_t chunk_starts;  ///< of the chunks that end in the window
  std::uint64_t chunk_ends;
  std::uint64_t gaps;  ///< white space
};

/// The window of `bytes` that begins at `at`, where no chunk is cut: at a chunk's start or in white space.
PlainWords find_plain_words(std::string_view bytes, std::uint32_t at);

}  // namespace communique
