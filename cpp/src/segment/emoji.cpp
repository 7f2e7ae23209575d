#include "segment/emoji.hpp"

#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr char32_t joiner = 0x200D, emoji_style = 0xFE0F, keycap = 0x20E3;

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool extends(char32_t c) {
  return c == emoji_style || c == keycap || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F) ||
         is_mark(c);
}

}  // namespace

std::uint32_t emoji_end(std::string_view bytes, std::uint32_t at, std::uint32_t limit) {
  bytes = bytes.substr(0, limit);
  const auto peek = [&](std::uint32_t offset) { return code_point_at(bytes, offset); };
  CodePoint c = peek(at);
  std::uint32_t end = at + c.size;
  if (is_digit(c.value) || c.value == '#' || c.value == '*') {
    if (peek(end).value == emoji_style) end += peek(end).size;
    return peek(end).value == keycap ? end + peek(end).size : at;
  }
  if (is_flag_letter(c.value)) return is_flag_letter(peek(end).value) ? end + peek(end).size : end;
  if (!is_emoji(c.value)) return at;
  // © and ™ are pictographs too, but signs of text unless a selector says otherwise.
  if (c.value < 0x2300 && peek(end).value != emoji_style) return at;
  while (end < limit) {
    c = peek(end);
    if (extends(c.value)) {
      end += c.size;
    } else if (c.value == joiner && is_emoji(peek(end + c.size).value)) {
      end += c.size + peek(end + c.size).size;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace communique
