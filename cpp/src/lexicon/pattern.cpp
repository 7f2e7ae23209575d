#include "lexicon/pattern.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_gap = 8;
constexpr std::array<std::string_view, 17> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

std::optional<Upos> parse_upos(std::string_view name) {
  if (name == "*") return std::nullopt;
  const auto found = std::ranges::find(upos_names, name);
  if (found == upos_names.end()) {
    throw std::invalid_argument("unknown tag \"" + std::string(name) + "\"; use a UD tag such as VERB, or *");
  }
  return static_cast<Upos>(found - upos_names.begin());
}

std::vector<std::string> parse_alternatives(std::string_view source) {
  std::vector<std::string> alternatives;
  for (std::size_t begin = 0; begin <= source.size();) {
    const auto end = std::min(source.find('|', begin), source.size());
    if (end == begin) throw std::invalid_argument("empty alternative in \"" + std::string(source) + "\"");
    alternatives.push_back(fold(source.substr(begin, end - begin)));
    begin = end + 1;
  }
  return alternatives;
}

PatternItem parse_item(std::string_view source) {
  PatternItem item;
  if (source.size() == 2 && source[0] == '~' && source[1] >= '1' && source[1] <= '0' + static_cast<char>(longest_gap)) {
    item.kind = PatternItem::Kind::gap;
    item.gap = static_cast<std::uint32_t>(source[1] - '0');
    return item;
  }
  if (source.size() > 1 && source.back() == '?') {
    item.optional = true;
    source.remove_suffix(1);
  }
  const auto slash = source.rfind('/');
  if (slash == std::string_view::npos) {
    item.alternatives = parse_alternatives(source);
    return item;
  }
  item.kind = slash == 0 ? PatternItem::Kind::tag : PatternItem::Kind::lemma;
  item.upos = parse_upos(source.substr(slash + 1));
  if (slash > 0) item.alternatives = parse_alternatives(source.substr(0, slash));
  return item;
}

bool contains(const std::vector<std::string>& alternatives, std::string_view word) {
  return std::ranges::find(alternatives, word) != alternatives.end();
}

bool matches(const PatternItem& item, const Word& word) {
  switch (item.kind) {
    case PatternItem::Kind::word:
      return contains(item.alternatives, word.norm);
    case PatternItem::Kind::lemma:
      return (!item.upos || *item.upos == word.upos) && contains(item.alternatives, word.lemma);
    case PatternItem::Kind::tag:
      return item.upos ? *item.upos == word.upos : word.upos != Upos::PUNCT;
    case PatternItem::Kind::gap:
      break;
  }
  return false;
}

// Marks that may stand around any word of a formula: he had “no information”.
bool is_transparent(const Word& word) {
  static constexpr std::array<std::string_view, 14> marks = {"\"", "“", "”", "'", "‘", "«", "»",
                                                             "„",  "‹", "›", "(", ")", "[", "]"};
  return word.upos == Upos::PUNCT && std::ranges::find(marks, word.norm) != marks.end();
}

bool ends_gap(const Word& word) {
  return word.upos == Upos::PUNCT &&
         (word.norm == ";" || word.norm == ":" || word.norm == "." || word.norm == "?" || word.norm == "!");
}

class Matcher {
 public:
  Matcher(const Pattern& pattern, std::span<const Word> words, std::uint32_t last)
      : pattern_(pattern), words_(words), last_(last) {}

  // The farthest end of a match of the items from `item` on at `word`; 0 where there is none.
  std::uint32_t end_of(std::size_t item, std::uint32_t word) const {
    if (item == pattern_.size()) return word;
    std::uint32_t best = pattern_[item].optional ? end_of(item + 1, word) : 0;
    std::uint32_t at = word;
    if (item > 0) {
      while (at < last_ && is_transparent(words_[at])) ++at;
    }
    if (pattern_[item].kind == PatternItem::Kind::gap) return std::max(best, end_after_gap(item, at));
    if (at < last_ && matches(pattern_[item], words_[at])) best = std::max(best, end_of(item + 1, at + 1));
    return best;
  }

 private:
  std::uint32_t end_after_gap(std::size_t item, std::uint32_t at) const {
    std::uint32_t best = end_of(item + 1, at);
    for (std::uint32_t taken = 0; taken < pattern_[item].gap && at < last_ && !ends_gap(words_[at]); ++taken) {
      ++at;
      while (at < last_ && is_transparent(words_[at])) ++at;
      best = std::max(best, end_of(item + 1, at));
    }
    return best;
  }

  const Pattern& pattern_;
  std::span<const Word> words_;
  std::uint32_t last_;
};

}  // namespace

std::string_view name_of(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }

Pattern parse_pattern(std::string_view source) {
  Pattern pattern;
  std::size_t gaps = 0;
  for (std::size_t begin = 0; begin <= source.size();) {
    const auto end = std::min(source.find(' ', begin), source.size());
    if (end == begin) throw std::invalid_argument("empty item; part items by one space");
    pattern.push_back(parse_item(source.substr(begin, end - begin)));
    gaps += pattern.back().kind == PatternItem::Kind::gap;
    begin = end + 1;
  }
  const auto& front = pattern.front();
  if (front.optional || front.alternatives.empty()) {
    throw std::invalid_argument("the first item must be a word or a lemma that has to stand");
  }
  if (pattern.back().kind == PatternItem::Kind::gap) throw std::invalid_argument("a gap cannot be the last item");
  if (gaps > 2) throw std::invalid_argument("more than two gaps");
  return pattern;
}

std::uint32_t match_pattern(const Pattern& pattern, std::span<const Word> words, std::uint32_t first,
                            std::uint32_t last) {
  return std::max(first, Matcher(pattern, words, last).end_of(0, first));
}

}  // namespace communique
