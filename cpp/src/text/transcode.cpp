#include <algorithm>
#include <limits>

#include "communique/text.hpp"

namespace communique {
namespace {

constexpr std::size_t stretch = 32;  // units at once: two registers of bytes

template <typename Unit>
std::size_t utf8_size(std::span<const Unit> code_points) {
  std::size_t size = code_points.size();
  for (const Unit c : code_points) {
    size += c >= 0x80;
    if constexpr (std::numeric_limits<Unit>::digits > 8) size += c >= 0x800;
    if constexpr (std::numeric_limits<Unit>::digits > 16) size += c >= 0x10000;
  }
  return size;
}

template <typename Unit>
bool is_ascii(const Unit* units) {
  Unit all = 0;
  for (std::size_t i = 0; i < stretch; ++i) all = static_cast<Unit>(all | units[i]);
  return all < 0x80;
}

char* put(char* out, std::uint32_t c) {
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

}  // namespace

template <typename Unit>
std::string to_utf8(std::span<const Unit> code_points) {
  std::string utf8(utf8_size(code_points), '\0');
  char* out = utf8.data();
  for (std::size_t at = 0; at < code_points.size();) {
    const Unit* const units = code_points.data() + at;
    const std::size_t count = std::min(stretch, code_points.size() - at);
    if (count == stretch && is_ascii(units)) {
      for (std::size_t i = 0; i < stretch; ++i) out[i] = static_cast<char>(units[i]);
      out += stretch;
    } else {
      for (std::size_t i = 0; i < count; ++i) out = put(out, units[i]);
    }
    at += count;
  }
  return utf8;
}

template std::string to_utf8(std::span<const std::uint8_t>);
template std::string to_utf8(std::span<const std::uint16_t>);
template std::string to_utf8(std::span<const std::uint32_t>);

}  // namespace communique
