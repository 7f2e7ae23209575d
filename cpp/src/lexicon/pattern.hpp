// One pattern: the items of a rule, and whether they match at a word.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "communique/lexicon.hpp"

namespace communique {

struct PatternItem {
  enum class Kind : std::uint8_t { word, lemma, tag, gap };
  Kind kind = Kind::word;
  std::vector<std::string> alternatives;  // words or lemmas, folded
  std::optional<Upos> upos;               // of lemma and tag items; none: any (but punctuation, for tags)
  bool optional = false;
  std::uint32_t gap = 0;  // most words of a gap
};

using Pattern = std::vector<PatternItem>;

/// Items of a pattern as written in a file. Throws std::invalid_argument with what is wrong and the remedy.
Pattern parse_pattern(std::string_view source);

/// The end of the longest match of `pattern` that begins at word `first` and ends by `last`; `first` where there is
/// none. Quotation marks and brackets between the items are passed over. Cost: bounded by the pattern, not by the text.
std::uint32_t match_pattern(const Pattern& pattern, std::span<const Word> words, std::uint32_t first,
                            std::uint32_t last);

}  // namespace communique
