#include "stance/compose.hpp"

#include <algorithm>

#include "stance/acts.hpp"
#include "stance/constants.hpp"

namespace communique {
namespace {

class Composer {
 public:
  Composer(const Passage& passage, const Matches& matches) : passage_(passage), matches_(matches) {}

  std::vector<Contribution> run() {
    items_ = passage_.matches(of(matches_, LexiconKind::stances), true);
    for (const auto& item : items_) {
      if (passage_.in_cue(item.words.first)) note_governor(item);
    }
    for (const auto& item : items_) {
      note_governor(item);
      read(item);
    }
    for (const auto& match : passage_.matches(of(matches_, LexiconKind::acts), false)) read_act(match);
    read_threatening_cue();
    read_standing_cue();
    return std::move(result_);
  }

 private:
  // hope and deny reach over what follows them.
  void note_governor(const Match& item) {
    if (item.rule->cls == "desire") desire_ = item;
    if (item.rule->cls == "act" && item.rule->scope == "party") request_ = item;
    if (item.rule->cls == "denial" && takes_clause(item)) denial_ = item;
  }

  bool takes_clause(const Match& item) const {
    if (item.rule->scope == "clause") return true;
    const auto object = passage_.object(item.words);
    const auto words = passage_.words();
    if (object.empty()) return true;
    const bool more = object.last < words.size();
    return more && (words[object.last].upos == Upos::AUX ||
                    (words[object.last].upos == Upos::VERB && !words[object.last].norm.ends_with("ing")));
  }

  void read(const Match& item) {
    const auto& cls = item.rule->cls;
    const auto& scope = item.rule->scope;
    if (scope == "clause") return;
    if (cls == "credit") return read_credit(item);
    if (cls == "effect" && scope != "self") return read_effect(item);
    if (scope == "self" || scope == "agent") return read_self(item);
    if (scope == "head") return read_adjective(item);
    if (scope == "subject") return read_predicate(item);
    read_object(item);
  }

  // The word's weight and what degree, negation and mood make of it.
  Contribution weigh(const Match& item) const {
    Contribution share;
    share.at = item.words.first;
    share.ledger.add(passage_.span(item.words), item.rule->name(), item.rule->weight);
    const auto at = item.words.first;
    if (const auto negation = passage_.negation(at)) {
      const char* step = negation->of_degree ? "compose: litotes" : "compose: negation";
      scale(share, passage_.span(negation->word), step, stance_constant(negation->of_degree ? "litotes" : "negation"));
    } else {
      WordRange given_by;
      const double degree = passage_.degree(item.words, given_by);
      if (degree != 1) scale(share, passage_.span(given_by), "compose: degree", degree);
    }
    apply_mood(item, share);
    return share;
  }

  void apply_mood(const Match& item, Contribution& share) const {
    const auto at = item.words.first;
    const auto& words = item.words;
    if (denial_ && denial_->rule != item.rule && passage_.governs(denial_->words.first, at)) {
      scale(share, passage_.span(denial_->words), "compose: denied", stance_constant("denied"));
      share.modality = Modality::denied;
    } else if (item.rule->cls == "desire" || (desire_ && passage_.governs(desire_->words.first, at))) {
      scale(share, passage_.span(desire_ ? desire_->words : words), "compose: desired", stance_constant("desired"));
      share.modality = Modality::desired;
    } else if (passage_.is_obliged(at)) {
      scale(share, passage_.span(words), "compose: obliged", stance_constant("obliged"));
      share.modality = Modality::obliged;
    }
    if (passage_.in_cue(at)) return;
    if (passage_.in_condition(at)) {
      scale(share, passage_.span(words), "compose: supposed", stance_constant("supposed"));
      share.modality = Modality::conditional;
    } else if (const auto condition = passage_.condition(at); !condition.empty()) {
      share.condition = passage_.span(condition);
      if (share.modality == Modality::realis) share.modality = Modality::conditional;
    }
  }

  static void scale(Contribution& share, Span span, const char* step, double factor) {
    share.ledger.add(span, step, share.ledger.total() * (factor - 1));
  }

  void emit(WordRange phrase, Contribution share) {
    share.target = passage_.target(phrase);
    if (share.target.empty() || share.ledger.total() == 0) return;
    if (!share.implied) {
      last_value_ = share.ledger.total();
      last_word_ = share.at;
    }
    for (const auto& more : passage_.coordinates(phrase)) {
      result_.push_back(share);
      result_.back().target = passage_.target(more);
      if (result_.back().target.empty()) result_.pop_back();
    }
    result_.push_back(std::move(share));
  }

