#include "syntax/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::uint32_t reach = 12;  // words after a word that decide whether it opens a clause

// Openers that need no look at their neighbours (cpp/data/clause_openers.tsv).
const std::unordered_map<std::string_view, ClauseKind>& openers() {
  static const auto table = [] {
    const std::unordered_map<std::string_view, ClauseKind> kinds = {
        {"condition", ClauseKind::condition}, {"concession", ClauseKind::concession}, {"reason", ClauseKind::reason},
        {"relative", ClauseKind::relative},   {"contrast", ClauseKind::contrast},     {"time", ClauseKind::time},
        {"content", ClauseKind::content}};
    std::unordered_map<std::string_view, ClauseKind> result;
    for (const auto& row : data_rows("clause_openers")) result.emplace(row[0], kinds.at(row[1]));
    return result;
  }();
  return table;
}

bool is_verbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

bool is_nominal(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON;
}

bool is_gerund(const Word& word) { return word.upos == Upos::VERB && word.norm.ends_with("ing"); }

bool is_comma(const Word& word) { return word.upos == Upos::PUNCT && word.norm == ","; }

class Splitter {
 public:
  Splitter(std::span<const Word> words, WordRange sentence, std::vector<Clause>& clauses)
      : words_(words), sentence_(sentence), clauses_(clauses) {}

  void run() {
    start_ = sentence_.first;
    kind_ = ClauseKind::main;
    for (auto at = sentence_.first; at < sentence_.last; ++at) {
      if (const auto kind = opens(at)) {
        open(at, *kind);
      }
      has_verb_ |= is_verbal(words_[at]);
    }
    if (start_ < sentence_.last) clauses_.push_back({{start_, sentence_.last}, kind_});
  }

 private:
  void open(std::uint32_t at, ClauseKind kind) {
    if (at > start_) clauses_.push_back({{start_, at}, kind_});
    after_comma_ = at > sentence_.first && is_comma(words_[at - 1]);
    start_ = at;
    kind_ = kind;
    has_verb_ = false;
  }

  const Word* next(std::uint32_t at) const {
    for (auto i = at + 1; i < std::min(sentence_.last, at + reach); ++i) {
      if (words_[i].upos != Upos::ADV && words_[i].norm != "not") return &words_[i];
    }
    return nullptr;
  }

  std::optional<ClauseKind> opens(std::uint32_t at) const {
    const auto& word = words_[at];
    const Word* after = next(at);
    if (const auto found = openers().find(word.norm); found != openers().end() && word.upos != Upos::PROPN)
      return found->second;
    if (after == nullptr) return std::nullopt;
    if (word.norm == "that" && at > sentence_.first) return opens_with_that(at, *after);
    if ((word.norm == "without" || word.norm == "by") && is_gerund(*after)) return ClauseKind::manner;
    if ((word.norm == "after" || word.norm == "before" || word.norm == "since") &&
        (is_gerund(*after) || clause_follows(at)))
      return ClauseKind::time;
    if (word.norm == "provided" && after->norm == "that") return ClauseKind::condition;
    if (word.upos == Upos::CCONJ &&
        (is_verbal(*after) || (after->upos == Upos::PRON && has_verb_) || follows_comma(at)))
      return coordinated(at);
    if (word.upos == Upos::PUNCT && (word.norm == ";" || word.norm == ":")) return ClauseKind::main;
    return opens_after_comma(at);
  }

  std::optional<ClauseKind> opens_with_that(std::uint32_t at, const Word& after) const {
    const auto& before = words_[at - 1];
    if ((before.upos == Upos::NOUN || before.upos == Upos::PROPN) && is_verbal(after)) return ClauseKind::relative;
    if (before.upos == Upos::VERB || before.upos == Upos::ADJ || before.upos == Upos::NOUN ||
        before.upos == Upos::CCONJ)
      return ClauseKind::content;
    return std::nullopt;
  }

  bool follows_comma(std::uint32_t at) const {
    return at > sentence_.first && is_comma(words_[at - 1]) && has_verb_ && clause_follows(at);
  }

  // A nominal and a verb before the next comma.
  bool clause_follows(std::uint32_t at) const {
    bool nominal = false;
    for (auto i = at + 1; i < std::min(sentence_.last, at + reach); ++i) {
      if (words_[i].upos == Upos::PUNCT) return false;
      nominal |= is_nominal(words_[i]);
      if (nominal && is_verbal(words_[i])) return true;
    }
    return false;
  }

  std::optional<ClauseKind> coordinated(std::uint32_t at) const {
    if (at == start_ || !has_verb_) return std::nullopt;
    return kind_ == ClauseKind::content || kind_ == ClauseKind::condition ? std::optional(kind_) : ClauseKind::main;
  }

  // "If it fails, we act": the comma ends a subordinate clause. ", adding that": a participle begins its own.
  std::optional<ClauseKind> opens_after_comma(std::uint32_t at) const {
    if (at == sentence_.first || at == start_ || !is_comma(words_[at - 1]) || !has_verb_) return std::nullopt;
    if (is_gerund(words_[at])) return ClauseKind::main;
    const bool initial = start_ == sentence_.first && kind_ != ClauseKind::main && kind_ != ClauseKind::contrast;
    const bool inserted = kind_ == ClauseKind::relative && after_comma_;
    if (initial || inserted || (kind_ == ClauseKind::condition && clause_follows(at - 1))) return ClauseKind::main;
    return std::nullopt;
  }

  std::span<const Word> words_;
  WordRange sentence_;
  std::vector<Clause>& clauses_;
  std::uint32_t start_ = 0;
  ClauseKind kind_ = ClauseKind::main;
  bool has_verb_ = false;
  bool after_comma_ = false;
};

}  // namespace

std::vector<Clause> find_clauses(std::span<const Word> words, std::span<const WordRange> sentences) {
  std::vector<Clause> clauses;
  for (const auto& sentence : sentences) Splitter(words, sentence, clauses).run();
  return clauses;
}

}  // namespace communique
