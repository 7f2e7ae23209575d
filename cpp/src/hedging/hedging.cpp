#include "communique/hedging.hpp"

#include <algorithm>
#include <cmath>

#include "hedging/cues.hpp"
#include "hedging/knowledge.hpp"
#include "hedging/proposition.hpp"
#include "hedging/scopes.hpp"
#include "model/encoder/emissions.hpp"

namespace communique {
namespace {

class Judge {
 public:
  Judge(const Syntax& syntax, const HedgingQuery& query, std::vector<FoundCue> cues, const Emissions* emissions)
      : syntax_(syntax),
        query_(query),
        emissions_(emissions),
        cues_(std::move(cues)),
        propositions_(find_propositions(syntax, query)),
        status_(content_status(query.cue_class)) {}

  Hedging run() {
    Hedging result;
    for (const auto& cue : cues_) result.cues.push_back(shown(cue));
    fold();
    const auto seen = event_seen();
    if (seen)
      ledger_.add(syntax_.words[*query_.target].span, "model: commitment", 1 - std::abs(*seen) - ledger_.total());
    result.score = ledger_.total();
    result.evidence = ledger_.items();
    result.direction = seen ? direction_of(*seen, result.score) : direction(result.score);
    result.level = level_of(result.commitment());
    return result;
  }

 private:
  // The commitment to the target's event as the encoder has learned it, −1 … 1: annotators gave −3 … 3.
  std::optional<double> event_seen() const {
    constexpr double most = 3;
    if (emissions_ == nullptr || !query_.target) return std::nullopt;
    return std::clamp(static_cast<double>(emissions_->commitment.of(*query_.target)[0]) / most, -1.0, 1.0);
  }
  static Direction direction_of(double commitment, double score) {
    if (score >= 1) return Direction::no_claim;
    return commitment < 0 ? Direction::denied : Direction::claimed;
  }

  Cue shown(const FoundCue& cue) const {
    return {span_of(syntax_.words, cue.words), span_of(syntax_.words, cue.scope), cue.cls, cue.rule->weight,
            cue.negated};
  }

  // Hedges take their shares of what is left, then boosters give theirs of what was taken back.
  void fold() {
    const auto counted = std::min(cues_.size(), composition().counted);
    for (std::size_t i = 0; i < counted; ++i) {
      if (weight_of(cues_[i]) > 0) add(cues_[i], weight_of(cues_[i]) * (1 - ledger_.total()));
    }
    if (const auto to = open_infinitive()) {
      ledger_.add(syntax_.words[*to].span, "compose: infinitive", composition().infinitive * (1 - ledger_.total()));
    }
    for (std::size_t i = 0; i < counted && ledger_.total() < 1; ++i) {
      if (weight_of(cues_[i]) < 0 && !cues_[i].negated) add(cues_[i], weight_of(cues_[i]) * ledger_.total());
    }
    const auto whole = query_.cue ? span_of(syntax_.words, *query_.cue) : said();
    if (status_ == ContentStatus::withheld) ledger_.add(whole, "compose: withheld", 1 - ledger_.total());
    ledger_.clamp(0, 1, whole);
  }

  void add(const FoundCue& cue, double delta) {
    ledger_.add(span_of(syntax_.words, cue.words), cue.rule->name(), share_of(cue) * delta);
  }

  Span said() const {
    if (query_.content.empty()) return {};
    return span_of(syntax_.words, {query_.content.front().first, query_.content.back().last});
  }

  double weight_of(const FoundCue& cue) const {
    const bool supposed = query_.target && cue.cls == CueClass::conditional && cue.rule->weight > 0 &&
                          propositions_.front().main.contains(cue.words.first);
    return supposed ? composition().supposed : static_cast<double>(cue.rule->weight);
  }

  // How much of a cue's weight counts for the main proposition.
  double share_of(const FoundCue& cue) const {
    if (cue.reporting) return 1;
    if (query_.target) return governs_target(cue) ? 1 : 0;
    const auto* proposition = proposition_at(cue.words.first);
    const bool consequent = cue.cls == CueClass::conditional && cue.rule->cls != name_of(cue.cls);
    if (proposition == nullptr || consequent) return composition().aside;
    if (is_coordinated(cue, *proposition)) return composition().aside;
    const double share = proposition == &propositions_.front() ? 1 : composition().later;
    return intersection(cue.scope, proposition->core).empty() ? share * composition().aside : share;
  }

  // "will take part and hopes for more": a second predicate beside the main one.
  bool is_coordinated(const FoundCue& cue, const Proposition& proposition) const {
    auto at = cue.words.first;
    while (at > proposition.main.first && syntax_.words[at - 1].upos == Upos::ADV) --at;
    return cue.rule->scope == "complement" && cue.words.first > proposition.head && at > proposition.main.first &&
           syntax_.words[at - 1].upos == Upos::CCONJ;
  }

  const Proposition* proposition_at(std::uint32_t word) const {
    const auto after =
        std::ranges::upper_bound(propositions_, word, {}, [](const Proposition& each) { return each.sentence.first; });
    return after == propositions_.begin() ? nullptr : &*std::prev(after);
  }

