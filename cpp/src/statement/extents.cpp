#include "statement/extents.hpp"

#include <algorithm>

#include "statement/cues.hpp"

namespace communique {
namespace {

bool ends_clause(const Word& word) {
  return word.upos == Upos::PUNCT && (word.norm == "," || word.norm == "." || word.norm == ";" || word.norm == ":");
}

// Without the commas before and the stops after.
WordRange trimmed(const Scene& scene, WordRange words) {
  while (!words.empty() && ends_clause(scene.word(words.first))) ++words.first;
  while (!words.empty() && ends_clause(scene.word(words.last - 1))) --words.last;
  return words;
}

// The parts of the utterances inside the words.
std::vector<Span> quoted_parts(const Scene& scene, WordRange words) {
  std::vector<Span> parts;
  const auto whole = span_of(scene.syntax.words, words);
  for (auto at = words.first; at < words.last;) {
    const auto* utterance = scene.utterances.at(at);
    if (utterance == nullptr) {
      ++at;
      continue;
    }
    for (const auto piece : utterance->pieces) {
      const Span part{std::max(piece.begin, whole.begin), std::min(piece.end, whole.end)};
      if (!part.empty()) parts.push_back(part);
    }
    at = std::max(at + 1, utterance->words.last);
  }
  return parts;
}

bool all_quoted(const Scene& scene, WordRange words) {
  for (auto at = words.first; at < words.last; ++at) {
    if (scene.utterances.at(at) == nullptr && scene.word(at).upos != Upos::PUNCT) return false;
  }
  return true;
}

bool any_open(const Scene& scene, WordRange words) {
  for (auto at = words.first; at < words.last; ++at) {
    const auto* utterance = scene.utterances.at(at);
    if (utterance != nullptr && !utterance->closed) return true;
  }
  return false;
}

}  // namespace

void add_words(const Scene& scene, WordRange words, Draft& draft) {
  words = trimmed(scene, words);
  while (draft.cue && !words.empty() && scene.utterances.at(draft.cue->first) != nullptr &&
         is_quotation_mark(scene, words.last - 1)) {
    words = trimmed(scene, {words.first, words.last - 1});  // the closing mark of the quotation around it
  }
  if (words.empty()) return;
  const auto inside = scene.utterances.of_word[words.first];
  const bool nested =
      draft.cue && inside && scene.utterances.of_word[draft.cue->first] == inside;  // all of it one quotation
  const auto quoted = nested ? std::vector<Span>() : quoted_parts(scene, words);
  const bool direct = !quoted.empty() && all_quoted(scene, words);
  if (direct) {
    draft.content.insert(draft.content.end(), quoted.begin(), quoted.end());
  } else {
    draft.content.push_back(span_of(scene.syntax.words, words));
  }
  draft.quoted.insert(draft.quoted.end(), quoted.begin(), quoted.end());
  draft.unclosed |= any_open(scene, words) && !nested;
  draft.type = direct ? StatementType::direct : quoted.empty() ? StatementType::indirect : StatementType::mixed;
}

void add_utterance(const Utterance& utterance, Draft& draft) {
  draft.content.insert(draft.content.end(), utterance.pieces.begin(), utterance.pieces.end());
  draft.quoted.insert(draft.quoted.end(), utterance.pieces.begin(), utterance.pieces.end());
  draft.unclosed |= !utterance.closed;
}

}  // namespace communique
