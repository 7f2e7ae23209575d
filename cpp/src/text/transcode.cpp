#include <limits>

#include "communique/text.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

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

// Narrows `size` units if all of them are ASCII: a loop without branches, so that the compiler makes it one of vectors.
template <std::size_t size, typename Unit>
bool put_ascii(char* __restrict out, const Unit* __restrict units) {
  Unit all = 0;
  for (std::size_t i = 0; i < size; ++i) {
    all = static_cast<Unit>(all | units[i]);
    out[i] = static_cast<char>(units[i]);
  }
  return all < 0x80;
}

}  // namespace

template <typename Unit>
Text Text::from_code_points(std::span<const Unit> code_points) {
  constexpr std::size_t many = 32, some = 8;  // units
  const std::size_t size = utf8_size(code_points);
  require_size(size);
  std::string utf8(size, '\0');
  char* out = utf8.data();
  const Unit* unit = code_points.data();
  const Unit* const end = unit + code_points.size();
  const auto step = [&](std::size_t count) { out += count, unit += count; };
  while (unit != end) {
    const auto rest = static_cast<std::size_t>(end - unit);
    if (rest >= many && put_ascii<many>(out, unit)) {
      step(many);
    } else if (rest >= some && put_ascii<some>(out, unit)) {
      step(some);
    } else {
      do out = write_utf8(*unit++, out);
      while (unit != end && *unit >= 0x80);
    }
  }
  Text text;
  text.bytes_ = std::move(utf8);
  return text;
}

template Text Text::from_code_points(std::span<const std::uint8_t>);
template Text Text::from_code_points(std::span<const std::uint16_t>);
template Text Text::from_code_points(std::span<const std::uint32_t>);

}  // namespace communique