  // What stands behind the target reaches it only from outside the clause's grammar: adverbs, conditions.
  bool governs_target(const FoundCue& cue) const {
    const auto target = *query_.target;
    if (!cue.scope.contains(target) || cue.words.contains(target)) return false;
    if (cue.cls == CueClass::negation && cue.rule->scope == "clause" &&
        !propositions_.front().main.contains(cue.words.first)) {
      return false;
    }
    return cue.words.first < target || cue.rule->scope == "sentence" ||
           syntax_.words[cue.words.last - 1].upos == Upos::ADV;
  }

  // The "to" of a target that is a purpose or task, and not yet weighed by a cue ("hopes to").
  std::optional<std::uint32_t> open_infinitive() const {
    if (!query_.target) return std::nullopt;
    auto at = *query_.target;
    while (at > 0 && syntax_.words[at - 1].upos == Upos::ADV) --at;
    if (at < 2 || syntax_.words[at - 1].norm != "to" || syntax_.words[at - 1].upos != Upos::PART) return std::nullopt;
    const auto governor = at - 2;
    const bool weighed =
        std::ranges::any_of(cues_, [&](const FoundCue& cue) { return cue.words.last == governor + 1; });
    if (weighed || realises_infinitive(syntax_.words[governor].lemma)) return std::nullopt;
    return at - 1;
  }

  Direction direction(double score) const {
    if (status_ == ContentStatus::withheld || status_ == ContentStatus::open || score >= 1) return Direction::no_claim;
    if (is_wish()) return Direction::no_claim;
    if (!propositions_.empty()) {
      const auto& first = propositions_.front();
      if (is_question(syntax_, first) || is_directive(syntax_, first)) return Direction::no_claim;
    }
    return turns() % 2 == 1 ? Direction::denied : Direction::claimed;
  }

  bool is_wish() const {
    return std::ranges::any_of(cues_, [&](const FoundCue& cue) {
      if (cue.cls != CueClass::bouletic || weight_of(cue) < composition().wish || cue.negated) return false;
      if (cue.reporting) return true;
      if (query_.target) return governs_target(cue);
      if (propositions_.empty()) return false;
      const auto& first = propositions_.front();
      return first.main.contains(cue.words.first) && cue.scope.contains(first.head) && cue.words.first <= first.head;
    });
  }

  // Negative words of one clause agree ("neither fired nor moved", "no raids and no losses") and turn it once.
  std::size_t turns() const {
    std::size_t turns = 0;
    bool reported = false;
    std::optional<std::uint32_t> turned;  // the last clause that a negative word turned
    for (const auto& cue : cues_) {
      const bool negation = cue.cls == CueClass::negation;
      reported |= cue.reporting && (negation || cue.cls == CueClass::non_commitment);
      if ((!negation && !turns_direction(*cue.rule)) || !turns_main(cue)) continue;
      if (cue.rule == &model_rule(CueClass::negation)) continue;
      const auto clause = clause_of(syntax_.clauses, cue.words.first);
      const bool verb = syntax_.words[cue.words.first].upos == Upos::VERB;
      if (!negation || verb || turned != clause) ++turns;
      if (negation && !verb) turned = clause;
    }
    return turns + (status_ == ContentStatus::denied && !reported);
  }

  // Does the negation govern the main proposition?
  bool turns_main(const FoundCue& cue) const {
    if (cue.reporting) return true;
    if (query_.target) return governs_target(cue);
    if (propositions_.empty()) return false;
    const auto& first = propositions_.front();
    if (!first.core.contains(cue.words.first) || cue.rule->scope == "phrase") return false;
    if (cue.words.contains(first.head)) return true;
    if (syntax_.words[cue.words.first].upos == Upos::VERB) return false;
    return !is_side_negation(cue, first);
  }

  // "asked them not to go", "a truce, not a treaty", "with no warning".
  bool is_side_negation(const FoundCue& cue, const Proposition& proposition) const {
    const auto& words = syntax_.words;
    const bool opens = cue.words.first <= proposition.core.first;
    const auto* before = opens ? nullptr : &words[cue.words.first - 1];
    const auto* after = cue.words.last < words.size() ? &words[cue.words.last] : nullptr;
    if (before == nullptr) return false;
    if (after != nullptr && after->norm == "to" && after->upos == Upos::PART && cue.words.size() == 1) return true;
    if (is_preposition(words, cue.words.first - 1) && cue.words.first > proposition.head) return true;
    const bool contrast = before->norm == "," && after != nullptr && after->upos != Upos::VERB;
    return contrast && cue.words.first > proposition.head;
  }

  const Syntax& syntax_;
  const HedgingQuery& query_;
  const Emissions* emissions_;
  std::vector<FoundCue> cues_;
  std::vector<Proposition> propositions_;
  ContentStatus status_;
  Ledger ledger_;
};

}  // namespace

Hedging analyze_hedging(const Syntax& syntax, const Matches& matches, const HedgingQuery& query,
                        const Emissions* emissions) {
  return Judge(syntax, query, find_hedge_cues(syntax, matches, query, emissions), emissions).run();
}

}  // namespace communique
