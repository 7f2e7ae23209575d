#include "hedging/cues.hpp"

#include <algorithm>

#include "hedging/knowledge.hpp"

namespace communique {
namespace {

WordRange hull(WordRange a, WordRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

class Finder {
 public:
  Finder(const Syntax& syntax, const std::vector<Match>& matches) : syntax_(syntax), matches_(matches) {}

  void collect(WordRange range, bool reporting) {
    const auto begins = [](const Match& match) { return match.words.first; };
    for (auto match = std::ranges::lower_bound(matches_, range.first, {}, begins);
         match != matches_.end() && match->words.first < range.last; ++match) {
      const auto cls = cue_class(match->rule->cls);
      if (!cls) continue;
      const auto words = whole_tokens(match->words);
      const auto limit = reporting ? all() : hull(range, words);
      const auto scope = hull(intersection(scope_of(*match->rule, words), limit), words);
      found_.push_back({match->rule, *cls, words, scope, reporting, false});
    }
  }

  std::vector<FoundCue> take() {
    std::ranges::stable_sort(found_, {}, [](const FoundCue& cue) { return cue.words.first; });
    const auto same = [](const FoundCue& a, const FoundCue& b) { return a.rule == b.rule && a.words == b.words; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    mark_negated();
    return std::move(found_);
  }

 private:
  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax_.words.size())}; }

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
  std::vector<FoundCue> found_;
};

}  // namespace

std::vector<FoundCue> find_hedge_cues(const Syntax& syntax, const Matches& matches, const HedgingQuery& query) {
  Finder finder(syntax, of(matches, LexiconKind::hedges));
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
