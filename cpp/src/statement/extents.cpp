#include "statement/extents.hpp"

#include <algorithm>

#include "statement/cues.hpp"

namespace communique {
namespace {

bool ends_clause(const Word& word) {
  return word.upos == Upos::PUNCT && (word.norm == "," || word.norm == "." || word.norm == ";" || word.norm == ":");
}

// A bracket that closes after the content and was opened before it.
bool closes_alone(const Scene& scene, WordRange words) {
  const auto& all = scene.syntax.words;
  if (all[words.last - 1].norm != ")") return false;
  return std::none_of(all.begin() + words.first, all.begin() + words.last,
                      [](const Word& word) { return word.norm == "("; });
}

// Without the commas before and the stops after; a stop inside quotation marks is part of the quotation.
WordRange trimmed(const Scene& scene, WordRange words, bool nested) {
  const auto stops = [&](std::uint32_t at) {
    return ends_clause(scene.word(at)) && (nested || scene.utterances.at(at) == nullptr);
  };
  while (!words.empty() && stops(words.first)) ++words.first;
  while (!words.empty() && (stops(words.last - 1) || closes_alone(scene, words))) --words.last;
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
  if (words.empty()) return;
  const auto* around = draft.cue ? scene.utterances.at(draft.cue->first) : nullptr;
  const bool nested = around != nullptr && scene.utterances.at(words.first) == around;  // all of it in one quotation
  words = trimmed(scene, words, nested);
  while (nested && !words.empty() && is_quotation_mark(scene, words.last - 1)) {
    words = trimmed(scene, {words.first, words.last - 1}, nested);  // the closing mark of the quotation around it
  }
  if (words.empty()) return;
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
