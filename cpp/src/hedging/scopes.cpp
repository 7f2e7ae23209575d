#include "hedging/scopes.hpp"

#include <algorithm>

#include "communique/hedging.hpp"

namespace communique {
namespace {

// Scopes look no farther than this for their ends, so that cost stays linear where a clause never ends.
constexpr std::uint32_t longest_look = 64;
constexpr std::uint32_t most_clauses = 8;

class Scopes {
 public:
  explicit Scopes(const Syntax& syntax) : syntax_(syntax) {}

  WordRange of(const Rule& rule, WordRange cue) const {
    const auto last = clause_at(syntax_, cue.last - 1);
    if (rule.scope == "sentence") return sentence_at(syntax_, cue.first);
    if (rule.scope == "phrase") return phrase_scope(cue, last);
    if (rule.scope == "complement") return {cue.first, complement_end(cue, last.last)};
    const auto clause = without_opener(hull(clause_at(syntax_, cue.first), last), cue);
    return rule.cls == name_of(CueClass::negation) ? negation_scope(cue, clause) : clause;
  }

 private:
  WordRange phrase_scope(WordRange cue, WordRange limit) const {
    const auto phrase = noun_phrase_after(syntax_.words, cue.last, limit);
    return {cue.first, std::max(phrase.last, cue.last)};
  }

  // The clause without the conjunction that opens it.
  WordRange without_opener(WordRange clause, WordRange cue) const {
    for (std::uint32_t looked = 0; clause.first < cue.first && looked < longest_look; ++looked) {
      const auto upos = syntax_.words[clause.first].upos;
      if (upos != Upos::PUNCT && upos != Upos::CCONJ && upos != Upos::SCONJ) break;
      ++clause.first;
    }
    return clause;
  }

  // "at no distance" and "not to go" negate what follows; otherwise the clause from its subject to the next comma.
  WordRange negation_scope(WordRange cue, WordRange clause) const {
    const auto& words = syntax_.words;
    const bool infinitive =
        cue.last < clause.last && words[cue.last].norm == "to" && words[cue.last].upos == Upos::PART;
    const bool oblique = cue.first > clause.first && is_preposition(words, cue.first - 1);
    if (oblique) return phrase_scope(cue, clause);
    bool subject = false;
    const auto leftmost = std::max(clause.first, cue.first - std::min(cue.first, longest_look));
    for (auto i = cue.first; i > leftmost && !infinitive; --i) {
      const auto& word = words[i - 1];
      if (word.norm == "," && subject) {
        clause.first = i;
        break;
      }
      subject |= word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON;
    }
    if (infinitive) clause.first = cue.first;
    for (auto i = cue.last; i < std::min(clause.last, cue.last + longest_look); ++i) {
      if (words[i].upos == Upos::PUNCT && words[i].norm == ",") return {clause.first, i};
    }
    return {clause.first, clause_end_of_negation(clause)};
  }

  // Content clauses and restrictive relatives belong to what is negated: "no reason | why they left".
  std::uint32_t clause_end_of_negation(WordRange clause) const {
    auto end = clause.last;
    const auto sentence = sentence_at(syntax_, clause.first);
    const auto first = clause_of(syntax_.clauses, end - 1) + 1;
    for (auto i = first; i < std::min<std::size_t>(syntax_.clauses.size(), first + most_clauses); ++i) {
      const auto& next = syntax_.clauses[i];
      const bool bound = next.kind == ClauseKind::content || next.kind == ClauseKind::relative;
      if (next.words.first >= sentence.last || !bound || syntax_.words[end - 1].norm == ",") break;
      end = next.words.last;
    }
    return end;
  }

  // Content clauses that follow, and a clause of any kind that follows at once: "not clear | who fired".
  std::uint32_t complement_end(WordRange cue, std::uint32_t end) const {
    const auto sentence = sentence_at(syntax_, cue.first);
    const auto first = clause_of(syntax_.clauses, cue.last - 1) + 1;
    for (auto i = first; i < std::min<std::size_t>(syntax_.clauses.size(), first + most_clauses); ++i) {
      const auto& clause = syntax_.clauses[i];
      const bool at_once = clause.words.first == cue.last && clause.kind != ClauseKind::contrast;
      if (clause.words.first >= sentence.last || (clause.kind != ClauseKind::content && !at_once)) break;
      end = clause.words.last;
    }
    return end;
  }

  const Syntax& syntax_;
};

}  // namespace

WordRange rule_scope(const Syntax& syntax, const Rule& rule, WordRange cue) { return Scopes(syntax).of(rule, cue); }

WordRange clause_at(const Syntax& syntax, std::uint32_t word) {
  if (syntax.clauses.empty()) return {word, word + 1};
  return syntax.clauses[clause_of(syntax.clauses, word)].words;
}

WordRange intersection(WordRange a, WordRange b) {
  const auto first = std::max(a.first, b.first);
  return {first, std::max(first, std::min(a.last, b.last))};
}

WordRange hull(WordRange a, WordRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

}  // namespace communique
