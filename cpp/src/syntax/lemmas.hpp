// Lemmas: exceptions by word, rules by ending, both for a label of the tag set.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace communique {

/// What a word form loses and gains at its end: "agencies" −3 +"y".
struct LemmaEdit {
  static constexpr std::size_t longest = 14;
  std::uint8_t cut = 0;
  std::uint8_t size = 0;
  char added[longest] = {};

  std::string_view text() const { return {added, size < longest ? size : longest}; }
};

/// A slot of the lemma table: open addressing.
struct LemmaSlot {
  std::uint32_t key = 0;
  std::uint16_t edit = 0;  ///< index into the edits, counted from 1; 0: the slot is empty
  std::uint16_t unused = 0;
};

inline constexpr std::size_t longest_lemma_ending = 6;

/// Keys of the table.
std::uint64_t lemma_exception(std::uint8_t label, std::string_view norm);
std::uint64_t lemma_rule(std::uint8_t label, std::string_view ending);

/// Looks edits up; the arrays belong to the weights file. The number of slots is a power of two, some of them empty.
class LemmaTable {
 public:
  LemmaTable() = default;
  /// `endings`: of each label, the length of the longest ending that has a rule.
  LemmaTable(std::span<const LemmaSlot> slots, std::span<const LemmaEdit> edits, std::span<const std::uint8_t> endings)
      : slots_(slots), edits_(edits), endings_(endings) {}

  /// The edit of the word, or null where its lemma is the word itself.
  const LemmaEdit* find(std::uint8_t label, std::string_view norm) const;

 private:
  std::uint32_t look_up(std::uint64_t hash) const;

  std::span<const LemmaSlot> slots_;
  std::span<const LemmaEdit> edits_;
  std::span<const std::uint8_t> endings_;
};

/// The word after the edit; the word itself where the edit would cut through a character.
std::string apply(const LemmaEdit& edit, std::string_view word);

}  // namespace communique
