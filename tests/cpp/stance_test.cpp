#include "communique/stance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "read_text.hpp"
#include "stance/constants.hpp"
#include "stance/deeds.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

struct Reading : ReadText {
  using ReadText::ReadText;

  StanceQuery whole() const { return {{all()}, {}, {}, {}, false}; }
  Act act() const { return analyze_act(syntax, matches, whole()); }
  std::vector<Stance> stances() const { return find_stances(syntax, matches, whole()); }
};

const Stance* toward(const std::vector<Stance>& stances, const std::string& target) {
  for (const auto& stance : stances) {
    if (stance.name.find(target) != std::string::npos) return &stance;
  }
  return nullptr;
}

std::string id_of(std::string id) {
  for (auto& c : id) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return id;
}

// One line a case: the sentence, the target, the bounds of its polarity, the act of the sentence, modality, condition.
struct Phrase {
  const char* id;
  const char* text;
  const char* target;
  double low;
  double high;
  Act act;
  Modality modality = Modality::realis;
  const char* condition = "";
};

class Phrases : public testing::TestWithParam<Phrase> {
 protected:
  static void check(const Phrase& phrase, const std::string& utf8) {
    const Reading read(utf8);
    EXPECT_EQ(name_of(read.act()), name_of(phrase.act));
    const auto stances = read.stances();
    const auto* stance = toward(stances, phrase.target);
    ASSERT_NE(stance, nullptr) << "no stance toward " << phrase.target;
    EXPECT_GE(stance->polarity, phrase.low);
    EXPECT_LE(stance->polarity, phrase.high);
    EXPECT_EQ(name_of(stance->modality), name_of(phrase.modality));
    const auto condition = stance->condition ? std::string(read.text.slice(*stance->condition)) : "";
    EXPECT_EQ(condition, phrase.condition);
  }
};

TEST_P(Phrases, ComposeTheirPolarity) { check(GetParam(), GetParam().text); }

TEST_P(Phrases, ReadStraightApostrophesAlike) { check(GetParam(), with_straight_apostrophes(GetParam().text)); }

using enum Act;
using enum Modality;

