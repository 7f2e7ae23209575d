// Hedging with emissions written by hand: what rules and encoder make of each other's cues.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "communique/hedging.hpp"
#include "model/encoder/emissions.hpp"

namespace communique {
namespace {

// Labels of the encoder: kinds 0 … 3 of uncertainty, 4 a negation.
struct SeenWord {
  const char* word;
  std::uint32_t kind;
};

WordScores outside(std::size_t words, std::uint32_t labels) {
  WordScores scores{labels, std::vector<float>(words * labels)};
  for (std::size_t word = 0; word < words; ++word) scores.scores[word * labels] = 5;
  return scores;
}

PairScores unrelated(std::size_t words) {
  PairScores pairs;
  for (auto* rows : {&pairs.left, &pairs.right}) {
    rows->bytes.resize(words * PairScores::width);
    rows->steps.resize(words);
  }
  return pairs;
}

struct Reading {
  Text text;
  Segments segments;
  Syntax syntax;
  Matches matches;
  Emissions emissions;

  Reading(const std::string& content, const std::vector<SeenWord>& seen)
      : text(content), segments(segment(text)), syntax(analyze_syntax(text, segments)) {
    static const Lexicon lexicon;
    matches = lexicon.match(syntax.words, syntax.sentences);
    const auto words = syntax.words.size();
    emissions.seen.assign(words, 1);
    emissions.uncertainty = outside(words, 9);
    emissions.negation = outside(words, 3);
    emissions.commitment = {1, std::vector<float>(words)};
    emissions.scope = emissions.hedge_scope = unrelated(words);
    for (const auto& [word, kind] : seen) {
      const auto at = std::ranges::find(syntax.words, word, [&](const Word& own) { return text.slice(own.span); });
      auto& scores = kind < 4 ? emissions.uncertainty : emissions.negation;
      const auto row = static_cast<std::size_t>(at - syntax.words.begin()) * scores.labels;
      scores.scores.at(row + 1 + 2 * (kind % 4)) = 10;
    }
  }

