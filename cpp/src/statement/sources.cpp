#include "statement/sources.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "statement/cues.hpp"
#include "syntax/gazetteer.hpp"

namespace communique {
namespace {

bool is_relative_pronoun(const Word& word) {  // not "WHO", the organisation
  return word.upos != Upos::PROPN && (word.norm == "who" || word.norm == "which");
}

constexpr std::uint32_t longest_tail = 8;       // words between a source's noun phrase and the comma after it
constexpr std::uint32_t longest_brackets = 12;  // words of "(…)" between a source and its cue
constexpr std::size_t farthest_hit =
    8;  // earlier hits of a sentence that are asked for their source: keeps the cost linear

class Finder {
 public:
  Finder(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
         const std::vector<std::optional<Source>>& found)
      : scene_(scene), hits_(hits), hit_(hits[index]), index_(index), found_(found) {}

  std::optional<Source> find() const {
    if (hit_.rule->scope == "source") return named_to_comma();
    if (hit_.rule->scope == "adverb") return std::nullopt;
    if (hit_.rule->scope == "noun") return possessor();
    if (hit_.passive) return agent();
    if (!hit_.gerund) {
      if (const auto subject = subject_before()) return subject;
      if (const auto inverted = subject_after()) return inverted;
    }
    return inherited();
  }

 private:
  const Word& word(std::uint32_t at) const { return scene_.word(at); }

  // Words of the surrounding text when the hit stands outside quotations; words inside them cannot be its subject.
  bool same_level(std::uint32_t at) const { return scene_.utterances.are_on_one_level(at, hit_.group.first); }

  std::optional<Source> named_after(std::uint32_t from) const {
    const auto phrase = noun_phrase_after(scene_.syntax.words, from, hit_.region);
    if (phrase.empty()) return std::nullopt;
    return Source{phrase};
  }

  // "According to a diplomat close to the talks, …": as far as the comma, where no clause begins before it.
  std::optional<Source> named_to_comma() const {
    auto source = named_after(hit_.match.last);
    if (!source || hit_.match.first != hit_.region.first) return source;
    for (auto at = source->mention.last; at < std::min(hit_.region.last, source->mention.last + longest_tail); ++at) {
      if (is_comma(word(at))) return Source{{source->mention.first, at}};
      if (word(at).upos == Upos::VERB || word(at).upos == Upos::AUX || word(at).upos == Upos::PUNCT) break;
    }
    return source;
  }

  // "Peru's claim that", "their claim that"
  std::optional<Source> possessor() const {
    auto at = hit_.match.first;
    while (at > hit_.region.first && word(at - 1).upos == Upos::ADJ) --at;
    if (at == hit_.region.first) return std::nullopt;
    if (word(at - 1).upos == Upos::PRON) return Source{{at - 1, at}};
    if (word(at - 1).norm != "'s" && word(at - 1).norm != "'") return std::nullopt;
    const auto phrase = noun_phrase_before(scene_.syntax.words, at - 1, level_before(at - 1));
    return phrase.empty() ? std::nullopt : std::optional(Source{phrase});
  }

  // "was condemned by X"
  std::optional<Source> agent() const {
    for (auto at = hit_.group.last; at < std::min(hit_.region.last, hit_.group.last + 4); ++at) {
      if (word(at).norm == "by") return named_after(at + 1);
    }
    return std::nullopt;
  }

  std::uint32_t skip_adverbs_back(std::uint32_t at) const {
    while (at > hit_.region.first && is_adverb(word(at - 1))) --at;
    return at;
  }

  std::optional<Source> subject_before() const {
    const auto at = skip_adverbs_back(hit_.group.first);
    if (at == hit_.region.first || !same_level(at - 1)) return std::nullopt;
    if (is_comma(word(at - 1))) return before_insertion(at - 1);
    if (is_relative_pronoun(word(at - 1))) return antecedent(at - 1);
    return phrase_before(at);
  }

  // The noun phrase that ends before `until`, with brackets behind it: "Tom Hale (R-Iowa)".
  WordRange noun_phrase_until(std::uint32_t until) const {
    const auto end = before_brackets(until);
    const auto phrase = noun_phrase_before(scene_.syntax.words, end, level_before(end));
    return phrase.last == end && !phrase.empty() ? WordRange{phrase.first, until} : phrase;
  }

  std::uint32_t before_brackets(std::uint32_t at) const {
    const auto first = std::max(hit_.region.first, at - std::min(at, longest_brackets));
    if (at == first || word(at - 1).norm != ")") return at;
    for (auto i = at - 1; i > first; --i) {
      if (word(i - 1).norm == "(") return i - 1;
    }
    return at;
  }