  void read_adjective(const Match& item) {
    auto share = weigh(item);
    share.slight = item.rule->weight > 0 && item.rule->weight < stance_constant("mention") &&
                   !passage_.is_predicate(item.words.first);
    emit(passage_.modified(item.words), std::move(share));
  }

  // "praised X", "support for X", "X was praised by us".
  void read_object(const Match& item) {
    const auto at = item.words.first;
    const auto words = passage_.words();
    const bool verb = words[at].upos == Upos::VERB;
    const bool passive = verb && item.rule->scope == "object" && passage_.is_passive(at);
    const bool reduced = verb && !passive && item.words.last < words.size() && words[item.words.last].norm == "by";
    if (reduced) return;  // "the group backed by X": nobody's stance but X's
    auto share = weigh(item);
    if (!passage_.in_cue(at) && !admit(item, passive, share)) return;
    const auto phrase = passive ? passage_.subject(at) : passage_.object(item.words);
    if (item.rule->scope == "party" && !passage_.is_party(passage_.target(phrase))) return;
    emit(phrase, std::move(share));
  }

  // Whether the stand is the speaker's; weakened where they only may speak for its holder.
  bool admit(const Match& item, bool passive, Contribution& share) const {
    const auto at = item.words.first;
    const bool nominal = passage_.words()[at].upos == Upos::NOUN;
    if (nominal) return !passage_.is_reported() || !passage_.is_possessed(at);
    if (passive) return passage_.by_agent(at).empty() || !passage_.is_reported();
    const auto holder = passage_.holder(at);
    if (holder == Holder::ours)
      scale(share, passage_.span(item.words), "compose: for another", stance_constant("reported"));
    return holder != Holder::other;
  }

  // "X is a threat", "X failed", "the failure of X".
  void read_predicate(const Match& item) {
    const auto at = item.words.first;
    const bool noun = passage_.words()[at].upos == Upos::NOUN;
    if (const auto named = passage_.small_clause_subject(at); !named.empty()) return emit(named, weigh(item));
    if (!noun || passage_.is_predicate(at)) return emit(passage_.subject(at), weigh(item));
    const auto last = item.words.last;
    const bool of = last < passage_.words().size() && passage_.words()[last].norm == "of";
    emit(of ? passage_.object(item.words) : item.words, weigh(item));
  }

  // The noun phrase that the match begins or lies in.
  WordRange phrase_of(const Match& item) const {
    const auto range = passage_.limit(item.words.first);
    for (auto at = item.words.first; at < item.words.last; ++at) {
      const auto phrase = noun_phrase_after(passage_.words(), at, range);
      if (!phrase.empty()) return phrase;
    }
    return item.words;
  }

  void read_self(const Match& item) {
    const auto phrase = phrase_of(item);
    const auto head = passage_.head(phrase);
    const bool heads = item.words.contains(head) || head < item.words.first;
    if (!heads && item.rule->weight < 0) return;  // "war veterans"
    Contribution share;
    share.at = item.words.first;
    share.lexical = item.rule->cls == "event" || item.rule->cls == "relation" || item.rule->cls == "attitude";
    share.slight = item.rule->cls != "attitude" && std::abs(item.rule->weight) < stance_constant("mention");
    share.ledger.add(passage_.span(item.words), item.rule->name(), item.rule->weight);
    emit(phrase, share);
    if (item.rule->scope != "agent") return;
    scale(share, passage_.span(item.words), "compose: who did it", stance_constant("agent"));
    share.implied = true;
    share.lexical = share.slight = false;
    emit(passage_.doer_of_event(item.words), std::move(share));
  }

  // Polarity of a theme by its own words; 0 where they carry none.
  double lexical_value(WordRange theme) const {
    double value = 0;
    auto at = std::ranges::lower_bound(items_, theme.first, {}, [](const Match& match) { return match.words.first; });
    const auto end = theme.empty() ? theme.first : passage_.head(theme) + 1;
    for (; at != items_.end() && at->words.first < end; ++at) {
      const auto& scope = at->rule->scope;
      if (scope != "self" && scope != "agent" && scope != "head") continue;
      if (std::abs(at->rule->weight) > std::abs(value)) value = at->rule->weight;
    }
    return value;
  }

