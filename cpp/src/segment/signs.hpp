// Code points that the rules of the news profile know by their role.
#pragma once

#include <string_view>

#include "text/unicode.hpp"

namespace communique {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters, digits and marks of scripts that part words by spaces.
inline bool is_word_part(char32_t c) { return (is_letter(c) && !is_ideograph(c)) || is_digit(c) || is_mark(c); }

/// Soft hyphen, joiners and variation selectors: they belong to the word around them.
constexpr bool is_format(char32_t c) {
  return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F);
}

/// Zero-width space, byte order mark and bidi controls: neither tokens nor part of one.
constexpr bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0xFEFF || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// Korean syllables and the letters that they are made of.
constexpr bool is_hangul(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xAC00 && c <= 0xD7FB);
}

/// - ‐ ‑: what joins a prefix to its word.
constexpr bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// ‒ – — ― ⸺ ⸻ and the minus sign.
constexpr bool is_dash(char32_t c) { return (c >= 0x2012 && c <= 0x2015) || c == 0x2E3A || c == 0x2E3B || c == 0x2212; }

/// General category Sc.
constexpr bool is_currency(char32_t c) {
  constexpr std::u32string_view others = U"$¢£¤¥֏؋৲৳৻૱௹฿៛﷼﹩＄￠￡￥￦";
  return (c >= 0x20A0 && c <= 0x20C0) || others.find(c) != others.npos;
}

constexpr bool is_unit_sign(char32_t c) { return c == '%' || c == U'‰' || c == U'°' || c == U'٪'; }

}  // namespace communique
