#include "syntax/tagger.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "syntax/gazetteer.hpp"
#include "syntax/lemmas.hpp"
#include "syntax/vocabulary.hpp"
#include "text/data_files.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

using enum VerbForm;

constexpr std::uint32_t reach = 8;  // words on either side that a tag looks at

// Spelt-out forms of clitics: "n't" is the word "not" (cpp/data/clitics.tsv).
std::string_view spelt_out(std::string_view clitic) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::string_view> result;
    for (const auto& row : data_rows("clitics")) result.emplace(row[0], row[1]);
    return result;
  }();
  const auto found = table.find(clitic);
  return found == table.end() ? clitic : found->second;
}

// Tags that an unknown word gets by its ending (cpp/data/endings.tsv); the first that fits.
std::optional<Upos> tag_by_ending(std::string_view norm) {
  static const auto table = [] {
    std::vector<std::pair<std::string_view, Upos>> result;
    for (const auto& row : data_rows("endings")) {
      result.emplace_back(row[0], row[1] == "ADJ"    ? Upos::ADJ
                                  : row[1] == "ADV"  ? Upos::ADV
                                  : row[1] == "VERB" ? Upos::VERB
                                                     : Upos::NOUN);
    }
    return result;
  }();
  for (const auto& [ending, tag] : table) {
    if (norm.size() > ending.size() + 2 && norm.ends_with(ending)) return tag;
  }
  return std::nullopt;
}

bool is_subject_pronoun(std::string_view norm) {
  static const std::unordered_set<std::string_view> pronouns = {"i",    "you", "he",  "she",   "we",
                                                                "they", "it",  "who", "which", "there"};
  return pronouns.contains(norm);
}

bool is_nominal(Upos tag) { return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM; }

// Function words keep their tag even in capitals.
bool is_function(Upos tag) {
  return tag != Upos::NOUN && tag != Upos::ADJ && tag != Upos::ADV && tag != Upos::INTJ && tag != Upos::NUM &&
         tag != Upos::AUX;
}

class Tagger {
 public:
  Tagger(const Text& text, const Segments& segments, Syntax& syntax)
      : text_(text), segments_(segments), syntax_(syntax), words_(syntax.words), vocabulary_(Vocabulary::get()) {}

  void run() {
    read_words();
    read_sentences();
    find_proper();
    for (const auto& sentence : syntax_.sentences) tag(sentence);
  }

 private:
  std::string_view keep(std::string string) { return *syntax_.pool.insert(std::move(string)).first; }

  void read_words() {
    words_.reserve(segments_.words.size());
    for (const auto& [span, token] : segments_.words) {
      words_.push_back({span, token, spelt_out(keep(fold(text_.slice(span)))), {}, Upos::X});
    }
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {  // ca|n't, wo|n't: not the words "ca" and "wo"
      if (words_[i + 1].norm != "not" || words_[i].token != words_[i + 1].token) continue;
      if (words_[i].norm == "ca") words_[i].norm = "can";
      if (words_[i].norm == "wo") words_[i].norm = "will";
      if (words_[i].norm == "sha") words_[i].norm = "shall";
    }
  }

  void read_sentences() {
    std::uint32_t at = 0;
    for (const auto& sentence : segments_.sentences) {
      while (at < words_.size() && words_[at].span.begin < sentence.span.begin) ++at;
      const auto first = at;
      while (at < words_.size() && words_[at].span.begin < sentence.span.end) ++at;
      syntax_.sentences.push_back({first, at});
    }
  }

  bool has_capital(std::uint32_t at) const {
    return is_upper(code_point_at(text_.bytes(), words_[at].span.begin).value);
  }

  bool is_acronym(std::uint32_t at) const {
    const auto form = text_.slice(words_[at].span);
    return form.size() > 1 && std::ranges::all_of(form, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  }

  // Headlines and labels, where capitals tell nothing.
  bool is_title_case(WordRange sentence) const {
    std::size_t capital = 0;
    std::size_t all = 0;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (!is_word(kind(i))) continue;
      ++all;
      capital += has_capital(i);
    }
    return all >= 4 && capital * 10 >= all * 7;
  }

