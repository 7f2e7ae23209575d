#include "hedging/cues.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "hedging/knowledge.hpp"
#include "hedging/scopes.hpp"
#include "hedging/seen_cues.hpp"

namespace communique {
namespace {

// A clause is read no farther than this, so that cost stays linear where it never ends.
constexpr std::uint32_t longest_look = 64;

class Finder {
 public:
  Finder(const Syntax& syntax, const std::vector<Match>& matches) : syntax_(syntax), matches_(matches) {}

  void collect(WordRange range, bool reporting) {
    const auto begins = [](const Match& match) { return match.words.first; };
    for (auto match = std::ranges::lower_bound(matches_, range.first, {}, begins);
         match != matches_.end() && match->words.first < range.last; ++match) {
      const auto cls = cue_class(match->rule->cls);
      if (!cls || (reporting && names_source(*match))) continue;
      const auto words = whole_tokens(without_complementiser(without_context(*match->rule, match->words)));
      const auto limit = reporting ? all() : hull(range, words);
      const auto scope = hull(intersection(rule_scope(syntax_, *match->rule, words), limit), words);
      found_.push_back({match->rule, *cls, words, scope, reporting, false});
    }
  }

  // Cues of the content: those of the rules and those that the encoder sees, by consent of both where they can.
  void collect_seen(WordRange range, const Emissions& emissions) {
    const auto known = found_.size();
    collect(range, false);
    SeenCues seen(syntax_, emissions, range, std::span(found_).subspan(known));
    const auto first = found_.begin() + static_cast<std::ptrdiff_t>(known);
    const auto refused = [&](FoundCue& cue) { return seen.refuses(cue); };
    found_.erase(std::remove_if(first, found_.end(), refused), found_.end());
    for (const auto& [cls, words] : seen.unknown()) {
      found_.push_back({&model_rule(cls), cls, words, words, false, false});
    }
    for (auto& cue : std::span(found_).subspan(known)) {
      cue.words = whole_tokens(cue.words);
      if (const auto scope = seen.scope(cue)) cue.scope = *scope;
    }
  }

  std::vector<FoundCue> take(bool with_target) {
    std::ranges::stable_sort(found_, {}, [](const FoundCue& cue) { return cue.words.first; });
    const auto same = [](const FoundCue& a, const FoundCue& b) { return a.rule == b.rule && a.words == b.words; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    std::erase_if(found_, [&](const FoundCue& cue) { return tells_time(cue) || is_tag(cue); });
    join_nor();
    settle_would(with_target);
    mark_negated();
    return std::move(found_);
  }

 private:
  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax_.words.size())}; }

  // "according to officials": the officials are the speaker, and commit themselves.
  bool names_source(const Match& match) const {
    return match.rule->cls == name_of(CueClass::evidential) && syntax_.words[match.words.last - 1].upos == Upos::ADP;
  }

  // Phrase rules name what follows only as context: "about | 300", "possible | visit".
  static WordRange without_context(const Rule& rule, WordRange words) {
    const auto context = rule.pattern.find(" /");
    if (rule.scope != "phrase" || context == std::string::npos) return words;
    const auto head = std::string_view(rule.pattern).substr(0, context);
    if (head.find_first_of("~?") != std::string_view::npos) return words;
    const auto items = static_cast<std::uint32_t>(1 + std::ranges::count(head, ' '));
    return {words.first, std::min(words.last, words.first + items)};
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

  bool is_would(const FoundCue& cue) const {  // also in "wouldn’t"
    const auto& words = syntax_.words;
    return cue.cls == CueClass::epistemic && words[cue.words.first].norm == "would" &&
           words[cue.words.last - 1].token == words[cue.words.first].token;
  }

  // "If they came, we would talk": the auxiliary belongs to the condition. Without one it mostly reports a "will" in
  // the past and hedges nothing, unless it is asked what became of an event.
  void settle_would(bool keep) {
    std::vector<std::uint32_t> conditions;  // first words of the sentences that hold a condition
    for (const auto& cue : found_) {
      if (cue.cls == CueClass::conditional) conditions.push_back(sentence_at(syntax_, cue.words.first).first);
    }
    std::erase_if(found_, [&](FoundCue& cue) {
      if (!is_would(cue)) return false;
      const auto sentence = sentence_at(syntax_, cue.words.first).first;
      const bool consequent = std::ranges::binary_search(conditions, sentence);
      if (consequent) cue.cls = CueClass::conditional;
      return !consequent && !keep;
    });
  }

  // "until they left" tells a time, "until they leave" a condition.
  bool tells_time(const FoundCue& cue) const {
    if (cue.words.size() > 1 || syntax_.words[cue.words.first].norm != "until") return false;
    const auto clause = clause_at(syntax_, cue.words.first);
    const auto last = std::min(clause.last, cue.words.last + longest_look);
    for (auto i = cue.words.last; i < last; ++i) {
      const auto& word = syntax_.words[i];
      if (word.upos == Upos::AUX) return word.norm == "was" || word.norm == "were" || word.norm == "had";
      if (word.upos == Upos::VERB) {
        return word.norm != word.lemma && !word.norm.ends_with('s') && !word.norm.ends_with("ing");
      }
    }
    return false;
  }

  // "They left, did they not?" and "… didn’t they?" ask for consent and negate nothing.
  bool is_tag(const FoundCue& cue) const {
    const auto& words = syntax_.words;
    const auto is = [&](std::uint32_t at, Upos upos) { return at < words.size() && words[at].upos == upos; };
    const auto negation = cue.words.last - 1;
    if (negation < 2 || words[negation].norm != "not") return false;
    const bool after_pronoun = is(negation - 1, Upos::PRON);
    const auto auxiliary = negation - (after_pronoun ? 2 : 1);
    const auto end = negation + (after_pronoun ? 1 : 2);
    return is(auxiliary, Upos::AUX) && is(end, Upos::PUNCT) && (after_pronoun || is(end - 1, Upos::PRON));
  }

  // "neither Hale nor Reed", "no crew nor any ship": one negation, whose second half is no cue of its own.
  void join_nor() {
    std::optional<WordRange> before;
    std::erase_if(found_, [&](const FoundCue& cue) {
      if (cue.cls != CueClass::negation) return false;
      const auto& words = syntax_.words;
      const auto at = cue.words.first;
      const bool goes_on = words[at].norm == "nor" && before && sentence_at(syntax_, at).contains(before->first) &&
                           (words[before->first].norm == "neither" || words[at - 1].norm != ",");
      if (!goes_on) before = cue.words;
      return goes_on;
    });
  }

  void mark_negated() {
    const FoundCue* negation = nullptr;
    for (auto& cue : found_) {
      if (cue.cls == CueClass::negation) {
        negation = &cue;
      } else if (negation != nullptr && negation->words.last <= cue.words.first) {
        cue.negated = cue.words.first - negation->words.last <= composition().negation_reach &&
                      clause_at(syntax_, cue.words.first).contains(negation->words.first);
      }
    }
  }

  const Syntax& syntax_;
  const std::vector<Match>& matches_;
  std::vector<FoundCue> found_;
};

}  // namespace

std::vector<FoundCue> find_hedge_cues(const Syntax& syntax, const Matches& matches, const HedgingQuery& query,
                                      const Emissions* emissions) {
  Finder finder(syntax, of(matches, LexiconKind::hedges));
  if (query.cue) finder.collect(*query.cue, true);
  for (const auto range : query.content) {
    if (emissions != nullptr) {
      finder.collect_seen(range, *emissions);
    } else {
      finder.collect(range, false);
    }
  }
  return finder.take(query.target.has_value());
}

}  // namespace communique
