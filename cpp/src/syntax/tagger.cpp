#include "syntax/tagger.hpp"

#include <array>

#include "model/decoders.hpp"
#include "syntax/tag_set.hpp"

namespace communique {
namespace {

// Rows of the features of a word.
struct Rows {
  std::array<std::uint32_t, max_features> rows;
  std::uint32_t count = 0;

  void add(const Features& features, const Scorer& scorer) {
    for (const auto feature : features.all()) {
      const auto row = scorer.features.row(feature);
      rows[count] = row;
      count += row != FeatureTable::none;
    }
  }
  std::span<const std::uint32_t> all() const { return {rows.data(), count}; }
};

class SentenceTagger {
 public:
  explicit SentenceTagger(const Scorer& scorer) : scorer_(scorer), sums_(scorer.weights.lanes()) {}

  void run(std::span<const WordSigns> signs, std::span<std::uint8_t> labels) {
    TagHistory history;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      labels[i] = signs[i].only_tag != WordFacts::no_tag ? signs[i].only_tag : best(Window(signs, i), history);
      history.add(labels[i]);
    }
  }

 private:
  std::uint8_t best(const Window& window, const TagHistory& history) {
    Features features;
    tag_features(window, features);
    history_features(window, history, features);
    Rows rows;
    rows.add(features, scorer_);
    std::ranges::fill(sums_, 0);
    scorer_.weights.add(rows.all(), sums_);
    return static_cast<std::uint8_t>(argmax(std::span<const std::int32_t>(sums_).first(tag_set.size())));
  }

  const Scorer& scorer_;
  std::vector<std::int32_t> sums_;
};

}  // namespace

std::vector<std::uint8_t> tag_labels(const Syntax& syntax, std::span<const WordSigns> signs, const SyntaxModel& model) {
  std::vector<std::uint8_t> labels(signs.size(), label_of({Upos::X, WordForm::plain}));
  SentenceTagger tagger(model.tags());
  for (const auto& sentence : syntax.sentences) {
    tagger.run(signs.subspan(sentence.first, sentence.size()),
               std::span(labels).subspan(sentence.first, sentence.size()));
  }
  return labels;
}

void tag_words(const Text& text, std::span<const WordSigns> signs, const SyntaxModel& model, Syntax& syntax) {
  const auto labels = tag_labels(syntax, signs, model);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto& word = syntax.words[i];
    const auto& tag = tag_set[labels[i]];
    word.upos = tag.upos;
    word.form = tag.form;
    const auto* edit = model.lemmas().find(labels[i], word.norm);
    if (tag.upos == Upos::PROPN) {  // names keep their capitals
      const auto form = text.slice(word.span);
      word.lemma = edit == nullptr ? syntax.pool.keep(form) : syntax.pool.keep(apply(*edit, form));
    } else {
      word.lemma = edit == nullptr ? word.norm : syntax.pool.keep(apply(*edit, word.norm));
    }
    if (word.norm == "'s" && word.upos == Upos::AUX) word.norm = "is";
  }
}

}  // namespace communique
