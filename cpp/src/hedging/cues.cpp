#include "hedging/cues.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "hedging/knowledge.hpp"
#include "hedging/seen_cues.hpp"

namespace communique {
namespace {

// Scopes look no farther than this for their ends, so that cost stays linear where a clause never ends.
constexpr std::uint32_t longest_look = 64;
constexpr std::uint32_t most_clauses = 8;

WordRange hull(WordRange a, WordRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

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
      const auto scope = hull(intersection(scope_of(*match->rule, words), limit), words);
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

  WordRange clause_at(std::uint32_t word) const {
    if (syntax_.clauses.empty()) return {word, word + 1};
    return syntax_.clauses[clause_of(syntax_.clauses, word)].words;
  }

  WordRange scope_of(const Rule& rule, WordRange cue) const {
    const auto last = clause_at(cue.last - 1);
    if (rule.scope == "sentence") return sentence_at(syntax_, cue.first);
    if (rule.scope == "phrase") return phrase_scope(cue, last);
    if (rule.scope == "complement") return {cue.first, complement_end(cue, last.last)};
    const auto clause = without_opener(hull(clause_at(cue.first), last), cue);
    return rule.cls == name_of(CueClass::negation) ? negation_scope(cue, clause) : clause;
  }

  WordRange phrase_scope(WordRange cue, WordRange limit) const {
    const auto phrase = noun_phrase_after(syntax_.words, cue.last, limit);
    return {cue.first, std::max(phrase.last, cue.last)};
  }

  // The clause without the conjunction that opens it.
  WordRange without_opener(WordRange clause, WordRange cue) const {
    for (std::uint32_t looked = 0; clause.first < cue.first && looked < longest_look; ++looked) {
      const auto upos = syntax_.words[clause.first].upos;
      if (upos != Upos::PUNCT && upos != Upos::CCONJ && upos != Upos::SCONJ) break;
      ++clause.first;
    }
    return clause;
  }

  // "at no distance" and "not to go" negate what follows; otherwise the clause from its subject to the next comma.
  WordRange negation_scope(WordRange cue, WordRange clause) const {
    const auto& words = syntax_.words;
    const bool infinitive =
        cue.last < clause.last && words[cue.last].norm == "to" && words[cue.last].upos == Upos::PART;
    const bool oblique = cue.first > clause.first && is_preposition(words, cue.first - 1);
    if (oblique) return phrase_scope(cue, clause);
    bool subject = false;
    const auto leftmost = std::max(clause.first, cue.first - std::min(cue.first, longest_look));
    for (auto i = cue.first; i > leftmost && !infinitive; --i) {
      const auto& word = words[i - 1];
      if (word.norm == "," && subject) {
        clause.first = i;
        break;
      }
      subject |= word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON;
    }
    if (infinitive) clause.first = cue.first;
    for (auto i = cue.last; i < std::min(clause.last, cue.last + longest_look); ++i) {
      if (words[i].upos == Upos::PUNCT && words[i].norm == ",") return {clause.first, i};
    }
    return {clause.first, clause_end_of_negation(clause)};
  }

  // Content clauses and restrictive relatives belong to what is negated: "no reason | why they left".
  std::uint32_t clause_end_of_negation(WordRange clause) const {
    auto end = clause.last;
    const auto sentence = sentence_at(syntax_, clause.first);
    const auto first = clause_of(syntax_.clauses, end - 1) + 1;
    for (auto i = first; i < std::min<std::size_t>(syntax_.clauses.size(), first + most_clauses); ++i) {
      const auto& next = syntax_.clauses[i];
      const bool bound = next.kind == ClauseKind::content || next.kind == ClauseKind::relative;
      if (next.words.first >= sentence.last || !bound || syntax_.words[end - 1].norm == ",") break;
      end = next.words.last;
    }
    return end;
  }

  // Content clauses that follow, and a clause of any kind that follows at once: "not clear | who fired".
  std::uint32_t complement_end(WordRange cue, std::uint32_t end) const {
    const auto sentence = sentence_at(syntax_, cue.first);
    const auto first = clause_of(syntax_.clauses, cue.last - 1) + 1;
    for (auto i = first; i < std::min<std::size_t>(syntax_.clauses.size(), first + most_clauses); ++i) {
      const auto& clause = syntax_.clauses[i];
      const bool at_once = clause.words.first == cue.last && clause.kind != ClauseKind::contrast;
      if (clause.words.first >= sentence.last || (clause.kind != ClauseKind::content && !at_once)) break;
      end = clause.words.last;
    }
    return end;
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
    const auto clause = clause_at(cue.words.first);
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
                      clause_at(cue.words.first).contains(negation->words.first);
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
