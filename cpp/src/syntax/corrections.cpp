#include "syntax/corrections.hpp"

#include <algorithm>

#include "syntax/tag_set.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_gap = 3;   // words between an auxiliary and its participle
constexpr std::size_t longest_pair = 8;  // words between "both" and its "and"

bool is_have(std::string_view norm) { return norm == "have" || norm == "has" || norm == "had" || norm == "'ve"; }

// Where the participle of the auxiliary before `at` stands, behind nothing but adverbs and particles: a past form there
// is one, too. The size of `labels` where there is none.
std::size_t participle_from(std::span<const std::uint8_t> labels, std::size_t at) {
  const auto last = std::min(labels.size(), at + longest_gap + 1);
  for (; at < last; ++at) {
    const Tag tag = tag_set[labels[at]];
    if (tag.upos == Upos::VERB || tag.upos == Upos::AUX)
      return tag.form == WordForm::participle || tag.form == WordForm::past ? at : labels.size();
    if (tag.upos != Upos::ADV && tag.upos != Upos::PART && tag.upos != Upos::CCONJ) break;
  }
  return labels.size();
}

bool is_in_capitals(std::string_view form) {
  return form.size() > 1 && std::ranges::all_of(form, [](char c) { return 'A' <= c && c <= 'Z'; });
}

}  // namespace

void correct_labels(std::span<const Word> words, std::span<std::uint8_t> labels) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag tag = tag_set[labels[i]];
    if (tag.upos == Upos::VERB && is_have(words[i].norm)) {
      const auto participle = participle_from(labels, i + 1);
      if (participle == labels.size()) continue;
      labels[i] = label_of({Upos::AUX, tag.form});
      labels[participle] = label_of({tag_set[labels[participle]].upos, WordForm::participle});
    } else if (tag.upos == Upos::CCONJ && words[i].norm == "both") {
      const auto rest = words.subspan(i + 1, std::min(longest_pair, words.size() - i - 1));
      const bool paired = std::any_of(rest.begin(), rest.end(), [](const Word& word) { return word.norm == "and"; });
      if (!paired) labels[i] = label_of({Upos::DET, WordForm::plain});
    }
  }
}

void correct_acronyms(const Text& text, std::span<const Word> words, std::span<std::uint8_t> labels) {
  const auto form = [&](std::size_t i) { return text.slice(words[i].span); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (tag_set[labels[i]].upos != Upos::PRON || !is_in_capitals(form(i))) continue;
    const bool after_article = i > 0 && words[i - 1].norm == "the" && !is_in_capitals(form(i - 1));
    const bool speaks =
        words[i].norm == "who" && i + 1 < words.size() && !is_in_capitals(form(i + 1)) && words.back().norm != "?";
    if (after_article || speaks) labels[i] = label_of({Upos::PROPN, WordForm::plain});
  }
}

}  // namespace communique
