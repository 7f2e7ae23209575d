#include "statement/contents.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "statement/borders.hpp"
#include "statement/constants.hpp"
#include "statement/cues.hpp"
#include "statement/extents.hpp"
#include "statement/insertions.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_tail =
    16;  // words between a cue and its "that": "confirmed while speaking to the channel that"

const std::unordered_set<std::string_view>& media() {
  static const auto table = [] {
    std::unordered_set<std::string_view> result;
    for (const auto& row : data_rows("media")) result.insert(row[0]);
    return result;
  }();
  return table;
}

// Words after a cue that tell when and how often it was said (cpp/data/cue_adverbs.tsv).
const std::unordered_set<std::string_view>& cue_adverbs() {
  static const auto table = [] {
    std::unordered_set<std::string_view> result;
    for (const auto& row : data_rows("cue_adverbs")) result.insert(row[0]);
    return result;
  }();
  return table;
}

// Verbs whose object is spoken to (cpp/data/addressee_verbs.tsv): "always", or only where "that" follows it.
bool takes_addressee(const Word& verb, bool before_that) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::string_view> result;
    for (const auto& row : data_rows("addressee_verbs")) result.emplace(row[0], row[1]);
    return result;
  }();
  const auto found = table.find(verb.lemma);
  return found != table.end() && (before_that || found->second == "always");
}

bool is_finite(const Word& word) {
  return word.upos == Upos::AUX || (word.upos == Upos::VERB && !word.norm.ends_with("ing"));
}

bool opens_question(const Word& word) {
  static const std::unordered_set<std::string_view> words = {"whether", "if",    "how", "why",    "what",
                                                             "when",    "where", "who", "because"};
  return word.upos != Upos::PROPN && words.contains(word.norm);
}

class Finder {
 public:
  Finder(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
         const std::vector<std::optional<Source>>& sources)
      : scene_(scene), hits_(hits), index_(index), hit_(hits[index]), sources_(sources), source_(sources[index]) {
    tail_ = hit_.match.last;
    draft_.cue = hit_.group;
    draft_.rule = hit_.rule;
    draft_.confidence = hit_.rule->weight;
    if (source_) draft_.mention = source_->mention;
  }

  std::optional<Draft> find() {
    const auto& scope = hit_.rule->scope;
    if (scope == "none") return withheld();
    if (scope == "source") return around();
    if (scope == "adverb") return clause();
    if (scope == "noun") return after_noun();
    if (!source_) return std::nullopt;
    if (hit_.negated && hit_.rule->cls != "deny") return negated();
    if (after_quotation() || around_cue() || next_paragraph() || before_comma()) return draft_;
    return std::nullopt;
  }

 private:
  const Word& word(std::uint32_t at) const { return scene_.word(at); }
  bool same_level(std::uint32_t at) const { return scene_.utterances.are_on_one_level(at, hit_.group.first); }
  bool opens_utterance(std::uint32_t at) const { return !same_level(at) && scene_.utterances.at(at) != nullptr; }

  std::optional<Draft> withheld() {
    if (!source_) return std::nullopt;
    draft_.type = StatementType::withheld;
    return draft_;
  }

  // "did not say whether": the matter is left open.
  std::optional<Draft> negated() {
    if (!around_cue()) return std::nullopt;
    draft_.type = StatementType::withheld;
    return draft_;
  }

  // According to X, …: the rest of the sentence.
  std::optional<Draft> around() {
    if (!source_) return std::nullopt;
    const auto region = hit_.region;
    if (add_interrupted({hit_.group.first, source_->mention.last})) return draft_;
    const WordRange before{region.first, hit_.group.first};
    const WordRange after{source_->mention.last, cut(source_->mention.last)};
    if (before.size() > 2) add_words(scene_, before, draft_);
    if (before.size() <= 2 && after.size() > 1) add_words(scene_, after, draft_);
    if (draft_.content.empty()) return std::nullopt;
    return draft_;
  }

  // "reports that …"
  std::optional<Draft> after_noun() {
    if (is_relative() || !around_cue()) return std::nullopt;
    return draft_;
  }

