#include "communique/statement.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/analyzer.hpp"

namespace communique {
namespace {

// By rules alone, which these tables are about.
const Analyzer& analyzer() {
  static const Analyzer shared(Options{.quality = Quality::fast});
  return shared;
}

// "type | speaker | cue | content … content", one line a statement; nested ones are indented by ">".
std::vector<std::string> summary(const std::string& text, const std::string& author = {}) {
  const auto document = analyzer().analyze(Text(text), author);
  std::vector<std::string> lines;
  for (const auto& statement : document->statements) {
    std::string line = statement.parent ? "> " : "";
    line += std::string(name_of(statement.type)) + " | ";
    line += (statement.speaker ? document->speakers[*statement.speaker].name : "-") + " | ";
    line += statement.cue ? std::string(document->text.slice(*statement.cue)) : "-";
    for (const auto span : statement.content) line += " | " + std::string(document->text.slice(span));
    lines.push_back(line);
  }
  return lines;
}

struct Case {
  const char* id;
  const char* text;
  std::vector<std::string> statements;
};

class Statements : public testing::TestWithParam<Case> {};

TEST_P(Statements, SayWhoSaidWhat) { EXPECT_EQ(summary(GetParam().text), GetParam().statements); }

std::string id_of(const testing::TestParamInfo<Case>& info) { return info.param.id; }

INSTANTIATE_TEST_SUITE_P(
    Order, Statements,
    testing::Values(
        Case{"source_cue_content",
             "Velasco said that the canal will reopen.",
             {"indirect | Velasco | said | the canal will reopen"}},
        Case{"without_that",
             "Velasco said the canal will reopen.",
             {"indirect | Velasco | said | the canal will reopen"}},
        Case{"content_source_cue",
             "The canal will reopen in spring, Velasco said.",
             {"indirect | Velasco | said | The canal will reopen in spring"}},
        Case{"quote_first",
             "“The canal will reopen,” Velasco said.",
             {"direct | Velasco | said | The canal will reopen,"}},
        Case{
            "inverted", "“The canal will reopen,” said Velasco.", {"direct | Velasco | said | The canal will reopen,"}},
        Case{"bracket_closed_outside",
             "The port is calm (Velasco said it will stay calm).",
             {"indirect | Velasco | said | it will stay calm"}},
        Case{"brackets_behind_the_source",
             "Ana Velasco (Coast Party) said the canal will reopen.",
             {"indirect | Ana Velasco | said | the canal will reopen"}},
        Case{"brackets_and_apposition",
             "“The canal will reopen,” Ana Velasco (Coast Party), an envoy, said.",
             {"direct | Ana Velasco | said | The canal will reopen,"}},
        Case{"brackets_with_an_abbreviation",
             "The Canal Guild (CG) said it rained.",
             {"indirect | Canal Guild | said | it rained"}},
        Case{"brackets_never_opened", "Ana Velasco) said the canal will reopen.", {}},
        Case{"colon", "Velasco said: “The canal will reopen.”", {"direct | Velasco | said | The canal will reopen."}},
        Case{"straight_marks",
             "\"The canal will reopen,\" Velasco said.",
             {"direct | Velasco | said | The canal will reopen,"}},
        Case{"guillemets",
             "Velasco said: « The canal will reopen. »",
             {"direct | Velasco | said | The canal will reopen."}},
        Case{"split_by_the_reporter",
             "“The canal,” Velasco said, “will reopen.”",
             {"direct | Velasco | said | The canal, | will reopen."}},
        Case{"interrupted_for_long",
             "“The canal is old,” Velasco told a crowd at the port on Monday, “but it works.”",
             {"direct | Velasco | told | The canal is old, | but it works."}},
        Case{"interrupted_in_a_later_sentence",
             "It rained. “The canal is old,” Velasco told a crowd at the port, “but it works and we will keep it.”",
             {"direct | Velasco | told | The canal is old, | but it works and we will keep it."}},
        Case{"interrupted_and_joined",
             "“The canal is old,” Velasco said, but “it works.”",
             {"mixed | Velasco | said | The canal is old, | but “it works.”"}},
        Case{"between_subject_and_verb",
             "The canal, Velasco said, will reopen.",
             {"indirect | Velasco | said | The canal | will reopen"}},
        Case{"between_subject_and_participle",
             "The canal, Velasco said on Monday, opened in May.",
             {"indirect | Velasco | said | The canal | opened in May"}},
        Case{"between_subject_and_reporting_verb",
             "The canal, Velasco said, claimed many lives.",
             {"indirect | Velasco | said | The canal | claimed many lives"}},
        Case{"inverted_between_subject_and_verb",
             "The canal, said Velasco, was dead.",
             {"indirect | Velasco | said | The canal | was dead"}},
        Case{"with_as_between_subject_and_verb",
             "The canal, as Velasco pointed out, is old.",
             {"indirect | Velasco | pointed out | The canal | is old"}},
        Case{"according_to_between_subject_and_verb",
             "The canal, according to Velasco, is old.",
             {"indirect | Velasco | according to | The canal | is old"}},
        Case{"between_subject_and_quotation",
             "The canal, Velasco told reporters, “is a gift to all.”",
             {"mixed | Velasco | told | The canal | is a gift to all."}},
        Case{"between_adverbial_and_sentence",
             "In May, Velasco said, the canal was closed.",
             {"indirect | Velasco | said | In May | the canal was closed"}},
        Case{"between_condition_and_sentence",
             "Even if it rains, Velasco said, the canal will reopen.",
             {"indirect | Velasco | said | Even if it rains | the canal will reopen"}},
        Case{"between_sentences_joined",
             "The canal is old, Velasco said, but the locks are new.",
             {"indirect | Velasco | said | The canal is old | but the locks are new"}},
        Case{"behind_a_sentence_of_the_reporter",
             "It rained, and the canal, Velasco said, was closed.",
             {"indirect | Velasco | said | the canal | was closed"}},
        Case{"connective_before",
             "However, Velasco said, the canal was closed.",
             {"indirect | Velasco | said | the canal was closed"}},
        Case{"narrative_after",
             "The canal was closed, Velasco said, as rain fell.",
             {"indirect | Velasco | said | The canal was closed"}},
        Case{"deed_of_the_speaker_after",
             "The canal was closed, she said, and she left the room.",
             {"indirect | - | said | The canal was closed"}},
        Case{"sentence_goes_on_behind_another_cue",
             "“The canal is old,” Velasco said, adding that locks leak. “It works.”",
             {"direct | Velasco | said | The canal is old, | It works.", "indirect | Velasco | adding | locks leak"}},
        Case{"sentence_goes_on_behind_a_thought",
             "“The canal is old,” Velasco said of the locks, in which she saw a danger. “It works.”",
             {"direct | Velasco | said | The canal is old, | It works."}},
        Case{"sentence_of_another_between",
             "“The canal is old,” Velasco said, but Ode replied that ships pass. “It works.”",
             {"direct | Velasco | said | The canal is old,", "indirect | Ode | replied | ships pass",
              "direct | Ode | - | It works."}},
        Case{"acronym_like_a_pronoun",
             "The WHO said the canal was closed.",
             {"indirect | World Health Organization | said | the canal was closed"}},
        Case{"second_sentence",
             "“The canal will reopen,” Velasco said. “Ships may pass.”",
             {"direct | Velasco | said | The canal will reopen, | Ships may pass."}},
        Case{"mixed",
             "Velasco said the canal was “a gift to all”.",
             {"mixed | Velasco | said | the canal was “a gift to all”"}},
        Case{"adverbial_before_that",
             "Velasco confirmed while speaking to a local channel that the canal will reopen.",
             {"indirect | Velasco | confirmed | the canal will reopen"}},
        Case{"adjunct_before_that",
             "Velasco recalled during the tour that the canal was shut.",
             {"indirect | Velasco | recalled | the canal was shut"}},
        Case{"insertion",
             "Velasco, who has led the ministry for years, said the canal will reopen.",
             {"indirect | Velasco | said | the canal will reopen"}},
        Case{"according_to_first",
             "According to Velasco, the canal will reopen.",
             {"indirect | Velasco | According to | the canal will reopen"}},
        Case{"according_to_a_long_source",
             "According to an envoy close to the talks, the canal will reopen.",
             {"indirect | envoy close to the talks | According to | the canal will reopen"}},
        Case{"noun_with_possessor",
             "They heard Velasco's claim that the canal leaks.",
             {"indirect | Velasco | claim | the canal leaks"}},
        Case{
            "noun_of_nobody", "There were reports that the canal leaks.", {"indirect | - | reports | the canal leaks"}},
        Case{"noun_and_relative_clause", "It was an allegation that Lima has denied.", {}},
        Case{"according_to_last",
             "The canal will reopen, according to Velasco.",
             {"indirect | Velasco | according to | The canal will reopen"}},
        Case{"participle",
             "Velasco said the canal is safe, adding that ships may pass.",
             {"indirect | Velasco | said | the canal is safe", "indirect | Velasco | adding | ships may pass"}},
        Case{"time_without_that",
             "Velasco said Friday the canal will reopen.",
             {"indirect | Velasco | said | the canal will reopen"}},
        Case{"leading_adverb",
             "Velasco said too much water is lost.",
             {"indirect | Velasco | said | too much water is lost"}},
        Case{"addressee_and_that",
             "Velasco warned the owners of the ships that the canal is shut.",
             {"indirect | Velasco | warned | the canal is shut"}},
        Case{"consultation",
             "Velasco spoke with the union about the pumps.",
             {"indirect | Velasco | spoke with the union about | the pumps"}},
        Case{"dash_signature",
             "“The canal is a gift to all.” — Orlan Tevez",
             {"direct | Orlan Tevez | - | The canal is a gift to all."}},
        Case{"colon_and_paragraph",
             "Velasco said:\n“The canal will reopen.”",
             {"direct | Velasco | said | The canal will reopen."}},
        Case{"participle_after_nested",
             "Velasco said the union had admitted that its pumps leaked, noting that repairs began.",
             {"indirect | Velasco | said | the union had admitted that its pumps leaked",
              "> indirect | union | had admitted | its pumps leaked", "indirect | Velasco | noting | repairs began"}},
        Case{"participle_after_second_speaker",
             "Velasco said it works, and Tevez said it leaks, adding that repairs began.",
             {"indirect | Velasco | said | it works", "indirect | Tevez | said | it leaks",
              "indirect | Tevez | adding | repairs began"}},
        Case{"coordinated",
             "Velasco said the canal is safe and also stressed that ships may pass.",
             {"indirect | Velasco | said | the canal is safe", "indirect | Velasco | stressed | ships may pass"}},
        Case{"nested",
             "Velasco said the union had admitted that its pumps leaked.",
             {"indirect | Velasco | said | the union had admitted that its pumps leaked",
              "> indirect | union | had admitted | its pumps leaked"}}),
    id_of);

INSTANTIATE_TEST_SUITE_P(
    Broken, Statements,
    testing::Values(Case{"over_paragraphs",
                         "Velasco said: “The canal is old.\n“It must be rebuilt.”",
                         {"direct | Velasco | said | The canal is old. | It must be rebuilt."}},
                    Case{"never_closed",
                         "Velasco said: “The canal is old.\nThe port was calm.",
                         {"direct | Velasco | said | The canal is old."}},
                    Case{"reopened_by_the_editor",
                         "“[We know] “It is not simple, but it works,” Velasco explained.",
                         {"direct | Velasco | explained | [We know] | It is not simple, but it works,"}},
                    Case{"editors_brackets",
                         "“The [canal] authority will act,” Velasco said.",
                         {"direct | Velasco | said | The [canal] authority will act,"}},
                    Case{"uncued_paragraph",
                         "Velasco said the canal is old.\n“It must be rebuilt this year.”",
                         {"indirect | Velasco | said | the canal is old",
                          "direct | Velasco | - | It must be rebuilt this year."}},
                    Case{"scare_quotes", "The so-called “free port” closed on Monday.", {}}),
    id_of);

INSTANTIATE_TEST_SUITE_P(
    Withheld, Statements,
    testing::Values(Case{"no_information",
                         "The spokesperson said he had “no information on the matter”.",
                         {"withheld | spokesperson | said | he had “no information on the matter”"}},
                    Case{
                        "declined", "The ministry declined to comment.", {"withheld | ministry | declined to comment"}},
                    Case{"neither_nor",
                         "Lima has neither confirmed nor denied the report.",
                         {"withheld | Peru | has neither confirmed nor denied"}}),
    id_of);

struct SpeakerCase {
  const char* id;
  const char* text;
  std::vector<std::string> names;  // of the speakers of the statements, in order
};

class Speakers : public testing::TestWithParam<SpeakerCase> {};

TEST_P(Speakers, AreResolved) {
  const auto document = analyzer().analyze(Text(GetParam().text));
  std::vector<std::string> names;
  for (const auto& statement : document->statements)
    names.push_back(statement.speaker ? document->speakers[*statement.speaker].name : "-");
  EXPECT_EQ(names, GetParam().names);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Speakers,
    testing::Values(
        SpeakerCase{"surname",
                    "Minister Orlan Tevez said it works. Later Tevez said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"title_and_surname",
                    "Minister Orlan Tevez said it works. Mr. Tevez said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"role",
                    "Harbour Ministry spokesperson Orlan Tevez said it works. The spokesperson said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"role_by_abbreviation",
                    "Foreign Ministry spokesperson Orlan Tevez said it works. The FO spokesman said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"role_by_apposition",
                    "Orlan Tevez, the harbour minister, said it works. The minister said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{
            "pronoun", "Minister Orlan Tevez said it works. He said it is safe.", {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"indefinite_role",
                    "Minister Orlan Tevez said it works. A minister said it is safe.",
                    {"Orlan Tevez", "minister"}},
        SpeakerCase{"full_name_later",
                    "Tevez said it works. Minister Orlan Tevez said it is safe.",
                    {"Orlan Tevez", "Orlan Tevez"}},
        SpeakerCase{"capital", "Islamabad said it works.", {"Pakistan"}},
        SpeakerCase{"spelling_of_country", "Turkiye said it works. Türkiye said it is safe.", {"Türkiye", "Türkiye"}},
        SpeakerCase{"abbreviation",
                    "The United Nations said it works. The UN said it is safe.",
                    {"United Nations", "United Nations"}},
        SpeakerCase{"role_without_bearer", "The FO spokesperson said it works.", {"Foreign Office spokesperson"}},
        SpeakerCase{"heading",
                    "Minister Orlan Tevez said it works.\n“Nothing can be built until the rain ends”\nMinister Dora "
                    "Quill said: “Until the rain ends, nothing can be built.”",
                    {"Orlan Tevez", "Dora Quill", "Dora Quill"}}),
    [](const auto& info) { return info.param.id; });

TEST(Transcripts, GiveOneStatementAParagraph) {
  EXPECT_EQ(summary("QUESTION: Will it reopen?\n\nMR TEVEZ: It will reopen in spring.\n\nWe are ready."),
            (std::vector<std::string>{"direct | Tevez | - | It will reopen in spring.",
                                      "direct | Tevez | - | We are ready."}));
}

TEST(Transcripts, PartARefusalFromWhatFollows) {
  EXPECT_EQ(summary("QUESTION: Will it reopen?\n\nMR TEVEZ: I have no information on that. The pumps are ready."),
            (std::vector<std::string>{"withheld | Tevez | - | I have no information on that.",
                                      "direct | Tevez | - | The pumps are ready."}));
}

TEST(OwnVoice, BelongsToTheNamedAuthor) {
  EXPECT_EQ(summary("We welcome the accord. We urge all sides to keep it.", "Port Council"),
            (std::vector<std::string>{"direct | Port Council | welcome | We welcome the accord.",
                                      "direct | Port Council | urge | We urge all sides to keep it."}));
}

TEST(Gazetteer, NamesSpeakersBeforehand) {
  Options options;
  options.speakers = {{"Dora Quill", {"the harbour chief"}, "harbour chief"}};
  const Analyzer own(options);
  const auto document = own.analyze(Text("Harbour chief said it works."));
  ASSERT_EQ(document->statements.size(), 1U);
  EXPECT_EQ(document->speakers[*document->statements[0].speaker].name, "Dora Quill");
}

TEST(Statements, KeepTheirOrder) {
  const auto document = analyzer().analyze(
      Text("Velasco said the union had admitted that its pumps leaked. “We know,” Tevez said. “All of us.”"));
  for (std::uint32_t i = 0; i < document->statements.size(); ++i) {
    const auto& statement = document->statements[i];
    if (statement.parent) {
      EXPECT_LT(*statement.parent, i);
    }
    for (std::size_t k = 1; k < statement.content.size(); ++k)
      EXPECT_LE(statement.content[k - 1].end, statement.content[k].begin);
  }
}

}  // namespace
}  // namespace communique
