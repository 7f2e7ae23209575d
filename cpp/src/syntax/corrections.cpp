#include "syntax/corrections.hpp"

#include <algorithm>

#include "syntax/tag_set.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_gap = 3;   // words between an auxiliary and its participle
constexpr std::size_t longest_pair = 8;  // words between "both" and its "and"

bool is_have(std::string_view norm) { return norm == "have" || norm == "has" || norm == "had" || norm == "'ve"; }

// Is nothing but adverbs and particles between the word and a participle?
bool precedes_participle(std::span<const std::uint8_t> after) {
  for (std::size_t i = 0; i < after.size() && i <= longest_gap; ++i) {
    const Tag tag = tag_set[after[i]];
    if (tag.upos == Upos::VERB || tag.upos == Upos::AUX) return tag.form == WordForm::participle;
    if (tag.upos != Upos::ADV && tag.upos != Upos::PART && tag.upos != Upos::CCONJ) return false;
  }
  return false;
}

}  // namespace

void correct_labels(std::span<const Word> words, std::span<std::uint8_t> labels) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag tag = tag_set[labels[i]];
    if (tag.upos == Upos::VERB && is_have(words[i].norm) && precedes_participle(labels.subspan(i + 1))) {
      labels[i] = label_of({Upos::AUX, tag.form});
    } else if (tag.upos == Upos::CCONJ && words[i].norm == "both") {
      const auto rest = words.subspan(i + 1, std::min(longest_pair, words.size() - i - 1));
      const bool paired = std::any_of(rest.begin(), rest.end(), [](const Word& word) { return word.norm == "and"; });
      if (!paired) labels[i] = label_of({Upos::DET, WordForm::plain});
    }
  }
}

}  // namespace communique
