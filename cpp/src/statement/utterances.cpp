#include "statement/utterances.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace communique {
namespace {

std::uint32_t paragraph_of(const std::vector<Span>& paragraphs, std::uint32_t byte) {
  const auto after = std::ranges::upper_bound(paragraphs, byte, {}, [](Span span) { return span.begin; });
  return after == paragraphs.begin() ? 0 : static_cast<std::uint32_t>(after - paragraphs.begin() - 1);
}

bool only_space(std::string_view between) {
  for (std::uint32_t at = 0; at < between.size();) {
    const auto [value, size] = code_point_at(between, at);
    if (!is_space(value)) return false;
    at += size;
  }
  return true;
}

}  // namespace

Utterances find_utterances(const Text& text, const Segments& segments, const Syntax& syntax) {
  Utterances result;
  auto& all = result.all;
  for (const auto& quotation : segments.quotations) {
    if (quotation.depth > 0) continue;
    const auto paragraph = paragraph_of(segments.paragraphs, quotation.outer.begin);
    const bool touches = !all.empty() && !all.back().closed && all.back().paragraph == paragraph &&
                         only_space(text.slice({all.back().outer.end, quotation.outer.begin}));
    if (touches) {
      all.back().outer.end = quotation.outer.end;
      all.back().closed = quotation.closed;
    } else {
      std::optional<std::uint32_t> continues;
      if (quotation.continues && !all.empty()) continues = static_cast<std::uint32_t>(all.size() - 1);
      all.push_back({quotation.outer, {}, {}, paragraph, quotation.closed, continues});
    }
    if (!quotation.inner.empty()) all.back().pieces.push_back(quotation.inner);
  }
  result.of_word.resize(syntax.words.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    all[i].words = words_in(syntax.words, all[i].outer);
    std::fill(result.of_word.begin() + all[i].words.first, result.of_word.begin() + all[i].words.last, i);
  }
  return result;
}

}  // namespace communique
