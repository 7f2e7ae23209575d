// Statements with emissions written by hand: what rules and encoder make of each other's.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/lexicon.hpp"
#include "communique/statement.hpp"
#include "seen_labels.hpp"

namespace communique {
namespace {

// A text in which [sources], {cues} and <contents> are marked as the encoder sees them.
struct Marked {
  std::string text;
  std::vector<Span> spans[3];

  explicit Marked(std::string_view marked) {
    constexpr std::string_view opening = "[{<", closing = "]}>";
    for (const char c : marked) {
      const auto at = static_cast<std::uint32_t>(text.size());
      if (const auto kind = opening.find(c); kind != opening.npos) {
        spans[kind].push_back({at, at});
      } else if (const auto closed = closing.find(c); closed != closing.npos) {
        spans[closed].back().end = at;
      } else {
        text += c;
      }
    }
  }

  WordScores scores(std::size_t kind, const std::vector<Word>& words) const {
    std::string labels(words.size(), '.');
    for (const auto span : spans[kind]) {
      const auto range = words_in(words, span);
      for (auto word = range.first; word < range.last; ++word) labels[word] = word == range.first ? 'B' : 'I';
    }
    return scores_of(labels);
  }
};

// "type | mention | cue | content", one line a statement.
std::vector<std::string> statements(std::string_view marked_text, bool all) {
  static const Lexicon lexicon;
  const Marked marked(marked_text);
  const Text text(marked.text);
  const auto segments = segment(text);
  const auto syntax = analyze_syntax(text, segments);
  Emissions emissions;
  emissions.seen.assign(syntax.words.size(), 1);
  emissions.source = marked.scores(0, syntax.words);
  emissions.cue = marked.scores(1, syntax.words);
  emissions.content = marked.scores(2, syntax.words);
  emissions.link_source = emissions.link_content = links_of(syntax.words.size());
  AttributionOptions options;
  options.all = all;
  const auto matches = lexicon.match(syntax.words, syntax.sentences);
  std::vector<std::string> lines;
  for (const auto& found : find_statements(text, segments, syntax, matches, options, &emissions).statements) {
    std::string line(name_of(found.type));
    for (const auto& span : {found.mention, found.cue}) line += " | " + (span ? std::string(text.slice(*span)) : "-");
    for (const auto span : found.content) line += " | " + std::string(text.slice(span));
    lines.push_back(line);
  }
  return lines;
}

struct SeenCase {
  const char* id;
  const char* text;
  std::vector<std::string> statements, all;
};

class SeenStatements : public testing::TestWithParam<SeenCase> {};

TEST_P(SeenStatements, JoinTheRules) {
  const auto& row = GetParam();
  EXPECT_EQ(statements(row.text, false), row.statements);
  EXPECT_EQ(statements(row.text, true), row.all);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SeenStatements,
    testing::Values(
        SeenCase{"both",
                 "[Lena] {said} <it rained>.",
                 {"indirect | Lena | said | it rained"},
                 {"indirect | Lena | said | it rained"}},
        SeenCase{"other_border",
                 "[Lena] {said} <it rained> on Monday.",
                 {"indirect | Lena | said | it rained on Monday"},
                 {"indirect | Lena | said | it rained"}},
        SeenCase{"phrases_stay_whole",
                 "[The old] sailors {zigzagged} <that it rained on the> coast.",
                 {},
                 {"indirect | The old sailors | zigzagged | that it rained on the coast"}},
        SeenCase{"rules_alone", "Lena said it rained.", {"indirect | Lena | said | it rained"}, {}},
        SeenCase{"quotation_needs_no_consent",
                 "“It rained,” Lena said.",
                 {"direct | Lena | said | It rained,"},
                 {"direct | Lena | said | It rained,"}},
        SeenCase{
            "topic", "[Lena], {speaking} about <the budget>, left.", {}, {"indirect | Lena | speaking | the budget"}},
        SeenCase{"nobody", "Once {told} <that it rained>, we left.", {}, {"indirect | - | told | that it rained"}},
        SeenCase{"cue_without_rule",
                 "[Lena] {zigzagged} <that it rained>.",
                 {},
                 {"indirect | Lena | zigzagged | that it rained"}},
        SeenCase{"adverb_is_no_cue", "[Lena] left {further} <as it rained>.", {}, {}}),
    [](const auto& info) { return info.param.id; });

}  // namespace
}  // namespace communique
