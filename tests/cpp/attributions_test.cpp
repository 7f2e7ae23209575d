#include "statement/attributions.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "seen_labels.hpp"

namespace communique {
namespace {

// Words that are of no phrase.
Syntax words(std::size_t count) {
  Syntax syntax;
  syntax.words.resize(count);
  for (auto& word : syntax.words) word.upos = Upos::X;
  syntax.sentences.push_back({0, static_cast<std::uint32_t>(count)});
  return syntax;
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
  const auto found = find_attributions(words(row.cue.size()), emissions, {});
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
        AttributionCase{"other_side_fits_little",
                        ".....B.....",
                        "......B....",
                        "BI.....BII.",
                        {{{6, 7}, WordRange{5, 6}, {{7, 10}}}}},
        AttributionCase{
            "one_of_two_on_a_side", "B........", ".B.......", "..BI.BII.", {{{1, 2}, WordRange{0, 1}, {{2, 4}}}}},
        AttributionCase{"displaced",
                        "B..........",
                        ".B........B",
                        "..BI.BI....",
                        {{{1, 2}, WordRange{0, 1}, {{2, 4}}}, {{10, 11}, WordRange{0, 1}, {{5, 7}}}}},
        AttributionCase{"displaced_but_far",
                        "B.....................",
                        ".B...................B",
                        "..BI.BI...............",
                        {{{1, 2}, WordRange{0, 1}, {{2, 4}}}}},
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
    for (auto& score : head->scores) score /= 40;  // outside leads by a quarter
  emissions.link_source = emissions.link_content = links_of(4);
  const SeenAttribution rule{{1, 2}, WordRange{0, 1}, {{2, 4}}};
  EXPECT_TRUE(find_attributions(words(4), emissions, {}).empty());
  const auto found = find_attributions(words(4), emissions, {rule});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].source, rule.source);
  EXPECT_EQ(found[0].contents, rule.contents);
}

}  // namespace
}  // namespace communique
