// The features of tags and names: what the signs of a word and its neighbours are combined to.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "syntax/signs.hpp"

namespace communique {

inline constexpr std::size_t max_features = 48;

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

  /// Possessives count as determiners, as which they open a phrase.
  void add(std::uint8_t label, const WordSigns& word);
  bool after_determiner() const;
};
/// Features for the tag that the tags before it give.
void history_features(const Window& window, const TagHistory& history, Features& features);

/// Features for the label of a name.
void name_features(const Window& window, Features& features);

/// Another text for every change of the features: part of what the weights are made for.
inline constexpr std::string_view feature_templates = "signs 5";

}  // namespace communique
