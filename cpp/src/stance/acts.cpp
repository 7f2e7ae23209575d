#include "stance/acts.hpp"

#include <algorithm>

#include "stance/constants.hpp"

namespace communique {
namespace {

bool has_negator(const Passage& passage, WordRange range) {
  const auto words = passage.words();
  return std::any_of(words.begin() + range.first, words.begin() + range.last,
                     [](const Word& word) { return has_role(word, WordRole::negator); });
}

// Whether the pattern itself asks for a negator: "no comment", "not true".
bool asks_for_negator(const Rule& rule) {
  for (const std::string_view negator : {"not", "no", "never", "nothing", "neither", "little"}) {
    for (auto at = rule.pattern.find(negator); at != std::string::npos; at = rule.pattern.find(negator, at + 1)) {
      const auto end = at + negator.size();
      const bool starts = at == 0 || rule.pattern[at - 1] == ' ' || rule.pattern[at - 1] == '|';
      const bool ends = end == rule.pattern.size() || rule.pattern[end] == ' ' || rule.pattern[end] == '|';
      if (starts && ends) return true;
    }
  }
  return false;
}

bool fits_scope(const Passage& passage, const Match& match) {
  const auto& scope = match.rule->scope;
  if (scope == "clause") return true;
  const auto holder = passage.holder(match.words.first);
  if (scope == "own") return holder != Holder::other;
  const auto subject = passage.subject(match.words.first);
  if (subject.empty()) return false;
  const auto& first = passage.words()[subject.first];
  const bool spoken_of =
      subject.size() > 1 || !has_role(first, WordRole::empty) || first.norm == "they" || first.norm == "you";
  return spoken_of && !has_role(first, WordRole::first);
}

}  // namespace

bool act_counts(const Passage& passage, const Match& match) {
  const auto [first, last] = match.words;
  if (passage.in_condition(first) && passage.in_condition(last - 1)) return false;
  const bool negated = has_negator(passage, match.words) || passage.negation(first);
  if (negated && match.rule->cls != "express" && !asks_for_negator(*match.rule)) return false;
  return fits_scope(passage, match);
}

std::optional<Act> strongest_act(const Passage& passage, const Matches& matches, WordRange range) {
  const auto& all = of(matches, LexiconKind::acts);
  auto at = std::ranges::lower_bound(all, range.first, {}, [](const Match& match) { return match.words.first; });
  std::optional<Act> best;
  float strength = 0;
  for (; at != all.end() && at->words.first < range.last; ++at) {
    if (at->rule->weight <= strength || !act_counts(passage, *at)) continue;
    const auto act = act_named(at->rule->cls);
    if (!act) continue;
    best = act;
    strength = at->rule->weight;
  }
  return best;
}

Act act_of_query(const Passage& passage, const Matches& matches) {
  const auto& query = passage.query();
  if (query.withheld) return Act::withhold;
  const auto cue = act_named(query.cue_class);
  Act best = cue.value_or(Act::assert_);
  double strength = cue ? cue_strength(*cue) : 0;
  for (const auto& match : passage.matches(of(matches, LexiconKind::acts), false)) {
    const double weight = match.rule->weight;
    if (weight <= strength || !act_counts(passage, match)) continue;
    if (const auto act = act_named(match.rule->cls)) {
      best = *act;
      strength = weight;
    }
  }
  return best;
}

Act analyze_act(const Syntax& syntax, const Matches& matches, const StanceQuery& query) {
  return act_of_query(Passage(syntax, query), matches);
}

}  // namespace communique
