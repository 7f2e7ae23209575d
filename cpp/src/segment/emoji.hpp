// Emoji sequences of UTS #51: families, flags, keycaps, skin tones.
#pragma once

#include <cstdint>
#include <string_view>

namespace communique {

/// End of the emoji sequence at byte `at`, or `at` where none begins. Linear in the sequence.
std::uint32_t emoji_end(std::string_view bytes, std::uint32_t at, std::uint32_t limit);

}  // namespace communique