  // "an allegation that Lima has denied": what is denied is the allegation; nothing follows the verb.
  bool is_relative() const {
    const auto next = index_ + 1;
    if (next >= hits_.size() || hits_[next].rule->scope == "clause") return false;
    const auto after = hits_[next].match.last;
    return after >= hit_.region.last || word(after).upos == Upos::PUNCT;
  }

  // Reportedly: the clause, the adverb left out.
  std::optional<Draft> clause() {
    const auto words = scene_.syntax.clauses[clause_of(scene_.syntax.clauses, hit_.group.first)].words;
    const WordRange before{std::max(words.first, hit_.region.first), hit_.group.first};
    const WordRange after{hit_.group.last, std::min(words.last, hit_.region.last)};
    add_words(scene_, before, draft_);
    add_words(scene_, after, draft_);
    if (draft_.content.empty()) return std::nullopt;
    return draft_;
  }

  // Where source and cue begin together.
  std::uint32_t head() const {
    return source_->inherited || source_->inverted ? hit_.group.first
                                                   : std::min(source_->mention.first, hit_.group.first);
  }
  std::uint32_t tail() const { return source_ && source_->inverted ? source_->mention.last : tail_; }

  // “…,” he said: the utterance that ends just before.
  bool after_quotation() {
    auto at = head();
    while (at > hit_.region.first && (is_adverb(word(at - 1)) || is_comma(word(at - 1)))) --at;
    if (at == hit_.region.first || source_->inherited || !opens_utterance(at - 1)) return false;
    const auto& utterance = *scene_.utterances.at(at - 1);
    const auto sentence = scene_.sentence(hit_.group.first);
    const bool led_in = utterance.words.first > sentence.first && is_led_in({sentence.first, utterance.words.first});
    if (led_in) {
      add_words(scene_, {sentence.first, at}, draft_);
    } else {
      add_utterance(utterance, draft_);
      draft_.type = StatementType::direct;
    }
    add_second_part();
    return true;
  }

  // Words of the same sentence before the quotation that belong to what was said.
  bool is_led_in(WordRange words) const {
    return std::any_of(
               scene_.syntax.words.begin() + words.first, scene_.syntax.words.begin() + words.last,
               [](const Word& w) { return w.upos == Upos::NOUN || w.upos == Upos::PROPN || w.upos == Upos::PRON; }) &&
           scene_.utterances.at(words.first) == nullptr;
  }

  // “A,” he said, “B.”
  void add_second_part() {
    auto at = tail();
    while (at < hit_.region.last && (is_comma(word(at)) || is_adverb(word(at)))) ++at;
    if (at + 1 >= hit_.region.last || at == tail()) return;
    if (opens_utterance(at)) return add_utterance(*scene_.utterances.at(at), draft_);
    if (word(at).upos != Upos::CCONJ || !opens_utterance(at + 1)) return;
    add_words(scene_, {at, extended(cut(at), at)}, draft_);  // “A,” he said, but “B.”
    draft_.type = StatementType::mixed;
  }

  bool around_cue() {
    tail_ = skip_addressee(tail_);
    return interrupted() || after_cue();
  }

  // The talks, he said, will resume.
  bool interrupted() {
    if (source_->inherited || hit_.rule->scope != "clause" || hit_.rule->weight < constants_.comma_clause) return false;
    return add_interrupted({head(), tail()});
  }

  bool add_interrupted(WordRange clause) {
    const auto found = find_interrupted(scene_, hits_, index_, clause);
    if (!found) return false;
    add_words(scene_, found->before, draft_);
    add_words(scene_, {found->after, extended(cut(found->after), found->after)}, draft_);
    draft_.type = draft_.quoted.empty() ? StatementType::indirect : StatementType::mixed;
    return true;
  }

  bool after_cue() {
    if (const auto start = content_start(tail())) {
      add_words(scene_, {*start, extended(cut(*start), *start)}, draft_);
      return !draft_.content.empty();
    }
    return false;
  }