INSTANTIATE_TEST_SUITE_P(
    Register, Phrases,
    testing::Values(
        Phrase{"baseline", "We’re optimistic about the summit.", "summit", 0.5, 0.7, express},
        Phrase{"down_toner", "We’re cautiously optimistic about the summit.", "summit", 0.3, 0.4, express},
        Phrase{"negated_degree", "We aren’t extremely optimistic about the summit.", "summit", -0.1, 0.1, express},
        Phrase{"negation_shifts", "We aren’t optimistic about the summit.", "summit", -0.4, -0.2, express},
        Phrase{"uncontracted", "We are not optimistic about the summit.", "summit", -0.4, -0.2, express},
        Phrase{"desire", "The ministry hopes for a positive outcome of the summit.", "summit", 0.2, 0.5, express,
               desired},
        Phrase{"without_spares_main", "We’ll support the peace plan without compromising our position.", "peace plan",
               0.5, 0.8, promise},
        Phrase{"without_flips_its_own", "We’ll support the peace plan without compromising our position.", "position",
               0.1, 0.4, promise},
        Phrase{"until_names_condition", "Until terrorism ends, the truce can’t be effective.", "truce", -0.4, -0.2,
               warn, conditional, "Until terrorism ends"},
        Phrase{"until_keeps_its_noun", "Until terrorism ends, the truce can’t be effective.", "terrorism", -1, -0.8,
               warn},
        Phrase{"until_behind", "The truce can’t be effective until terrorism ends.", "truce", -0.4, -0.2, warn,
               conditional, "until terrorism ends"},
        Phrase{"ray_of_hope", "There’s a ray of hope, but not because of Ruritania.", "ray of hope", 0.3, 0.5, express},
        Phrase{"negated_cause", "There’s a ray of hope, but not because of Ruritania.", "Ruritania", -0.35, -0.15,
               express},
        Phrase{"sole_cause", "There’s a ray of hope, only because of the influence of Graustark.", "Graustark", 0.15,
               0.4, express},
        Phrase{"obligation", "Ruritania must fulfil its promise to end terrorism.", "Ruritania", -0.4, -0.2, demand,
               obliged},
        Phrase{"obliged_end", "Ruritania must fulfil its promise to end terrorism.", "terrorism", -1, -0.7, demand},
        Phrase{"kinship", "The envoy appreciated the constructive role of the brother nations Graustark and Sylvania.",
               "Graustark", 0.6, 1, support},
        Phrase{"event_noun", "The council condemned Ruritania’s unprovoked aggression.", "aggression", -1, -0.85,
               accuse},
        Phrase{"event_agent", "The council condemned the unprovoked aggression by Ruritania.", "Ruritania", -0.9, -0.4,
               accuse},
        Phrase{"threat_provocations", "We’ll respond resolutely if provocations go on.", "provocations", -0.8, -0.6,
               threaten},
        Phrase{"threat_addressee", "We’ll respond resolutely if Ruritania attacks our ships.", "Ruritania", -0.8, -0.4,
               threaten, conditional, "if Ruritania attacks our ships"},
        Phrase{"directive", "The envoy urged Strelsau to take decisive measures against terrorists.", "Strelsau", -0.2,
               0, request},
        Phrase{"measures_against", "The envoy urged Strelsau to take decisive measures against terrorists.",
               "terrorists", -1, -0.8, request},
        Phrase{"rejection", "The ministry strongly rejects Ruritania’s baseless allegations.", "allegations", -1, -0.8,
               deny},
        Phrase{"rejection_accuser", "The ministry strongly rejects the baseless allegations by Ruritania.", "Ruritania",
               -0.5, -0.2, deny},
        Phrase{"denied_event", "The spokesman denied that the talks had failed.", "talks", 0.1, 0.3, deny, denied},
        Phrase{"acceptance", "The bloc welcomed the peace agreement.", "agreement", 0.7, 1, support},
        Phrase{"effect_theme", "The strike helped the extremists.", "extremists", -0.9, -0.5, assert_},
        Phrase{"effect_doer", "The strike helped the extremists.", "strike", -0.8, -0.3, assert_},
        Phrase{"quoted_distance", "The so-called “reform” is here.", "reform", -0.5, -0.3, assert_},
        Phrase{"coordinate_first", "She thanked Graustark and urged Sylvania to wait.", "Graustark", 0.6, 0.8, request},
        Phrase{"coordinate_second", "She thanked Graustark and urged Sylvania to wait.", "Sylvania", -0.2, 0, request},
        Phrase{"passive", "The raid was condemned.", "raid", -1, -0.6, accuse},
        Phrase{"predicate", "The raid is utterly unacceptable.", "raid", -1, -0.7, accuse},
        Phrase{"transparent_owner", "We value Graustark’s contribution.", "Graustark", 0.5, 0.9, support},
        Phrase{"undermine", "Ruritania undermined the talks.", "Ruritania", -0.6, -0.2, assert_}),
    [](const auto& info) { return id_of(info.param.id); });

// Whose stand it is: the cue may take it, somebody else in the content does not take it for the speaker.
struct Quoted {
  const char* id;
  const char* text;
  const char* mention;
  const char* cue;
  const char* cue_class;
  const char* content;
  const char* target;  // empty: no stance at all
  int sign;
  Act act;
};

class QuotedStance : public testing::TestWithParam<Quoted> {};

TEST_P(QuotedStance, BelongsToTheSpeaker) {
  const auto& row = GetParam();
  const Reading read(row.text);
  const StanceQuery query{{read.find(row.content)}, read.find(row.cue), row.cue_class, read.find(row.mention), false};
  EXPECT_EQ(name_of(analyze_act(read.syntax, read.matches, query)), name_of(row.act));
  const auto stances = find_stances(read.syntax, read.matches, query);
  if (*row.target == 0) {
    EXPECT_TRUE(stances.empty()) << stances.front().name;
    return;
  }
  const auto* stance = toward(stances, row.target);
  ASSERT_NE(stance, nullptr);
  EXPECT_EQ(static_cast<int>(stance->label), row.sign);
}

