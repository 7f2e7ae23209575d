#include "statement/quotations.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "statement/constants.hpp"
#include "statement/cues.hpp"
#include "statement/extents.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::ptrdiff_t farthest_draft = 48;    // drafts back that a quotation can go on with
constexpr std::uint32_t longest_signature = 12;  // words
constexpr std::uint32_t shortest_speech =
    5;  // words of a quotation in a sentence without cue: fewer are mostly scare quotes

class Adder {
 public:
  Adder(const Scene& scene, std::vector<Draft>& drafts)
      : scene_(scene), drafts_(drafts), owner_(scene.utterances.all.size()) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) claim(i);
    const auto cued = drafts_.size();
    for (std::uint32_t i = 0; i < owner_.size(); ++i) {
      if (!owner_[i]) place(i, cued);
    }
    sort_drafts(scene_, drafts_);
  }

 private:
  const std::vector<Utterance>& all() const { return scene_.utterances.all; }

  // Marks the utterances that the content of a draft overlaps.
  void claim(std::uint32_t index) {
    const auto& draft = drafts_[index];
    const Utterance* own = draft.cue ? scene_.utterances.at(draft.cue->first) : nullptr;  // the cue stands inside it
    for (const auto span : draft.content) {
      auto at = std::ranges::upper_bound(all(), span.begin, {}, [](const Utterance& u) { return u.outer.end; });
      for (; at != all().end() && at->outer.begin < span.end; ++at) {
        const auto utterance = static_cast<std::uint32_t>(at - all().begin());
        if (&*at != own && !owner_[utterance]) owner_[utterance] = index;
      }
    }
  }

  void place(std::uint32_t index, std::size_t cued) {
    const auto& utterance = all()[index];
    if (utterance.pieces.empty() || utterance.words.empty()) return;
    if (const auto signature = signature_of(utterance)) return add_signed(index, *signature);
    if (utterance.continues && owner_[*utterance.continues]) return append(index, *owner_[*utterance.continues]);
    if (!stands_alone(utterance)) {
      const auto before = follows_comma(utterance) ? statement_before(utterance, cued) : std::nullopt;
      return before && is_interrupted(drafts_[*before], utterance) ? append(index, *before) : add_embedded(index);
    }
    if (is_heading(utterance)) return add(index, SpeakerLink::heading, constants_.uncued_confidence);
    if (const auto before = statement_before(utterance, cued)) return append(index, *before);
    add(index, SpeakerLink::previous, constants_.uncued_confidence);
  }

  // “…” — Orlan Tevez: a dash and a name that ends the paragraph.
  std::optional<WordRange> signature_of(const Utterance& utterance) const {
    const auto paragraph = words_in(scene_.syntax.words, scene_.segments.paragraphs[utterance.paragraph]);
    const auto dash = utterance.words.last;
    if (dash + 1 >= paragraph.last || paragraph.last - dash > longest_signature || !is_dash(scene_.word(dash).norm))
      return std::nullopt;
    const auto phrase = noun_phrase_after(scene_.syntax.words, dash + 1, paragraph);
    const bool named = !phrase.empty() && phrase.first == dash + 1 && scene_.word(phrase.last - 1).upos == Upos::PROPN;
    return named ? std::optional(phrase) : std::nullopt;
  }

  static bool is_dash(std::string_view norm) {
    return norm == "—" || norm == "–" || norm == "―" || norm == "-" || norm == "--";
  }

  void add_signed(std::uint32_t index, WordRange signature) {
    add(index, SpeakerLink::mention, constants_.uncued_confidence);
    drafts_.back().mention = signature;
  }

  // Nothing but marks beside it in its first and last sentence.
  bool stands_alone(const Utterance& utterance) const {
    const auto first = scene_.sentence(utterance.words.first).first;
    const auto last = scene_.sentence(utterance.words.last - 1).last;
    const auto is_mark = [](const Word& word) { return word.upos == Upos::PUNCT; };
    const auto& words = scene_.syntax.words;
    return std::all_of(words.begin() + first, words.begin() + std::max(first, utterance.words.first), is_mark) &&
           std::all_of(words.begin() + utterance.words.last, words.begin() + std::max(last, utterance.words.last),
                       is_mark);
  }

  // A paragraph of its own without a stop at its end.
  bool is_heading(const Utterance& utterance) const {
    const auto paragraph = scene_.segments.paragraphs[utterance.paragraph];
    if (utterance.outer != paragraph || !utterance.closed || utterance.continues) return false;
    const auto last = code_point_before(scene_.text.bytes(), utterance.pieces.back().end).value;
    return !is_punctuation(last);
  }

  // “A,” he said. “B.”: the direct statement of the sentence before, in the same paragraph; also “A,” he said, adding
  // that b. “C.”
  std::optional<std::uint32_t> statement_before(const Utterance& utterance, std::size_t cued) const {
    const auto sentence = scene_.sentence_of[utterance.words.first];
    const auto paragraph = scene_.segments.paragraphs[utterance.paragraph];
    const auto after = std::ranges::upper_bound(drafts_.begin(), drafts_.begin() + static_cast<std::ptrdiff_t>(cued),
                                                utterance.outer.begin, {},
                                                [&](const Draft& draft) { return begin_of(scene_, draft); });
    const Draft* between = nullptr;
    for (auto at = after; at != drafts_.begin() && after - at < farthest_draft;) {
      --at;
      if (begin_of(scene_, *at) < paragraph.begin) break;
      const bool outer = at->cue && !scene_.utterances.at(at->cue->first);
      if (!outer) continue;
      const bool adjacent = scene_.sentence_of[at->cue->last - 1] + 1 >= sentence;
      if (!adjacent || (between != nullptr && !goes_on(*at, *between))) return std::nullopt;
      if (at->type == StatementType::direct) return static_cast<std::uint32_t>(at - drafts_.begin());
      between = &*at;
    }
    return std::nullopt;
  }

  // Whether the later statement is by the same speaker as the one before in its sentence, or no speech.
  bool goes_on(const Draft& before, const Draft& later) const {
    const bool one = scene_.sentence_of[before.cue->first] == scene_.sentence_of[later.cue->first];
    const bool same = before.mention && (later.mention == before.mention || is_pronoun(later.mention));
    const bool speech = later.rule != nullptr && later.rule->kind == LexiconKind::cues;
    return one && (same || !speech);
  }

  bool is_pronoun(const std::optional<WordRange>& mention) const {
    return mention && mention->size() == 1 && scene_.word(mention->first).upos == Upos::PRON;
  }

  bool follows_comma(const Utterance& utterance) const {
    const auto& words = scene_.syntax.words;
    auto at = utterance.words.first;
    while (at > 0 && words[at - 1].span.begin >= utterance.outer.begin) --at;
    return at > 0 && words[at - 1].norm == ",";
  }

  // “A,” he told us on Monday, “b.”: the statement of the same sentence whose quotation stands before its cue.
  bool is_interrupted(const Draft& draft, const Utterance& utterance) const {
    const auto& cue = *draft.cue;
    return scene_.sentence_of[cue.first] == scene_.sentence_of[utterance.words.first] &&
           draft.content.front().begin < scene_.word(cue.first).span.begin;
  }

  void append(std::uint32_t index, std::uint32_t draft) {
    add_utterance(all()[index], drafts_[draft]);
    owner_[index] = draft;
  }

  void add(std::uint32_t index, SpeakerLink link, float confidence) {
    Draft draft;
    draft.type = StatementType::direct;
    draft.link = link;
    draft.confidence = confidence;
    add_utterance(all()[index], draft);
    owner_[index] = static_cast<std::uint32_t>(drafts_.size());
    drafts_.push_back(std::move(draft));
  }

  // A longer quotation with a verb inside a sentence of the reporter.
  void add_embedded(std::uint32_t index) {
    const auto& utterance = all()[index];
    const auto& words = scene_.syntax.words;
    const auto verb = [](const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; };
    if (utterance.words.size() < shortest_speech + 2 ||
        std::none_of(words.begin() + utterance.words.first, words.begin() + utterance.words.last, verb))
      return;
    add(index, SpeakerLink::previous, constants_.embedded_confidence);
  }

  const Scene& scene_;
  const AttributionConstants& constants_ = AttributionConstants::get();
  std::vector<Draft>& drafts_;
  std::vector<std::optional<std::uint32_t>> owner_;  // the draft of each utterance
};

}  // namespace

std::uint32_t begin_of(const Scene& scene, const Draft& draft) {
  auto begin = draft.content.empty() ? scene.text.size() : draft.content.front().begin;
  if (draft.cue) begin = std::min(begin, scene.word(draft.cue->first).span.begin);
  return begin;
}

void sort_drafts(const Scene& scene, std::vector<Draft>& drafts) {
  std::ranges::stable_sort(drafts, {}, [&](const Draft& draft) {
    const bool framed = draft.link != SpeakerLink::author && draft.cue;
    return std::pair(begin_of(scene, draft), framed);
  });
}

void add_uncued_quotations(const Scene& scene, std::vector<Draft>& drafts) { Adder(scene, drafts).run(); }

}  // namespace communique
