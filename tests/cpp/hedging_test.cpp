#include "communique/hedging.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "hedging/knowledge.hpp"
#include "read_text.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

struct Reading : ReadText {
  using ReadText::ReadText;

  Hedging hedging() const { return analyze_hedging(syntax, matches, {{all()}, {}, {}, {}}); }

  std::vector<std::string> texts_of(const std::vector<Cue>& cues) const {
    std::vector<std::string> result;
    for (const auto& cue : cues) result.emplace_back(text.slice(cue.span));
    return result;
  }
};

// One line a case: the sentence, the commitment expected within 0.1, and the cues in order.
struct Case {
  const char* text;
  double commitment;
  std::vector<std::string> cues;
};

void PrintTo(const Case& each, std::ostream* out) { *out << each.text; }

class Commitment : public testing::TestWithParam<Case> {};

TEST_P(Commitment, FollowsItsCues) {
  const auto& [text, commitment, cues] = GetParam();
  const Reading reading(text);
  const auto hedging = reading.hedging();
  EXPECT_NEAR(hedging.commitment(), commitment, 0.1);
  EXPECT_EQ(reading.texts_of(hedging.cues), cues);
}

TEST_P(Commitment, IsTheSameWithEitherApostrophe) {
  const Reading curly(GetParam().text);
  const Reading straight(with_straight_apostrophes(GetParam().text));
  EXPECT_EQ(curly.hedging().commitment(), straight.hedging().commitment());
  EXPECT_EQ(curly.hedging().cues.size(), straight.hedging().cues.size());
}

TEST_P(Commitment, IsTheSumOfItsEvidence) {
  const auto hedging = Reading(GetParam().text).hedging();
  double sum = 0;
  for (const auto& item : hedging.evidence) sum += item.delta;
  EXPECT_EQ(sum, hedging.score);
  EXPECT_GE(hedging.score, 0);
  EXPECT_LE(hedging.score, 1);
  for (const auto& cue : hedging.cues) EXPECT_TRUE(cue.scope.contains(cue.span));
}

INSTANTIATE_TEST_SUITE_P(
    Plain, Commitment,
    testing::Values(
        Case{"The talks will resume.", 1.0, {}}, Case{"The two sides signed the accord on Friday.", 1.0, {}},
        Case{"The council won’t meet.", -1.0, {"won’t"}}, Case{"No one was hurt.", -1.0, {"No one"}},
        Case{"We never signed the pact.", -1.0, {"never"}}, Case{"The line is no longer open.", -1.0, {"no longer"}},
        Case{"Neither side fired nor moved.", -1.0, {"Neither"}},
        Case{"Neither the army, nor the crew left.", -1.0, {"Neither"}},
        Case{"No shot nor any cry was heard.", -1.0, {"No"}},
        Case{"They did not fire, nor did they move.", -1.0, {"not", "nor"}},
        Case{"The crew left, did they not?", 0.0, {}}, Case{"The crew left, didn’t they?", 0.0, {}},
        Case{"It was none the less a good day.", 1.0, {}}, Case{"They did not quite understand.", -0.85, {"not quite"}},
        Case{"We do not mean you.", -1.0, {"not"}}, Case{"There were no raids and no losses.", -1.0, {"no", "no"}},
        Case{"We did not fail to reply.", 0.95, {"not", "fail"}},
        Case{"We categorically deny the charge.", -1.0, {"categorically", "deny"}},
        Case{"The envoy left without a word.", 1.0, {"without"}}));

INSTANTIATE_TEST_SUITE_P(
    Likelihood, Commitment,
    testing::Values(
        Case{"The talks may resume.", 0.4, {"may"}}, Case{"The talks might resume.", 0.4, {"might"}},
        Case{"The truce could collapse.", 0.45, {"could"}}, Case{"The talks are likely to resume.", 0.68, {"likely"}},
        Case{"A second visit is highly likely.", 0.85, {"highly likely"}},
        Case{"The talks are not likely to resume.", -0.68, {"not", "likely"}},
        Case{"The talks aren’t likely to resume.", -0.68, {"aren’t", "likely"}},
        Case{"An agreement is unlikely.", -0.7, {"unlikely"}}, Case{"A truce is not unlikely.", 0.5, {"not unlikely"}},
        Case{"The delegation may not travel.", -0.4, {"may", "not"}},
        Case{"A compromise is possible.", 0.55, {"possible"}},
        Case{"There is a possibility that the talks will fail.", 0.5, {"a possibility"}},
        Case{"Perhaps they misunderstood the offer.", 0.5, {"Perhaps"}},
        Case{"The envoy will probably leave.", 0.68, {"probably"}},
        Case{"The message was almost certainly forged.", 0.92, {"almost certainly"}},
        Case{"It appears that the line was cut.", 0.65, {"It appears"}},
        Case{"The mood seems better.", 0.65, {"seems"}}, Case{"We doubt that the truce will hold.", -0.58, {"doubt"}},
        Case{"There is no doubt that they knew.", 1.0, {"no doubt"}},
        Case{"It is not clear who fired first.", 0.3, {"not clear"}},
        Case{"The motive remains unclear.", 0.25, {"remains unclear"}},
        Case{"They left as quickly as possible.", 1.0, {}}));

