// The invariants themselves: each finds what is spoilt.
#include "invariants.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "communique/analyzer.hpp"

namespace communique {
namespace {

const char* const report =
    "“We may come,” Ana Lindt said – in Norland. “If it rains, we won’t.”\nThe ministry condemned the plan.";

// One line a case: what is spoilt in the document of the report, and the rule that says so.
struct Spoilt {
  const char* name;
  std::function<void(Document&)> spoil;
  const char* says;
};

void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.name; }

class SpoiltDocument : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltDocument, IsFoundOut) {
  static const Analyzer analyzer;
  const auto read = analyzer.analyze(Text(report));
  auto& document = const_cast<Document&>(*read);  // nobody else holds it
  ASSERT_EQ(document_fault(document), std::nullopt);
  GetParam().spoil(document);
  const std::string fault = document_fault(document).value_or("nothing");
  EXPECT_NE(fault.find(GetParam().says), std::string::npos) << fault;
}

Tokens& tokens(Document& d) { return d.segments.tokens; }

INSTANTIATE_TEST_SUITE_P(
    Invariants, SpoiltDocument,
    testing::Values(
        Spoilt{"paragraph", [](Document& d) { d.segments.paragraphs[1].begin = 0; }, "paragraph overlaps"},
        Spoilt{"token_end", [](Document& d) { tokens(d).spans.back().end += 1; }, "token outside of the text"},
        Spoilt{"token_cut", [](Document& d) { tokens(d).spans[0].end -= 1; }, "token cuts a code point"},
        Spoilt{"token_empty", [](Document& d) { tokens(d).spans[0].end = 0; }, "token is empty"},
        Spoilt{"token_order", [](Document& d) { std::swap(tokens(d).spans[1], tokens(d).spans[2]); }, "overlaps"},
        Spoilt{"token_lost", [](Document& d) { tokens(d).spans[1].end -= 1; }, "more than space between tokens"},
        Spoilt{"kind", [](Document& d) { tokens(d).kinds.pop_back(); }, "a token without kind"},
        Spoilt{"word", [](Document& d) { d.segments.words[1].span.end -= 1; }, "words do not cover their token"},
        Spoilt{"sentence", [](Document& d) { d.segments.sentences.pop_back(); }, "token in no sentence"},
        Spoilt{"inside", [](Document& d) { d.segments.quotations[0].inner.end = 40; }, "quotation does not hold"},
        Spoilt{"quotation", [](Document& d) { d.segments.quotations[1].outer.end += 3; }, "across paragraphs"},
        Spoilt{"clause", [](Document& d) { d.syntax.clauses.pop_back(); }, "clauses do not partition"},
        Spoilt{"name", [](Document& d) { d.syntax.names[0].span.end -= 1; }, "name is not its words"},
        Spoilt{"hedging", [](Document& d) { d.hedging.pop_back(); }, "a statement without hedging"},
        Spoilt{"score", [](Document& d) { d.hedging[0].score += 0.25; }, "evidence that adds up to"},
        Spoilt{"scope",
               [](Document& d) {
                 Cue& cue = d.hedging[0].cues[0];
                 cue.scope.begin = cue.scope.end;
               },
               "cue outside of its scope"},
        Spoilt{"polarity", [](Document& d) { d.stances.back()[0].polarity = -2; }, "polarity out of bounds"},
        Spoilt{"strength", [](Document& d) { d.stances.back()[0].strength = 0; }, "strength is not"},
        Spoilt{"parent", [](Document& d) { d.statements[0].parent = 0; }, "parent after its child"},
        Spoilt{"speaker", [](Document& d) { d.statements[0].speaker = 99; }, "no such speaker"},
        Spoilt{"content", [](Document& d) { d.statements[0].content.clear(); }, "statement of nothing"},
        Spoilt{"cue_span",
               [](Document& d) {
                 d.statements[0].cue = Span{0, 999};
               },
               "part of a statement outside"},
        Spoilt{"mention",
               [](Document& d) {
                 d.speakers[0].mentions = {{2, 4}};
               },
               "mention cuts a code point"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Invariants, PartitionsHaveNoGaps) {
  const Text text("a “b");
  EXPECT_EQ(partition_fault(text, {{0, 1}, {1, 2}, {2, 6}}), std::nullopt);
  EXPECT_NE(partition_fault(text, {{0, 1}, {2, 6}}), std::nullopt);
  EXPECT_NE(partition_fault(text, {{0, 1}, {1, 2}}), std::nullopt);
}

}  // namespace
}  // namespace communique
