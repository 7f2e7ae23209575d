#include "stance/toward.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/decoders.hpp"
#include "model/encoder/emissions.hpp"
#include "stance/acts.hpp"
#include "stance/compose.hpp"
#include "stance/constants.hpp"
#include "stance/deeds.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

bool overlaps(WordRange a, WordRange b) { return a.first < b.last && b.first < a.last; }

class Reader {
 public:
  Reader(const Passage& passage, const Matches& matches, WordRange target) : passage_(passage), matches_(matches) {
    find_mentions(target);
  }

  std::vector<Share> run() {
    covered_.assign(passage_.words().size(), false);
    for (const auto& share : compose(passage_, matches_)) read(share);
    for (const auto& range : passage_.query().content) {
      for (auto at = range.first; at < range.last; ++at) read_word(at);
    }
    return std::move(result_);
  }

 private:
  // The target and every later or earlier use of the name that heads it.
  void find_mentions(WordRange target) {
    const auto words = passage_.words();
    const auto& head = words[passage_.head(target)];
    mentions_.push_back(target);
    if (head.upos != Upos::PROPN) return;
    for (std::uint32_t at = 0; at < words.size(); ++at) {
      if (words[at].norm == head.norm && !target.contains(at)) mentions_.push_back({at, at + 1});
    }
    std::ranges::sort(mentions_);
  }

  bool names_target(WordRange range) const {
    const auto after = std::ranges::lower_bound(mentions_, range.last, {}, &WordRange::first);
    return after != mentions_.begin() && overlaps(*(after - 1), range);
  }

  // The mention nearest to the word.
  WordRange nearest(std::uint32_t word) const {
    const auto after = std::ranges::lower_bound(mentions_, word, {}, &WordRange::first);
    if (after == mentions_.begin()) return mentions_.front();
    const auto before = *(after - 1);
    if (after == mentions_.end()) return before;
    return word - before.first <= after->first - word ? before : *after;
  }

  void read(const Contribution& share) {
    const auto words = passage_.words();
    const auto head = std::min<std::size_t>(share.at, words.size() - 1);
    covered_[head] = true;
    const auto at = static_cast<std::uint32_t>(head);
    const auto target = passage_.head(share.target);
    const bool bound = names_target({target, target + 1}) || (names_target(share.target) && share.target.size() <= 3);
    const auto& first = share.ledger.items().front();
    if (bound) {
      const auto relation = share.implied ? Relation::implied : Relation::bound;
      result_.push_back({first.span, first.rule, share.ledger.total(), relation, share.modality, share.condition});
    } else {
      place(first.span, first.rule, share.ledger.total(), at);
    }
  }

  void read_word(std::uint32_t at) {
    if (covered_[at] || names_target({at, at + 1})) return;
    const auto& word = passage_.words()[at];
    double value = valence_of(word);
    if (value == 0) return;
    if (const auto negation = passage_.negation(at)) {
      value *= stance_constant(negation->of_degree ? "litotes" : "negation");
    } else {
      WordRange given_by;
      value *= passage_.degree({at, at + 1}, given_by);
    }
    place(word.span, "valence: " + std::string(word.lemma), value, at);
  }

  void place(Span span, const std::string& rule, double value, std::uint32_t at) {
    const auto mention = nearest(at);
    const auto distance = at < mention.first ? mention.first - at : at - mention.first;
    const double near = 1 / (1 + static_cast<double>(distance) / stance_constant("half_distance"));
    const bool same_clause = &passage_.clause(at) == &passage_.clause(mention.first);
    const bool same_sentence = passage_.sentence(at) == passage_.sentence(mention.first);
    const auto relation = same_clause     ? at < mention.first ? Relation::before : Relation::after
                          : same_sentence ? Relation::sentence
                                          : Relation::elsewhere;
    result_.push_back({span, rule, value * near, relation, Modality::realis, {}});
  }

  const Passage& passage_;
  const Matches& matches_;
  std::vector<WordRange> mentions_;  // in text order
  std::vector<bool> covered_;        // words that a contribution begins at
  std::vector<Share> result_;
};

}  // namespace

std::vector<Share> shares_toward(const Passage& passage, const Matches& matches, WordRange target) {
  return Reader(passage, matches, target).run();
}