INSTANTIATE_TEST_SUITE_P(
    Diplomacy, Commitment,
    testing::Values(Case{"We are cautiously optimistic about the talks.", 0.55, {"cautiously optimistic"}},
                    Case{"The mood is one of guarded optimism.", 0.55, {"guarded optimism"}},
                    Case{"We are optimistic about the talks.", 0.7, {"optimistic"}},
                    Case{"There is a ray of hope.", 0.5, {"ray of hope"}},
                    Case{"“It is not extremely optimistic, but staying hopeful is part of the job.”",
                         0.5,
                         {"not extremely optimistic", "hopeful"}},
                    Case{"The plan is not without hope.", 0.55, {"not without hope"}},
                    Case{"We don’t rule out that talks will resume.", 0.3, {"don’t rule out"}},
                    Case{"The council does not rule out a second round.", 0.3, {"not rule out"}},
                    Case{"We can’t rule out a delay.", 0.3, {"can’t rule out"}},
                    Case{"I wouldn’t rule that out.", 0.3, {"wouldn’t rule that out"}},
                    Case{"If they came, we wouldn’t talk.", -0.72, {"If", "wouldn’t", "wouldn’t"}},
                    Case{"The envoy ruled out a pause.", -0.95, {"ruled out"}},
                    Case{"Nothing has been ruled out.", 0.3, {"Nothing has been ruled out"}},
                    Case{"We agree in principle.", 0.6, {"in principle"}},
                    Case{"The request is under consideration.", 0.35, {"under consideration"}},
                    Case{"The rule is under review.", 0.5, {"under review"}},
                    Case{"The ministry intends to send a team.", 0.65, {"intends"}},
                    Case{"The army plans to leave by May.", 0.65, {"plans"}},
                    Case{"We have no plans to visit.", -0.85, {"no plans"}},
                    Case{"The council is ready to consider the request.", 0.55, {"ready to consider"}},
                    Case{"We would be prepared to meet them.", 0.55, {"would be prepared"}},
                    Case{"We are exploring the options.", 0.75, {"exploring"}},
                    Case{"We told them in no uncertain terms to stay away.", 1.0, {"in no uncertain terms"}},
                    Case{"We believe that the deal is fair.", 0.68, {"believe"}},
                    Case{"We firmly believe that the deal is fair.", 0.85, {"firmly believe"}},
                    Case{"We don’t believe that the strike was planned.", -0.68, {"don’t", "believe"}},
                    Case{"We expect a reply this week.", 0.68, {"expect"}},
                    Case{"The deal is certainly possible.", 0.73, {"certainly", "possible"}}));

INSTANTIATE_TEST_SUITE_P(
    NoClaim, Commitment,
    testing::Values(
        Case{"The ministry hopes for a positive outcome.", 0, {"hopes for"}},
        Case{"We hope that they’ll return.", 0, {"hope"}}, Case{"Hopefully the road will open soon.", 0, {"Hopefully"}},
        Case{"They want to leave.", 0, {"want"}}, Case{"Will they come?", 0, {}},
        Case{"The rebels must lay down their arms.", 0, {}}, Case{"Please withdraw your troops.", 0, {}},
        Case{"I have no information on the matter.", 0, {"no information"}},
        Case{"The ministry has neither confirmed nor denied the strike.", 0, {"neither confirmed nor denied"}},
        Case{"We can neither confirm nor deny the report.", 0, {"neither confirm nor deny"}},
        Case{"We can’t confirm or deny the report.", 0, {"can’t confirm or deny"}},
        Case{"The office had no comment.", 0, {"no comment"}},
        Case{"The office declined to comment.", 0, {"declined to comment"}},
        Case{"I won’t comment on the case.", 0, {"won’t comment"}},
        Case{"We are not in a position to confirm that.", 0, {"not in a position to confirm"}},
        Case{"I would refer you to the police.", 0, {"would refer you"}},
        Case{"It remains to be seen if they will sign.", 0.1, {"remains to be seen", "if"}},
        Case{"It is too early to say who won.", 0.1, {"too early to say"}},
        Case{"The office did not respond to a request for an interview.", 0, {"not respond to a request"}}));

