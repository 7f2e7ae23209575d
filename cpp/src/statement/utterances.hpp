// Utterances: quotations as they were spoken, the pieces of a broken one joined.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "communique/segments.hpp"
#include "communique/syntax.hpp"

namespace communique {

/// One or more outermost quotations that touch: `“[We are] “It is …”` is one utterance of two pieces.
struct Utterance {
  Span outer;                ///< from the first mark to the last
  std::vector<Span> pieces;  ///< what stands inside the marks
  WordRange words;           ///< words of `outer`, marks included
  std::uint32_t paragraph;
  bool closed;
  std::optional<std::uint32_t> continues;  ///< the utterance of the paragraph before that goes on here
};

struct Utterances {
  std::vector<Utterance> all;                         ///< in text order
  std::vector<std::optional<std::uint32_t>> of_word;  ///< the utterance that holds each word

  /// Whether both stand in the same utterance, or outside of any.
  bool are_on_one_level(std::uint32_t a, std::uint32_t b) const { return of_word[a] == of_word[b]; }
  const Utterance* at(std::uint32_t word) const { return of_word[word] ? &all[*of_word[word]] : nullptr; }
};

Utterances find_utterances(const Text& text, const Segments& segments, const Syntax& syntax);

}  // namespace communique
