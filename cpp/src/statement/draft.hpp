// What the parts of attribution hand on to one another.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "communique/statement.hpp"
#include "statement/utterances.hpp"

namespace communique {

/// What every part reads.
struct Scene {
  const Text& text;
  const Segments& segments;
  const Syntax& syntax;
  const Matches& matches;
  const AttributionOptions& options;
  Utterances utterances;
  std::vector<std::uint32_t> sentence_of;  ///< of each word
  std::optional<WordRange> author = {};    ///< how the text names whose own voice it is

  const Word& word(std::uint32_t at) const { return syntax.words[at]; }
  WordRange sentence(std::uint32_t word) const { return syntax.sentences[sentence_of[word]]; }
};

/// Reporting words with the auxiliaries and negation around them.
struct CueHit {
  const Rule* rule;
  WordRange match;   ///< what the rule matched
  WordRange group;   ///< with auxiliaries and negation
  WordRange region;  ///< where source and content may stand: the sentence, or its part inside the same utterance
  bool negated = false;
  bool passive = false;
  bool gerund = false;  ///< "noting that": the subject is another verb's
};

/// How the speaker of a statement is to be found.
enum class SpeakerLink : std::uint8_t {
  mention,       ///< the mention names them
  previous,      ///< a quotation without cue: who spoke before
  heading,       ///< a quotation that stands as a heading: who says the same below
  first_person,  ///< "we", "I" inside a quotation: whose quotation it is
  author,        ///< the text's own voice
  nobody,        ///< "reportedly"
};

/// A statement whose speaker is not resolved yet.
struct Draft {
  StatementType type = StatementType::indirect;
  SpeakerLink link = SpeakerLink::mention;
  std::optional<WordRange> mention;
  std::optional<WordRange> cue;
  const Rule* rule = nullptr;
  std::vector<Span> content;
  std::vector<Span> quoted;
  std::optional<Span> addressee;
  std::optional<Span> medium;
  bool unclosed = false;
  float confidence = 1;
};

/// "we", "I", "you" alone: whoever the words around belong to.
inline bool is_first_person(const Scene& scene, const std::optional<WordRange>& mention) {
  if (!mention || mention->size() != 1) return false;
  const auto norm = scene.word(mention->first).norm;
  return norm == "we" || norm == "i" || norm == "you";
}

}  // namespace communique