INSTANTIATE_TEST_SUITE_P(
    Sources, Commitment,
    testing::Values(
        Case{"According to officials, the road is open.", 0.68, {"According to"}},
        Case{"The ship reportedly turned back.", 0.6, {"reportedly"}},
        Case{"The envoy is said to be ill.", 0.6, {"is said"}},
        Case{"Some officials favour a pause.", 0.7, {"Some officials"}},
        Case{"Sources close to the palace confirm the visit.", 0.65, {"Sources close to"}},
        Case{"It is widely believed that he will resign.", 0.54, {"It is widely", "believed"}},
        Case{"To the best of our knowledge, nobody was hurt.", -0.65, {"To the best of our knowledge", "nobody"}},
        Case{"As far as we know, the bridge is open.", 0.65, {"As far as we know"}},
        Case{"Roughly 300 families left.", 0.86, {"Roughly"}}, Case{"About 300 families left.", 0.86, {"About"}}));

INSTANTIATE_TEST_SUITE_P(
    Conditions, Commitment,
    testing::Values(Case{"We will respond if the attacks continue.", 0.78, {"if"}},
                    Case{"Until the shelling stops, the truce cannot work.", -0.85, {"Until", "cannot"}},
                    Case{"The port stays shut unless they pay.", 0.75, {"unless"}},
                    Case{"We will attend provided that the agenda is shared.", 0.75, {"provided"}},
                    Case{"The deal is subject to approval by the house.", 0.65, {"subject to"}},
                    Case{"Our answer will depend on their conduct.", 0.6, {"will depend on"}}));

INSTANTIATE_TEST_SUITE_P(
    OtherClauses, Commitment,
    testing::Values(Case{"We will take part in the talks and hope for a good end.", 0.91, {"hope for"}},
                    Case{"[We are] “It is not extremely optimistic, but hope is part of the job.”",
                         0.5,
                         {"not extremely optimistic", "hope"}},
                    Case{"Talks will resume on Monday, but the venue may change.", 0.93, {"may"}},
                    Case{"The pact stands, although some clauses could change.", 0.93, {"some", "could"}},
                    Case{"The army left because the guards, who may have slept, fled.", 0.93, {"may"}}));

// What was said and how it was introduced, as in a report.
struct Report {
  const char* text;
  const char* cue;
  const char* act;
  const char* content;
  Direction direction;
  double score;
};

void PrintTo(const Report& report, std::ostream* out) { *out << report.text; }

class Reported : public testing::TestWithParam<Report> {};

TEST_P(Reported, BelongsToTheSpeaker) {
  const auto& report = GetParam();
  const Reading reading(report.text);
  HedgingQuery query;
  if (*report.content != '\0') query.content = {reading.find(report.content)};
  query.cue = reading.find(report.cue);
  query.cue_class = report.act;
  const auto hedging = analyze_hedging(reading.syntax, reading.matches, query);
  EXPECT_EQ(hedging.direction, report.direction);
  EXPECT_NEAR(hedging.score, report.score, 0.1);
}

INSTANTIATE_TEST_SUITE_P(
    Cues, Reported,
    testing::Values(
        Report{"She said the road is open.", "said", "assert", "the road is open", Direction::claimed, 0},
        Report{"Officials said on Monday it may rain.", "said", "assert", "it may rain", Direction::claimed, 0.6},
        Report{"He said Oslo would send a team.", "said", "assert", "Oslo would send a team", Direction::claimed, 0},
        Report{"According to the envoy, it is over.", "According to", "assert", "it is over", Direction::claimed, 0},
        Report{"The bank denied that it had failed.", "denied", "deny", "that it had failed", Direction::denied, 0},
        Report{"The firm rejected the claims.", "rejected", "deny", "the claims", Direction::denied, 0},
        Report{"He did not deny the story.", "did not deny", "deny", "the story", Direction::claimed, 0.5},
        Report{"He hoped for a “positive outcome”.", "hoped", "express", "positive outcome", Direction::no_claim, 0.6},
        Report{"She urged them to sign.", "urged", "request", "to sign", Direction::no_claim, 0},
        Report{"He demanded that they leave.", "demanded", "demand", "that they leave", Direction::no_claim, 0},
        Report{"The firm stayed silent.", "stayed silent", "withhold", "", Direction::no_claim, 1},
        Report{"“Will they come?” he asked.", "asked", "express", "Will they come?", Direction::no_claim, 0},
        Report{"She believes the deal is dead.", "believes", "assert", "the deal is dead", Direction::claimed, 0.32},
        Report{"They agreed, he said, which may surprise.", "said", "assert", "They agreed", Direction::claimed, 0}));

// The event in question, given by its word.
struct Event {
  const char* text;
  const char* target;
  double commitment;
};