  // "The minister said:", and the quotation in the next paragraph.
  bool next_paragraph() {
    const auto last = scene_.sentence(hit_.group.first).last;
    if (last == 0 || last >= scene_.syntax.words.size() || word(last - 1).norm != ":" || !opens_utterance(last))
      return false;
    add_utterance(*scene_.utterances.at(last), draft_);
    draft_.type = StatementType::direct;
    return true;
  }

  std::uint32_t skip_addressee(std::uint32_t at) {
    const auto phrase = noun_phrase_after(scene_.syntax.words, at, hit_.region);
    const bool before_that = phrase.last < hit_.region.last && word(phrase.last).norm == "that";
    if (phrase.empty() || !takes_addressee(word(hit_.match.first), before_that)) return at;
    draft_.addressee = span_of(scene_.syntax.words, phrase);
    return phrase.last;
  }

  // The first word of what is said after the cue, which ends at `at`.
  std::optional<std::uint32_t> content_start(std::uint32_t at) {
    const auto last = std::min(hit_.region.last, at + longest_tail);
    bool adjunct = false;
    std::optional<std::uint32_t> adverb;  // the first of those that lead into a clause without "that"
    for (auto i = at; i < last; ++i) {
      const auto& w = word(i);
      if (opens_utterance(i)) return adjunct || i == at || is_opening(i, at) ? std::optional(i) : std::nullopt;
      if (w.norm == ":" && w.upos == Upos::PUNCT) return i + 1 < hit_.region.last ? std::optional(i + 1) : std::nullopt;
      if (w.norm == "that" && (i == at || adjunct || is_comma(word(i - 1)) || is_adverb(word(i - 1)))) {
        const auto start = scene_.options.all ? i : i + 1;  // PolNeAR counts "that" as content
        return hit_.rule->weight >= constants_.that_clause ? std::optional(start) : std::nullopt;
      }
      const bool quantity = i + 1 < last && word(i + 1).upos == Upos::NUM;  // said about 300 had left
      if (belongs_to_cue(i) || is_comma(w)) continue;
      if (w.upos == Upos::DET && i + 1 < last && belongs_to_cue(i + 1)) continue;  // told them this morning that
      if (is_adverb(w) && w.norm != "there" && !quantity) {
        adverb = adverb.value_or(i);
        continue;
      }
      if (w.upos == Upos::ADP && !quantity) {
        const auto phrase = noun_phrase_after(scene_.syntax.words, i + 1, hit_.region);
        if (!phrase.empty() && adjunct_ends(phrase.last)) {
          note_adjunct(w, phrase);
          adjunct = true;
          i = phrase.last - 1;
          continue;
        }
      }
      if (w.norm == "while" || w.norm == "when" || (adjunct && w.norm.ends_with("ing"))) {
        adjunct = true;
        continue;
      }
      if (!adjunct || scene_.word(i - 1).upos != Upos::ADP) {
        if (const auto bare = bare_start(i)) return adverb.value_or(*bare);
      }
      if (!adjunct || is_finite(w)) return std::nullopt;
    }
    return std::nullopt;
  }

  // "said again", "said on Friday", "said Friday": when it was said, not what.
  bool belongs_to_cue(std::uint32_t at) const {
    return cue_adverbs().contains(word(at).norm) && !(word(at).upos == Upos::NUM || word(at).upos == Upos::VERB);
  }

  bool is_opening(std::uint32_t at, std::uint32_t from) const {
    return std::all_of(scene_.syntax.words.begin() + from, scene_.syntax.words.begin() + at,
                       [](const Word& w) { return w.upos == Upos::PUNCT || is_adverb(w); });
  }

  // After "on Friday", "in a statement": more of the tail, or what is said.
  bool adjunct_ends(std::uint32_t at) const {
    const bool clause = hit_.rule->scope == "clause";
    if (at >= hit_.region.last) return clause;
    const auto& w = word(at);
    if (!clause) return w.norm == "that";  // "recalled at the briefing that"; otherwise the phrase is what is said
    return w.norm == "that" || w.upos == Upos::PUNCT || w.upos == Upos::ADP || w.upos == Upos::DET ||
           w.upos == Upos::PRON || w.upos == Upos::ADV || opens_utterance(at);
  }