  // "X helped Y": Y is helped; X inherits effect × Y.
  void read_effect(const Match& item) {
    const auto at = item.words.first;
    const auto words = passage_.words();
    const bool verb = words[at].upos == Upos::VERB;
    const bool passive = verb && passage_.is_passive(at);
    const auto theme = passive ? passage_.subject(at) : passage_.object(item.words);
    const auto doer = !verb ? WordRange{} : passive ? passage_.by_agent(at) : passage_.subject(at);
    if (passive && doer.empty()) return;
    const auto share = weigh(item);
    const bool own = doer.empty() || has_role(words[doer.first], WordRole::first);
    if (own || (passage_.holder(at) == Holder::ours && item.rule->weight > 0)) return emit(theme, share);
    if (request_ && passage_.governs(request_->words.first, at)) {  // "urged X to ensure access": the deed is wanted
      auto wanted = share;
      scale(wanted, passage_.span(request_->words), "compose: obliged", stance_constant("obliged"));
      return emit(theme, std::move(wanted));
    }
    const double own_words = lexical_value(theme);
    if (own_words == 0 && (item.rule->scope == "known" || item.rule->weight > 0)) return;
    if (has_role(words[passage_.head(doer)], WordRole::empty)) return;
    auto inherited = share;
    inherited.implied = true;
    const double goodness = own_words != 0 ? own_words : stance_constant("theme");
    if (!theme.empty()) scale(inherited, passage_.span(theme), "compose: theme", goodness);
    scale(inherited, passage_.span(doer), "compose: who did it", stance_constant("doer"));
    emit(doer, std::move(inherited));
  }

  // "… because of X" passes on what was said before.
  void read_credit(const Match& item) {
    const auto at = item.words.first;
    if (last_value_ == 0 || passage_.sentence(at) != passage_.sentence(last_word_)) return;
    Contribution share;
    share.at = at;
    share.implied = true;
    share.ledger.add(passage_.span(item.words), item.rule->name(), item.rule->weight * last_value_);
    emit(passage_.object(item.words), std::move(share));
  }

  // "urged dialogue", "denied any deal": what the cue's act says of content that is no clause.
  void read_standing_cue() {
    const auto& query = passage_.query();
    const auto act = act_named(query.cue_class);
    if (!query.cue || !act || query.content.empty() || cue_stand(*act) == 0) return;
    const bool bound =
        std::ranges::any_of(result_, [&](const Contribution& share) { return passage_.in_cue(share.at); });
    const auto phrase = passage_.phrase_content();
    if (bound || phrase.empty()) return;
    Contribution share;
    share.at = query.cue->first;
    share.ledger.add(passage_.span(*query.cue), "compose: act of the cue", cue_stand(*act));
    emit(phrase, std::move(share));
  }

  // "warned of a blow if the drills went ahead": the conduct on which a threat depends is not liked.
  void read_threatening_cue() {
    const auto& query = passage_.query();
    if (!query.cue || (query.cue_class != "threaten" && query.cue_class != "warn")) return;
    for (const auto& range : query.content) {
      const auto condition = range.empty() ? WordRange{} : passage_.condition(range.first);
      if (condition.empty()) continue;
      Contribution share;
      share.at = query.cue->first;
      share.implied = true;
      share.modality = Modality::conditional;
      share.condition = passage_.span(condition);
      share.ledger.add(passage_.span(*query.cue), "compose: threat", stance_constant("threat"));
      share.target = passage_.target(passage_.subject_of_clause(condition.first));
      if (!share.target.empty()) result_.push_back(std::move(share));
    }
  }

  // Implicatures of acts: who must do something has not done it; who is threatened for conduct is not liked for it.
  void read_act(const Match& match) {
    const bool demand = match.rule->cls == "demand" && match.rule->scope == "party";
    const bool threat = match.rule->cls == "threaten";
    if ((!demand && !threat) || !act_counts(passage_, match)) return;
    const auto at = match.words.first;
    const auto condition = threat ? passage_.condition(at) : WordRange{};
    if (threat && condition.empty()) return;
    const auto party = threat ? passage_.subject_of_clause(condition.first) : passage_.subject(at);
    const auto next = match.words.last;
    const bool passive = demand && next < passage_.words().size() && passage_.words()[next].lemma == "be";
    if (passive || !passage_.is_party(party) || has_role(passage_.words()[party.first], WordRole::first)) return;
    Contribution share;
    share.at = at;
    share.implied = true;
    share.modality = demand ? Modality::obliged : Modality::conditional;
    if (threat) share.condition = passage_.span(condition);
    share.ledger.add(passage_.span(match.words), match.rule->name(), stance_constant(demand ? "demand" : "threat"));
    emit(party, std::move(share));
  }

  const Passage& passage_;
  const Matches& matches_;
  std::vector<Match> items_;
  std::vector<Contribution> result_;
  std::optional<Match> desire_;
  std::optional<Match> denial_;
  std::optional<Match> request_;
  double last_value_ = 0;  // of the last thing said, for credit
  std::uint32_t last_word_ = 0;
};

}  // namespace

std::vector<Contribution> compose(const Passage& passage, const Matches& matches) {
  return Composer(passage, matches).run();
}

}  // namespace communique
