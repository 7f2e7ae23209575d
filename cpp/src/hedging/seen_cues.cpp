#include "hedging/seen_cues.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "hedging/scopes.hpp"
#include "model/shares.hpp"
#include "syntax/names.hpp"

namespace communique {
namespace {

// A scope ends here at the latest, so that cost stays linear where a sentence never ends.
constexpr std::uint32_t longest_scope = 64;

// In the order of the encoder's labels.
constexpr std::array<CueClass, 4> learned_classes = {CueClass::epistemic, CueClass::doxastic, CueClass::conditional,
                                                     CueClass::investigation};

std::uint32_t kind_of(CueClass cls) {
  return static_cast<std::uint32_t>(std::ranges::find(learned_classes, cls) - learned_classes.begin());
}
bool is_learned(CueClass cls) { return kind_of(cls) < learned_classes.size(); }

// The rules have no vote on investigations: what was "examined" is as often settled.
bool may_vote(CueClass cls) { return is_learned(cls) && cls != CueClass::investigation; }

LabelVotes class_votes(const Emissions& emissions, WordRange content, std::span<const FoundCue> by_rules) {
  static const auto weight = static_cast<float>(model_share("hedge_cue"));
  LabelVotes votes({learned_classes.size()}, emissions.uncertainty.of(content.first, content.last), content.first);
  for (const auto& cue : by_rules) {
    if (may_vote(cue.cls)) votes.add({cue.words.first, cue.words.last, kind_of(cue.cls)}, weight);
  }
  return votes;
}

// Negations that are words are known to the rules; others are parts of words, or of a hedge ("not sure").
bool may_negate(const Syntax& syntax, std::uint32_t at) {
  constexpr std::size_t shortest_stem = 3;  // "unable", not "none"
  constexpr std::array<std::string_view, 7> prefixes = {"dis", "il", "im", "in", "ir", "non", "un"};
  const Word& word = syntax.words[at];
  if (word.upos == Upos::PROPN || name_at(syntax, at) != nullptr) return false;
  return word.norm == "not" || word.norm.ends_with("less") || word.norm.ends_with("lessly") ||
         std::ranges::any_of(prefixes, [&](std::string_view prefix) {
           return word.norm.starts_with(prefix) && word.norm.size() >= prefix.size() + shortest_stem;
         });
}

LabelVotes negation_votes(const Syntax& syntax, const Emissions& emissions, WordRange content) {
  static const auto weight = static_cast<float>(model_share("affix"));
  LabelVotes votes({1}, emissions.negation.of(content.first, content.last), content.first);
  for (auto at = content.first; at < content.last; ++at) {
    const auto upos = syntax.words[at].upos;
    if ((upos == Upos::ADJ || upos == Upos::ADV) && may_negate(syntax, at)) votes.add({at, at + 1, 0}, weight);
  }
  return votes;
}

}  // namespace

SeenCues::SeenCues(const Syntax& syntax, const Emissions& emissions, WordRange content,
                   std::span<const FoundCue> by_rules)
    : syntax_(syntax),
      emissions_(emissions),
      content_(content),
      classes_(class_votes(emissions, content, by_rules)),
      negations_(negation_votes(syntax, emissions, content)) {}

std::span<const LabelledRange> SeenCues::Spans::at(WordRange words) const {
  const auto first = std::ranges::upper_bound(ranges, words.first, {}, &LabelledRange::last);
  const auto last = std::ranges::lower_bound(first, ranges.end(), words.last, {}, &LabelledRange::first);
  return {first, last};
}

std::optional<LabelledRange> SeenCues::Spans::meet(WordRange words) {
  const auto touched = at(words);
  for (const auto& range : touched) known[static_cast<std::size_t>(&range - ranges.data())] = true;
  if (touched.empty()) return std::nullopt;
  return LabelledRange{touched.front().first, touched.back().last, touched.back().kind};
}

bool SeenCues::refuses(FoundCue& cue) {
  if (!content_.contains(cue.words.first)) return false;  // of a token that begins before
  if (!is_learned(cue.cls)) {
    negations_.meet(cue.words);
    return false;
  }
  const bool sure = cue.words.size() > 1 && cue.cls != CueClass::conditional;
  const auto met = classes_.meet(cue.words);
  if (!met) return !sure;
  cue.cls = learned_classes[met->kind];
  if (negations_.at(cue.words).empty()) cue.words = {met->first, met->last};  // "not sure" stays whole
  return false;
}

std::vector<SeenCues::Cue> SeenCues::unknown() const {
  std::vector<Cue> cues;
  for (std::size_t i = 0; i < classes_.ranges.size(); ++i) {
    const auto& range = classes_.ranges[i];
    if (!classes_.known[i]) cues.push_back({learned_classes[range.kind], {range.first, range.last}});
  }
  for (std::size_t i = 0; i < negations_.ranges.size(); ++i) {
    const auto& range = negations_.ranges[i];
    if (!negations_.known[i] && may_negate(syntax_, range.first))
      cues.push_back({CueClass::negation, {range.first, range.last}});
  }
  return cues;
}

std::optional<WordRange> SeenCues::scope(const FoundCue& cue) const {
  const bool negation = cue.cls == CueClass::negation;
  if (!content_.contains(cue.words.first) || (!negation && !is_learned(cue.cls))) return std::nullopt;
  const auto& scores = negation ? emissions_.scope : emissions_.hedge_scope;
  const auto limit = intersection(content_, sentence_at(syntax_, cue.words.first));
  static const double negation_share = model_share("negation_scope");
  const double share = negation ? negation_share : 0;
  const auto left = scores.mean_left(cue.words.first, cue.words.last);
  const auto fit = [&](std::uint32_t word) {
    const auto distance = static_cast<std::int64_t>(word) - static_cast<std::int64_t>(cue.words.first);
    return share + static_cast<double>(scores.score(left, scores.ends_right(word, word + 1), distance));
  };
  WordRange scope = cue.words;
  const auto first = std::max(limit.first, cue.words.first - std::min(cue.words.first, longest_scope));
  const auto last = std::min(limit.last, cue.words.last + longest_scope);
  double sum = 0, best = 0;
  for (auto i = cue.words.first; i > first; --i) {
    sum += fit(i - 1);
    if (sum > best) best = sum, scope.first = i - 1;
  }
  sum = best = 0;
  for (auto i = cue.words.last; i < last; ++i) {
    sum += fit(i);
    if (sum > best) best = sum, scope.last = i + 1;
  }
  return scope;
}

}  // namespace communique
