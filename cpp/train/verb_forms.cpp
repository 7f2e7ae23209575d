#include "verb_forms.hpp"

#include "corpora.hpp"
#include "syntax/tag_set.hpp"
#include "text/data_files.hpp"

namespace communique::train {
namespace {

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

std::vector<VerbForm> spell_out_verbs(const std::filesystem::path& path) {
  const auto tsv = read_bytes(path);
  std::vector<VerbForm> forms;
  for (const auto& row : tsv_rows(tsv)) {
    const std::string lemma(row[0]);
    const auto add = [&](WordForm form, std::string word) {
      forms.push_back({label_of({Upos::VERB, form}), std::move(word), lemma});
    };
    add(WordForm::base, lemma);
    add(WordForm::present, lemma);
    add(WordForm::third, third_person(lemma));
    add(WordForm::gerund, gerund(lemma));
    if (may_double(lemma)) add(WordForm::gerund, lemma + lemma.back() + "ing");
    forms.push_back({label_of({Upos::NOUN, WordForm::plain}), gerund(lemma), gerund(lemma)});
    if (row.size() > 3 && row[3] == "noun") {
      forms.push_back({label_of({Upos::NOUN, WordForm::plain}), lemma, lemma});
      forms.push_back({label_of({Upos::NOUN, WordForm::plural}), third_person(lemma), lemma});
    }
    for (const auto form : {WordForm::past, WordForm::participle}) {
      for (const auto column : {1u, 2u}) {  // a wrong guess between the two must not cost the lemma
        if (column < row.size()) {
          for (const auto word : cell_parts(row[column])) add(form, std::string(word));
        }
      }
      if (row.size() > 1 && !row[1].empty()) continue;
      add(form, past_stem(lemma) + "ed");
      if (may_double(lemma)) add(form, lemma + lemma.back() + "ed");
    }
  }
  return forms;
}

}  // namespace communique::train
