#include "syntax/signs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "model/features.hpp"
#include "syntax/words.hpp"
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
  if (std::ranges::all_of(form, [](char c) { return c >= 'a' && c <= 'z'; })) {  // as most are
    n = std::min<std::size_t>(form.size(), 2);
    shape[0] = shape[1] = 'x';
    form = {};
  }
  for (std::uint32_t at = 0; at < form.size() && n < longest;) {
    const auto point = code_point_at(form, at);
    const char c = shape_of(form, at, point);
    if (n < 2 || shape[n - 1] != c || shape[n - 2] != c) shape[n++] = c;
    at += point.size;
  }
  shape[n++] = static_cast<char>(kind);
  return hash_bytes({shape.data(), n});
}

// What the word itself shows.
WordSigns outer_signs(std::string_view form, std::string_view norm, TokenKind kind) {
  WordSigns signs;
  std::string own;
  const auto word = without_digits(norm, own);
  signs.norm = hash_bytes(word);
  signs.shape = read_shape(form, kind);
  signs.ending = packed(word.size() > 4 ? word.substr(word.size() - 4) : word);
  signs.opening = packed(word.substr(0, 3));
  signs.capital = is_upper(code_point_at(form, 0).value);
  signs.possessive = is_possessive(norm);
  return signs;
}

void look_up(WordSigns& signs, const WordTable& table) {
  const auto entry = table.find(signs.norm);
  signs.cluster = entry.cluster;
  signs.coarse = entry.coarse;
  signs.only_tag = entry.facts->only_tag;
  signs.lists = entry.facts->lists;
  signs.may_be_finite = entry.facts->may_be_finite != 0;
  signs.ambiguity = entry.facts->ambiguity != 0 ? entry.facts->ambiguity : combine(signs.ending & 0xFFFFFF, 77);
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
  constexpr std::size_t ahead = 8;  // words, while memory fetches their entries
  signs.reserve(syntax.words.size());
  for (const auto& word : syntax.words) {
    signs.push_back(outer_signs(text.slice(word.span), word.norm, segments.tokens.kinds[word.token]));
    table.prefetch(signs.back().norm);
    if (signs.size() > ahead) look_up(signs[signs.size() - 1 - ahead], table);
  }
  for (auto i = signs.size() - std::min(signs.size(), ahead); i < signs.size(); ++i) look_up(signs[i], table);
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

}  // namespace communique
