#include "statement/insertions.hpp"

#include <algorithm>
#include <unordered_set>

#include "statement/cues.hpp"
#include "syntax/tag_set.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_tail = 8;   // words between the clause and the comma that closes it: "said on Monday,"
constexpr std::uint32_t longest_part = 60;  // words that are looked at on either side
constexpr std::size_t farthest_hit = 8;     // other hits of the sentence that are looked at

bool is_finite(const Word& word) { return (word.upos == Upos::VERB || word.upos == Upos::AUX) && is_finite(word.form); }

bool is_nominal(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON || word.upos == Upos::NUM;
}

// Joins one more sentence of the same speaker; not "as" or "when", which as often lead back to the reporter.
bool adds(const Word& word) {
  static const std::unordered_set<std::string_view> reasons = {"because", "since",  "although",
                                                               "though",  "unless", "if"};
  return word.upos == Upos::CCONJ || reasons.contains(word.norm);
}

// "if", "when", "since": what they open is no sentence of its own.
bool subordinates(const Word& word) {
  static const std::unordered_set<std::string_view> adverbs = {"when", "how", "why", "where", "whenever", "once"};
  return word.upos == Upos::SCONJ || (word.upos == Upos::ADV && adverbs.contains(word.norm));
}

class Insertion {
 public:
  Insertion(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index, WordRange clause)
      : scene_(scene), hits_(hits), index_(index), hit_(hits[index]), clause_(clause) {}

  std::optional<Interrupted> find() const {
    const auto region = hit_.region;
    auto head = clause_.first;
    if (head > region.first && word(head - 1).norm == "as") --head;
    if (head < region.first + 2 || head > region.first + longest_part || !is_comma(word(head - 1)) ||
        !same_level(head - 1))
      return std::nullopt;
    const auto comma = comma_after();
    if (!comma || *comma + 2 >= region.last) return std::nullopt;
    const WordRange before = last_part({region.first, head - 1});
    const WordRange after{*comma + 1, std::min(region.last, *comma + 1 + longest_part)};
    if (!names_something(before) || reports(before) || !goes_on(before, after)) return std::nullopt;
    return Interrupted{before, after.first};
  }

 private:
  const Word& word(std::uint32_t at) const { return scene_.word(at); }
  auto begin_of(WordRange words) const { return scene_.syntax.words.begin() + words.first; }
  auto end_of(WordRange words) const { return scene_.syntax.words.begin() + words.last; }
  bool same_level(std::uint32_t at) const { return scene_.utterances.are_on_one_level(at, hit_.group.first); }
  bool has_finite(WordRange words) const { return std::any_of(begin_of(words), end_of(words), is_finite); }

  // The comma that closes the clause, behind adverbs and phrases of time and place alone.
  std::optional<std::uint32_t> comma_after() const {
    const auto last = std::min(hit_.region.last, clause_.last + longest_tail);
    for (auto at = clause_.last; at < last; ++at) {
      const auto& w = word(at);
      if (is_comma(w)) return at;
      if (is_adverb(w) || w.upos == Upos::PROPN || w.upos == Upos::NUM) continue;
      if (w.upos != Upos::ADP) break;
      const auto phrase = noun_phrase_after(scene_.syntax.words, at + 1, hit_.region);
      if (phrase.empty()) break;
      at = phrase.last - 1;
    }
    return std::nullopt;
  }

  // "Talks failed, and the deal, …": from "the deal" on.
  WordRange last_part(WordRange words) const {
    for (auto at = words.last; at > words.first + 1; --at) {
      const bool joins = word(at - 1).upos == Upos::CCONJ && is_comma(word(at - 2));
      if (joins && is_clause({words.first, at - 2})) return {at, words.last};
    }
    return words;
  }

  // A verb behind a noun: "it rained", whose form could be a participle, too.
  bool is_clause(WordRange words) const {
    const auto noun = std::find_if(begin_of(words), end_of(words), is_nominal);
    return std::any_of(noun, end_of(words), [](const Word& w) { return is_finite(w) || parts_with(w); });
  }

  bool names_something(WordRange words) const { return std::any_of(begin_of(words), end_of(words), is_nominal); }

  bool reports(WordRange words) const {
    const auto first = index_ - std::min(index_, farthest_hit), last = std::min(hits_.size(), index_ + farthest_hit);
    return std::any_of(hits_.begin() + static_cast<std::ptrdiff_t>(first),
                       hits_.begin() + static_cast<std::ptrdiff_t>(last),
                       [&](const CueHit& hit) { return words.contains(hit.match.first); });
  }

  // Whether both are one: a sentence that the first only begins, or one more behind a conjunction.
  bool goes_on(WordRange before, WordRange after) const {
    const Word& opener = word(after.first);
    if (opener.form == WordForm::gerund || opens_sentence(after.first)) return false;
    if (!is_whole(before)) return opener.upos != Upos::CCONJ && (has_finite(after) || parts_with(opener));
    const WordRange rest{after.first + 1, after.last};
    return adds(opener) && has_subject(rest) && !reports({rest.first, rest.first + 3});
  }

  // “The …: a quotation that begins like a sentence.
  bool opens_sentence(std::uint32_t at) const {
    if (same_level(at)) return false;
    while (at + 1 < hit_.region.last && word(at).upos == Upos::PUNCT) ++at;
    const bool capital = is_upper(code_point_at(scene_.text.bytes(), word(at).span.begin).value);
    return capital && word(at).upos != Upos::PROPN && word(at).norm != "i";
  }

  bool is_whole(WordRange words) const {
    const auto opener = std::find_if_not(begin_of(words), end_of(words), is_adverb);
    return has_finite(words) && !subordinates(opener == end_of(words) ? word(words.first) : *opener);
  }

  // "The museum, he said, | opened in May": a form that could be a participle, too.
  static bool parts_with(const Word& word) { return word.upos == Upos::VERB && word.form == WordForm::participle; }

  // A noun phrase before the first finite verb, not just the pronoun of the clause again: "he said, and he left".
  bool has_subject(WordRange words) const {
    const auto verb = std::find_if(begin_of(words), end_of(words), is_finite);
    const bool again = word(words.first).upos == Upos::PRON && word(words.first).norm == word(clause_.first).norm;
    return verb != end_of(words) && !again && std::any_of(begin_of(words), verb, is_nominal);
  }

  const Scene& scene_;
  const std::vector<CueHit>& hits_;
  std::size_t index_;
  const CueHit& hit_;
  WordRange clause_;
};

}  // namespace

std::optional<Interrupted> find_interrupted(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                            WordRange clause) {
  return Insertion(scene, hits, index, clause).find();
}

}  // namespace communique
