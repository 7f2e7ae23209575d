#include "statement/cues.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace communique {
namespace {

constexpr std::uint32_t reach = 250;  // words on either side that a cue can see: keeps sentences without end linear

bool is_modal(const Word& word) {
  return word.upos == Upos::AUX && word.lemma != "be" && word.lemma != "have" && word.lemma != "do";
}

// Verbs under which "to urge" is still said: "continues to urge", "would like to thank".
bool passes_on(const Word& word) {
  static const std::unordered_set<std::string_view> lemmas = {"continue", "wish", "like", "want", "proceed", "begin"};
  return word.upos == Upos::VERB && lemmas.contains(word.lemma);
}

class Reader {
 public:
  Reader(const Scene& scene, const Match& match) : scene_(scene), match_(match) {}

  bool read(CueHit& hit) {
    hit.rule = match_.rule;
    hit.match = match_.words;
    hit.region = region();
    // A rule may ask for "that" ("show that"); the word itself belongs to what is said.
    if (hit.match.size() > 1 && scene_.word(hit.match.last - 1).norm == "that") --hit.match.last;
    hit.group = hit.match;
    const auto& head = scene_.word(match_.words.first);
    if (match_.rule->scope == "source" || match_.rule->scope == "adverb" || match_.rule->scope == "noun") return true;
    extend(hit);
    while (hit.group.first > 0 && hit.group.first < hit.match.first &&
           scene_.word(hit.group.first).token == scene_.word(hit.group.first - 1).token)
      ++hit.group.first;  // we|'ve
    hit.gerund = head.norm.ends_with("ing") && !has_auxiliary_;
    const bool single = hit.match.size() == 1;
    hit.passive = after_be_ && single && !head.norm.ends_with("ing") && head.upos == Upos::VERB;
    return !infinitive_ && !modal_;
  }

 private:
  WordRange region() const {
    auto sentence = scene_.sentence(match_.words.first);
    sentence.first = std::max(sentence.first, match_.words.first - std::min(reach, match_.words.first));
    sentence.last = std::min(sentence.last, match_.words.last + reach);
    const auto* utterance = scene_.utterances.at(match_.words.first);
    if (utterance == nullptr) return sentence;
    return {std::max(sentence.first, utterance->words.first), std::min(sentence.last, utterance->words.last)};
  }

  // Takes in the auxiliaries, the negation and the adverbs between them before the verb.
  void extend(CueHit& hit) {
    auto at = hit.group.first;
    while (at > hit.region.first) {
      const auto& word = scene_.word(at - 1);
      if (word.upos == Upos::AUX) {
        has_auxiliary_ = true;
        modal_ |= is_modal(word);
        after_be_ |= word.lemma == "be" && !has_later_auxiliary_;
        has_later_auxiliary_ = true;
        hit.group.first = at - 1;
      } else if (word.norm == "not" || word.norm == "never") {
        hit.negated = true;
        hit.group.first = at - 1;
      } else if (word.norm == "to" && word.upos == Upos::PART) {
        infinitive_ = at < 2 || !passes_on(scene_.word(at - 2));
        if (infinitive_) return;
        hit.group.first = at - 2;
        --at;
      } else if (!is_adverb(word)) {
        return;
      }
      --at;
    }
  }

  const Scene& scene_;
  const Match& match_;
  bool has_auxiliary_ = false;
  bool has_later_auxiliary_ = false;
  bool after_be_ = false;
  bool modal_ = false;
  bool infinitive_ = false;
};

// Adds those of `more` that share no word with a match that is there.
void add_free(std::vector<Match>& matches, const std::vector<Match>& more, std::size_t words) {
  std::vector<bool> taken(words);
  for (const auto& match : matches)
    std::fill(taken.begin() + match.words.first, taken.begin() + match.words.last, true);
  std::ranges::copy_if(more, std::back_inserter(matches), [&](const Match& match) {
    return std::find(taken.begin() + match.words.first, taken.begin() + match.words.last, true) ==
           taken.begin() + match.words.last;
  });
  std::ranges::sort(matches, {}, [](const Match& match) { return match.words.first; });
}

}  // namespace

bool is_adverb(const Word& word) { return word.upos == Upos::ADV; }

bool is_comma(const Word& word) { return word.upos == Upos::PUNCT && word.norm == ","; }

bool is_quotation_mark(const Scene& scene, std::uint32_t word) {
  return scene.segments.tokens.kinds[scene.word(word).token] == TokenKind::quote;
}

std::vector<CueHit> find_cues(const Scene& scene) {
  auto matches = of(scene.matches, LexiconKind::cues);
  if (scene.options.all) add_free(matches, of(scene.matches, LexiconKind::attitudes), scene.syntax.words.size());
  std::vector<CueHit> hits;
  for (const auto& match : matches) {
    CueHit hit{};
    if (Reader(scene, match).read(hit)) hits.push_back(hit);
  }
  return hits;
}

}  // namespace communique
