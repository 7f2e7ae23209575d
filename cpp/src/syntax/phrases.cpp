// Noun phrases by tags, and the arithmetic between words and spans.
#include <algorithm>
#include <iterator>

#include "communique/syntax.hpp"
#include "syntax/words.hpp"

namespace communique {
namespace {

bool is_head(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::NUM; }

bool is_possessive(const Word& word) {
  return word.upos == Upos::PRON && (communique::is_possessive(word.norm) || word.norm == "her");
}

// Hyphens and apostrophes inside a name or compound: no white space on either side.
bool is_joint(std::span<const Word> words, std::uint32_t at) {
  return words[at].upos == Upos::PUNCT && (words[at].norm == "-" || words[at].norm == "–") && at > 0 &&
         at + 1 < words.size() && words[at - 1].span.end == words[at].span.begin &&
         words[at].span.end == words[at + 1].span.begin;
}

bool is_quotation_mark(const Word& word) {
  return word.upos == Upos::PUNCT && (word.norm == "“" || word.norm == "”" || word.norm == "\"" || word.norm == "‘" ||
                                      word.norm == "'" || word.norm == "«" || word.norm == "»" || word.norm == "„");
}

// "the wounded men", "of continued talks", "“lasting restraint”"; not "had wounded men", "by continuing talks".
bool is_attributive(std::span<const Word> words, std::uint32_t at) {
  const auto& word = words[at];
  const bool participle = word.form == WordForm::participle, gerund = word.form == WordForm::gerund;
  if (word.upos != Upos::VERB || !(participle || gerund) || at == 0 || at + 1 == words.size()) return false;
  const auto& before = words[at - 1];
  const bool opens = before.upos == Upos::DET || before.upos == Upos::ADJ || is_possessive(before) ||
                     is_quotation_mark(before) || (participle && before.upos == Upos::ADP);
  return opens && (words[at + 1].upos == Upos::NOUN || words[at + 1].upos == Upos::ADJ);
}

bool is_modifier(std::span<const Word> words, std::uint32_t at) {
  const auto& word = words[at];
  return is_head(word) || word.upos == Upos::ADJ || word.upos == Upos::DET || word.norm == "'s" || word.norm == "'" ||
         is_possessive(word) || is_joint(words, at) || is_attributive(words, at);
}

bool starts_phrase(const Word& word) { return word.upos == Upos::DET || is_possessive(word); }

bool links_nouns(const Word& word) {
  return word.upos == Upos::ADP &&
         (word.norm == "of" || word.norm == "in" || word.norm == "for" || word.norm == "from" || word.norm == "at" ||
          word.norm == "with" || word.norm == "between" || word.norm == "against" || word.norm == "on");
}

// Conjunctions bind names ("Qatar and Turkey"), where no finite clause is likely to begin.
bool joins_names(std::span<const Word> words, std::uint32_t at) {
  return words[at].upos == Upos::CCONJ && words[at].norm != "but" && at > 0 && at + 1 < words.size() &&
         words[at - 1].upos == Upos::PROPN && words[at + 1].upos == Upos::PROPN;
}

// The end of the run of modifiers and heads from `at`; after its last head.
std::uint32_t core_end(std::span<const Word> words, std::uint32_t at, std::uint32_t last) {
  std::uint32_t end = at;
  for (auto i = at; i < last && (is_modifier(words, i) || is_quotation_mark(words[i]) || joins_names(words, i)); ++i) {
    if (i > at && starts_phrase(words[i]) && is_head(words[i - 1])) break;
    if (is_head(words[i])) end = i + 1;
  }
  return end;
}

}  // namespace

bool is_preposition(std::span<const Word> words, std::uint32_t at) {
  if (words[at].upos != Upos::SCONJ) return words[at].upos == Upos::ADP;
  auto next = at + 1;
  while (next < words.size() && (words[next].norm == "not" || words[next].upos == Upos::ADV)) ++next;
  return next < words.size() && words[next].form == WordForm::gerund;
}

WordRange noun_phrase_after(std::span<const Word> words, std::uint32_t from, WordRange limit) {
  const auto last = std::min<std::uint32_t>(limit.last, static_cast<std::uint32_t>(words.size()));
  while (from < last && (is_quotation_mark(words[from]) || words[from].upos == Upos::ADV)) ++from;
  if (from >= last) return {from, from};
  if (words[from].upos == Upos::PRON && !is_possessive(words[from])) return {from, from + 1};
  auto end = core_end(words, from, last);
  if (end == from) return {from, from};
  while (end + 1 < last && links_nouns(words[end])) {
    const auto more = core_end(words, end + 1, last);
    if (more == end + 1) break;
    end = more;
  }
  return {from, end};
}

WordRange noun_phrase_before(std::span<const Word> words, std::uint32_t until, WordRange limit) {
  auto at = until;
  if (at <= limit.first) return {until, until};
  const auto& nearest = words[at - 1];
  if (nearest.upos == Upos::PRON && !is_possessive(nearest)) return {at - 1, at};
  if (!is_head(nearest) && nearest.upos != Upos::ADJ && nearest.upos != Upos::DET) return {until, until};
  auto first = at;
  while (at > limit.first) {
    const auto i = at - 1;
    const bool links = links_nouns(words[i]) && at < until && i > limit.first && is_head(words[i - 1]);
    if (!is_modifier(words, i) && !links && !(at < until && joins_names(words, i))) break;
    at = i;
    if (!links) first = i;
    if (starts_phrase(words[i]) && i > limit.first && !links_nouns(words[i - 1])) break;
  }
  return {first, until};
}

std::uint32_t clause_of(const std::vector<Clause>& clauses, std::uint32_t word) {
  const auto after =
      std::ranges::upper_bound(clauses, word, {}, [](const Clause& clause) { return clause.words.first; });
  return after == clauses.begin() ? 0 : static_cast<std::uint32_t>(after - clauses.begin() - 1);
}

WordRange sentence_at(const Syntax& syntax, std::uint32_t word) {
  const auto after = std::ranges::upper_bound(syntax.sentences, word, {}, &WordRange::first);
  if (after == syntax.sentences.begin() || !std::prev(after)->contains(word)) return {word, word};
  return *std::prev(after);
}

Span span_of(std::span<const Word> words, WordRange range) {
  if (range.empty()) return {};
  return {words[range.first].span.begin, words[range.last - 1].span.end};
}

WordRange words_in(std::span<const Word> words, Span span) {
  const auto begins = [](const Word& word) { return word.span.begin; };
  const auto first = std::ranges::lower_bound(words, span.begin, {}, begins);
  const auto last = std::ranges::lower_bound(first, words.end(), span.end, {}, begins);
  return {static_cast<std::uint32_t>(first - words.begin()), static_cast<std::uint32_t>(last - words.begin())};
}

}  // namespace communique
