#include "communique/segments.hpp"
#include "segment/spans.hpp"
#include "text/blocks.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr ByteClasses line_ends = ByteClasses{}.with(0, "\n\v\f\r");

}  // namespace

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty()) {
    const CodePoint c = code_point_at(bytes, span.begin);
    if (!is_space(c.value)) break;
    span.begin += c.size;
  }
  while (!span.empty()) {
    const CodePoint c = code_point_before(bytes, span.end);
    if (!is_space(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

std::vector<Span> find_paragraphs(const Text& text) {
  const std::string_view bytes = text.bytes();
  std::vector<Span> paragraphs;
  paragraphs.reserve(text.size() / 128);
  const auto close = [&](Span line) {
    if (const Span inner = trimmed(bytes, line); !inner.empty()) paragraphs.push_back(inner);
  };
  std::uint32_t line = 0;
  for_each_candidate(bytes, {0, text.size()}, line_ends, [&](std::uint32_t at) {
    const CodePoint c = code_point_at(bytes, at);
    if (!is_line_end(c.value)) return;
    close({line, at});
    line = at + c.size;
  });
  close({line, text.size()});
  return paragraphs;
}

}  // namespace communique
