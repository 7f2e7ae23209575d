// Who said what: statements and their speakers.
//
// Goal:      every stretch of text that the text attributes to somebody, with the speaker resolved over the document.
// Guarantee: spans slice the text; parents come before their children; never fails, whatever the marks do.
// Non-goals: truth of the attribution; who is meant outside the document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "communique/lexicon.hpp"
#include "communique/segments.hpp"
#include "communique/syntax.hpp"

namespace communique {

enum class StatementType : std::uint8_t { direct, indirect, mixed, withheld };
std::string_view name_of(StatementType type);

struct Statement {
  StatementType type = StatementType::indirect;
  std::optional<std::uint32_t> speaker;  ///< index into the document's speakers
  std::string_view speaker_rule;        ///< how the speaker was found here: "name", "role", "pronoun", …; empty: none
  std::optional<Span> mention;          ///< how the text names the speaker here
  std::optional<Span> cue;              ///< the reporting words; none for continued quotes and transcript turns
  const Rule* cue_rule = nullptr;       ///< the rule of `cue`
  std::vector<Span> content;            ///< what was said, in text order, without the outer quotation marks
  std::vector<Span> quoted;             ///< the parts of it inside quotation marks
  std::optional<Span> addressee;        ///< "told reporters"
  std::optional<Span> medium;           ///< "in a post on X"
  std::optional<std::uint32_t> parent;  ///< index of the enclosing statement
  bool unclosed = false;                ///< a quotation of it never closes
  float confidence = 1;                 ///< 0..1, from the way it was found
};

enum class SpeakerKind : std::uint8_t { person, organisation, government, role, unknown };
std::string_view name_of(SpeakerKind kind);

struct Speaker {
  std::string name;  ///< canonical: the fullest form that the text gives
  SpeakerKind kind = SpeakerKind::unknown;
  std::string role;                  ///< "Foreign Ministry spokesperson", or empty
  std::vector<std::string> aliases;  ///< other forms under which the text names them
  std::string rule;                  ///< the rule that found them first: "name", "capital as government", "role", …
  std::vector<Span> mentions;        ///< in text order
};

/// A speaker that the caller knows beforehand.
struct KnownSpeaker {
  std::string name;
  std::vector<std::string> aliases;
  std::string role;
};

struct Attribution {
  std::vector<Statement> statements;  ///< in order of their first span
  std::vector<Speaker> speakers;
};

struct AttributionOptions {
  /// Also wants, plans, supports: PolNeAR's wider sense, whose contents begin with the "that" of their clause.
  bool all = false;
  std::vector<KnownSpeaker> speakers;  ///< gazetteer
  std::string author;                  ///< who speaks in the text's own voice; empty where that is only the reporter
};

/// Statements and speakers of a document; with emissions, what the encoder sees and the rules together.
Attribution find_statements(const Text& text, const Segments& segments, const Syntax& syntax, const Matches& matches,
                            const AttributionOptions& options, const Emissions* emissions = nullptr);

}  // namespace communique
