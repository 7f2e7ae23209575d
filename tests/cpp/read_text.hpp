// A text read up to the matches of the built-in lexicon: what the tests of the rooms to the right start from.
#pragma once

#include <string>

#include "communique/lexicon.hpp"
#include "communique/segments.hpp"
#include "communique/syntax.hpp"

namespace communique {

inline const Lexicon& lexicon() {
  static const Lexicon built_in;
  return built_in;
}

struct ReadText {
  Text text;
  Segments segments;
  Syntax syntax;
  Matches matches;

  explicit ReadText(const std::string& utf8)
      : text(utf8),
        segments(segment(text)),
        syntax(analyze_syntax(text, segments)),
        matches(lexicon().match(syntax.words, syntax.sentences)) {}

  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax.words.size())}; }

  std::string slice(WordRange words) const { return std::string(text.slice(span_of(syntax.words, words))); }

  /// The words of the first occurrence of `part`.
  WordRange find(const std::string& part) const {
    const auto begin = static_cast<std::uint32_t>(text.bytes().find(part));
    return words_in(syntax.words, {begin, begin + static_cast<std::uint32_t>(part.size())});
  }
};

inline std::string with_straight_apostrophes(std::string text) {
  for (auto at = text.find("’"); at != std::string::npos; at = text.find("’", at)) text.replace(at, 3, "'");
  return text;
}

}  // namespace communique
