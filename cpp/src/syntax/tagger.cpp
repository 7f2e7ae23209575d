#include "syntax/tagger.hpp"

#include <algorithm>
#include <bit>

#include "model/decoders.hpp"
#include "syntax/corrections.hpp"
#include "syntax/main_verb.hpp"
#include "syntax/tag_set.hpp"

namespace communique {
namespace {

class SentenceTagger {
 public:
  explicit SentenceTagger(const Scorer& scorer) : scorer_(scorer), pipeline_(scorer), sums_(scorer.weights.lanes()) {}

  void run(std::span<const Word> words, std::span<const WordSigns> signs, std::span<std::uint8_t> labels) {
    verbs_.assign(signs.size(), {});
    read(signs, labels, 0, {});
    if (!lacks_verb(words, labels)) return;
    const auto verb = likeliest_verb(verbs_, labels);
    if (verb == signs.size()) return;
    TagHistory history;
    for (std::size_t i = 0; i < verb; ++i) history.add(labels[i], signs[i]);
    labels[verb] = verbs_[verb].label;
    history.add(labels[verb], signs[verb]);
    read(signs, labels, verb + 1, history);
  }

 private:
  void read(std::span<const WordSigns> signs, std::span<std::uint8_t> labels, std::size_t first, TagHistory history) {
    const auto is_sure = [&](std::size_t i) { return signs[i].only_tag != WordFacts::no_tag; };
    pipeline_.run(
        first, signs.size(),
        [&](std::size_t i, Features& features) {
          if (!is_sure(i)) tag_features(Window(signs, i), features);
        },
        [&](std::size_t i, Rows& rows) {
          labels[i] = is_sure(i) ? signs[i].only_tag : best(Window(signs, i), history, rows, verbs_[i]);
          history.add(labels[i], signs[i]);
        });
  }

  std::uint8_t best(const Window& window, const TagHistory& history, Rows& rows, VerbReading& verb) {
    Features features;
    history_features(window, history, features);
    rows.add(features, scorer_);
    std::ranges::fill(sums_, 0);
    scorer_.weights.add(rows.all(), sums_);
    const auto scores = std::span(sums_).first(tag_set.size());
    const bool no_verb = history.after_determiner();
    if (no_verb) forbid_finite(scores);
    const auto label = static_cast<std::uint8_t>(argmax(std::span<const std::int32_t>(scores)));
    verb = window.word->may_be_finite && !no_verb ? verb_reading(scores, label) : VerbReading{};
    return label;
  }

  const Scorer& scorer_;
  RowPipeline pipeline_;
  std::vector<std::int32_t> sums_;
  std::vector<VerbReading> verbs_;
};

// Lemmas kept in the pool of the words. Words come again: what was found for the last ones is remembered.
class Lemmatizer {
 public:
  Lemmatizer(const LemmaTable& table, StringPool& pool, std::size_t words)
      : table_(table), pool_(pool), known_(std::bit_ceil(std::clamp<std::size_t>(words, 1, 1024))) {}

  std::string_view word(std::uint8_t label, std::string_view norm) {
    auto& known =
        known_[(reinterpret_cast<std::uintptr_t>(norm.data()) / 4 ^ std::uintptr_t{label} * 37) % known_.size()];
    if (known.norm.data() == norm.data() && known.norm.size() == norm.size() && known.label == label)
      return known.lemma;
    const auto* edit = table_.find(label, norm);
    known = {norm, label, edit == nullptr ? norm : pool_.keep(apply(*edit, norm))};
    return known.lemma;
  }

  // Names keep their capitals, and their end but in the plural; "ß" ends in no "s", though it folds to two.
  std::string_view name(std::uint8_t label, std::string_view form, std::string_view norm) {
    const auto* edit = tag_set[label].form == WordForm::plural ? table_.find(label, norm) : nullptr;
    if (edit == nullptr || form.size() != norm.size()) return pool_.keep(form);
    return pool_.keep(apply(*edit, form));
  }

 private:
  struct Known {
    std::string_view norm;
    std::uint8_t label;
    std::string_view lemma;
  };
  const LemmaTable& table_;
  StringPool& pool_;
  std::vector<Known> known_;
};

}  // namespace

std::vector<std::uint8_t> tag_labels(const Syntax& syntax, std::span<const WordSigns> signs, const SyntaxModel& model) {
  std::vector<std::uint8_t> labels(signs.size(), label_of({Upos::X, WordForm::plain}));
  SentenceTagger tagger(model.tags());
  for (const auto& sentence : syntax.sentences) {
    const auto words = std::span(syntax.words).subspan(sentence.first, sentence.size());
    const auto own = std::span(labels).subspan(sentence.first, sentence.size());
    tagger.run(words, signs.subspan(sentence.first, sentence.size()), own);
    correct_labels(words, own);
  }
  return labels;
}

void tag_words(const Text& text, std::span<const WordSigns> signs, const SyntaxModel& model, Syntax& syntax) {
  auto labels = tag_labels(syntax, signs, model);
  for (const auto& sentence : syntax.sentences) {
    correct_acronyms(text, std::span(syntax.words).subspan(sentence.first, sentence.size()),
                     std::span(labels).subspan(sentence.first, sentence.size()));
  }
  Lemmatizer lemmatizer(model.lemmas(), syntax.pool, labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto& word = syntax.words[i];
    const auto& tag = tag_set[labels[i]];
    word.upos = tag.upos;
    word.form = tag.form;
    word.lemma = tag.upos == Upos::PROPN ? lemmatizer.name(labels[i], text.slice(word.span), word.norm)
                                         : lemmatizer.word(labels[i], word.norm);
    if (word.norm == "'s" && word.upos == Upos::AUX) word.norm = "is";
  }
}

}  // namespace communique
