// Which pieces are read together.
//
//     paragraphs   │ 90 │ 120 │ 70 │ 600                      │ pieces
//     windows      └──────────┘└───┘└─────────┐ own
//                                   └────┬────┴──────┐ own, with context on either side
//                                        └───────────┴──…
//
// Goal:      as much of the text as fits at once; a quotation that runs over paragraphs in one window where it fits.
// Guarantee: every piece is owned by one window; linear; a window depends on nothing but its own paragraphs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "communique/segments.hpp"
#include "model/encoder/word_pieces.hpp"

namespace communique::encoder {

/// Half-open ranges of pieces.
struct Window {
  std::uint32_t begin = 0, end = 0;          ///< what is read: 254 pieces at most
  std::uint32_t own_begin = 0, own_end = 0;  ///< whose scores are taken from here
};

/// Pieces of a window, without the marks at its ends.
inline constexpr std::uint32_t most_window_pieces = 254;
/// Pieces read on either side of a part of a paragraph that is too long for a window.
inline constexpr std::uint32_t context_pieces = 32;

/// The windows of a text. `paragraph_ends` are the numbers of pieces up to the end of each paragraph. A paragraph
/// longer than a window is cut at ends of sentences where it can be, else anywhere.
std::vector<Window> make_windows(const Segments& segments, const Pieces& pieces,
                                 std::span<const std::uint32_t> paragraph_ends);

}  // namespace communique::encoder
