#include "hedging/cues.hpp"

#include <algorithm>

#include "hedging/knowledge.hpp"

namespace communique {
namespace {

WordRange hull(WordRange a, WordRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

class Finder {
 public:
  Finder(const Syntax& syntax, const std::vector<Match>& matches, const std::optional<WordRange>& report)
      : syntax_(syntax), matches_(matches), past_report_(report && is_past(*report)) {}

  void collect(WordRange range, bool reporting) {
    const auto begins = [](const Match& match) { return match.words.first; };
    for (auto match = std::ranges::lower_bound(matches_, range.first, {}, begins);
         match != matches_.end() && match->words.first < range.last; ++match) {
      const auto cls = cue_class(match->rule->cls);
      if (!cls || (reporting ? names_source(*match) : is_backshift(*match))) continue;
      const auto words = whole_tokens(without_complementiser(match->words));
      const auto limit = reporting ? all() : hull(range, words);
      const auto scope = hull(intersection(scope_of(*match->rule, words), limit), words);
      found_.push_back({match->rule, *cls, words, scope, reporting, false});
    }
  }

  std::vector<FoundCue> take() {
    std::ranges::stable_sort(found_, {}, [](const FoundCue& cue) { return cue.words.first; });
    const auto same = [](const FoundCue& a, const FoundCue& b) { return a.rule == b.rule && a.words == b.words; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    mark_consequents();
    mark_negated();
    return std::move(found_);
  }

 private:
  bool is_past(WordRange report) const {
    return std::any_of(syntax_.words.begin() + report.first, syntax_.words.begin() + report.last, [](const Word& word) {
      return word.upos == Upos::VERB && word.norm != word.lemma && !word.norm.ends_with('s') &&
             !word.norm.ends_with("ing");
    });
  }

  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax_.words.size())}; }

  // "according to officials": the officials are the speaker, and commit themselves.
  bool names_source(const Match& match) const {
    return match.rule->cls == name_of(CueClass::evidential) && syntax_.words[match.words.last - 1].upos == Upos::ADP;
  }

  // "She said it would rain" reports "It will rain".
  bool is_backshift(const Match& match) const {
    return past_report_ && match.words.size() == 1 && syntax_.words[match.words.first].norm == "would";
  }

  // "hopes to", "hopes that": the last word belongs to what is hoped.
  WordRange without_complementiser(WordRange range) const {
    while (range.size() > 1) {
      const auto& last = syntax_.words[range.last - 1];
      if (last.norm != "that" && (last.norm != "to" || last.upos != Upos::PART)) break;
      --range.last;
    }
    return range;
  }

  // "don’t rule out" begins with its "do": words of one token belong together.
  WordRange whole_tokens(WordRange range) const {
    const auto& words = syntax_.words;
    while (range.first > 0 && words[range.first - 1].token == words[range.first].token) --range.first;
    while (range.last < words.size() && words[range.last].token == words[range.last - 1].token) ++range.last;
    return range;
  }

  WordRange clause_at(std::uint32_t word) const {
    if (syntax_.clauses.empty()) return {word, word + 1};
    return syntax_.clauses[clause_of(syntax_.clauses, word)].words;
  }

  WordRange scope_of(const Rule& rule, WordRange cue) const {
    const auto last = clause_at(cue.last - 1);
    if (rule.scope == "sentence") return sentence_at(syntax_, cue.first);
    if (rule.scope == "phrase") {
      const auto phrase = noun_phrase_after(syntax_.words, cue.last, last);
      return {cue.first, std::max(phrase.last, cue.last)};
    }
    if (rule.scope == "complement") return {cue.first, complement_end(cue, last.last)};
    return hull(clause_at(cue.first), last);
  }

  // Content clauses that follow, and a clause of any kind that follows at once: "not clear | who fired".
  std::uint32_t complement_end(WordRange cue, std::uint32_t end) const {
    const auto sentence = sentence_at(syntax_, cue.first);
    for (auto i = clause_of(syntax_.clauses, cue.last - 1) + 1; i < syntax_.clauses.size(); ++i) {
      const auto& clause = syntax_.clauses[i];
      const bool at_once = clause.words.first == cue.last && clause.kind != ClauseKind::contrast;
      if (clause.words.first >= sentence.last || (clause.kind != ClauseKind::content && !at_once)) break;
      end = clause.words.last;
    }
    return end;
  }

  // "If they came, we would talk": the auxiliary belongs to the condition.
  void mark_consequents() {
    const auto is_condition = [](const FoundCue& cue) { return cue.cls == CueClass::conditional; };
    for (auto& cue : found_) {
      if (cue.words.size() > 1 || syntax_.words[cue.words.first].norm != "would") continue;
      const auto sentence = sentence_at(syntax_, cue.words.first);
      const auto near = [&](const FoundCue& other) {
        return is_condition(other) && sentence.contains(other.words.first);
      };
      if (std::ranges::any_of(found_, near)) cue.cls = CueClass::conditional;
    }
  }

  void mark_negated() {
    const FoundCue* negation = nullptr;
    for (auto& cue : found_) {
      if (cue.cls == CueClass::negation) {
        negation = &cue;
      } else if (negation != nullptr && negation->words.last <= cue.words.first) {
        cue.negated = cue.words.first - negation->words.last <= composition().negation_reach &&
                      clause_at(cue.words.first).contains(negation->words.first);
      }
    }
  }

  const Syntax& syntax_;
  const std::vector<Match>& matches_;
  bool past_report_;
  std::vector<FoundCue> found_;
};

}  // namespace

std::vector<FoundCue> find_hedge_cues(const Syntax& syntax, const Matches& matches, const HedgingQuery& query) {
  Finder finder(syntax, of(matches, LexiconKind::hedges), query.cue);
  if (query.cue) finder.collect(*query.cue, true);
  for (const auto range : query.content) finder.collect(range, false);
  return finder.take();
}

WordRange sentence_at(const Syntax& syntax, std::uint32_t word) {
  const auto after = std::ranges::upper_bound(syntax.sentences, word, {}, &WordRange::first);
  if (after == syntax.sentences.begin() || !std::prev(after)->contains(word)) return {word, word};
  return *std::prev(after);
}

WordRange intersection(WordRange a, WordRange b) {
  const auto first = std::max(a.first, b.first);
  return {first, std::max(first, std::min(a.last, b.last))};
}

}  // namespace communique
