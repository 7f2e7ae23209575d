#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/segments.hpp"

namespace communique {
namespace {

std::vector<Quotation> quotations_of(const Text& text) { return find_quotations(text, find_paragraphs(text)); }

// A quotation in one line: "+" continues, "(" or "[" opened or not, its inner text, ")" or "]" closed or not; deeper
// ones are indented by ">".
std::string shown(const Text& text, const Quotation& q) {
  return std::string(q.depth, '>') + (q.continues ? "+" : "") + (q.opened ? "(" : "[") +
         std::string(text.slice(q.inner)) + (q.closed ? ")" : "]");
}

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> quotations;
};

class Quotations : public testing::TestWithParam<Case> {};

TEST_P(Quotations, AreFound) {
  const Text text(GetParam().text);
  std::vector<std::string> found;
  for (const Quotation& q : quotations_of(text)) found.push_back(shown(text, q));
  EXPECT_EQ(found, GetParam().quotations);
}

std::string name_of_case(const testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Styles, Quotations,
    testing::Values(Case{"curly", "“Ready?” she asked. “We are.”", {"(Ready?)", "(We are.)"}},
                    Case{"straight", "\"Ready?\" she asked. \"We are.\"", {"(Ready?)", "(We are.)"}},
                    Case{"single_curly", "‘Ready?’ she asked. ‘We are.’", {"(Ready?)", "(We are.)"}},
                    Case{"single_straight", "She said 'no' and 'never'.", {"(no)", "(never)"}},
                    Case{"guillemets", "«Oui», dit-elle. «Non.»", {"(Oui)", "(Non.)"}},
                    Case{"guillemets_spaced", "« Oui », dit-elle. «\u00A0Non.\u00A0»", {"(Oui)", "(Non.)"}},
                    Case{"guillemets_reversed", "»Ja«, sagte sie. »Nein.«", {"(Ja)", "(Nein.)"}},
                    Case{"single_guillemets", "‹Oui› et ‹ non ›", {"(Oui)", "(non)"}},
                    Case{"german", "„Ja“, sagte sie. „Nein.“", {"(Ja)", "(Nein.)"}},
                    Case{"polish", "„Tak”, mówi. „Nie.”", {"(Tak)", "(Nie.)"}},
                    Case{"german_single", "Er sagte ‚ja‘ und ‚nein‘.", {"(ja)", "(nein)"}},
                    Case{"swedish", "”Ja”, sade hon. ”Nej.”", {"(Ja)", "(Nej.)"}},
                    Case{"swedish_single", "’Ja’, sade hon. ’Nej.’", {"(Ja)", "(Nej.)"}},
                    Case{"corners", "他说「好。」又说『不』。", {"(好。)", "(不)"}},
                    Case{"angles", "《新闻》报道", {"(新闻)"}}, Case{"fullwidth", "＂Ready,＂ he said.", {"(Ready,)"}},
                    Case{"tex", "``Ready,'' he said. ``Go.''", {"(Ready,)", "(Go.)"}},
                    Case{"doubled_straight", "''Ready,'' he said.", {"(Ready,)"}},
                    Case{"doubled_curly", "‘‘Ready,’’ he said.", {"(Ready,)"}},
                    Case{"primes", "〝Ready〞", {"(Ready)"}},
                    Case{"spaced_apart", "\" Ready , \" he said . “ Go . ”", {"(Ready ,)", "(Go .)"}},
                    Case{"in_brackets", "(“Yes.”) [\"No.\"]", {"(Yes.)", "(No.)"}},
                    Case{"ellipsis_first", "\"...and so,\" he said.", {"(...and so,)"}},
                    Case{"dash_beside", "\"Yes\"—she left—\"no\".", {"(Yes)", "(no)"}},
                    Case{"no_space_before", "He said:“Go.”", {"(Go.)"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Mixed, Quotations,
    testing::Values(
        Case{"nested_styles", "“He told me ‘no’ twice,” she said.", {"(He told me ‘no’ twice,)", ">(no)"}},
        Case{"nested_ends_together", "“He told me, ‘Go away.’”", {"(He told me, ‘Go away.’)", ">(Go away.)"}},
        Case{"nested_begins_together", "\"'No,' he told me,\" she said.", {"('No,' he told me,)", ">(No,)"}},
        Case{"nested_same_style", "“She said “no” to us,” he said.", {"(She said “no” to us,)", ">(no)"}},
        Case{"straight_in_curly", "“She said \"no\" to us,” he said.", {"(She said \"no\" to us,)", ">(no)"}},
        Case{"three_deep",
             "«He said “she said ‘no’ again” to us»",
             {"(He said “she said ‘no’ again” to us)", ">(she said ‘no’ again)", ">>(no)"}},
        Case{"curly_closed_straight", "“We go,\" he said. \"We stay.”", {"(We go,)", "(We stay.)"}},
        Case{"closer_for_opener", "”We go,” he said. “We stay.”", {"(We go,)", "(We stay.)"}},
        Case{"twin_marks", "He said \"“We go.“\" and left.", {"(We go.)"}},
        Case{"empty", "He wrote “” and \"\".", {"()", "()"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Broken, Quotations,
    testing::Values(
        Case{"opens_again",
             "“[We will] “Nothing is sure, but we hope,” he said.",
             {"([We will]]", "(Nothing is sure, but we hope,)"}},
        Case{"opens_again_glued",
             "“Talks led by the Group“Their aims are clear.”",
             {"(Talks led by the Group]", "(Their aims are clear.)"}},
        Case{"opens_again_straight",
             "\"We will come. \"We will stay,\" he said.",
             {"(We will come.]", "(We will stay,)"}},
        Case{"never_closed", "He said: “We will come.", {"(We will come.]"}},
        Case{"reporter_pronoun", "\"We reject this, he said. It rained.", {"(We reject this,]"}},
        Case{"reporter_role", "“We reject this, the deputy minister said on Monday.", {"(We reject this,]"}},
        Case{"reporter_inverted", "“Is this fair? asked Mr. Okafor.", {"(Is this fair?]"}},
        Case{"reporter_before_next",
             "“We reject this, said the envoy. “It is wrong.”",
             {"(We reject this,]", "(It is wrong.)"}},
        Case{"reporter_inside_nested",
             "“We heard ‘go, he said’ from them.",
             {"(We heard ‘go, he said’ from them.]", ">(go, he said)"}},
        Case{"nested_after_reporter", "“We go, he said, ‘at once’.", {"(We go,]", "(at once)"}},
        Case{"no_reporter", "“We reject this, as we always have.", {"(We reject this, as we always have.]"}},
        Case{"closed_first", "It failed” was his word.", {}},
        Case{"stray_inches", "A 12 \" pipe for the \"big one\" here.", {"(big one)"}}, Case{"lonely_mark", "“", {}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Quotations,
    testing::Values(
        Case{"continued", "He said: “We go.\n“We stay,” he added.", {"(We go.]", "+(We stay,)"}},
        Case{"continued_straight", "He said: \"We go.\n\"We stay,\" he added.", {"(We go.]", "+(We stay,)"}},
        Case{"continued_thrice", "“One.\n\n“Two.\n\n“Three.”", {"(One.]", "+(Two.]", "+(Three.)"}},
        Case{"continued_single", "'We go.\n'We stay,' he added.", {"(We go.]", "+(We stay,)"}},
        Case{"continued_single_curly", "‘We go.\n‘We stay,’ he added.", {"(We go.]", "+(We stay,)"}},
        Case{"runs_on", "He said: “We go.\nWe stay,” he added. “Good.”", {"(We go.]", "+[We stay,)", "(Good.)"}},
        Case{"runs_on_over_several",
             "It said: “We go.\nWe stay.\nWe wait.” Later: “No.”",
             {"(We go.]", "+[We stay.]", "+[We wait.)", "(No.)"}},
        Case{"single_runs_on_once", "‘We go.\nWe stay,’ he said.\nIt rained,’ too.", {"(We go.]", "+[We stay,)"}},
        Case{"reporter_between", "It said: “We go.\nIt rained, he added.\nNothing” else.", {"(We go.]"}},
        Case{"opens_after_a_gap", "It said: “We go.\nIt rained.\n“No.”", {"(We go.]", "(No.)"}},
        Case{"possessive_is_no_end", "‘We go.\nThe ministers’ talks ended.", {"(We go.]"}},
        Case{"continued_swedish", "”Ett.\n”Två”, sade hon.", {"(Ett.]", "+(Två)"}},
        Case{"ends_there", "He said: “We go.\nNothing followed.\n“Late.”", {"(We go.]", "(Late.)"}},
        Case{"closed_is_not_continued", "“We go.”\n“We stay.”", {"(We go.)", "(We stay.)"}},
        Case{"reporter_ends_paragraph",
             "“We reject this, he said.\n“It is wrong.”",
             {"(We reject this,]", "(It is wrong.)"}},
        Case{"crlf", "“One.\r\n“Two.”", {"(One.]", "+(Two.)"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, Quotations,
    testing::Values(
        Case{"possessives", "The ministers’ talks and the workers' union’s vote, O'Hara's d’état.", {}},
        Case{"decades_and_clipped", "’Tis the ’90s for ’em, rock 'n' roll of the '80s.", {}},
        Case{"wrong_way_round", "In the ‘90s they told ‘em.", {}},
        Case{"feet_and_inches", "He is 5'10\" and she 6’2\" tall.", {}},
        Case{"inches_inside", "\"He is 5'10\" tall,\" she said.", {"(He is 5'10\" tall,)"}},
        Case{"possessive_inside", "He called it ‘the ministers’ last word’.", {"(the ministers’ last word)"}},
        Case{"possessive_inside_straight", "He called it 'the ministers' last word'.", {"(the ministers' last word)"}},
        Case{"ends_in_s", "He said ‘yes’ to them.", {"(yes)"}},
        Case{"in_quote", "“The ’90s and the workers’ vote,” he said.", {"(The ’90s and the workers’ vote,)"}}),
    name_of_case);

TEST(Quotations, OuterHoldsTheMarks) {
  const Text text("He said: « No. » Then “yes.");
  const auto found = quotations_of(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.slice(found[0].outer), "« No. »");
  EXPECT_EQ(text.slice(found[0].inner), "No.");
  EXPECT_EQ(text.slice(found[1].outer), "“yes.");
}

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

struct Hostile {
  const char* name;
  std::string text;
};

class HostileMarks : public testing::TestWithParam<Hostile> {};

TEST_P(HostileMarks, KeepTheInvariants) {
  const Text text(GetParam().text);
  std::uint32_t last = 0;
  for (const Quotation& q : quotations_of(text)) {
    EXPECT_TRUE(q.outer.contains(q.inner));
    EXPECT_LE(q.inner.begin, q.inner.end);
    EXPECT_LE(q.outer.end, text.size());
    EXPECT_LE(last, q.outer.begin);
    EXPECT_TRUE(q.opened || q.continues);
    last = q.outer.begin;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Quotations, HostileMarks,
    testing::Values(Hostile{"empty", ""}, Hostile{"nul", std::string("\0“\0", 5)},
                    Hostile{"surrogate", "\xED\xA0\xBD”“"}, Hostile{"openers", repeated("“", 100000)},
                    Hostile{"closers", repeated("”", 100000)}, Hostile{"straight", repeated("\"", 100001)},
                    Hostile{"typed", repeated("'", 100000)},
                    Hostile{"deep", repeated("« ", 50000) + repeated("» ", 50000)},
                    Hostile{"deep_mixed", repeated("“«", 50000) + repeated("»", 50000)},
                    Hostile{"interleaved", repeated("“a‘b\"c’ \n", 20000)},
                    Hostile{"reporters", repeated("“a, he b", 50000)},
                    Hostile{"all_styles", repeated("‘a’ ”«”'\"„", 20000)}),
    [](const testing::TestParamInfo<Hostile>& hostile) { return std::string(hostile.param.name); });

}  // namespace
}  // namespace communique
