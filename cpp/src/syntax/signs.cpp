#include "syntax/signs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "model/features.hpp"
#include "syntax/tag_set.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// The last or first bytes of a word as a number.
std::uint32_t packed(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

// The word with every digit as 0; `own` holds it where it has any.
std::string_view without_digits(std::string_view norm, std::string& own) {
  const auto is_ascii_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::ranges::none_of(norm, is_ascii_digit)) return norm;
  own = norm;
  std::ranges::replace_if(own, is_ascii_digit, '0');
  return own;
}

char shape_of(std::string_view text, std::uint32_t at, const CodePoint& point) {
  if (is_upper(point.value)) return 'X';
  if (is_letter(point.value)) return 'x';
  if (is_digit(point.value)) return 'd';
  return point.size == 1 ? text[at] : 'u';
}

// Runs of one class are two long at most, the whole at most eight.
std::uint64_t read_shape(std::string_view form, TokenKind kind) {
  constexpr std::size_t longest = 8;
  std::array<char, longest + 1> shape;
  std::size_t n = 0;
  for (std::uint32_t at = 0; at < form.size() && n < longest;) {
    const auto point = code_point_at(form, at);
    const char c = shape_of(form, at, point);
    if (n < 2 || shape[n - 1] != c || shape[n - 2] != c) shape[n++] = c;
    at += point.size;
  }
  shape[n++] = static_cast<char>(kind);
  return hash_bytes({shape.data(), n});
}

WordSigns signs_of(std::string_view form, std::string_view norm, TokenKind kind, const WordTable& table) {
  WordSigns signs;
  std::string own;
  const auto word = without_digits(norm, own);
  signs.norm = hash_bytes(word);
  signs.shape = read_shape(form, kind);
  signs.ending = packed(word.size() > 4 ? word.substr(word.size() - 4) : word);
  signs.opening = packed(word.substr(0, 3));
  signs.capital = is_upper(code_point_at(form, 0).value);
  const auto entry = table.find(signs.norm);
  signs.cluster = entry.cluster;
  signs.coarse = entry.coarse;
  signs.only_tag = entry.facts->only_tag;
  signs.lists = entry.facts->lists;
  signs.ambiguity = entry.facts->ambiguity != 0 ? entry.facts->ambiguity : combine(signs.ending & 0xFFFFFF, 77);
  return signs;
}

// Bits of WordSigns::elsewhere.
enum Company : std::uint16_t {
  in_small_letters = 1,
  not_first = 2,
  after_title = 4,
  after_forename = 8,
  before_surname = 16,
  before_head = 32,
  after_in = 64,
  before_verb_of_saying = 128,
  alone = 256,
};

// What is known of each capitalised word of a document; open addressing.
class Companies {
 public:
  explicit Companies(std::span<const WordSigns> signs) {
    const auto capitals = std::ranges::count_if(signs, &WordSigns::capital);
    slots_.resize(std::bit_ceil(2 * static_cast<std::size_t>(capitals) + 2));
    for (const auto& sign : signs) {
      if (sign.capital) slot(sign.norm) = {sign.norm, 0, true};
    }
  }
  /// Null where the word has no capital anywhere.
  std::uint16_t* find(const WordSigns& sign) {
    auto& found = slot(sign.norm);
    return found.taken ? &found.bits : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t norm = 0;
    std::uint16_t bits = 0;
    bool taken = false;
  };
  Slot& slot(std::uint64_t norm) {
    for (auto at = norm;; ++at) {
      auto& place = slots_[at & (slots_.size() - 1)];
      if (!place.taken || place.norm == norm) return place;
    }
  }
  std::vector<Slot> slots_;
};

}  // namespace

std::uint64_t word_hash(std::string_view norm) {
  std::string own;
  return hash_bytes(without_digits(norm, own));
}