bool is_speaker(const Passage& passage, const Matches& matches, WordRange target) {
  const auto& cues = of(matches, LexiconKind::cues);
  const auto first = target.first - std::min<std::uint32_t>(target.first, 6);
  auto at = std::ranges::lower_bound(cues, first, {}, [](const Match& match) { return match.words.first; });
  for (; at != cues.end() && at->words.first < target.last + 6; ++at) {
    if (overlaps(passage.subject(at->words.first), target)) return true;
    if (at->words.last == target.first) return true;  // "said X"
  }
  return false;
}

namespace {

double weight_of(Relation relation) {
  static constexpr std::array<std::string_view, 6> names = {"bound", "implied",  "before",
                                                            "after", "sentence", "elsewhere"};
  static const auto table = [] {
    std::array<double, 6> weights{};
    for (const auto& row : data_rows("stance_relations")) {
      const auto at = std::ranges::find(names, row[0]);
      if (at != names.end()) weights[static_cast<std::size_t>(at - names.begin())] = table_number(row[1]);
    }
    return weights;
  }();
  return table[static_cast<std::size_t>(relation)];
}

Polarity label_toward(double polarity, bool speaks) {
  const double low = stance_constant(speaks ? "speaker_negative" : "toward_negative");
  const double high = stance_constant(speaks ? "speaker_positive" : "toward_positive");
  return polarity > high ? Polarity::positive : polarity < low ? Polarity::negative : Polarity::neutral;
}

// The encoder's polarity: how much surer it is of "positive" than of "negative".
void read_model(const Passage& passage, WordRange target, const Emissions& emissions, Stance& stance) {
  const auto sentence = passage.sentence(target.first);
  auto scores = emissions.mean(emissions.stance_target, target.first, target.last);
  const auto context = emissions.mean(emissions.stance_context, sentence.first, sentence.last);
  for (std::size_t label = 0; label < scores.size(); ++label) scores[label] += context[label];
  const float greatest = *std::ranges::max_element(scores);
  double sum = 0;
  for (const float score : scores) sum += std::exp(static_cast<double>(score - greatest));
  const auto share = [&](std::size_t label) { return std::exp(static_cast<double>(scores[label] - greatest)) / sum; };
  Ledger ledger;
  ledger.add(passage.span(sentence), "model: stance", share(2) - share(0));
  stance.polarity = ledger.total();
  stance.evidence = ledger.items();
  stance.label = static_cast<Polarity>(static_cast<int>(argmax(std::span<const float>(scores))) - 1);
}

Quad quad_seen(WordRange sentence, const Emissions& emissions) {
  const auto scores = emissions.mean(emissions.quad, sentence.first, sentence.last);
  return static_cast<Quad>(argmax(std::span<const float>(scores)));
}

}  // namespace

Stance analyze_stance(const Syntax& syntax, const Matches& matches, const StanceQuery& query, WordRange target,
                      std::optional<WordRange> source, const Emissions* emissions) {
  const Passage passage(syntax, query);
  Stance stance;
  stance.target = passage.span(target);
  stance.name = passage.name(target);
  Ledger ledger;
  double strongest = 0;
  bool bound = false;
  for (const auto& share : shares_toward(passage, matches, target)) {
    const double value = share.value * weight_of(share.relation);
    ledger.add(share.span, share.rule, value);
    bound |= share.relation == Relation::bound;
    if (std::abs(value) <= strongest) continue;
    strongest = std::abs(value);
    stance.modality = share.modality;
    stance.condition = share.condition;
  }
  if (emissions != nullptr) {
    read_model(passage, target, *emissions, stance);
  } else {
    ledger.clamp(-1, 1, stance.target);
    stance.polarity = ledger.total();
    stance.evidence = ledger.items();
    stance.label = label_toward(stance.polarity, is_speaker(passage, matches, target));
  }
  stance.strength = std::abs(stance.polarity);
  stance.act = strongest_act(passage, matches, passage.sentence(target.first)).value_or(act_of_query(passage, matches));
  if (source) {
    stance.quad = emissions != nullptr ? quad_seen(passage.sentence(target.first), *emissions)
                                       : quad_between(passage, target, source);
  }
  if (stance.quad == Quad::none) stance.quad = quad_of(stance.act, stance.label);
  stance.confidence = static_cast<float>(stance_constant(bound ? "direct" : "implied"));
  return stance;
}

}  // namespace communique
