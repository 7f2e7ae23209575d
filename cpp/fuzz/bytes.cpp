#include "fuzz/bytes.hpp"

namespace communique {
namespace {

unsigned byte_at(std::string_view utf8, std::size_t at) { return static_cast<unsigned char>(utf8[at]); }

}  // namespace

std::optional<Decoded> decode(std::string_view utf8, std::size_t at) {
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned lead = byte_at(utf8, at);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
  if (size == 0 || at + size > utf8.size()) return std::nullopt;
  char32_t value = size == 1 ? lead : lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte_at(utf8, at + i) & 0xC0) != 0x80) return std::nullopt;
    value = value << 6 | (byte_at(utf8, at + i) & 0x3F);
  }
  if (value < smallest[size] || value > 0x10FFFF) return std::nullopt;
  return Decoded{value, at, size};
}

std::optional<std::vector<Decoded>> decode_all(std::string_view utf8) {
  std::vector<Decoded> found;
  for (std::size_t at = 0; at < utf8.size(); at += found.back().size) {
    const auto c = decode(utf8, at);
    if (!c) return std::nullopt;
    found.push_back(*c);
  }
  return found;
}

std::string valid_text(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    if (const auto c = decode(bytes, at)) {
      text += bytes.substr(at, c->size);
      at += c->size;
      continue;
    }
    const unsigned byte = byte_at(bytes, at++);
    text += static_cast<char>(0xC0 | byte >> 6);
    text += static_cast<char>(0x80 | (byte & 0x3F));
  }
  return text;
}

}  // namespace communique
