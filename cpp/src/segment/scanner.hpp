// Ends of words, numbers, clitics and emoticons: the rules of the news profile.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// Rules follow the English treebanks of Universal Dependencies: hyphenated compounds are split (long | - | standing)
/// but for prefixes (co-founder); apostrophes, abbreviations with their full stop, times and dates hold together.
class Scanner {
 public:
  /// `single_marks`: sorted offsets of marks of quotations, which no word takes in.
  Scanner(std::string_view bytes, std::vector<std::uint32_t> single_marks);

  /// End of the word that begins with the letter at `at`. Looks no further than `limit`.
  std::uint32_t word_end(std::uint32_t at, std::uint32_t limit) const;
  /// End of the number at `at`, or `at`.
  std::uint32_t number_end(std::uint32_t at, std::uint32_t limit) const;
  /// End of a sign of currency with the letters before it (US$), or `at`.
  std::uint32_t currency_end(std::uint32_t at, std::uint32_t limit) const;
  /// End of a clitic or clipped word that begins with an apostrophe ('s, ’90s, 'em), or `at`.
  std::uint32_t clitic_end(std::uint32_t at, std::uint32_t limit) const;
  /// End of a western emoticon that stands alone, such as :-), or `at`.
  std::uint32_t emoticon_end(std::uint32_t at, std::uint32_t limit) const;

 private:
  bool is_mark_of_quotation(std::uint32_t at) const;
  bool is_free_apostrophe(std::uint32_t at, char32_t c) const;
  std::uint32_t letters_end(std::uint32_t at, std::uint32_t limit) const;
  std::uint32_t joined_end(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;
  std::uint32_t full_stop_end(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;
  std::uint32_t possessive_end(std::uint32_t end, std::uint32_t limit) const;
  bool is_cut_off(std::uint32_t after, std::uint32_t limit) const;
  bool precedes_number(std::uint32_t at) const;
  bool keeps_initial(std::uint32_t begin, std::uint32_t stop) const;
  std::uint32_t digits_end(std::uint32_t at, std::uint32_t limit) const;
  std::uint32_t number_suffix_end(std::uint32_t end, std::uint32_t limit) const;

  std::string_view bytes_;
  std::vector<std::uint32_t> single_marks_;
};

}  // namespace communique
