// The word lists of segmentation: abbreviations, contractions, emoticons, small closed classes, from cpp/data.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "communique/segments.hpp"

namespace communique {

/// What the full stop of an abbreviation says about the end of a sentence.
enum class StopRule : std::uint8_t {
  never,    ///< "Gen.": a sentence does not end here
  starter,  ///< "Inc.": ends before a word that starts sentences
  number,   ///< "No.": an abbreviation only before a digit
};

struct Abbreviation {
  TokenKind kind;  ///< title or abbreviation
  StopRule stop;
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// A quick test before a search in a set: is there a word of this size with these first and last letters, in any case?
class WordShapes {
 public:
  void add(std::string_view word) { shapes_.set(shape(word)); }
  /// False only where no word added is this one in some case. The word is not empty.
  bool may_hold(std::string_view word) const { return word.size() < 16 && shapes_.test(shape(word)); }

 private:
  static std::size_t shape(std::string_view word) {
    const auto five_bits = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c) & 0x1F); };
    return five_bits(word.front()) << 9 | five_bits(word.back()) << 4 | (word.size() & 0xF);
  }
  std::bitset<1 << 14> shapes_;
};

struct WordLists {
  WordMap<Abbreviation> abbreviations;        // without the full stop, as written
  WordMap<std::vector<std::uint8_t>> wholes;  // "cannot": lengths of its words in code points
  std::vector<std::string> clitics;           // "n't", "'ll"
  WordSet starters, prefixes, units, aphetic, reporting, pronouns, determiners, domains, files;
  WordSet civil, prepositions, counted, glued_units, meridiem, money, emoticons;
  std::bitset<256> emoticon_starts;  // first bytes of emoticons
  WordShapes abbreviation_shapes, prefix_shapes;
};

/// Built at the first call, then shared. Throws `Error` CQ203 where a row cannot be read.
const WordLists& word_lists();

}  // namespace communique
