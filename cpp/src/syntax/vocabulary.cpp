#include "syntax/vocabulary.hpp"

#include "text/data_files.hpp"

namespace communique {
namespace {

Upos upos_of(std::string_view name) {
  for (int tag = 0; tag <= static_cast<int>(Upos::X); ++tag) {
    if (name_of(static_cast<Upos>(tag)) == name) return static_cast<Upos>(tag);
  }
  return Upos::X;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// admit, plan: the last consonant may double before -ed and -ing.
bool may_double(std::string_view lemma) {
  const auto n = lemma.size();
  return n >= 3 && !is_vowel(lemma[n - 1]) && is_vowel(lemma[n - 2]) && !is_vowel(lemma[n - 3]) &&
         std::string_view("wxyh").find(lemma[n - 1]) == std::string_view::npos;
}

std::string third_person(std::string_view lemma) {
  std::string form(lemma);
  const auto n = form.size();
  if (form.ends_with('y') && n > 1 && !is_vowel(form[n - 2])) return form.substr(0, n - 1) + "ies";
  const bool hisses = form.ends_with('s') || form.ends_with("sh") || form.ends_with("ch") || form.ends_with('x') ||
                      form.ends_with('z') || form.ends_with('o');
  return form + (hisses ? "es" : "s");
}

// The stem before -ed: state → stat, deny → deni.
std::string past_stem(std::string_view lemma) {
  std::string stem(lemma);
  const auto n = stem.size();
  if (stem.ends_with('e')) stem.pop_back();
  if (stem.ends_with('y') && n > 1 && !is_vowel(stem[n - 2])) stem.back() = 'i';
  return stem;
}

std::string gerund(std::string_view lemma) {
  std::string stem(lemma);
  if (stem.ends_with("ie")) return stem.substr(0, stem.size() - 2) + "ying";
  if (stem.ends_with('e') && !stem.ends_with("ee") && stem.size() > 2) stem.pop_back();
  return stem + "ing";
}

}  // namespace

const Vocabulary& Vocabulary::get() {
  static const Vocabulary vocabulary;
  return vocabulary;
}

Vocabulary::Vocabulary() {
  for (const auto& row : data_rows("words")) {
    WordReading reading{row[1], {}};
    for (const auto tag : cell_parts(row[2])) reading.tags.push_back(upos_of(tag));
    words_.emplace(row[0], std::move(reading));
  }
  for (const auto& row : data_rows("verbs")) add_verb(row[0], row[1], row[2], row[3] == "noun");
}

void Vocabulary::add_verb(std::string_view lemma, std::string_view past, std::string_view participle, bool noun_too) {
  add_form(std::string(lemma), lemma, VerbForm::base, noun_too);
  add_form(third_person(lemma), lemma, VerbForm::third, noun_too);
  add_form(gerund(lemma), lemma, VerbForm::gerund, noun_too);
  if (may_double(lemma)) add_form(std::string(lemma) + lemma.back() + "ing", lemma, VerbForm::gerund, noun_too);
  if (!past.empty()) {
    for (const auto form : cell_parts(past)) add_form(std::string(form), lemma, VerbForm::past, noun_too);
    for (const auto form : cell_parts(participle)) add_form(std::string(form), lemma, VerbForm::participle, noun_too);
    return;
  }
  for (const auto form : {VerbForm::past, VerbForm::participle}) {
    add_form(past_stem(lemma) + "ed", lemma, form, false);
    if (may_double(lemma)) add_form(std::string(lemma) + lemma.back() + "ed", lemma, form, false);
  }
}

void Vocabulary::add_form(const std::string& form, std::string_view lemma, VerbForm which, bool noun_too) {
  auto& reading = verbs_.try_emplace(form, VerbReading{lemma}).first->second;
  if (reading.lemma != lemma) return;  // "found" is a form of find before it is a verb of its own
  reading.forms[static_cast<std::size_t>(which)] = true;
  reading.noun_too |= noun_too;
}

const WordReading* Vocabulary::word(std::string_view norm) const {
  const auto found = words_.find(std::string(norm));
  return found == words_.end() ? nullptr : &found->second;
}

const VerbReading* Vocabulary::verb(std::string_view norm) const {
  const auto found = verbs_.find(std::string(norm));
  return found == verbs_.end() ? nullptr : &found->second;
}

}  // namespace communique
