#include "hedging/proposition.hpp"

#include <algorithm>

#include "hedging/knowledge.hpp"
#include "hedging/scopes.hpp"

namespace communique {
namespace {

// A clause as far as it was said.
struct Piece {
  WordRange words;
  ClauseKind kind;
};

std::optional<std::uint32_t> verb_in(const Syntax& syntax, WordRange range) {
  std::optional<std::uint32_t> auxiliary;
  for (auto i = range.first; i < range.last; ++i) {
    if (syntax.words[i].upos == Upos::VERB) return i;
    if (syntax.words[i].upos == Upos::AUX && !auxiliary) auxiliary = i;
  }
  return auxiliary;
}

bool can_be_main(ClauseKind kind) {
  return kind == ClauseKind::main || kind == ClauseKind::contrast || kind == ClauseKind::content;
}

bool holds(const Syntax& syntax, WordRange range, Upos upos) {
  return std::any_of(syntax.words.begin() + range.first, syntax.words.begin() + range.last,
                     [upos](const Word& word) { return word.upos == upos; });
}

// The first of the best: a main clause with its verb (or before what it governs: "… hopes | that they come"), one whose
// verb went unseen or that is but an editor's "[We are]", any clause with a verb.
std::size_t main_piece(const Syntax& syntax, const std::vector<Piece>& pieces) {
  const auto rank = [&](const Piece& piece) {
    if (!can_be_main(piece.kind)) return verb_in(syntax, piece.words) ? 1 : 0;
    const bool governs = &piece != &pieces.back() && (&piece + 1)->kind == ClauseKind::content;
    const bool is_long = piece.words.size() > 4;
    if (governs || holds(syntax, piece.words, Upos::VERB) || (is_long && holds(syntax, piece.words, Upos::AUX)))
      return 3;
    return piece.words.size() > 2 ? 2 : 0;
  };
  return static_cast<std::size_t>(std::ranges::max_element(pieces, {}, rank) - pieces.begin());
}

Proposition proposition_of(const Syntax& syntax, const std::vector<Piece>& pieces) {
  const auto main = main_piece(syntax, pieces);
  Proposition result{{pieces.front().words.first, pieces.back().words.last}, pieces[main].words, pieces[main].words, 0};
  for (auto i = main + 1; i < pieces.size() && pieces[i].kind == ClauseKind::content; ++i) {
    result.core.last = pieces[i].words.last;
  }
  result.head = verb_in(syntax, result.main).value_or(result.main.last - 1);
  return result;
}

Proposition proposition_at(const Syntax& syntax, std::uint32_t target) {
  const auto sentence = sentence_at(syntax, target);
  if (syntax.clauses.empty()) return {sentence, sentence, sentence, target};
  const auto clause = syntax.clauses[clause_of(syntax.clauses, target)].words;
  return {sentence, clause, clause, target};
}

// Not "Should that fail, …".
bool has_subject(Upos before) {
  return before == Upos::NOUN || before == Upos::PROPN || before == Upos::PRON || before == Upos::ADV ||
         before == Upos::DET;
}

}  // namespace

std::vector<Proposition> find_propositions(const Syntax& syntax, const HedgingQuery& query) {
  if (query.target) return {proposition_at(syntax, *query.target)};
  std::vector<Proposition> propositions;
  std::vector<Piece> pieces;
  WordRange sentence;
  const auto finish = [&] {
    if (!pieces.empty()) propositions.push_back(proposition_of(syntax, pieces));
    pieces.clear();
  };
  for (const auto range : query.content) {
    if (range.empty() || syntax.clauses.empty()) continue;
    for (auto i = clause_of(syntax.clauses, range.first);
         i < syntax.clauses.size() && syntax.clauses[i].words.first < range.last; ++i) {
      const auto words = intersection(syntax.clauses[i].words, range);
      if (words.empty()) continue;
      if (!sentence.contains(words.first)) {
        finish();
        sentence = sentence_at(syntax, words.first);
      }
      pieces.push_back({words, syntax.clauses[i].kind});
    }
  }
  finish();
  return propositions;
}

bool is_question(const Syntax& syntax, const Proposition& proposition) {
  for (auto i = proposition.sentence.last; i > proposition.sentence.first; --i) {
    const auto& word = syntax.words[i - 1];
    if (word.upos != Upos::PUNCT) return false;
    if (word.norm == "?") return true;
  }
  return false;
}

bool is_directive(const Syntax& syntax, const Proposition& proposition) {
  bool own = false;
  bool duty = false;
  for (auto i = proposition.main.first; i < proposition.head; ++i) {
    const auto& word = syntax.words[i];
    own |= word.norm == "i" || word.norm == "we";
    duty |= is_obligation(word.norm) && i > proposition.main.first && syntax.words[i + 1].norm != "have" &&
            has_subject(syntax.words[i - 1].upos);
  }
  if (duty && !own) return true;
  auto first = proposition.sentence.first;
  while (first < proposition.head && syntax.words[first].upos == Upos::PUNCT) ++first;
  const auto& opening = syntax.words[first];
  if (opening.norm == "please") return true;
  return first == proposition.head && first == sentence_at(syntax, first).first && opening.upos == Upos::VERB &&
         opening.norm == opening.lemma;
}

}  // namespace communique
