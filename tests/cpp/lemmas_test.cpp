#include "syntax/lemmas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace communique {
namespace {

struct EditCase {
  const char* id;
  std::uint8_t cut;
  std::string added;
  const char* word;
  const char* lemma;
};

class LemmaEdits : public testing::TestWithParam<EditCase> {};

TEST_P(LemmaEdits, GiveLemmas) {
  const auto& [id, cut, added, word, lemma] = GetParam();
  LemmaEdit edit;
  edit.cut = cut;
  edit.size = static_cast<std::uint8_t>(added.size());
  std::ranges::copy(added, edit.added);
  EXPECT_EQ(apply(edit, word), lemma);
}

INSTANTIATE_TEST_SUITE_P(Words, LemmaEdits,
                         testing::Values(EditCase{"cut_and_added", 3, "y", "agencies", "agency"},
                                         EditCase{"cut", 1, "", "talks", "talk"}, EditCase{"added", 0, "e", "b", "be"},
                                         EditCase{"whole_word", 2, "be", "is", "be"},
                                         EditCase{"longer_than_the_word", 9, "be", "is", "be"},
                                         EditCase{"whole_character", 2, "", "Weiß", "Wei"},
                                         EditCase{"half_a_character", 1, "", "Weiß", "Weiß"}),
                         [](const auto& info) { return info.param.id; });

}  // namespace
}  // namespace communique