std::vector<WordSigns> read_signs(const Text& text, const Segments& segments, const Syntax& syntax,
                                  const WordTable& table) {
  std::vector<WordSigns> signs;
  signs.reserve(syntax.words.size());
  for (const auto& word : syntax.words) {
    signs.push_back(signs_of(text.slice(word.span), word.norm, segments.tokens.kinds[word.token], table));
  }
  mark_elsewhere(syntax, signs);
  return signs;
}

void mark_elsewhere(const Syntax& syntax, std::span<WordSigns> signs) {
  Companies companies(signs);
  const auto on = [](const WordSigns& word, NameList list) {
    return (word.lists & static_cast<std::uint16_t>(list)) != 0;
  };
  for (const auto& sentence : syntax.sentences) {
    for (auto i = sentence.first; i < sentence.last; ++i) {
      auto* const found = companies.find(signs[i]);
      if (found == nullptr) continue;
      auto& bits = *found;
      if (!signs[i].capital) {
        bits |= in_small_letters;
        continue;
      }
      if (i == sentence.first) continue;
      const auto& before = signs[i - 1];
      const bool last = i + 1 == sentence.last;
      bits |= not_first;
      if (on(before, NameList::title) || on(before, NameList::honorific)) bits |= after_title;
      if (before.capital && on(before, NameList::forename)) bits |= after_forename;
      if (!last && signs[i + 1].capital && on(signs[i + 1], NameList::surname)) bits |= before_surname;
      if (!last && on(signs[i + 1], NameList::organisation_head)) bits |= before_head;
      const auto& preposition = syntax.words[i - 1].norm;
      if (preposition == "in" || preposition == "near" || preposition == "at") bits |= after_in;
      if (!last && (syntax.words[i + 1].norm == "said" || syntax.words[i + 1].norm == "says"))
        bits |= before_verb_of_saying;
      if (!before.capital && (last || !signs[i + 1].capital)) bits |= alone;
    }
  }
  for (auto& sign : signs) {
    if (sign.capital) sign.elsewhere = *companies.find(sign);
  }
}

Window::Window(std::span<const WordSigns> sentence, std::size_t at) : first(at == 0) {
  static constexpr WordSigns outside;
  const auto sign = [&](std::size_t i) { return i < sentence.size() ? &sentence[i] : &outside; };
  before2 = sign(at - 2);  // below zero is beyond the end
  before = sign(at - 1);
  word = sign(at);
  after = sign(at + 1);
  after2 = sign(at + 2);
}

namespace {

// Numbers the templates in the order in which they are added.
class Adder {
 public:
  Adder(Features& features, std::uint64_t first) : features_(features), number_(first) {}
  void operator()(std::uint64_t value) { features_.hashes[features_.count++] = combine(value, number_++); }
  void operator()(std::uint64_t one, std::uint64_t other) { (*this)(combine(one, other)); }
  void operator()(std::uint64_t one, std::uint64_t other, std::uint64_t third) {
    (*this)(combine(combine(one, other), third));
  }

 private:
  Features& features_;
  std::uint64_t number_;
};

constexpr std::uint64_t tag_templates = 1000, history_templates = 2000, name_templates = 3000;

std::uint32_t last3(const WordSigns& word) { return word.ending & 0xFFFFFF; }
std::uint32_t last2(const WordSigns& word) { return word.ending & 0xFFFF; }
std::uint32_t last1(const WordSigns& word) { return word.ending & 0xFF; }

}  // namespace

