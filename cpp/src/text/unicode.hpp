// What the other rooms need of Unicode. The only door to ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// A code point and the number of its bytes. Lone surrogates and stray bytes come as themselves, one step each.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};

// ASCII is decided here, in line: most of a text is.
namespace beyond_ascii {
CodePoint code_point_at(std::string_view utf8, std::uint32_t offset);
CodePoint code_point_before(std::string_view utf8, std::uint32_t offset);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_mark(char32_t c);
bool is_space(char32_t c);
bool is_ideograph(char32_t c);
}  // namespace beyond_ascii

/// The code point that starts at byte `offset`; {0, 0} at the end.
inline CodePoint code_point_at(std::string_view utf8, std::uint32_t offset) {
  if (offset >= utf8.size()) return {0, 0};
  const auto byte = static_cast<unsigned char>(utf8[offset]);
  return byte < 0x80 ? CodePoint{byte, 1} : beyond_ascii::code_point_at(utf8, offset);
}
/// Whether no character goes on in this byte.
inline bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }
/// The code point that ends just before byte `offset`; {0, 0} at the start.
inline CodePoint code_point_before(std::string_view utf8, std::uint32_t offset) {
  if (offset == 0) return {0, 0};
  const auto byte = static_cast<unsigned char>(utf8[offset - 1]);
  return byte < 0x80 ? CodePoint{byte, 1} : beyond_ascii::code_point_before(utf8, offset);
}

/// General category L* (letters of any script).
inline bool is_letter(char32_t c) { return c < 0x80 ? (c | 0x20) - 'a' < 26u : beyond_ascii::is_letter(c); }
inline bool is_upper(char32_t c) { return c < 0x80 ? c - 'A' < 26u : beyond_ascii::is_upper(c); }
/// Nd
inline bool is_digit(char32_t c) { return c < 0x80 ? c - '0' < 10u : beyond_ascii::is_digit(c); }
/// M*: combining marks
inline bool is_mark(char32_t c) { return c >= 0x300 && beyond_ascii::is_mark(c); }
/// White_Space, no-break spaces included
inline bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || c - '\t' < 5u : beyond_ascii::is_space(c); }
/// Han, kana, Hangul, Thai, Lao, Khmer, Burmese: words may stand without spaces
inline bool is_ideograph(char32_t c) { return c >= 0xE00 && beyond_ascii::is_ideograph(c); }
bool is_numeral(char32_t c);      ///< N*: digits, and signs such as ½ and Ⅳ
bool is_line_end(char32_t c);     ///< LF, CR, VT, FF, NEL, LS, PS
bool is_punctuation(char32_t c);  ///< P*
bool is_symbol(char32_t c);       ///< S*
bool is_emoji(char32_t c);        ///< Extended_Pictographic, regional indicators

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

/// Writes the code point in UTF-8 to `out`, which has room for four bytes; gives the place behind it. A lone surrogate
/// becomes three bytes.
inline char* write_utf8(char32_t c, char* out) {
  const auto tail = [&](unsigned shift) { *out++ = static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    tail(6), tail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    tail(12), tail(6), tail(0);
  }
  return out;
}
void append_utf8(std::string& out, char32_t c);

/// `fold`, and accents stripped: "Türkiye" and "Turkiye" agree.
std::string fold_accents(std::string_view utf8);

/// Ends of the segments of UAX #29, untailored; the first segment begins at 0. Linear.
std::vector<std::uint32_t> word_boundaries(std::string_view utf8);
std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8);
std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8);

/// Ends of words by ICU, which knows the words of Thai, Lao, Khmer, Burmese, Chinese and Japanese. Linear.
std::vector<std::uint32_t> dictionary_boundaries(std::string_view utf8);

/// "72.1": version of ICU, which brings the properties, foldings and dictionaries.
std::string icu_version();
/// "17.0": version of Unicode that the boundaries of UAX #29 follow, whatever ICU's own is.
std::string unicode_version();

}  // namespace communique