INSTANTIATE_TEST_SUITE_P(
    Cues, QuotedStance,
    testing::Values(Quoted{"cue_takes_stand", "The envoy praised “the patient work of the nurses”.", "The envoy",
                           "praised", "support", "the patient work of the nurses", "nurses", 1, support},
                    Quoted{"nested_report", "Hentzau said Rassendyll had accused Zenda of fraud.", "Hentzau", "said",
                           "assert", "Rassendyll had accused Zenda", "", 0, assert_},
                    Quoted{"own_mention_is_no_target", "Graustark hailed Graustark.", "Graustark", "hailed", "support",
                           "Graustark.", "", 0, support},
                    Quoted{"first_person", "“We condemn the raid,” Hentzau said.", "Hentzau", "said", "assert",
                           "We condemn the raid", "raid", -1, accuse},
                    Quoted{"cue_desires", "The envoy hoped for a good deal.", "The envoy", "hoped for", "express",
                           "a good deal", "deal", 1, express},
                    Quoted{"act_of_the_cue", "The envoy urged “great restraint and quiet work”.", "The envoy", "urged",
                           "request", "great restraint and quiet work", "restraint", 1, request},
                    Quoted{"last_of_a_list", "The envoy criticised Ruritania, Borduria and Syldavia for the delay.",
                           "The envoy", "criticised", "accuse", "Ruritania, Borduria and Syldavia for the delay",
                           "Syldavia", -1, accuse},
                    Quoted{"small_clause", "Hentzau called Rassendyll “a disgrace”.", "Hentzau", "called", "accuse",
                           "Rassendyll “a disgrace”", "Rassendyll", -1, accuse},
                    Quoted{"regarded_as", "The envoy views their drills as reckless.", "The envoy", "views", "accuse",
                           "their drills as reckless", "drills", -1, accuse},
                    Quoted{"threat_by_condition", "The general warned of a blow if the drills went ahead.",
                           "The general", "warned", "warn", "a blow if the drills went ahead", "drills", -1, warn},
                    Quoted{"asked_for", "The envoy urged the rebels to protect the harbour.", "The envoy", "urged",
                           "request", "the rebels to protect the harbour", "harbour", 1, request},
                    Quoted{"somebody_elses_support", "Hentzau said their support for the plan was known.", "Hentzau",
                           "said", "assert", "their support for the plan was known", "", 0, support},
                    Quoted{"cue_beats_marker", "The envoy hoped the rebels would talk.", "The envoy", "hoped",
                           "express", "the rebels would talk", "", 0, express}),
    [](const auto& info) { return id_of(info.param.id); });

TEST(Act, OfARefusalIsWithhold) {
  const Reading read("The envoy praised nobody.");
  EXPECT_EQ(analyze_act(read.syntax, read.matches, {{}, {}, "assert", {}, true}), Act::withhold);
}

// The act that the example of a marker performs is the marker's own or a stronger one.
TEST(Acts, MarkersCountInTheirExamples) {
  int rules = 0;
  for (const auto& rule : lexicon().rules()) {
    if (rule.kind != LexiconKind::acts) continue;
    ++rules;
    EXPECT_TRUE(act_named(rule.cls)) << rule.name();
    EXPECT_TRUE(rule.scope == "clause" || rule.scope == "party" || rule.scope == "own") << rule.name();
    EXPECT_EQ(name_of(Reading(rule.example).act()), rule.cls) << rule.name() << ": " << rule.example;
  }
  EXPECT_GE(rules, 100);
}

// Toward one given target.
struct Given {
  const char* id;
  const char* text;
  const char* target;
  Polarity label;
};

class GivenTarget : public testing::TestWithParam<Given> {};

TEST_P(GivenTarget, IsJudged) {
  const Reading read(GetParam().text);
  const auto stance = analyze_stance(read.syntax, read.matches, read.whole(), read.find(GetParam().target), {});
  EXPECT_EQ(name_of(stance.label), name_of(GetParam().label));
  EXPECT_EQ(stance.name, GetParam().target);
}

INSTANTIATE_TEST_SUITE_P(
    Targets, GivenTarget,
    testing::Values(Given{"praised", "The paper praised Hentzau for the rescue.", "Hentzau", Polarity::positive},
                    Given{"accused", "The court accused Hentzau of a brutal murder.", "Hentzau", Polarity::negative},
                    Given{"mentioned", "On Monday Hentzau took the train to Zenda.", "Hentzau", Polarity::neutral},
                    Given{"other_praised", "The talks with Hentzau will be held in Zenda.", "Zenda", Polarity::neutral},
                    Given{"negated", "Hentzau is not a good leader.", "Hentzau", Polarity::negative}),
    [](const auto& info) { return id_of(info.param.id); });

// Between two parties.
struct Pair {
  const char* id;
  const char* text;
  const char* source;
  const char* target;
  Quad quad;
};

class Interaction : public testing::TestWithParam<Pair> {};

TEST_P(Interaction, HasItsClass) {
  const Reading read(GetParam().text);
  const auto stance = analyze_stance(read.syntax, read.matches, read.whole(), read.find(GetParam().target),
                                     read.find(GetParam().source));
  EXPECT_EQ(name_of(stance.quad), name_of(GetParam().quad));
}