  std::optional<Source> phrase_before(std::uint32_t until) const {
    const auto phrase = noun_phrase_until(until);
    if (phrase.empty() || is_temporal(phrase) || word(phrase.last - 1).norm == "that" ||
        word(phrase.last - 1).norm == "which")
      return std::nullopt;
    return Source{with_apposition(without_time(phrase))};
  }

  // The stretch before `until` on the level of the hit.
  WordRange level_before(std::uint32_t until) const {
    auto first = until;
    while (first > hit_.region.first && same_level(first - 1) &&
           !(scene_.utterances.at(first - 1) == nullptr && is_quotation_mark(scene_, first - 1)))
      --first;
    return {first, until};
  }

  bool is_time(std::uint32_t at) const {
    static const std::unordered_set<std::string_view> words = {
        "monday", "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday",  "today",    "yesterday",
        "week",   "month",   "year",      "day",      "morning", "night",    "evening", "afternoon"};
    return words.contains(word(at).norm) || word(at).upos == Upos::NUM;
  }

  bool is_temporal(WordRange phrase) const {
    return is_time(phrase.last - 1) && phrase.first > 0 && (phrase.size() == 1 || is_time(phrase.first)) &&
           word(phrase.first - 1).upos == Upos::ADP;
  }

  // "the ministry on Tuesday" → "the ministry"; "Velasco in a letter" → "Velasco".
  WordRange without_time(WordRange phrase) const {
    for (auto at = phrase.first + 1; at + 1 < phrase.last; ++at) {
      if (word(at).norm != "on" && word(at).norm != "in" && word(at).norm != "at") continue;
      if (is_time(at + 1) || ends_person(at)) return {phrase.first, at};
    }
    return phrase;
  }

  bool ends_person(std::uint32_t at) const {
    const auto& names = scene_.syntax.names;
    const auto after = std::ranges::lower_bound(names, at, {}, [](const Name& name) { return name.words.first; });
    return after != names.begin() && std::prev(after)->kind == NameKind::person && std::prev(after)->words.last == at;
  }

  // "Kremlin spokesperson, Dmitry Peskov, said": the phrase before the comma, where the later one is only its name.
  WordRange with_apposition(WordRange phrase) const {
    if (phrase.first < hit_.region.first + 2 || !is_comma(word(phrase.first - 1))) return phrase;
    const auto before = noun_phrase_before(scene_.syntax.words, phrase.first - 1, level_before(phrase.first - 1));
    if (before.empty() || word(phrase.last - 1).upos != Upos::PROPN || !is_title(before)) return phrase;
    return {before.first, phrase.last};
  }

  bool is_title(WordRange phrase) const {
    const auto& gazetteer = Gazetteer::get();
    return gazetteer.title(name_key(scene_.text.slice(word(phrase.last - 1).span))) != nullptr;
  }

  // "X, who had long kept silent, said": the phrase before the comma that opens the insertion.
  std::optional<Source> before_insertion(std::uint32_t comma) const {
    for (auto at = comma; at > hit_.region.first + 1; --at) {
      if (!is_comma(word(at - 1)) || !same_level(at - 1)) continue;
      const auto& opener = word(at);
      const bool inserts = is_relative_pronoun(opener) || opener.norm == "whose" || opener.upos == Upos::DET ||
                           opener.upos == Upos::ADP || is_adverb(opener) || opener.norm.ends_with("ing") ||
                           opener.upos == Upos::PROPN || opener.upos == Upos::NOUN;
      if (!inserts) continue;
      const auto phrase = noun_phrase_until(at - 1);
      if (phrase.empty()) continue;
      const bool apposition = opener.upos == Upos::DET || opener.upos == Upos::PROPN || opener.upos == Upos::NOUN;
      return Source{apposition ? WordRange{phrase.first, comma} : without_time(phrase)};
    }
    return std::nullopt;
  }

  std::optional<Source> antecedent(std::uint32_t relative) const {
    auto at = relative;
    if (at > hit_.region.first && is_comma(word(at - 1))) --at;
    return phrase_before(at);
  }

