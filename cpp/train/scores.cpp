#include "scores.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "syntax/names.hpp"
#include "syntax/signs.hpp"
#include "syntax/tag_set.hpp"
#include "syntax/tagger.hpp"

namespace communique::train {

TagScores score_tags(const std::vector<AnnotatedText>& texts, const SyntaxModel& model) {
  TagScores scores;
  for (const auto& text : texts) {
    const auto& words = text.syntax.words;
    const auto labels =
        tag_labels(text.syntax, read_signs(text.text, text.segments, text.syntax, model.words()), model);
    for (auto* score : {&scores.words, &scores.upos, &scores.forms, &scores.lemmas}) {
      score->found += words.size();
      score->gold += text.gold_words.size();
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (text.tags[i] == unknown_label) continue;
      const auto* edit = model.lemmas().find(labels[i], words[i].norm);
      const auto lemma = edit == nullptr ? std::string(words[i].norm) : apply(*edit, words[i].norm);
      ++scores.words.hits;
      scores.upos.hits += tag_set[labels[i]].upos == tag_set[text.tags[i]].upos;
      scores.forms.hits += labels[i] == text.tags[i];
      scores.lemmas.hits += lemma == fold(text.lemmas[i]);
    }
  }
  return scores;
}

NameScores score_names(const std::vector<AnnotatedText>& texts, const SyntaxModel& model) {
  NameScores scores;
  for (const auto& text : texts) {
    const auto signs = read_signs(text.text, text.segments, text.syntax, model.words());
    const auto names = find_names(text.text, text.syntax, signs, model, nullptr);
    const std::array<F1*, name_kinds> by_kind = {&scores.persons, &scores.organisations, &scores.places,
                                                 &scores.nationalities};
    std::set<std::pair<Span, std::size_t>> gold;
    for (const auto& name : text.names) {
      for (std::size_t kind = 0; kind < name_kinds; ++kind) {
        if (name.sure && name.kinds == 1u << kind) gold.emplace(name.span, kind);
      }
    }
    for (const auto& [span, kind] : gold) ++by_kind[kind]->gold;
    for (const auto& name : names) {
      const auto kind = static_cast<std::size_t>(name.kind);
      ++by_kind[kind]->found;
      by_kind[kind]->hits += gold.contains({name.span, kind});
    }
  }
  for (const auto* kind : {&scores.persons, &scores.organisations, &scores.places}) {
    scores.all.hits += kind->hits;
    scores.all.found += kind->found;
    scores.all.gold += kind->gold;
  }
  return scores;
}

}  // namespace communique::train