  void note_adjunct(const Word& preposition, WordRange phrase) {
    for (auto i = phrase.first; i < phrase.last; ++i) {
      if (word(i).upos == Upos::ADP) break;
      if (media().contains(word(i).lemma) || media().contains(word(i).norm))
        draft_.medium = span_of(scene_.syntax.words, phrase);
    }
    if (preposition.norm == "to" && !draft_.medium) draft_.addressee = span_of(scene_.syntax.words, phrase);
  }

  std::optional<std::uint32_t> bare_start(std::uint32_t at) const {
    const auto& w = word(at);
    if (hit_.rule->scope == "object") {
      if (opens_question(w)) return at;
      const bool formula = hit_.match.size() > 2 && w.upos == Upos::ADP;  // took a firm line | in the talks
      const bool nominal =
          w.upos != Upos::PUNCT && w.upos != Upos::CCONJ && w.upos != Upos::SCONJ && w.upos != Upos::ADP;
      const bool sure = hit_.rule->weight >= constants_.bare_object || holds_quotation({at, cut(at)});
      return (nominal || formula) && sure ? std::optional(at) : std::nullopt;
    }
    if (hit_.rule->weight < constants_.that_clause) return std::nullopt;
    if (opens_question(w)) return at;
    if (hit_.rule->weight < constants_.bare_clause) return std::nullopt;
    const bool quantity = at + 1 < hit_.region.last && word(at + 1).upos == Upos::NUM;
    const bool nominal = quantity || w.upos == Upos::DET || w.upos == Upos::PRON || w.upos == Upos::NOUN ||
                         w.upos == Upos::PROPN || w.upos == Upos::ADJ || w.upos == Upos::NUM || w.norm == "there";
    return nominal && finite_before(at, cut(at)) ? std::optional(at) : std::nullopt;
  }

  bool holds_quotation(WordRange words) const {
    for (auto i = words.first; i < words.last; ++i) {
      if (opens_utterance(i)) return true;
    }
    return false;
  }

  bool finite_before(std::uint32_t at, std::uint32_t last) const {
    return std::any_of(scene_.syntax.words.begin() + at, scene_.syntax.words.begin() + std::max(at, last), is_finite);
  }

  std::uint32_t cut(std::uint32_t start) const { return content_end(scene_, hits_, index_, sources_, start); }

  // A quotation that opens in the content runs to its end, over sentences.
  std::uint32_t extended(std::uint32_t last, std::uint32_t start) const {
    if (last <= start || last < hit_.region.last) return last;
    const auto* utterance = scene_.utterances.at(last - 1);
    return utterance == nullptr || !opens_utterance(last - 1) ? last : std::max(last, utterance->words.last);
  }

  // "he said." and "he said on Friday", but not "he added two points".
  static bool closes_clause(const Word& w) {
    return w.upos == Upos::PUNCT || w.upos == Upos::ADP || is_adverb(w) || w.upos == Upos::SCONJ || w.norm == "when" ||
           w.norm == "while";
  }

  // The talks will resume, he said.
  bool before_comma() {
    if (source_->inherited || hit_.rule->scope != "clause" || hit_.rule->weight < constants_.comma_clause) return false;
    if (tail() < hit_.region.last && !closes_clause(word(tail()))) return false;
    const auto at = head();
    const auto first = hit_.region.first;
    if (at < first + 3 || !is_comma(word(at - 1)) || !same_level(at - 1)) return false;
    if (!finite_before(first, at - 1)) return false;
    add_words(scene_, {first, at - 1}, draft_);
    return !draft_.content.empty();
  }

  const Scene& scene_;
  const AttributionConstants& constants_ = AttributionConstants::get();
  const std::vector<CueHit>& hits_;
  std::size_t index_;
  const CueHit& hit_;
  const std::vector<std::optional<Source>>& sources_;
  const std::optional<Source>& source_;
  Draft draft_;
  std::uint32_t tail_ = 0;  // the end of the cue, and of the addressee once it is read
};

}  // namespace

std::optional<Draft> find_content(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                                  const std::vector<std::optional<Source>>& sources) {
  return Finder(scene, hits, index, sources).find();
}

}  // namespace communique
