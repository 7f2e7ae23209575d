// Words, numbers, clitics and emoticons: the rules of the news profile.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/segments.hpp"

namespace communique {

/// A token as a rule reads it; its end is where it begins if the rule finds none.
struct Reading {
  std::uint32_t end;
  TokenKind kind;
};

/// Rules follow the English treebanks of Universal Dependencies: hyphenated compounds are split (long | - | standing)
/// but for prefixes (co-founder); apostrophes, abbreviations with their full stop, times and dates hold together.
/// Composed and decomposed letters are read alike: letters are counted, not bytes.
class Scanner {
 public:
  /// `single_marks`: sorted offsets of marks of quotations, which no word takes in.
  Scanner(std::string_view bytes, std::vector<std::uint32_t> single_marks);

  /// The word that begins with the letter at `at`. Looks no further than `limit`.
  Reading read_word(std::uint32_t at, std::uint32_t limit) const;
  /// The number at `at`, by its own shape: what stands beside it may tell more (see mark_neighbours).
  Reading read_number(std::uint32_t at, std::uint32_t limit) const;
  /// End of a sign of currency with the letters before it (US$), or of a currency before its amount (Rs500), or `at`.
  std::uint32_t currency_end(std::uint32_t at, std::uint32_t limit) const;
  /// A clitic, clipped word or decade that begins with an apostrophe ('s, 'em, ’90s).
  Reading read_clitic(std::uint32_t at, std::uint32_t limit) const;
  /// End of an emoticon that stands alone, such as :-), or `at`.
  std::uint32_t emoticon_end(std::uint32_t at, std::uint32_t limit) const;

 private:
  bool is_mark_of_quotation(std::uint32_t at) const;
  bool is_free_apostrophe(std::uint32_t at, char32_t c) const;
  std::uint32_t letters_end(std::uint32_t at, std::uint32_t limit) const;
  bool has_at_most(std::uint32_t letters, Span piece) const;
  Reading read_joined(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;
  Reading read_full_stop(Span word, TokenKind kind, std::uint32_t limit) const;
  std::uint32_t possessive_end(std::uint32_t end, std::uint32_t limit) const;
  bool is_cut_off(std::uint32_t after, std::uint32_t limit) const;
  bool ends_in_lone_letter(Span word) const;
  bool precedes_number(std::uint32_t at) const;
  bool keeps_initial(Span letter) const;
  bool follows_capital(std::uint32_t begin) const;
  std::uint32_t digits_end(std::uint32_t at, std::uint32_t limit) const;
  std::uint32_t number_suffix_end(std::uint32_t end, std::uint32_t limit) const;

  std::string_view bytes_;
  std::vector<std::uint32_t> single_marks_;
};

}  // namespace communique