void tag_features(const Window& window, Features& features) {
  const auto &a2 = *window.before2, &a = *window.before, &w = *window.word, &b = *window.after, &b2 = *window.after2;
  Adder add(features, tag_templates);
  add(w.norm);
  add(a.norm);
  add(b.norm);
  add(a2.norm);
  add(b2.norm);
  add(a.norm, w.norm);
  add(w.norm, b.norm);
  add(w.ending);
  add(last3(w));
  add(last2(w));
  add(last1(w));
  add(w.opening);
  add(w.opening >> 8);
  add(a.ending);
  add(last3(a));
  add(last3(b));
  add(last2(b));
  add(w.shape);
  add(a.shape);
  add(b.shape);
  add(w.shape, window.first);
  add(w.shape, last2(w));
  add(w.shape, w.elsewhere);
  add(w.shape, window.first, w.cluster == 0);
  add(w.shape, window.first, w.coarse);
  add(w.ambiguity);
  add(b.ambiguity);
  add(b2.ambiguity);
  add(w.ambiguity, b.ambiguity);
  add(a.ambiguity, w.ambiguity);
  add(b.ambiguity, b2.ambiguity);
  add(w.ambiguity, b.ambiguity, b2.ambiguity);
  add(a.ambiguity, w.ambiguity, b.ambiguity);
  add(w.ambiguity, b.norm);
  add(a.norm, w.ambiguity);
  add(w.cluster);
  add(w.coarse);
  add(a.cluster);
  add(b.cluster);
  add(a.coarse, w.coarse);
  add(w.coarse, b.coarse);
  add(w.cluster, w.shape);
  add(w.lists, w.shape);
}

void TagHistory::add(std::uint8_t label) {
  before2 = before;
  before = label;
  if (label >= tag_set.size()) return;
  const auto form = tag_set[label].form;
  finite |= form == WordForm::present || form == WordForm::third || form == WordForm::past || form == WordForm::modal;
}

void history_features(const Window& window, const TagHistory& history, Features& features) {
  const auto &w = *window.word, &b = *window.after;
  Adder add(features, history_templates);
  const std::uint64_t t1 = history.before, t2 = history.before2, finite = history.finite;
  add(t1);
  add(t1, t2);
  add(t1, w.norm);
  add(t1, last3(w));
  add(t1, w.ambiguity);
  add(t1, b.ambiguity);
  add(t1, b.norm);
  add(combine(t1, t2), w.ambiguity);
  add(t1, w.ambiguity, b.ambiguity);
  add(t1, w.ambiguity, b.norm);
  add(finite, w.ambiguity, t1);
  add(finite, w.ambiguity, b.ambiguity);
  add(combine(finite, t1), w.ambiguity, b.norm);
}

void name_features(const Window& window, Features& features) {
  const auto &a2 = *window.before2, &a = *window.before, &w = *window.word, &b = *window.after, &b2 = *window.after2;
  Adder add(features, name_templates);
  add(w.norm);
  add(a.norm);
  add(b.norm);
  add(a2.norm);
  add(b2.norm);
  add(a.norm, w.norm);
  add(w.norm, b.norm);
  add(a.norm, w.shape);
  add(b.norm, w.shape);
  add(a.norm, b.norm);
  add(w.ending);
  add(last3(w));
  add(last2(w));
  add(w.opening);
  add(w.shape);
  add(a.shape);
  add(b.shape);
  add(w.shape, window.first);
  add(w.shape, last2(w));
  add(w.shape, a.shape, b.shape);
  add(a2.shape, a.shape, w.shape);
  add(w.shape, b.shape, b2.shape);
  add(w.cluster);
  add(w.coarse);
  add(a.cluster);
  add(b.cluster);
  add(a2.cluster);
  add(b2.cluster);
  add(a.cluster, w.cluster);
  add(w.cluster, b.cluster);
  add(w.cluster, w.shape);
  add(a.cluster, w.shape);
  add(b.cluster, w.shape);
  add(w.lists, w.shape);
  add(a.lists, w.lists, w.shape);
  add(w.lists, b.lists, w.shape);
  add(a.lists, w.shape);
  add(b.lists, w.shape);
  add(a.lists, w.lists, b.lists);
  add(w.elsewhere, w.shape);
  add(w.elsewhere, w.lists);
  add(w.elsewhere, b.lists, b.shape);
  add(a.elsewhere, w.shape);
  add(a.elsewhere, w.elsewhere);
  add(b.elsewhere, w.elsewhere);
}

}  // namespace communique
