#include "fuzz/bytes.hpp"
#include "fuzz/targets.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// Offsets both ways, at every byte.
Fault offsets_fault(std::string_view bytes, const std::vector<Decoded>& code_points) {
  const OffsetMap map(bytes);
  const auto count = static_cast<std::uint32_t>(code_points.size());
  if (map.size() != count) return "the offset map counts " + std::to_string(map.size());
  for (std::uint32_t index = 0; index < count; ++index) {
    const auto [value, begin, size] = code_points[index];
    if (map.bytes(index) != begin) return "code point " + std::to_string(index) + " begins elsewhere";
    for (std::size_t at = begin; at < begin + size; ++at) {
      if (map.code_points(static_cast<std::uint32_t>(at)) != index)
        return "wrong count before byte " + std::to_string(at);
    }
  }
  if (map.code_points(static_cast<std::uint32_t>(bytes.size())) != count) return "wrong count at the end";
  if (map.bytes(count) != bytes.size()) return "the end is elsewhere";
  return std::nullopt;
}

Fault code_points_fault(std::string_view bytes, const std::vector<Decoded>& code_points) {
  for (const auto [value, begin, size] : code_points) {
    const CodePoint at = code_point_at(bytes, static_cast<std::uint32_t>(begin));
    const CodePoint before = code_point_before(bytes, static_cast<std::uint32_t>(begin + size));
    if (at.value != value || at.size != size) return "code_point_at differs at byte " + std::to_string(begin);
    if (before.value != value || before.size != size)
      return "code_point_before differs at byte " + std::to_string(begin);
  }
  return std::nullopt;
}

// Whatever the bytes, a walk goes on and ends at the other end.
Fault walk_fault(std::string_view bytes) {
  std::uint32_t at = 0;
  while (at < bytes.size()) {
    const std::uint32_t size = code_point_at(bytes, at).size;
    if (size == 0 || at + size > bytes.size()) return "the walk forth fails at byte " + std::to_string(at);
    at += size;
  }
  while (at > 0) {
    const std::uint32_t size = code_point_before(bytes, at).size;
    if (size == 0 || size > at) return "the walk back fails at byte " + std::to_string(at);
    at -= size;
  }
  return std::nullopt;
}

Fault folding_fault(std::string_view bytes, const std::vector<Decoded>& code_points) {
  const std::string folded = fold(bytes);
  std::string pieces;
  for (const auto& c : code_points) pieces += fold(bytes.substr(c.begin, c.size));
  if (folded != pieces) return "fold needs context";
  if (fold(folded) != folded) return "a folded text folds further";
  if (!decode_all(folded)) return "fold gives what is no text";
  if (!decode_all(fold_accents(bytes))) return "fold_accents gives what is no text";
  return std::nullopt;
}

}  // namespace

Fault run_text(std::string_view bytes) {
  const auto code_points = decode_all(bytes);
  if (is_text(bytes) != code_points.has_value()) return "accepted or refused wrongly";
  if (auto fault = walk_fault(bytes)) return fault;
  if (!code_points) return fold(bytes).empty() ? Fault("fold loses the text") : std::nullopt;
  if (auto fault = offsets_fault(bytes, *code_points)) return fault;
  if (auto fault = code_points_fault(bytes, *code_points)) return fault;
  return folding_fault(bytes, *code_points);
}

}  // namespace communique
