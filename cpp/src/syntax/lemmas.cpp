#include "syntax/lemmas.hpp"

namespace communique {
namespace {

std::string cut(std::string_view word, std::size_t n) { return std::string(word.substr(0, word.size() - n)); }

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Stems that lost an "e": dat(e)d, organis(e)d, involv(e)d, balanc(e)d.
bool lost_e(std::string_view stem) {
  if (stem.size() < 3) return false;
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  if (last == 'v' || last == 'c' || last == 'u' || (last == 's' && before != 's') || last == 'z') return true;
  if (last == 'g') return before != 'n' && before != 'g';
  if (stem.ends_with("at") || stem.ends_with("ur") || stem.ends_with("ir")) return true;
  return last == 'l' && !is_vowel(before) && before != 'l';
}

std::string undouble_or_add_e(std::string stem) {
  const auto n = stem.size();
  if (n > 3 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1]) &&
      std::string_view("lsz").find(stem[n - 1]) == std::string_view::npos) {
    stem.pop_back();
    return stem;
  }
  return lost_e(stem) ? stem + "e" : stem;
}

}  // namespace

std::string noun_lemma(std::string_view norm) {
  if (norm.size() < 4 || !norm.ends_with('s') || norm.ends_with("ss") || norm.ends_with("us") || norm.ends_with("is"))
    return std::string(norm);
  if (norm.ends_with("ies") && norm.size() > 4) return cut(norm, 3) + "y";
  for (const std::string_view ending : {"sses", "xes", "ches", "shes", "zes"}) {
    if (norm.ends_with(ending)) return cut(norm, 2);
  }
  return cut(norm, 1);
}

std::string verb_lemma(std::string_view norm) {
  if (norm.ends_with("ied") && norm.size() > 4) return cut(norm, 3) + "y";
  if (norm.ends_with("ed") && norm.size() > 4) return undouble_or_add_e(cut(norm, 2));
  if (norm.ends_with("ing") && norm.size() > 5) return undouble_or_add_e(cut(norm, 3));
  return noun_lemma(norm);
}

}  // namespace communique
