// Classes of UAX #29, from tables made by scripts/unicode_tables.py. Enumerators are Unicode's names of the classes.
#pragma once

#include <cstdint>
#include <string_view>

namespace communique {

enum class WordBreak : std::uint8_t {
  other,
  cr,
  lf,
  newline,
  extend,
  format,
  zwj,
  regional_indicator,
  katakana,
  hebrew_letter,
  aletter,
  single_quote,
  double_quote,
  midnumlet,
  midletter,
  midnum,
  numeric,
  extendnumlet,
  wsegspace,
};

enum class SentenceBreak : std::uint8_t {
  other,
  cr,
  lf,
  sep,
  extend,
  format,
  sp,
  lower,
  upper,
  oletter,
  numeric,
  aterm,
  scontinue,
  sterm,
  close,
};

enum class GraphemeBreak : std::uint8_t {
  other,
  cr,
  lf,
  control,
  extend,
  zwj,
  regional_indicator,
  prepend,
  spacingmark,
  l,
  v,
  t,
  lv,
  lvt,
};

/// Indic_Conjunct_Break; all `none` before Unicode 15.1.
enum class ConjunctBreak : std::uint8_t { none, linker, consonant, extend };

struct BreakClasses {
  WordBreak word;
  SentenceBreak sentence;
  GraphemeBreak grapheme;
  ConjunctBreak conjunct;
  bool pictographic;  ///< Extended_Pictographic
};

/// Version of Unicode that the tables are made of, as in "17.0".
extern const std::string_view break_tables_version;

inline constexpr std::uint32_t break_block_size = 128;
extern const BreakClasses break_groups[];                    ///< each combination of classes
extern const std::uint8_t break_blocks[][break_block_size];  ///< groups of the code points of each different block
extern const std::uint16_t break_block_of[];                 ///< block of each stretch of code points

/// Classes of a code point, U+10FFFF at most. Lone surrogates are `other`.
inline const BreakClasses& break_classes(char32_t c) {
  return break_groups[break_blocks[break_block_of[c / break_block_size]][c % break_block_size]];
}

}  // namespace communique
