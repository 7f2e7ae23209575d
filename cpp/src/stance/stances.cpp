// From contributions to one stance a target.
#include <algorithm>
#include <unordered_map>

#include "stance/acts.hpp"
#include "stance/compose.hpp"
#include "stance/constants.hpp"

namespace communique {
namespace {

bool same_side(double a, double b) { return (a > 0) == (b > 0); }

struct Draft {
  WordRange target;
  Ledger ledger;
  double strongest = 0;  // of one contribution
  std::uint32_t at = 0;  // where it stands
  Modality modality = Modality::realis;
  std::optional<Span> condition;
  bool implied = true;
};

class Merger {
 public:
  Merger(const Passage& passage, const Matches& matches) : passage_(passage), matches_(matches) {}

  std::vector<Stance> run() {
    auto contributions = compose(passage_, matches_);
    std::stable_partition(contributions.begin(), contributions.end(),
                          [](const Contribution& share) { return !share.lexical && !share.slight; });
    for (const auto& share : contributions) {
      if (!share.slight || is_known(share.target)) add(share);
    }
    std::vector<Stance> stances;
    const Act whole = act_of_query(passage_, matches_);
    for (auto& draft : drafts_) stances.push_back(finish(draft, whole));
    std::ranges::sort(stances, {}, &Stance::target);
    return stances;
  }

 private:
  bool is_known(WordRange target) const {
    return by_head_.contains(passage_.head(target)) || by_name_.contains(passage_.key(target));
  }

  // The draft of the same target: the same head word, or the same name.
  Draft& draft_of(WordRange target) {
    const auto head = by_head_.try_emplace(passage_.head(target), drafts_.size());
    const auto name = by_name_.try_emplace(passage_.key(target), head.first->second);
    head.first->second = name.first->second;
    if (name.first->second == drafts_.size()) drafts_.push_back({target, {}, 0, 0, {}, {}, true});
    return drafts_[name.first->second];
  }

  // Shares of one side saturate: each adds to what is still missing to 1.
  void add(const Contribution& share) {
    auto& draft = draft_of(share.target);
    const double value = share.ledger.total();
    const double before = draft.ledger.total();
    if (share.lexical && before != 0 && !same_side(before, value)) return;
    for (const auto& item : share.ledger.items()) draft.ledger.add(item.span, item.rule, item.delta);
    if (before != 0 && same_side(before, value))
      draft.ledger.add(passage_.span(share.target), "compose: saturation", -value * std::min(1.0, std::abs(before)));
    draft.implied &= share.implied;
    if (std::abs(value) <= draft.strongest) return;
    draft.strongest = std::abs(value);
    draft.at = share.at;
    draft.modality = share.modality;
    draft.condition = share.condition;
  }

  Stance finish(Draft& draft, Act whole) const {
    Stance stance;
    stance.target = passage_.span(draft.target);
    stance.name = passage_.name(draft.target);
    draft.ledger.clamp(-1, 1, stance.target);
    stance.polarity = draft.ledger.total();
    stance.label = label_of(stance.polarity);
    stance.strength = std::abs(stance.polarity);
    stance.act =
        passage_.in_cue(draft.at) ? whole : strongest_act(passage_, matches_, passage_.limit(draft.at)).value_or(whole);
    stance.quad = quad_of(stance.act, stance.label);
    stance.modality = draft.modality;
    stance.condition = draft.condition;
    stance.confidence = static_cast<float>(stance_constant(draft.implied ? "implied" : "direct"));
    stance.evidence = draft.ledger.items();
    return stance;
  }

  const Passage& passage_;
  const Matches& matches_;
  std::vector<Draft> drafts_;
  std::unordered_map<std::uint32_t, std::size_t> by_head_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace

std::vector<Stance> find_stances(const Syntax& syntax, const Matches& matches, const StanceQuery& query) {
  const Passage passage(syntax, query);
  return Merger(passage, matches).run();
}

}  // namespace communique