void PrintTo(const Event& event, std::ostream* out) { *out << event.text << " [" << event.target << "]"; }

class Factuality : public testing::TestWithParam<Event> {};

TEST_P(Factuality, OfTheTarget) {
  const auto& event = GetParam();
  const Reading reading(event.text);
  HedgingQuery query{{reading.all()}, {}, {}, reading.find(event.target).first};
  EXPECT_NEAR(analyze_hedging(reading.syntax, reading.matches, query).commitment(), event.commitment, 0.1);
}

INSTANTIATE_TEST_SUITE_P(
    Events, Factuality,
    testing::Values(Event{"The firm expects to grow.", "grow", 0.68}, Event{"The firm expects to grow.", "expects", 1},
                    Event{"If they attack, we will respond.", "attack", 0.15},
                    Event{"If they attack, we will respond.", "respond", 0.78},
                    Event{"The talks failed to produce a text.", "produce", -0.95},
                    Event{"He refused to sign.", "sign", -0.95}, Event{"They want to leave.", "leave", 0},
                    Event{"She decided not to resign.", "resign", -1},
                    Event{"She decided not to resign.", "decided", 1}, Event{"Prices continued to rise.", "rise", 1},
                    Event{"They came to talk.", "talk", 1},
                    Event{"They built a wall to protect the town.", "protect", 0.5},
                    Event{"They may think that we lied.", "lied", 0.68}));

TEST(HedgingCue, SaysWhetherItIsNegated) {
  const auto hedging = Reading("The talks are not likely to resume.").hedging();
  ASSERT_EQ(hedging.cues.size(), 2U);
  EXPECT_EQ(hedging.cues[1].cls, CueClass::epistemic);
  EXPECT_TRUE(hedging.cues[1].negated);
}

TEST(HedgingCue, ReachesNoFartherThanItsScope) {
  const Reading reading("We hope that they will sign, but the pact stands.");
  const auto hedging = reading.hedging();
  ASSERT_EQ(hedging.cues.size(), 1U);
  EXPECT_EQ(reading.text.slice(hedging.cues[0].scope), "hope that they will sign,");
}

TEST(HedgingLevel, CutsCommitment) {
  EXPECT_EQ(level_of(1), Level::CT_plus);
  EXPECT_EQ(level_of(0.55), Level::PR_plus);
  EXPECT_EQ(level_of(0.4), Level::PS_plus);
  EXPECT_EQ(level_of(0), Level::U);
  EXPECT_EQ(level_of(-0.4), Level::PS_minus);
  EXPECT_EQ(level_of(-0.68), Level::PR_minus);
  EXPECT_EQ(level_of(-1), Level::CT_minus);
}

TEST(HedgingNames, AreThoseOfTheInterface) {
  EXPECT_EQ(name_of(CueClass::epistemic), "epistemic");
  EXPECT_EQ(name_of(CueClass::non_commitment), "non_commitment");
  EXPECT_EQ(name_of(CueClass::negation), "negation");
  EXPECT_EQ(name_of(Level::CT_minus), "CT-");
}

TEST(HedgingBounds, HoldWhereCuesAreMany) {
  std::string text = "They";
  for (int i = 0; i < 3000; ++i) text += " may perhaps possibly certainly not";
  const auto hedging = Reading(text + " leave.").hedging();
  double sum = 0;
  for (const auto& item : hedging.evidence) sum += item.delta;
  EXPECT_EQ(sum, hedging.score);
  EXPECT_LE(hedging.score, 1);
  EXPECT_GT(hedging.score, 0.8);
}

TEST(HedgingOfNothing, IsPlain) {
  const auto hedging = Reading("").hedging();
  EXPECT_EQ(hedging.score, 0);
  EXPECT_TRUE(hedging.cues.empty());
}

TEST(HedgingRules, FireInTheirExamples) {
  for (const auto& rule : lexicon().rules()) {
    if (rule.kind != LexiconKind::hedges) continue;
    const Reading reading(rule.example);
    bool fires = false;
    for (const auto& match : of(reading.matches, LexiconKind::hedges)) fires |= match.rule == &rule;
    EXPECT_TRUE(fires) << rule.pattern;
    EXPECT_TRUE(cue_class(rule.cls) || rule.cls == "none") << rule.pattern;
  }
}

TEST(HedgingRules, ThatTurnAreRules) {
  for (const auto& row : data_rows("hedging_turns")) {
    bool known = false;
    for (const auto& rule : lexicon().rules()) known |= rule.kind == LexiconKind::hedges && rule.pattern == row[0];
    EXPECT_TRUE(known) << row[0];
  }
}

}  // namespace
}  // namespace communique
