// Texts put together at random from pieces that rules of segmentation speak of.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace communique {

inline constexpr std::string_view text_pieces[] = {
    // Words and numbers.
    "a", "I", "The", "envoy", "ministry", "Gen", "Inc", "No", "U", "S", "p", "m", "s", "t", "re", "co", "e", "km", "am",
    "million", "5", "10", "1990", "18", "000", "_", "www", "mailto", "org", "com", "XD", "incomprehensibilities",
    // Signs.
    " ", " ", " ", " ", "  ", ".", ".", ",", ",", "'", "’", "‘", "\"", "“", "”", "«", "»", "`", "-", "–", "—", "…", ":",
    ";", "?", "!", "(", ")", "[", "/", "//", "@", "#", "$", "€", "%", "&", "+", "*", "=", "<", "~", "^",
    // White space and what is not seen.
    "\n", "\r\n", "\r", "\t", "\u00A0", "\u3000", "\u2028", "\u200B", "\u00AD", "\u200D", "\uFE0F", "\u202A", "\uFEFF",
    // Other scripts, marks and emoji.
    "é", "e\u0301", "ß", "Я", "да", "ش", "א", "カ", "漢字", "ไทย", "क्ष", "½", "٣", "👍", "🏽", "🇳", "🇴", "👩", "\u20E3",
    "\xED\xA0\xBD", "\x01", "ﬁ", "İ"};

/// The same text for the same seed, on every machine: a few dozen pieces.
inline std::string mixed_text(unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (auto count = random() % 60 + 1; count > 0; --count) {
    text += text_pieces[random() % std::size(text_pieces)];
  }
  return text;
}

}  // namespace communique