  TokenKind kind(std::uint32_t at) const { return segments_.tokens.kinds[words_[at].token]; }

  // A capital says nothing where a sentence or quotation may begin.
  bool may_start(std::uint32_t at, WordRange sentence) const {
    return at == sentence.first || words_[at - 1].upos == Upos::PUNCT;
  }

  void find_proper() {
    for (const auto& sentence : syntax_.sentences) {
      if (is_title_case(sentence)) continue;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        if (!is_word(kind(i))) continue;
        if (!has_capital(i)) {
          seen_lower_.insert(words_[i].norm);
        } else if (i > sentence.first && is_word(kind(i - 1))) {
          seen_proper_.insert(words_[i].norm);
        }
      }
    }
  }

  void tag(WordRange sentence) {
    const bool title_case = is_title_case(sentence);
    for (auto i = sentence.first; i < sentence.last; ++i) {
      words_[i].upos = tag_of(i, sentence, title_case);
      words_[i].lemma = lemma_of(words_[i], i);
    }
    for (auto i = sentence.first; i < sentence.last; ++i) revise(i, sentence);
  }

  Upos tag_of(std::uint32_t at, WordRange sentence, bool title_case) const {
    const TokenKind token = kind(at);
    if (is_number(token)) return Upos::NUM;
    if (is_punctuation(token) || token == TokenKind::quote) return Upos::PUNCT;
    if (is_symbol(token) || token == TokenKind::emoji) return Upos::SYM;
    if (token == TokenKind::handle) return Upos::PROPN;
    if (!is_word(token)) return Upos::X;
    const auto* word = vocabulary_.word(words_[at].norm);
    const bool capital = has_capital(at);
    if (capital && !title_case && is_proper(at, sentence, word)) return Upos::PROPN;
    const auto* verb = vocabulary_.verb(words_[at].norm);
    if (word != nullptr) {
      const bool open_class = !is_function(word->tags.front()) && word->tags.front() != Upos::AUX;
      if (verb != nullptr && open_class && expects_verb(at, sentence)) return Upos::VERB;
      return choose(*word, at, sentence);
    }
    if (verb != nullptr) return is_verb(*verb, at, sentence);
    if (const auto ending = tag_by_ending(words_[at].norm))
      return *ending == Upos::VERB ? unknown_verb(at, sentence) : *ending;
    if (capital && !seen_lower_.contains(words_[at].norm)) return Upos::PROPN;
    if (!expects_verb(at, sentence)) return Upos::NOUN;
    const bool third_person = words_[at].norm.ends_with('s') && !words_[at].norm.ends_with("ss");
    return !third_person || before(at, sentence)->upos == Upos::PRON ? Upos::VERB : Upos::NOUN;
  }

  bool is_proper(std::uint32_t at, WordRange sentence, const WordReading* word) const {
    if (is_acronym(at)) return true;
    if (word != nullptr && is_function(word->tags.front())) return false;
    if (!may_start(at, sentence)) return words_[at].norm != "i";
    if (opens_name(at, sentence)) return true;
    if (seen_lower_.contains(words_[at].norm) || word != nullptr) return false;
    return seen_proper_.contains(words_[at].norm) && vocabulary_.verb(words_[at].norm) == nullptr;
  }

  // "Mark Velasco": a forename before another capital.
  bool opens_name(std::uint32_t at, WordRange sentence) const {
    return at + 1 < sentence.last && is_word(kind(at + 1)) && has_capital(at + 1) &&
           Gazetteer::get().is_forename(std::string(words_[at].norm));
  }

  // The nearest word before that is no adverb, "not" or quotation mark.
  const Word* before(std::uint32_t at, WordRange sentence) const {
    for (auto i = at; i > sentence.first && at - i < reach; --i) {
      const auto& word = words_[i - 1];
      if (word.upos != Upos::ADV && word.norm != "not" && kind(i - 1) != TokenKind::quote) return &word;
    }
    return nullptr;
  }

  bool expects_verb(std::uint32_t at, WordRange sentence) const {
    const auto* previous = before(at, sentence);
    if (previous == nullptr) return false;
    const bool infinitive =
        previous->norm == "to" || (previous->upos == Upos::AUX && previous->lemma != "be" && previous->lemma != "have");
    return infinitive || (previous->upos == Upos::PRON && is_subject_pronoun(previous->norm));
  }

  Upos choose(const WordReading& word, std::uint32_t at, WordRange sentence) const {
    const auto& norm = words_[at].norm;
    const auto* next = at + 1 < sentence.last ? &words_[at + 1] : nullptr;
    if (norm == "to") {
      const auto* verb = next == nullptr ? nullptr : vocabulary_.verb(next->norm);
      const auto* known = next == nullptr ? nullptr : vocabulary_.word(next->norm);
      const bool adverb = known != nullptr && (known->tags.front() == Upos::ADV || known->tags.front() == Upos::AUX);
      return (verb != nullptr && verb->is(base)) || adverb ? Upos::PART : Upos::ADP;
    }
    if (norm == "'s") {  // it's, that's: the verb; otherwise the possessive
      const auto* previous = before(at, sentence);
      const bool verbal =
          previous != nullptr && (previous->upos == Upos::PRON || previous->norm == "that" || previous->norm == "here");
      return verbal ? Upos::AUX : Upos::PART;
    }
    if (norm == "her" || word.tags.size() == 1) return word.tags.front();
    if (norm == "that" && at > sentence.first && words_[at - 1].upos == Upos::ADP) return Upos::DET;
    return word.tags.front();
  }

  Upos is_verb(const VerbReading& verb, std::uint32_t at, WordRange sentence) const {
    const auto* previous = before(at, sentence);
    const bool finite_form = verb.is(base) || verb.is(third);
    if (previous == nullptr) return finite_form && verb.noun_too && !verb.is(past) ? Upos::NOUN : Upos::VERB;
    if (previous->norm == "to" && verb.is(base)) return Upos::VERB;
    switch (previous->upos) {
      case Upos::AUX:
        return previous->lemma == "be" && !verb.is(gerund) && !verb.is(participle) ? Upos::NOUN : Upos::VERB;
      case Upos::PRON:
        return is_subject_pronoun(previous->norm) || previous->norm == "that" ? Upos::VERB
                                                                              : after_modifier(verb, at, sentence);
      case Upos::DET:
        return previous->norm == "that" && !verb.noun_too ? Upos::VERB : after_modifier(verb, at, sentence);
      case Upos::ADJ:
      case Upos::NUM:
        return after_modifier(verb, at, sentence);
      case Upos::PART:
        return previous->norm == "to" ? Upos::VERB : after_modifier(verb, at, sentence);
      case Upos::ADP:
        return verb.is(gerund) ? Upos::VERB : after_modifier(verb, at, sentence);
      case Upos::NOUN:
      case Upos::PROPN:
        return finite_form && verb.noun_too && !verb.is(past) && !object_follows(at, sentence) ? Upos::NOUN
                                                                                               : Upos::VERB;
      case Upos::CCONJ:
        return after_conjunction(verb, at, sentence);
      case Upos::VERB:
        return finite_form && verb.noun_too ? Upos::NOUN : Upos::VERB;
      default:
        return finite_form && verb.noun_too && !verb.is(past) && !object_follows(at, sentence) ? Upos::NOUN
                                                                                               : Upos::VERB;
    }
  }

  // After a determiner, adjective or preposition: "the alleged attack", "of claims".
  Upos after_modifier(const VerbReading& verb, std::uint32_t at, WordRange sentence) const {
    if (!verb.is(past) && !verb.is(participle)) return Upos::NOUN;
    const bool base_noun = verb.is(base) && verb.noun_too;
    const bool modifies = at + 1 < sentence.last && may_be_noun(at + 1);
    return base_noun ? Upos::NOUN : modifies ? Upos::ADJ : Upos::VERB;
  }

  bool may_be_noun(std::uint32_t at) const {
    if (!is_word(kind(at))) return is_number(kind(at));
    const auto* word = vocabulary_.word(words_[at].norm);
    return word == nullptr || word->tags.front() == Upos::NOUN || word->tags.front() == Upos::ADJ;
  }

  bool object_follows(std::uint32_t at, WordRange sentence) const {
    if (at + 1 >= sentence.last) return false;
    const auto& next = words_[at + 1];
    if (kind(at + 1) == TokenKind::quote)
      return next.span.begin > words_[at].span.end;  // an opening mark has a space before it
    if (next.norm == "that" || next.norm == "to" || next.norm == "it" || next.norm == "them" || next.norm == "him")
      return true;
    const auto* word = vocabulary_.word(next.norm);
    if (word == nullptr) return has_capital(at + 1) && is_word(kind(at + 1));
    return word->tags.front() == Upos::DET || word->tags.front() == Upos::PRON || word->tags.front() == Upos::NUM;
  }

  Upos after_conjunction(const VerbReading& verb, std::uint32_t at, WordRange sentence) const {
    if (!verb.noun_too || verb.is(past)) return Upos::VERB;
    const bool nominal_before = at >= sentence.first + 2 && is_nominal(words_[at - 2].upos);
    return nominal_before && !object_follows(at, sentence) ? Upos::NOUN
           : object_follows(at, sentence)                  ? Upos::VERB
                                                           : Upos::NOUN;
  }

  // -ed and -ing forms of verbs that the vocabulary lacks.
  Upos unknown_verb(std::uint32_t at, WordRange sentence) const {
    const auto* previous = before(at, sentence);
    const bool modified = previous != nullptr &&
                          (previous->upos == Upos::DET || previous->upos == Upos::ADJ || previous->upos == Upos::ADP);
    if (!modified) return Upos::VERB;
    return words_[at].norm.ends_with("ing") ? Upos::NOUN : Upos::ADJ;
  }

  std::string_view lemma_of(const Word& word, std::uint32_t at) {
    switch (word.upos) {
      case Upos::VERB: {
        const auto* verb = vocabulary_.verb(word.norm);
        return verb != nullptr ? verb->lemma : keep(verb_lemma(word.norm));
      }
      case Upos::PROPN:
        return keep(std::string(text_.slice(words_[at].span)));
      case Upos::NOUN: {
        const auto* known = vocabulary_.word(word.norm);
        return known != nullptr && known->lemma != word.norm ? known->lemma : keep(noun_lemma(word.norm));
      }
      default: {
        if (word.norm == "'s" && word.upos == Upos::AUX) return "be";
        const auto* known = vocabulary_.word(word.norm);
        return known != nullptr ? known->lemma : word.norm;
      }
    }
  }

  // What only the words after it tell: main "have" and "do", and "that" before a noun alone.
  void revise(std::uint32_t at, WordRange sentence) {
    auto& word = words_[at];
    if (word.upos == Upos::AUX && (word.lemma == "have" || word.lemma == "do")) {
      auto next = at + 1;
      while (next < sentence.last && next - at < reach &&
             (words_[next].upos == Upos::ADV || words_[next].norm == "not" || words_[next].upos == Upos::PRON))
        ++next;
      const bool helps = next < sentence.last && (words_[next].upos == Upos::VERB || words_[next].upos == Upos::AUX ||
                                                  words_[next].norm == "neither" || words_[next].norm == "either" ||
                                                  words_[next].norm == "both");
      if (!helps) word.upos = Upos::VERB;
    }
    if (word.norm == "'s" && word.upos == Upos::AUX) word.norm = "is";
  }

  const Text& text_;
  const Segments& segments_;
  Syntax& syntax_;
  std::vector<Word>& words_;
  const Vocabulary& vocabulary_;
  std::unordered_set<std::string_view> seen_lower_;
  std::unordered_set<std::string_view> seen_proper_;
};

}  // namespace

void tag_words(const Text& text, const Segments& segments, Syntax& syntax) { Tagger(text, segments, syntax).run(); }

}  // namespace communique
