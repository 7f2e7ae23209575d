// What a word shows to the models of tags and names, and the features made of it and its neighbours.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "communique/syntax.hpp"
#include "syntax/word_table.hpp"

namespace communique {

/// Outer signs of one word; hashes, not numbers of anything.
struct WordSigns {
  std::uint64_t norm = 0;       ///< the folded word, every digit as 0
  std::uint64_t shape = 0;      ///< capitals, digits and signs in a row, and the kind of token: Xx, XX.X, d-d
  std::uint32_t ending = 0;     ///< its last four bytes
  std::uint32_t opening = 0;    ///< its first three bytes
  std::uint64_t ambiguity = 0;  ///< the tags that it may have, or its ending where they are not known
  std::uint16_t cluster = 0;
  std::uint8_t coarse = 0;
  std::uint8_t only_tag = WordFacts::no_tag;
  std::uint16_t lists = 0;
  std::uint16_t elsewhere = 0;  ///< what the document shows of the same word in other places, see `mark_elsewhere`
  bool capital = false;
};

/// The hash of a folded word, every digit as 0: `WordSigns::norm`, and the key of the word table.
std::uint64_t word_hash(std::string_view norm);

/// Signs of all words of the syntax (norms and spans are set).
std::vector<WordSigns> read_signs(const Text& text, const Segments& segments, const Syntax& syntax,
                                  const WordTable& table);

/// Gathers, over the document, in which company each capitalised word stands (after a title, after a forename, before
/// the head of an organisation, after "in", in small letters …), for every place where it stands. Linear.
void mark_elsewhere(const Syntax& syntax, std::span<WordSigns> signs);

inline constexpr std::size_t max_features = 64;

/// Features of one word, as many as `count`.
struct Features {
  std::array<std::uint64_t, max_features> hashes;
  std::size_t count = 0;
  std::span<const std::uint64_t> all() const { return {hashes.data(), count}; }
};

/// A word with two neighbours on either side; beyond the ends of the sentence stand empty signs.
struct Window {
  const WordSigns* before2;
  const WordSigns* before;
  const WordSigns* word;
  const WordSigns* after;
  const WordSigns* after2;
  bool first;  ///< of its sentence

  Window(std::span<const WordSigns> sentence, std::size_t at);
};

/// Features for the tag that need no other tag.
void tag_features(const Window& window, Features& features);
inline constexpr std::uint8_t no_label = 255;

/// What the words before it in the sentence were taken for.
struct TagHistory {
  std::uint8_t before = no_label;   ///< label of the word before
  std::uint8_t before2 = no_label;  ///< of the one before that
  bool finite = false;              ///< a finite verb stands somewhere before

  void add(std::uint8_t label);
};
/// Features for the tag that the tags before it give.
void history_features(const Window& window, const TagHistory& history, Features& features);

/// Features for the label of a name.
void name_features(const Window& window, Features& features);

/// Another text for every change of the features: part of what the weights are made for.
inline constexpr std::string_view feature_templates = "signs 2";

}  // namespace communique
