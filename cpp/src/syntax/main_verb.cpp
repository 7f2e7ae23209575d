#include "syntax/main_verb.hpp"

#include "syntax/tag_set.hpp"

namespace communique {
namespace {

constexpr std::int32_t impossible = 1 << 24;

bool is_nominal(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON; }

bool ends_in_full_stop(std::span<const Word> words) {
  for (; !words.empty(); words = words.first(words.size() - 1)) {
    const auto& norm = words.back().norm;
    if (norm == "." || norm == "!" || norm == "?") return true;
    if (norm != "\"" && norm != "”" && norm != "’" && norm != "'" && norm != ")") return false;
  }
  return false;
}

// Finite, or an imperative: a base form behind neither "to" nor a modal.
bool heads_clause(std::span<const std::uint8_t> labels, std::size_t at) {
  const Tag tag = tag_set[labels[at]];
  if (tag.upos != Upos::VERB && tag.upos != Upos::AUX) return false;
  if (tag.form != WordForm::base) return is_finite(tag.form);
  if (at == 0) return true;
  const Tag before = tag_set[labels[at - 1]];
  return before.upos != Upos::PART && before.form != WordForm::modal;
}

// "said that", "the claim that", not "in that case", "I saw that man".
bool opens_clause(std::span<const Word> words, std::span<const std::uint8_t> labels, std::size_t at) {
  const auto& norm = words[at].norm;
  if (at == 0 || (norm != "that" && norm != "whether" && norm != "because")) return false;
  const auto upos = tag_set[labels[at]].upos, before = tag_set[labels[at - 1]].upos;
  if (upos == Upos::DET) return before == Upos::NOUN;
  return is_nominal(before) || before == Upos::VERB || before == Upos::ADJ;
}

// A noun, adjective, participle … between a subject and more words. A subject may look like an adjective: "the bloc
// views the port", "the general threatened to …", not "a good place to …".
bool may_be_verb(std::span<const std::uint8_t> labels, std::size_t at, WordForm form) {
  const Tag tag = tag_set[labels[at]];
  const auto before = tag_set[labels[at - 1]].upos, after = tag_set[labels[at + 1]].upos;
  if (after == Upos::PUNCT || is_finite(tag.form)) return false;
  if (tag.upos != Upos::NOUN && tag.upos != Upos::ADJ && tag.upos != Upos::VERB) return false;
  if (before == Upos::ADJ) return after == Upos::DET || (after == Upos::PART && form == WordForm::past);
  return is_nominal(before) || before == Upos::ADV;
}

}  // namespace

VerbReading verb_reading(std::span<const std::int32_t> scores, std::uint8_t best) {
  VerbReading reading;
  for (std::size_t label = 0; label < scores.size(); ++label) {
    const Tag tag = tag_set[label];
    if (tag.upos != Upos::VERB || !is_finite(tag.form)) continue;
    const auto loss = scores[best] - scores[label];
    if (loss < reading.loss) reading = {loss, static_cast<std::uint8_t>(label)};
  }
  return reading;
}

void forbid_finite(std::span<std::int32_t> scores) {
  for (std::size_t label = 0; label < scores.size(); ++label) {
    if (is_finite(tag_set[label].form)) scores[label] -= impossible;
  }
}

bool lacks_verb(std::span<const Word> words, std::span<const std::uint8_t> labels) {
  if (!ends_in_full_stop(words)) return false;
  std::size_t clauses = 1, verbs = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    verbs += heads_clause(labels, i);
    clauses += opens_clause(words, labels, i);
  }
  return verbs < clauses;
}

std::size_t likeliest_verb(std::span<const VerbReading> readings, std::span<const std::uint8_t> labels) {
  auto found = labels.size();
  VerbReading best;
  for (std::size_t i = 1; i + 1 < labels.size(); ++i) {
    if (readings[i].loss >= best.loss || !may_be_verb(labels, i, tag_set[readings[i].label].form)) continue;
    best = readings[i];
    found = i;
  }
  return found;
}

}  // namespace communique
