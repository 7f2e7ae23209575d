#include "text/unicode.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <span>

#include "text/break_tables.hpp"

namespace communique {
namespace {

unsigned char byte_at(std::string_view utf8, std::size_t at) { return static_cast<unsigned char>(utf8[at]); }

std::uint32_t category(char32_t c) { return U_GET_GC_MASK(static_cast<UChar32>(c)); }

// Appends UTF-16 code units as UTF-8, without those that `skip`.
template <typename Skip>
void append_utf16(std::string& out, std::span<const UChar> units, Skip skip) {
  for (std::size_t i = 0; i < units.size();) {
    UChar32 c = 0;
    U16_NEXT(units.data(), i, units.size(), c);
    if (!skip(static_cast<char32_t>(c))) append_utf8(out, static_cast<char32_t>(c));
  }
}

bool is_accent(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x1DC0 && c < 0x1E00) ||
         (c >= 0x20D0 && c < 0x2100);
}

// Folding works on one code point at a time, so it needs no context and no buffer of the whole text.
void append_folded(std::string& out, char32_t c) {
  if (c == 0x2019 || c == 0x02BC || c == 0xFF07) {
    out += '\'';
    return;
  }
  std::array<UChar, 2> source{};
  int32_t size = 0;
  U16_APPEND_UNSAFE(source.data(), size, static_cast<UChar32>(c));
  std::array<UChar, 16> folded{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = u_strFoldCase(folded.data(), 16, source.data(), size, U_FOLD_CASE_DEFAULT, &status);
  std::ranges::replace(folded, u'\u02BC', u'\'');  // ŉ folds to ʼn
  append_utf16(out, std::span(folded).first(static_cast<std::size_t>(length)), [](char32_t) { return false; });
}

// Letters that hold their accent inside, so that no decomposition takes it off.
std::string_view barred_letter(char32_t c) {
  switch (c) {
    case 0xE6:
      return "ae";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

void append_bare(std::string& out, char32_t c, const UNormalizer2* nfd) {
  if (is_accent(c)) return;
  if (const std::string_view plain = barred_letter(c); !plain.empty()) {
    out += plain;
    return;
  }
  std::array<UChar, 32> parts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = unorm2_getDecomposition(nfd, static_cast<UChar32>(c), parts.data(), 32, &status);
  const auto whole = std::span(parts).first(length < 0 ? 0 : static_cast<std::size_t>(length));
  const bool accented = std::any_of(whole.begin(), whole.end(), [](UChar unit) { return is_accent(unit); });
  if (accented) {
    append_utf16(out, whole, is_accent);
  } else {
    append_utf8(out, c);
  }
}

// Calls `each` with every code point and its bytes.
template <typename Each>
void for_code_points(std::string_view utf8, Each each) {
  for (std::uint32_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    each(c.value, utf8.substr(at, c.size));
    at += c.size;
  }
}

}  // namespace

namespace beyond_ascii {

CodePoint code_point_at(std::string_view utf8, std::uint32_t offset) {
  const unsigned lead = byte_at(utf8, offset);
  const std::uint32_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  if (size == 1 || offset + size > utf8.size()) return {lead, 1};
  char32_t value = lead & (0xFFu >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    const unsigned tail = byte_at(utf8, offset + i);
    if ((tail & 0xC0) != 0x80) return {lead, 1};
    value = value << 6 | (tail & 0x3F);
  }
  if (value > 0x10FFFF) return {lead, 1};
  return {value, size};
}

CodePoint code_point_before(std::string_view utf8, std::uint32_t offset) {
  for (std::uint32_t size = 1; size <= 4 && size <= offset; ++size) {
    if ((byte_at(utf8, offset - size) & 0xC0) == 0x80) continue;
    const CodePoint c = code_point_at(utf8, offset - size);
    if (c.size == size) return c;
    break;
  }
  return {byte_at(utf8, offset - 1), 1};
}

bool is_letter(char32_t c) { return (category(c) & U_GC_L_MASK) != 0; }
bool is_upper(char32_t c) { return (category(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0; }
bool is_digit(char32_t c) { return (category(c) & U_GC_ND_MASK) != 0; }
bool is_mark(char32_t c) { return (category(c) & U_GC_M_MASK) != 0; }
bool is_space(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE) != 0; }

bool is_ideograph(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return c == 0x30FC || c == 0x3005;  // prolonged sound and iteration marks belong to no single script
  }
}

}  // namespace beyond_ascii

bool is_numeral(char32_t c) { return (category(c) & U_GC_N_MASK) != 0; }

bool is_line_end(char32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_punctuation(char32_t c) { return (category(c) & U_GC_P_MASK) != 0; }

bool is_symbol(char32_t c) { return (category(c) & U_GC_S_MASK) != 0; }

bool is_emoji(char32_t c) {
  return c >= 0x80 && (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
                       u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_REGIONAL_INDICATOR) != 0);
}

void append_utf8(std::string& out, char32_t c) {
  std::array<char, 4> bytes;
  out.append(bytes.data(), write_utf8(c, bytes.data()));
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for_code_points(utf8, [&](char32_t c, std::string_view bytes) {
    if (c < 0x80 && bytes.size() == 1) {
      out += static_cast<char>(c - 'A' < 26u ? c | 0x20 : c);
    } else if (bytes.size() == 1 || is_surrogate(c)) {
      out += bytes;
    } else {
      append_folded(out, c);
    }
  });
  return out;
}

std::string fold_accents(std::string_view utf8) {
  std::string folded = fold(utf8);
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::string out;
  out.reserve(folded.size());
  for_code_points(folded, [&](char32_t c, std::string_view bytes) {
    if (bytes.size() == 1 || is_surrogate(c)) {
      out += bytes;
    } else {
      append_bare(out, c, nfd);
    }
  });
  return out;
}

std::string icu_version() { return U_ICU_VERSION; }

std::string unicode_version() { return std::string(break_tables_version); }

}  // namespace communique
