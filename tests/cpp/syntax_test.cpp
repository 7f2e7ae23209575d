#include "communique/syntax.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read_text.hpp"

namespace communique {
namespace {

struct TagCase {
  const char* id;
  const char* sentence;
  const char* word;
  Upos upos;
  const char* lemma;
};

class Tags : public testing::TestWithParam<TagCase> {};

TEST_P(Tags, TellWordsApart) {
  const auto& [id, sentence, wanted, upos, lemma] = GetParam();
  const ReadText read(sentence);
  for (const auto& word : read.syntax.words) {
    if (read.text.slice(word.span) != wanted) continue;
    EXPECT_EQ(name_of(word.upos), name_of(upos));
    EXPECT_EQ(word.lemma, lemma);
    return;
  }
  FAIL() << wanted << " is no word of: " << sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Words, Tags,
    testing::Values(
        TagCase{"past", "The envoy said no.", "said", Upos::VERB, "say"},
        TagCase{"third_person", "The envoy denies it.", "denies", Upos::VERB, "deny"},
        TagCase{"plural_noun", "The agencies met.", "agencies", Upos::NOUN, "agency"},
        TagCase{"verb_after_to", "They want to report it.", "report", Upos::VERB, "report"},
        TagCase{"noun_after_article", "They read the report.", "report", Upos::NOUN, "report"},
        TagCase{"noun_before_closing_mark", "He saw the “peace plan” fail.", "plan", Upos::NOUN, "plan"},
        TagCase{"verb_before_that", "Ministers claim that it works.", "claim", Upos::VERB, "claim"},
        TagCase{"noun_after_adjective", "A bold claim was made.", "claim", Upos::NOUN, "claim"},
        TagCase{"participle_as_adjective", "They are worried about tolls.", "worried", Upos::ADJ, "worried"},
        TagCase{"noun_as_verb_that_is_missing", "The agency projects a rise.", "projects", Upos::VERB, "project"},
        TagCase{"adjective_as_verb_before_that", "The nurse related that it rained.", "related", Upos::VERB, "relate"},
        TagCase{"noun_where_a_verb_follows", "The bank projects were stopped.", "projects", Upos::NOUN, "project"},
        TagCase{"noun_after_possessive", "Their claim that it rained is wrong.", "claim", Upos::NOUN, "claim"},
        TagCase{"possessive", "Peru's envoy left.", "'s", Upos::PART, "'s"},
        TagCase{"verbal_clitic", "It's over.", "'s", Upos::AUX, "be"},
        TagCase{"main_have", "They have no plan.", "have", Upos::VERB, "have"},
        TagCase{"auxiliary_have", "They have left.", "have", Upos::AUX, "have"},
        TagCase{"name_at_start", "Velasco left early.", "Velasco", Upos::PROPN, "Velasco"},
        TagCase{"unlisted_verb", "They redeployed guards.", "redeployed", Upos::VERB, "redeploy"},
        TagCase{"unlisted_verb_after_pronoun", "It zaps us.", "zaps", Upos::VERB, "zap"},
        TagCase{"forename_at_start", "Mark Velasco left.", "Mark", Upos::PROPN, "Mark"},
        TagCase{"name_in_sharp_s", "'Kα' and 'Cα' stand beside 'Kα' and 'Cß', respectively.", "Cß", Upos::PROPN, "Cß"},
        TagCase{"acronym_after_article", "It rained, the WHO wrote.", "WHO", Upos::PROPN, "WHO"},
        TagCase{"acronym_that_speaks", "WHO said that it rained.", "WHO", Upos::PROPN, "WHO"},
        TagCase{"emphatic_question", "WHO said that?", "WHO", Upos::PRON, "who"},
        TagCase{"pronoun_among_capitals", "THE MAN WHO LEFT WAS ILL.", "WHO", Upos::PRON, "who"},
        TagCase{"month_is_no_modal", "He came in May again.", "May", Upos::PROPN, "May"}),
    [](const auto& info) { return info.param.id; });

struct ClauseCase {
  const char* id;
  const char* sentence;
  std::vector<std::pair<std::string, ClauseKind>> clauses;
};

class Clauses : public testing::TestWithParam<ClauseCase> {};

TEST_P(Clauses, PartitionTheSentence) {
  const ReadText read(GetParam().sentence);
  std::vector<std::pair<std::string, ClauseKind>> have;
  for (const auto& clause : read.syntax.clauses) have.emplace_back(read.slice(clause.words), clause.kind);
  EXPECT_EQ(have, GetParam().clauses);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Clauses,
    testing::Values(ClauseCase{"one", "The talks will resume.", {{"The talks will resume.", ClauseKind::main}}},
                    ClauseCase{"condition_last",
                               "We will act if it fails.",
                               {{"We will act", ClauseKind::main}, {"if it fails.", ClauseKind::condition}}},
                    ClauseCase{"condition_first",
                               "If it fails, we will act.",
                               {{"If it fails,", ClauseKind::condition}, {"we will act.", ClauseKind::main}}},
                    ClauseCase{"until_first",
                               "Until it stops, nothing can work.",
                               {{"Until it stops,", ClauseKind::condition}, {"nothing can work.", ClauseKind::main}}},
                    ClauseCase{"contrast",
                               "We came but they left.",
                               {{"We came", ClauseKind::main}, {"but they left.", ClauseKind::contrast}}},
                    ClauseCase{"content",
                               "She said that it works.",
                               {{"She said", ClauseKind::main}, {"that it works.", ClauseKind::content}}},
                    ClauseCase{"manner",
                               "They helped without losing hope.",
                               {{"They helped", ClauseKind::main}, {"without losing hope.", ClauseKind::manner}}},
                    ClauseCase{"inserted_relative",
                               "The envoy, who had waited, left.",
                               {{"The envoy,", ClauseKind::main},
                                {"who had waited,", ClauseKind::relative},
                                {"left.", ClauseKind::main}}}),
    [](const auto& info) { return info.param.id; });

struct NameCase {
  const char* id;
  const char* sentence;
  std::vector<std::pair<std::string, NameKind>> names;
};

class Names : public testing::TestWithParam<NameCase> {};

TEST_P(Names, AreFoundWithTheirKind) {
  const ReadText read(GetParam().sentence);
  std::vector<std::pair<std::string, NameKind>> have;
  for (const auto& name : read.syntax.names) have.emplace_back(read.text.slice(name.span), name.kind);
  EXPECT_EQ(have, GetParam().names);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Names,
    testing::Values(
        NameCase{"person_after_title", "The minister met President Orlan Tevez.", {{"Orlan Tevez", NameKind::person}}},
        NameCase{"country_and_capital",
                 "Envoys of Peru went to Lima.",
                 {{"Peru", NameKind::place}, {"Lima", NameKind::place}}},
        NameCase{"nationality", "The Peruvian envoy left.", {{"Peruvian", NameKind::nationality}}},
        NameCase{"organisation_by_head",
                 "He works for the Ministry of Water.",
                 {{"Ministry of Water", NameKind::organisation}}}),
    [](const auto& info) { return info.param.id; });

TEST(Phrases, AreFoundOnBothSides) {
  const ReadText read("The envoy of the old council said the new plan for peace failed.");
  const WordRange all{0, static_cast<std::uint32_t>(read.syntax.words.size())};
  EXPECT_EQ(read.slice(noun_phrase_before(read.syntax.words, 6, all)), "The envoy of the old council");
  EXPECT_EQ(read.slice(noun_phrase_after(read.syntax.words, 7, all)), "the new plan for peace");
}

}  // namespace
}  // namespace communique
