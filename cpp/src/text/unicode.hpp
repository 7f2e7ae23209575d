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

/// The code point that starts at byte `offset`; {0, 0} at the end.
CodePoint code_point_at(std::string_view utf8, std::uint32_t offset);
/// The code point that ends just before byte `offset`; {0, 0} at the start.
CodePoint code_point_before(std::string_view utf8, std::uint32_t offset);

bool is_letter(char32_t c);  ///< general category L* (letters of any script)
bool is_upper(char32_t c);
bool is_digit(char32_t c);        ///< Nd
bool is_numeral(char32_t c);      ///< N*: digits, and signs such as ½ and Ⅳ
bool is_mark(char32_t c);         ///< M*: combining marks
bool is_space(char32_t c);        ///< White_Space, no-break spaces included
bool is_line_end(char32_t c);     ///< LF, CR, VT, FF, NEL, LS, PS
bool is_punctuation(char32_t c);  ///< P*
bool is_symbol(char32_t c);       ///< S*
bool is_emoji(char32_t c);        ///< Extended_Pictographic, regional indicators
bool is_ideograph(char32_t c);    ///< Han, kana, Hangul, Thai, Lao, Khmer, Burmese: words may stand without spaces

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
