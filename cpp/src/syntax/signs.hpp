// What a word shows to the models of tags and names.
#pragma once

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
  bool may_be_finite = false;  ///< a finite verb
  std::uint16_t lists = 0;
  std::uint16_t elsewhere = 0;  ///< what the document shows of the same word in other places, see `mark_elsewhere`
  bool capital = false;
  bool possessive = false;  ///< my, its
};

/// The hash of a folded word, every digit as 0: `WordSigns::norm`, and the key of the word table.
std::uint64_t word_hash(std::string_view norm);

/// Signs of all words of the syntax (norms and spans are set).
std::vector<WordSigns> read_signs(const Text& text, const Segments& segments, const Syntax& syntax,
                                  const WordTable& table);

/// Gathers, over the document, in which company each capitalised word stands (after a title, after a forename, before
/// the head of an organisation, after "in", in small letters …), for every place where it stands. Linear.
void mark_elsewhere(const Syntax& syntax, std::span<WordSigns> signs);

}  // namespace communique
