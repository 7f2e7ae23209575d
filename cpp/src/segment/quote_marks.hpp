// The quotation marks of one paragraph: what each may do, by its shape and by what stands beside it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// Marks of one family close each other.
enum class MarkFamily : std::uint8_t {
  curly,     // “ ” „ ‟ 〝 〞 `` ‘‘ ’’
  straight,  // " ＂ ''
  single,    // ‘ ’ ‚ ‛
  typed,     // ' as a single quotation mark
  guillemet,
  guillemet_single,  // « » ‹ ›
  corner,
  white_corner,
  double_angle,
  angle,  // 「」 『』 《》 〈〉
};
inline constexpr std::size_t mark_families = 10;

enum class MarkShape : std::uint8_t { opens, closes, either };

/// What the neighbours say: “x, x”, both sides space, letters on both sides.
enum class MarkContext : std::uint8_t { opening, closing, free, inside };

struct QuoteMark {
  Span span;
  MarkFamily family;
  MarkShape shape;
  MarkContext context;
  bool low = false;   // „ ‚: “ and ‘ close it
  bool weak = false;  // as likely a plural possessive (ministers’ talks) as a closing mark
};

/// Is this code point a quotation mark in some style, apostrophes included?
bool is_quote_mark(char32_t c);
/// ' ’ ‘ ʼ ＇: what may stand inside a word.
bool is_apostrophe(char32_t c);

/// False only where no ' or ’ of the text can be a mark of quotation: each follows a letter, and none is doubled.
bool may_hold_single_marks(std::string_view bytes);

/// `marks` become those of the paragraph in text order; apostrophes inside words, leading ones ('90s) and marks of
/// measure are left out.
void find_quote_marks(std::string_view bytes, Span paragraph, std::vector<QuoteMark>& marks);

}  // namespace communique
