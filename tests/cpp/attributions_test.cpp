#include "statement/attributions.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace communique {
namespace {

// Scores that speak for labels written one letter a word: B, I or anything else for outside.
WordScores scores_of(std::string_view labels) {
  WordScores scores{3, std::vector<float>(3 * labels.size())};
  for (std::size_t i = 0; i < labels.size(); ++i)
    scores.scores[3 * i + (labels[i] == 'B' ? 1 : labels[i] == 'I' ? 2 : 0)] = 10;
  return scores;
}

// Nearer spans fit better; a span does not fit a cue inside of it.
PairScores links_of(std::size_t words) {
  PairScores links;
  for (auto* rows : {&links.left, &links.right}) {
    rows->bytes.resize(words * PairScores::width);
    rows->steps.resize(words);
  }
  for (std::size_t i = 0; i < links.distances.size(); ++i)
    links.distances[i] = 12 - static_cast<float>(i < 11 ? 11 - i : i - 11);
  links.distances[11] = -1;
  return links;
}

struct AttributionCase {
  const char* id;
  std::string_view source, cue, content;
  std::vector<SeenAttribution> found;
};

class Attributions : public testing::TestWithParam<AttributionCase> {};

TEST_P(Attributions, JoinWhatTheEncoderSees) {
  const auto& row = GetParam();
  Emissions emissions;
  emissions.seen.assign(row.cue.size(), 1);
  emissions.source = scores_of(row.source);
  emissions.cue = scores_of(row.cue);
  emissions.content = scores_of(row.content);
  emissions.link_source = emissions.link_content = links_of(row.cue.size());
  const auto found = find_attributions(emissions, {});
  ASSERT_EQ(found.size(), row.found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].cue, row.found[i].cue);
    EXPECT_EQ(found[i].source, row.found[i].source);
    EXPECT_EQ(found[i].contents, row.found[i].contents);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Labels, Attributions,
    testing::Values(
        AttributionCase{"nothing", "....", "....", "....", {}},
        AttributionCase{"plain", "B....", ".B...", "..BI.", {{{1, 2}, WordRange{0, 1}, {{2, 4}}}}},
        AttributionCase{"without_source", ".....", ".B...", "..BI.", {{{1, 2}, {}, {{2, 4}}}}},
        AttributionCase{"without_content", "B....", ".B...", ".....", {}},
        AttributionCase{
            "both_sides", "...B.....", "....B....", "BI...BII.", {{{4, 5}, WordRange{3, 4}, {{0, 2}, {5, 8}}}}},
        AttributionCase{
            "one_of_two_on_a_side", "B........", ".B.......", "..BI.BII.", {{{1, 2}, WordRange{0, 1}, {{2, 4}}}}},
        AttributionCase{"displaced",
                        "B..........",
                        ".B........B",
                        "..BI.BI....",
                        {{{1, 2}, WordRange{0, 1}, {{2, 4}}}, {{10, 11}, WordRange{0, 1}, {{5, 7}}}}},
        AttributionCase{"nested",
                        "B.B.....",
                        ".B.B....",
                        "..BIBII.",
                        {{{1, 2}, WordRange{0, 1}, {{2, 7}}}, {{3, 4}, WordRange{2, 3}, {{4, 7}}}}}),
    [](const auto& info) { return info.param.id; });

TEST(Attributions, HearTheRules) {
  Emissions emissions;
  emissions.seen.assign(4, 1);
  emissions.source = emissions.cue = emissions.content = scores_of("....");
  for (auto* head : {&emissions.source, &emissions.cue, &emissions.content})
    for (auto& score : head->scores) score /= 20;  // outside leads by a half
  emissions.link_source = emissions.link_content = links_of(4);
  const SeenAttribution rule{{1, 2}, WordRange{0, 1}, {{2, 4}}};
  EXPECT_TRUE(find_attributions(emissions, {}).empty());
  const auto found = find_attributions(emissions, {rule});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].source, rule.source);
  EXPECT_EQ(found[0].contents, rule.contents);
}

}  // namespace
}  // namespace communique