INSTANTIATE_TEST_SUITE_P(
    Quads, Interaction,
    testing::Values(
        Pair{"aid", "Graustark sent Sylvania four tonnes of medicine.", "Graustark", "Sylvania",
             Quad::material_cooperation},
        Pair{"release", "Graustark released two Sylvanian hostages.", "Graustark", "Sylvanian",
             Quad::material_cooperation},
        Pair{"consult", "The king of Graustark met the queen of Sylvania.", "Graustark", "Sylvania",
             Quad::verbal_cooperation},
        Pair{"future_aid", "Graustark will provide Sylvania with medicine.", "Graustark", "Sylvania",
             Quad::verbal_cooperation},
        Pair{"accuse", "Graustark accused Sylvania of fraud.", "Graustark", "Sylvania", Quad::verbal_conflict},
        Pair{"demand", "Graustark demanded that Sylvania leave the island.", "Graustark", "Sylvania",
             Quad::verbal_conflict},
        Pair{"threat", "Graustark threatened to bomb Sylvania.", "Graustark", "Sylvania", Quad::verbal_conflict},
        Pair{"attack", "Graustark bombed Sylvania.", "Graustark", "Sylvania", Quad::material_conflict},
        Pair{"sanction", "Graustark imposed sanctions on Sylvania.", "Graustark", "Sylvania", Quad::material_conflict},
        Pair{"expel", "Graustark expelled three diplomats of Sylvania.", "Graustark", "Sylvania",
             Quad::material_conflict}),
    [](const auto& info) { return id_of(info.param.id); });

// What holds of every text: deltas add up exactly, within the bounds, spans inside the text, no pronoun as a target.
void expect_sound(const Reading& read, const Stance& stance) {
  double sum = 0;
  for (const auto& evidence : stance.evidence) {
    sum += evidence.delta;
    EXPECT_LE(evidence.span.end, read.text.size());
    EXPECT_LT(evidence.span.begin, evidence.span.end);
    EXPECT_FALSE(evidence.rule.empty());
  }
  EXPECT_EQ(sum, stance.polarity);
  EXPECT_LE(std::abs(stance.polarity), 1);
  EXPECT_EQ(stance.strength, std::abs(stance.polarity));
  EXPECT_LE(stance.target.end, read.text.size());
  EXPECT_FALSE(stance.target.empty());
  EXPECT_FALSE(stance.name.empty());
}

TEST(Stances, AreTheFoldOfTheirEvidence) {
  for (const auto& rule : lexicon().rules()) {
    const Reading read(rule.example);
    for (const auto& stance : read.stances()) expect_sound(read, stance);
    const WordRange first{0, 1};
    expect_sound(read, analyze_stance(read.syntax, read.matches, read.whole(), first, {}));
  }
}

TEST(Stances, StayLinearAndSoundOnEndlessClauses) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "aggression not extremely good if attack because of praised ";
  const Reading read(text);
  for (const auto& stance : read.stances()) expect_sound(read, stance);
  expect_sound(read, analyze_stance(read.syntax, read.matches, read.whole(), {7, 8}, WordRange{3, 4}));
}

TEST(Stances, RuleClassesAndScopesAreKnown) {
  const std::vector<std::string> classes = {"attitude", "act",    "effect", "event",
                                            "relation", "desire", "credit", "denial"};
  const std::vector<std::string> scopes = {"object", "about", "subject", "head",  "self",
                                           "agent",  "known", "party",   "clause"};
  int rules = 0;
  for (const auto& rule : lexicon().rules()) {
    if (rule.kind != LexiconKind::stances) continue;
    ++rules;
    EXPECT_NE(std::ranges::find(classes, rule.cls), classes.end()) << rule.name();
    EXPECT_NE(std::ranges::find(scopes, rule.scope), scopes.end()) << rule.name();
  }
  EXPECT_GE(rules, 220);
}

TEST(Stances, TablesArePure) {
  for (const auto& row : data_rows("stance_valence")) {
    const double valence = table_number(row[1]);
    EXPECT_TRUE(valence != 0 && std::abs(valence) <= 1) << row[0];
  }
  for (const auto& row : data_rows("stance_deeds")) {
    EXPECT_NO_THROW(quad_named(row[1])) << row[0];
    EXPECT_GT(table_number(row[2]), 0) << row[0];
  }
}

}  // namespace
}  // namespace communique
