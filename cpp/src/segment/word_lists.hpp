// The word lists of segmentation: abbreviations, contractions and small closed classes, from cpp/data.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace communique {

/// What the full stop of an abbreviation says about the end of a sentence.
enum class Abbreviation : std::uint8_t {
  none,     ///< no abbreviation: its full stop is a token of its own
  never,    ///< "Gen.": a sentence does not end here
  starter,  ///< "Inc.": ends before a word that starts sentences
  number,   ///< "No.": an abbreviation only before a digit
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

struct WordLists {
  /// False only where no rule takes the full stop behind the word into it: a quick test, by its length and first
  /// letter.
  bool may_be_abbreviation(std::string_view word) const {
    const auto first = static_cast<unsigned char>(word.front()) | 0x20u;
    return word.size() == 1 || (word.size() < 32 && (abbreviation_sizes[first & 0x1F] >> word.size() & 1u) != 0);
  }

  std::array<std::uint32_t, 32> abbreviation_sizes{};  // bit n: of n bytes, by the letter that they begin with
  WordMap<Abbreviation> abbreviations;                 // without the full stop, as written
  WordMap<std::vector<std::uint8_t>> wholes;           // "cannot": lengths of its words in code points
  std::vector<std::string> clitics;                    // "n't", "'ll"
  WordSet starters, prefixes, units, aphetic, reporting, pronouns, determiners, domains, files;
  WordSet civil, prepositions, counted;
};

/// Built at the first call, then shared. Throws `Error` CQ203 where a row cannot be read.
const WordLists& word_lists();

}  // namespace communique