  // “…,” said Andrabi. Only where no clause goes on after the name.
  std::optional<Source> subject_after() const {
    const auto at = skip_adverbs_back(hit_.group.first);
    const bool follows_quote = at > 0 && at > scene_.sentence(hit_.group.first).first &&
                               (is_comma(word(at - 1)) || is_quotation_mark(scene_, at - 1));
    if (!follows_quote || hit_.negated) return std::nullopt;
    auto phrase = noun_phrase_after(scene_.syntax.words, hit_.group.last, hit_.region);
    if (phrase.empty() || phrase.first != hit_.group.last) return std::nullopt;
    if (phrase.last < hit_.region.last && (word(phrase.last).upos == Upos::VERB || word(phrase.last).upos == Upos::AUX))
      return std::nullopt;
    return Source{with_apposition_after(without_time(phrase)), false, true};
  }

  // "said Velasco, the envoy": the apposition that ends the sentence.
  WordRange with_apposition_after(WordRange phrase) const {
    const auto last = scene_.sentence(phrase.first).last;
    if (phrase.last + 1 >= hit_.region.last || !is_comma(word(phrase.last)) || word(phrase.last + 1).upos != Upos::DET)
      return phrase;
    const auto more = noun_phrase_after(scene_.syntax.words, phrase.last + 1, hit_.region);
    const bool ends = !more.empty() && (more.last >= last || word(more.last).norm == ".");
    return ends ? WordRange{phrase.first, more.last} : phrase;
  }

  // "noting that", "and stressed that": the source of an earlier hit of the sentence. "and agreed to go": the subject
  // of the verb before, which may stand inside what is said.
  std::optional<Source> inherited() const {
    const auto at = skip_adverbs_back(hit_.group.first);
    const bool joined =
        hit_.gerund || (at > hit_.region.first && (word(at - 1).upos == Upos::CCONJ || is_comma(word(at - 1))));
    if (!joined) return std::nullopt;
    if (!hit_.gerund && !reports_more()) return nearest_subject();
    std::optional<Source> outer;
    for (auto earlier = index_; earlier > 0 && index_ - earlier < farthest_hit; --earlier) {
      const auto& hit = hits_[earlier - 1];
      if (scene_.sentence_of[hit.group.first] != scene_.sentence_of[hit_.group.first]) break;
      if (!found_[earlier - 1] || !same_level(hit.group.first)) continue;
      outer = Source{found_[earlier - 1]->mention, true};
      if (starts_afresh(outer->mention.first)) break;
    }
    if (outer) return outer;
    return nearest_subject();
  }

  // "…, and Tevez said": the words before cannot report what follows.
  bool starts_afresh(std::uint32_t mention) const {
    return mention > hit_.region.first + 1 && word(mention - 1).upos == Upos::CCONJ && is_comma(word(mention - 2));
  }

  bool reports_more() const {
    auto at = hit_.match.last;
    while (at < hit_.region.last && is_adverb(word(at))) ++at;
    return at < hit_.region.last && (word(at).norm == "that" || word(at).norm == ":" || !same_level(at));
  }

  // The subject of the nearest clause that has one.
  std::optional<Source> nearest_subject() const {
    const auto& clauses = scene_.syntax.clauses;
    for (auto clause = clause_of(clauses, hit_.group.first);; --clause) {
      const auto words = clauses[clause].words;
      const WordRange seen{std::max(words.first, hit_.region.first), std::min(words.last, hit_.group.first)};
      if (clauses[clause].kind != ClauseKind::relative && clauses[clause].kind != ClauseKind::manner) {
        if (const auto subject = first_subject(seen)) return subject;
      }
      if (clause == 0 || words.first <= hit_.region.first) return std::nullopt;
    }
  }

  std::optional<Source> first_subject(WordRange words) const {
    for (auto at = words.first; at < words.last; ++at) {
      const bool finite =
          word(at).upos == Upos::AUX || (word(at).upos == Upos::VERB && !word(at).norm.ends_with("ing"));
      if (!finite || !same_level(at)) continue;
      const auto until = skip_adverbs_back(at);
      const auto phrase = noun_phrase_before(scene_.syntax.words, until, {words.first, std::max(words.first, until)});
      const bool governed = !phrase.empty() && phrase.first > words.first && word(phrase.first - 1).upos == Upos::ADP;
      if (!phrase.empty() && !governed && !is_temporal(phrase)) return Source{without_time(phrase), true};
    }
    return std::nullopt;
  }

  const Scene& scene_;
  const std::vector<CueHit>& hits_;
  const CueHit& hit_;
  std::size_t index_;
  const std::vector<std::optional<Source>>& found_;
};

}  // namespace

std::optional<Source> find_source(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                  const std::vector<std::optional<Source>>& found) {
  return Finder(scene, hits, index, found).find();
}

}  // namespace communique
