// Rules as data: TSV files of patterns, compiled into one matcher.
//
// A file is UTF-8; its first line is "# lexicon: hedges" (or cues, attitudes, acts, stances), further lines that start
// with "# " are comments, then one header line and one rule a line:
//
//     pattern <TAB> class <TAB> weight <TAB> scope <TAB> example
//
// A pattern is a row of items separated by spaces; the first must be a word or a lemma:
//
//     may            the word, in any case and with either apostrophe ("n't" is the word "not", "'ll" is "will")
//     may|might      one of several words
//     hope/VERB      any form of the lemma, tagged VERB (UD tags); hope/* whatever its tag
//     say|tell/VERB  one of several lemmas
//     /ADJ           any word of that tag; /* any word but punctuation
//     ~3             up to three words of any kind (but no end of the sentence, and none of ; : . ? !)
//     very?          may be missing (also say/VERB?)
//
// The example is the rule's test: the rule must match in it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// Universal part-of-speech tags (UD).
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X,
};
/// "ADJ", …
std::string_view name_of(Upos upos);

/// The inflection that a tag tells apart (Penn Treebank: NNS, JJR, VB, MD …).
enum class WordForm : std::uint8_t {
  plain,        ///< singular, positive, uninflected
  plural,       ///< talks, Alps
  comparative,  ///< larger
  superlative,  ///< largest
  base,         ///< (to) go, go!
  present,      ///< (they) go, are
  third,        ///< goes, is
  past,         ///< went, was
  participle,   ///< gone, been
  gerund,       ///< going, being
  modal,        ///< may, ca(n’t), will
};

/// Half-open range of word indices.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first >= last; }
  std::uint32_t size() const { return last - first; }
  bool contains(std::uint32_t word) const { return first <= word && word < last; }
  friend auto operator<=>(const WordRange&, const WordRange&) = default;
};

/// A word as patterns see it. The views live as long as the `Syntax` that made them.
struct Word {
  Span span;
  std::uint32_t token;
  std::string_view norm;  ///< case-folded, straight apostrophe, clitics spelt out ("n't" → "not")
  std::string_view lemma;
  Upos upos;
  WordForm form = WordForm::plain;
};

enum class LexiconKind : std::uint8_t { cues, attitudes, hedges, acts, stances };
inline constexpr std::size_t lexicon_kinds = 5;
std::string_view name_of(LexiconKind kind);

struct Rule {
  LexiconKind kind;
  std::string pattern;
  std::string cls;
  float weight;
  std::string scope;
  std::string example;
  /// "hedges: hope/VERB for|that", the name under which evidence gives the rule.
  std::string name() const;
};

struct Match {
  const Rule* rule;
  WordRange words;
};

/// Matches by lexicon, each in text order, leftmost-longest and not overlapping within its lexicon.
using Matches = std::array<std::vector<Match>, lexicon_kinds>;

class Lexicon {
 public:
  /// The built-in rules and those of `extra`, whole TSV texts (not paths). Rules of `extra` win over built-in ones of
  /// equal length. Throws `Error` CQ202 with the line where a rule is malformed.
  explicit Lexicon(const std::vector<std::string>& extra = {});
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;

  std::span<const Rule> rules() const;

  /// All matches in `words`; no match crosses the end of one of `sentences`. Cost: O(words).
  Matches match(std::span<const Word> words, std::span<const WordRange> sentences) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

inline const std::vector<Match>& of(const Matches& matches, LexiconKind kind) {
  return matches[static_cast<std::size_t>(kind)];
}

}  // namespace communique
