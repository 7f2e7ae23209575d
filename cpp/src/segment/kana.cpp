#include "segment/kana.hpp"

#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr char32_t voiced = 0x3099, half_voiced = 0x309A;
constexpr char32_t katakana = 0x60;      // from hiragana to katakana
constexpr std::uint32_t kana_bytes = 3;  // of every kana and mark

// The kana with the mark; 0 where there is none.
char32_t composed(char32_t kana, char32_t mark) {
  if (kana == U'う' && mark == voiced) return U'ゔ';
  if (kana == U'ウ' && mark == voiced) return U'ヴ';
  if (kana >= U'ワ' && kana <= U'ヲ') return mark == voiced ? kana + 8 : 0;
  const char32_t plain = kana >= 0x30A0 ? kana - katakana : kana;
  const bool ha_row = plain >= U'は' && plain <= U'ほ' && (plain - U'は') % 3 == 0;
  if (mark == half_voiced) return ha_row ? kana + 2 : 0;
  const bool before_small_tsu = plain >= U'か' && plain <= U'ち' && (plain - U'か') % 2 == 0;
  const bool from_tsu = plain >= U'つ' && plain <= U'と' && (plain - U'つ') % 2 == 0;
  return ha_row || before_small_tsu || from_tsu || plain == U'ゝ' ? kana + 1 : 0;
}

}  // namespace

bool has_voicing_mark(std::string_view bytes) {
  return bytes.find("\u3099") != std::string_view::npos || bytes.find("\u309A") != std::string_view::npos;
}

ComposedKana compose_kana(std::string_view bytes) {
  ComposedKana result;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CodePoint c = code_point_at(bytes, at);
    const char32_t mark = code_point_at(bytes, at + c.size).value;
    const char32_t kana = mark == voiced || mark == half_voiced ? composed(c.value, mark) : 0;
    for (std::uint32_t i = 0; i < c.size; ++i) result.origins.push_back(at + i);
    if (kana != 0)
      append_utf8(result.bytes, kana);
    else
      result.bytes += bytes.substr(at, c.size);
    at += c.size + (kana != 0 ? kana_bytes : 0);
  }
  result.origins.push_back(static_cast<std::uint32_t>(bytes.size()));
  return result;
}

}  // namespace communique
