#include "syntax/model.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/error.hpp"
#include "syntax/tag_set.hpp"

namespace communique {
namespace {

// The smallest weights that open, with one section replaced.
struct Sections {
  std::vector<WordSlot> words = std::vector<WordSlot>(2);
  std::vector<WordFacts> facts;
  std::vector<LemmaSlot> lemmas = std::vector<LemmaSlot>(2);
  std::vector<std::uint8_t> endings = std::vector<std::uint8_t>(tag_set.size());
  std::vector<FeatureBucket> buckets = std::vector<FeatureBucket>(1);
  std::vector<std::int8_t> tag_rows = std::vector<std::int8_t>(2 * tag_set.size() + LinearModel::slack);
  std::vector<std::int8_t> name_rows = std::vector<std::int8_t>(2 * 9 + LinearModel::slack);

  SyntaxModel open() const {
    WeightsWriter writer(SyntaxModel::kind, SyntaxModel::digest());
    writer.add("card", std::string_view("{}"));
    writer.add("words", words);
    writer.add("word facts", facts);
    writer.add("coarse clusters", std::vector<std::uint8_t>());
    writer.add("lemmas", lemmas);
    writer.add("lemma edits", std::vector<LemmaEdit>());
    writer.add("lemma endings", endings);
    writer.add("tag features", buckets);
    writer.add("tag weights", tag_rows);
    writer.add("name features", buckets);
    writer.add("name weights", name_rows);
    const auto bytes = writer.bytes();
    return SyntaxModel(WeightsFile::from_bytes(bytes, "own.cmq", SyntaxModel::kind, SyntaxModel::digest()));
  }
};

struct BadSections {
  const char* id;
  void (*spoil)(Sections&);
  const char* section;
};

class SyntaxWeights : public testing::TestWithParam<BadSections> {};

TEST_P(SyntaxWeights, ThatDoNotFitAreRefused) {
  Sections sections;
  EXPECT_NO_THROW(sections.open());
  GetParam().spoil(sections);
  try {
    sections.open();
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ214");
    EXPECT_NE(std::string(error.what()).find(GetParam().section), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sections, SyntaxWeights,
    testing::Values(BadSections{"odd_table", [](Sections& s) { s.words.resize(3); }, "words"},
                    BadSections{"no_table", [](Sections& s) { s.lemmas.clear(); }, "lemmas"},
                    BadSections{"row_beyond_the_end", [](Sections& s) { s.buckets[0].rows[0] = 2; }, "tag features"},
                    BadSections{"one_fingerprint_twice",
                                [](Sections& s) {
                                  s.buckets[0].rows = {1, 1, 0, 0};
                                },
                                "tag features"},
                    BadSections{"row_behind_an_empty_slot", [](Sections& s) { s.buckets[0].rows[1] = 1; },
                                "tag features"},
                    BadSections{"unknown_label",
                                [](Sections& s) {
                                  s.facts.push_back({0, 0, 32, 0});
                                },
                                "word facts"},
                    BadSections{"labels_missing", [](Sections& s) { s.endings.pop_back(); }, "lemma endings"}),
    [](const auto& info) { return info.param.id; });

TEST(FeatureTable, FindsRowsByBucketAndFingerprint) {
  std::vector<FeatureBucket> buckets(2);
  const std::uint64_t feature = 0xABCDull << 48 | 1ull << 20;
  const auto fingerprint = FeatureTable::fingerprint_of(feature);
  buckets[1] = {{static_cast<std::uint16_t>(fingerprint ^ 1), 0, fingerprint, 7}, {3, 4, 0xFFFF, 6}};
  const FeatureTable table(buckets);
  EXPECT_EQ(table.row(feature), 0xFFFFu);
  EXPECT_EQ(table.row(feature ^ 1ull << 48), 3u);
  EXPECT_EQ(table.row(1ull << 20), 4u);
  EXPECT_EQ(table.row(feature ^ 1ull << 20), FeatureTable::none);
  EXPECT_EQ(table.row(feature ^ 1ull << 50), FeatureTable::none);
}

TEST(SyntaxModel, OfThisBuildHasItsCard) {
  const auto& model = SyntaxModel::built_in();
  EXPECT_NE(model.card().find("\"licence\""), std::string_view::npos);
}

TEST(TagSet, LabelsAreOneForEachTag) {
  for (std::uint8_t label = 0; label < tag_set.size(); ++label) EXPECT_EQ(label_of(tag_set[label]), label);
  EXPECT_EQ(tag_set[label_of({Upos::ADV, WordForm::comparative})], (Tag{Upos::ADV, WordForm::plain}));
  EXPECT_EQ(tag_set[label_of({Upos::VERB, WordForm::plain})], (Tag{Upos::VERB, WordForm::base}));
}

}  // namespace
}  // namespace communique
