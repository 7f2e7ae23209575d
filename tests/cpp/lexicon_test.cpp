#include "communique/lexicon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "communique/error.hpp"
#include "lexicon/pattern.hpp"
#include "read_text.hpp"

namespace communique {
namespace {

// What a one-rule lexicon finds in a sentence, or "".
std::string found(const std::string& pattern, const std::string& sentence) {
  const Lexicon own({"# lexicon: hedges\npattern\tclass\tweight\tscope\texample\n" + pattern + "\ttest\t0\tclause\t" +
                     sentence + "\n"});
  const ReadText read(sentence);
  const auto matches = own.match(read.syntax.words, read.syntax.sentences);
  for (const auto& match : of(matches, LexiconKind::hedges)) {
    if (match.rule->cls == "test") return std::string(read.text.slice(span_of(read.syntax.words, match.words)));
  }
  return "";
}

struct PatternCase {
  const char* id;
  const char* pattern;
  const char* sentence;
  const char* found;
};

class Patterns : public testing::TestWithParam<PatternCase> {};

TEST_P(Patterns, Match) { EXPECT_EQ(found(GetParam().pattern, GetParam().sentence), GetParam().found); }

INSTANTIATE_TEST_SUITE_P(
    Language, Patterns,
    testing::Values(PatternCase{"word", "zircon", "The zircon shone.", "zircon"},
                    PatternCase{"word_in_capitals", "zircon", "The ZIRCON shone.", "ZIRCON"},
                    PatternCase{"alternatives", "zircon|topaz", "A topaz shone.", "topaz"},
                    PatternCase{"lemma", "redeploy/VERB", "They redeployed the guards.", "redeployed"},
                    PatternCase{"lemma_of_any_tag", "visit/*", "Two visits were planned.", "visits"},
                    PatternCase{"lemma_of_wrong_tag", "visit/VERB", "Two visits were planned.", ""},
                    PatternCase{"tag", "zircon /NUM", "Bring zircon 5 today.", "zircon 5"},
                    PatternCase{"gap_of_none", "zircon ~3 topaz", "A zircon topaz shone.", "zircon topaz"},
                    PatternCase{"gap_of_three", "zircon ~3 topaz", "A zircon and one blue topaz shone.",
                                "zircon and one blue topaz"},
                    PatternCase{"gap_too_long", "zircon ~3 topaz", "A zircon and one very blue topaz shone.", ""},
                    PatternCase{"gap_stops_at_colon", "zircon ~3 topaz", "A zircon: a topaz shone.", ""},
                    PatternCase{"optional_present", "zircon very? blue", "A zircon very blue.", "zircon very blue"},
                    PatternCase{"optional_absent", "zircon very? blue", "A zircon blue.", "zircon blue"},
                    PatternCase{"negation_straight", "not zap/VERB", "They don't zap it.", "n't zap"},
                    PatternCase{"negation_curly", "not zap/VERB", "They don’t zap it.", "n’t zap"},
                    PatternCase{"through_quotation_marks", "have no zircon", "They have “no zircon” here.",
                                "have “no zircon"},
                    PatternCase{"not_over_sentences", "zircon ~3 topaz", "A zircon. The topaz shone.", ""}),
    [](const auto& info) { return info.param.id; });

struct BadCase {
  const char* id;
  const char* tsv;
  const char* says;
};

class BadLexicons : public testing::TestWithParam<BadCase> {};

TEST_P(BadLexicons, AreRefusedWithTheLine) {
  try {
    const Lexicon lexicon({GetParam().tsv});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ202");
    EXPECT_NE(std::string(error.what()).find(GetParam().says), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadLexicons,
    testing::Values(
        BadCase{"no_directive", "may\tepistemic\t0.6\tclause\tIt may.\n", "the first line must be"},
        BadCase{"unknown_kind", "# lexicon: spells\nh\n", "the first line must be"},
        BadCase{"few_cells", "# lexicon: hedges\nh\nmay\tepistemic\n", "2 cells instead of 5"},
        BadCase{"weight_no_number", "# lexicon: hedges\nh\nmay\tepistemic\tmuch\tclause\tx\n", "\"much\""},
        BadCase{"weight_nan", "# lexicon: hedges\nh\nmay\tepistemic\tnan\tclause\tx\n", "\"nan\""},
        BadCase{"weight_too_large", "# lexicon: hedges\nh\nmay\tepistemic\t1.5\tclause\tx\n", "\"1.5\""},
        BadCase{"unknown_tag", "# lexicon: hedges\nh\nmay/VRB\tepistemic\t0.5\tclause\tx\n", "unknown tag \"VRB\""},
        BadCase{"begins_with_gap", "# lexicon: hedges\nh\n~3 may\tepistemic\t0.5\tclause\tx\n", "the first item"},
        BadCase{"ends_with_gap", "# lexicon: hedges\nh\nmay ~3\tepistemic\t0.5\tclause\tx\n", "last item"},
        BadCase{"empty_alternative", "# lexicon: hedges\nh\nmay||can\tepistemic\t0.5\tclause\tx\n",
                "empty alternative"},
        BadCase{"three_gaps", "# lexicon: hedges\nh\na ~1 b ~1 c ~1 d\tepistemic\t0.5\tclause\tx\n",
                "more than two gaps"}),
    [](const auto& info) { return info.param.id; });

TEST(Lexicon, OwnRulesWinOverEquals) {
  const Lexicon own({"# lexicon: hedges\nh\nmay\tmine\t0.1\tclause\tIt may rain.\n"});
  const ReadText read("It may rain.");
  const auto matches = own.match(read.syntax.words, read.syntax.sentences);
  ASSERT_FALSE(of(matches, LexiconKind::hedges).empty());
  EXPECT_EQ(of(matches, LexiconKind::hedges).front().rule->cls, "mine");
}

// A rule that cannot fire is a mistake: every rule is found in its own example.
TEST(Lexicon, EveryRuleFiresInItsExample) {
  EXPECT_GT(lexicon().rules().size(), 500U);
  for (const auto& rule : lexicon().rules()) {
    const ReadText read(rule.example);
    const auto& own = of(read.matches, rule.kind);
    EXPECT_TRUE(std::ranges::any_of(own, [&](const Match& match) { return match.rule == &rule; }))
        << rule.name() << " in: " << rule.example;
  }
}

TEST(Lexicon, PatternsAreUniqueWithinALexicon) {
  std::set<std::string> names;
  for (const auto& rule : lexicon().rules()) EXPECT_TRUE(names.insert(rule.name()).second) << rule.name();
}

}  // namespace
}  // namespace communique