  Hedging hedging(std::optional<std::uint32_t> target = {}) const {
    const WordRange all{0, static_cast<std::uint32_t>(syntax.words.size())};
    return analyze_hedging(syntax, matches, {{all}, {}, {}, target}, &emissions);
  }
};

struct SeenCase {
  const char* id;
  const char* text;
  std::vector<SeenWord> seen;
  std::vector<std::string> cues;
};

class SeenHedges : public testing::TestWithParam<SeenCase> {};

TEST_P(SeenHedges, AgreeWithTheRules) {
  const Reading reading(GetParam().text, GetParam().seen);
  std::vector<std::string> have;
  for (const auto& cue : reading.hedging().cues)
    have.push_back(std::string(reading.text.slice(cue.span)) + ": " + std::string(name_of(cue.cls)));
  EXPECT_EQ(have, GetParam().cues);
}

INSTANTIATE_TEST_SUITE_P(
    Cues, SeenHedges,
    testing::Values(SeenCase{"both", "The ferry may sink.", {{"may", 0}}, {"may: epistemic"}},
                    SeenCase{"other_class", "The ferry may sink.", {{"may", 1}}, {"may: doxastic"}},
                    SeenCase{"other_words", "It is thought to sink.", {{"thought", 1}}, {"thought: doxastic"}},
                    SeenCase{"encoder_alone", "The ferry zoomed off.", {{"zoomed", 3}}, {"zoomed: investigation"}},
                    SeenCase{"word_without_consent", "The ferry may sink.", {}, {}},
                    SeenCase{"other_classes_need_none", "They want a ferry.", {}, {"want: bouletic"}},
                    SeenCase{
                        "part_of_a_word_negates", "An unhappy crew left.", {{"unhappy", 4}}, {"unhappy: negation"}},
                    SeenCase{"pronoun_is_no_affix", "There is none.", {{"none", 4}}, {"none: negation"}},
                    SeenCase{"idiom_negates_nothing", "It was none the less good.", {{"none", 4}}, {}},
                    SeenCase{"name_negates_nothing", "They met Iris.", {{"Iris", 4}}, {}},
                    SeenCase{"nationality_negates_nothing", "The Iraqi army left.", {{"Iraqi", 4}}, {}},
                    SeenCase{"word_without_negative_part", "A feeble light shone.", {{"feeble", 4}}, {}},
                    SeenCase{"negation_in_a_hedge",
                             "We are not sure.",
                             {{"not", 4}, {"sure", 0}},
                             {"not sure: epistemic", "not: negation"}},
                    SeenCase{"negations_need_none", "They did not leave.", {}, {"not: negation"}}),
    [](const auto& info) { return info.param.id; });

// How many cues the rules find where "outside" leads by a half, not by five.
std::size_t cues_of_unsure(const char* text) {
  Reading reading(text, {});
  EXPECT_TRUE(reading.hedging().cues.empty());
  for (auto& score : reading.emissions.uncertainty.scores) score /= 10;
  return reading.hedging().cues.size();
}

TEST(SeenHedges, RulesVoteForTheirClass) { EXPECT_EQ(cues_of_unsure("The ferry may sink."), 1u); }

TEST(SeenHedges, RulesHaveNoVoteOnInvestigations) { EXPECT_EQ(cues_of_unsure("We are reviewing the draft."), 0u); }

TEST(SeenHedges, AffixesOfAdjectivesVoteForNegation) {
  for (const auto& [text, cues] : {std::pair{"An unhappy crew left.", 1u}, {"A feeble crew left.", 0u}}) {
    Reading reading(text, {});
    for (auto& score : reading.emissions.negation.scores) score /= 10;
    EXPECT_EQ(reading.hedging().cues.size(), cues) << text;
  }
}

struct ScopeCase {
  const char* id;
  float before, at_once, later;  // how well words before the cue, the three after it, and those behind fit it
  const char* scope;
};

class SeenScopes : public testing::TestWithParam<ScopeCase> {};

TEST_P(SeenScopes, HoldTheWordsThatFit) {
  Reading reading("One ferry may not sink at all today.", {{"may", 0}, {"not", 4}});
  for (auto* pairs : {&reading.emissions.scope, &reading.emissions.hedge_scope}) {
    auto& shares = pairs->distances;
    std::fill(shares.begin(), shares.begin() + 11, GetParam().before);
    std::fill(shares.begin() + 12, shares.begin() + 15, GetParam().at_once);
    std::fill(shares.begin() + 15, shares.end(), GetParam().later);
  }
  const auto hedging = reading.hedging();
  ASSERT_EQ(hedging.cues.size(), 2u);
  EXPECT_EQ(reading.text.slice(hedging.cues[0].scope), GetParam().scope);
}

INSTANTIATE_TEST_SUITE_P(Words, SeenScopes,
                         testing::Values(ScopeCase{"none", -1, -1, -1, "may"},
                                         ScopeCase{"right", -1, 1, -1, "may not sink at"},
                                         ScopeCase{"both_sides", 1, 1, -1, "One ferry may not sink at"},
                                         ScopeCase{"over_a_gap", -1, -1, 2, "may not sink at all today."},
                                         ScopeCase{"not_over_a_wide_gap", -1, -3, 1, "may"}),
                         [](const auto& info) { return info.param.id; });

TEST(SeenHedges, PartOfAWordTurnsNothing) {
  EXPECT_EQ(Reading("An unhappy crew left.", {{"unhappy", 4}}).hedging().direction, Direction::claimed);
  EXPECT_EQ(Reading("They did not leave.", {}).hedging().direction, Direction::denied);
}

TEST(SeenHedges, CommitmentToAnEventIsTheEncoders) {
  Reading reading("They may leave.", {{"may", 0}});
  reading.emissions.commitment.scores[2] = -1.5f;
  const auto hedging = reading.hedging(2);
  EXPECT_DOUBLE_EQ(hedging.commitment(), -0.5);
  double sum = 0;
  for (const auto& item : hedging.evidence) sum += item.delta;
  EXPECT_EQ(sum, hedging.score);
  EXPECT_EQ(hedging.evidence.back().rule, "model: commitment");
}

}  // namespace
}  // namespace communique
