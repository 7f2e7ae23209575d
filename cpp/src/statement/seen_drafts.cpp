#include "statement/seen_drafts.hpp"

#include <algorithm>
#include <array>

#include "statement/attributions.hpp"
#include "statement/cues.hpp"
#include "statement/extents.hpp"
#include "statement/quotations.hpp"

namespace communique {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};
constexpr float unknown_cue = 0.5f;  // confidence where no rule knows the cue

class Merger {
 public:
  Merger(const Scene& scene, std::vector<Draft> by_rules)
      : scene_(scene),
        drafts_(std::move(by_rules)),
        by_cue_(scene.syntax.words.size(), none),
        rule_of_(by_cue_.size()) {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      const auto& cue = drafts_[i].cue;
      if (cue) std::fill(by_cue_.begin() + cue->first, by_cue_.begin() + cue->last, i);
    }
    for (const auto kind : {LexiconKind::attitudes, LexiconKind::cues}) {
      for (const auto& match : of(scene.matches, kind))
        std::fill(rule_of_.begin() + match.words.first, rule_of_.begin() + match.words.last, match.rule);
    }
    seen_.resize(drafts_.size());
  }

  std::vector<Draft> run(const Emissions& emissions) {
    for (const auto& seen : find_attributions(scene_.syntax, emissions, by_rules())) add(seen);
    std::size_t at = 0;
    std::erase_if(drafts_, [&](const Draft& draft) { return !(seen_[at++] || stays(draft)); });
    sort_drafts(scene_, drafts_);
    return std::move(drafts_);
  }

 private:
  std::vector<SeenAttribution> by_rules() const {
    std::vector<SeenAttribution> found;
    for (const auto& draft : drafts_) {
      if (!draft.cue) continue;
      found.push_back({*draft.cue, draft.mention, {}});
      for (const auto span : draft.content) found.back().contents.push_back(words_in(scene_.syntax.words, span));
    }
    return found;
  }

  void add(const SeenAttribution& seen) {
    Draft draft;
    draft.cue = seen.cue;
    draft.mention = seen.source;
    bool direct = true;
    for (const auto words : seen.contents) {
      add_words(scene_, words, draft);
      direct &= draft.type == StatementType::direct;
    }
    if (draft.content.empty() || !reports(seen.cue)) return;
    draft.type = direct ? StatementType::direct : draft.quoted.empty() ? StatementType::indirect : StatementType::mixed;
    if (!draft.mention) draft.link = SpeakerLink::nobody;
    draft.rule = rule_of(seen.cue);
    draft.confidence = draft.rule != nullptr ? draft.rule->weight : unknown_cue;
    const auto known = twin_of(seen.cue);
    if (known != none) {
      seen_[known] = true;
      if (scene_.options.all) correct(drafts_[known], draft);
    } else if (is_statement(draft)) {
      insert(std::move(draft));
    }
  }

  void insert(Draft&& draft) {
    drafts_.push_back(std::move(draft));
    seen_.push_back(true);
  }

  const Rule* rule_of(WordRange cue) const {
    for (auto at = cue.last; at > cue.first; --at) {
      if (rule_of_[at - 1] != nullptr) return rule_of_[at - 1];
    }
    return nullptr;
  }

  // "said", "claim", "according to"; not "further" or "an" alone.
  bool reports(WordRange cue) const {
    return std::any_of(
        scene_.syntax.words.begin() + cue.first, scene_.syntax.words.begin() + cue.last, [](const Word& word) {
          constexpr std::array light = {Upos::ADV, Upos::PUNCT, Upos::DET, Upos::PRON, Upos::PART, Upos::CCONJ};
          return std::ranges::count(light, word.upos) == 0;
        });
  }

  std::uint32_t twin_of(WordRange cue) const {
    const auto found = std::find_if(by_cue_.begin() + cue.first, by_cue_.begin() + cue.last,
                                    [](std::uint32_t draft) { return draft != none; });
    return found == by_cue_.begin() + cue.last ? none : *found;
  }

  // Speech and thought put into words by somebody; wants, plans and mere topics ("asked about the budget") only where
  // all attributions are asked for.
  bool is_statement(const Draft& draft) const {
    if (scene_.options.all || !draft.quoted.empty()) return true;
    const bool speech = draft.rule != nullptr && draft.rule->kind == LexiconKind::cues;
    return speech && draft.mention && has_verb(draft);
  }

  bool has_verb(const Draft& draft) const {
    const auto& words = scene_.syntax.words;
    return std::ranges::any_of(draft.content, [&](Span span) {
      const auto range = words_in(words, span);
      return std::any_of(words.begin() + range.first, words.begin() + range.last,
                         [](const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; });
    });
  }

  // Of the wider sense of attribution the encoder knows more than the rules.
  bool stays(const Draft& draft) const {
    return !scene_.options.all || draft.type == StatementType::withheld || !draft.quoted.empty();
  }

  // "The canal | , he said, | will reopen": labels often miss one of the parts.
  static bool has_all(const std::vector<Span>& content, const std::vector<Span>& parts) {
    return content.size() > parts.size() &&
           std::ranges::all_of(parts, [&](Span part) { return std::ranges::count(content, part) != 0; });
  }

  // Quotation marks tell where a quotation ends, better than labels do; not where words around it do.
  static void correct(Draft& known, const Draft& seen) {
    if (known.type == StatementType::withheld) return;
    const bool same_type = known.type == seen.type && known.type != StatementType::direct;
    if (same_type && !has_all(known.content, seen.content)) {
      known.content = seen.content;
      known.quoted = seen.quoted;
    }
    known.cue = seen.cue;
    if (!seen.mention) return;
    known.mention = seen.mention;
    if (known.link == SpeakerLink::nobody) known.link = SpeakerLink::mention;
  }

  const Scene& scene_;
  std::vector<Draft> drafts_;
  std::vector<bool> seen_;             // of each draft: by the encoder, too
  std::vector<std::uint32_t> by_cue_;  // the draft of each word of a cue
  std::vector<const Rule*> rule_of_;   // of each word
};

}  // namespace

std::vector<Draft> with_seen(const Scene& scene, std::vector<Draft> by_rules, const Emissions& emissions) {
  return Merger(scene, std::move(by_rules)).run(emissions);
}

}  // namespace communique
