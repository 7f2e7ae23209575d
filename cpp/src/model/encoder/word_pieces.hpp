// From text to word pieces, with the place of each piece in the text as it was given.
//
//     "Café unaffordable"   →   cafe  una  ##ff  ##ord  ##able
//                               0–5   6–9  9–11  11–14  14–18      bytes; é has two
//
// Goal:      the ids that an uncased BERT was trained with.
// Guarantee: the pieces of the reference tokenizer for every text, for any part of its vocabulary; spans lie on
//            code-point boundaries, in text order; linear time.
// Non-goals: special tokens in the text ("[SEP]" is five characters), other normal forms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// Columns, one row a piece.
struct Pieces {
  std::vector<std::uint32_t> ids;
  std::vector<Span> spans;  ///< bytes of the text; the pieces of one code point, as those of Hangul, share its bytes
  std::size_t size() const { return ids.size(); }
};

class WordPieces {
 public:
  /// One piece a line, in order of its id; those that go on with a word begin with "##". The bytes must outlive the
  /// object. Throws `Error` CQ214 with the name of the file where a line is empty or there twice, a special piece is
  /// missing, or there are more than 65,535. Cost: O(size), a millisecond or two.
  WordPieces(std::string_view vocabulary, const std::string& file);

  /// Appends the pieces of a part of the text that begins and ends between words. Cost: linear.
  void read(std::string_view text, Span part, Pieces& pieces) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(pieces_.size()); }
  std::string_view piece(std::uint32_t id) const { return pieces_[id]; }

  std::uint32_t unknown() const { return unknown_; }  ///< [UNK]
  std::uint32_t first() const { return first_; }      ///< [CLS], the first of every window
  std::uint32_t last() const { return last_; }        ///< [SEP], the last of every window

 private:
  friend class WordReader;
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  struct Slot {
    std::uint32_t print = 0;  // bits of the hash that the place does not tell
    std::uint32_t id = none;
  };

  // The piece of these bytes, at the start of a word or further on.
  std::uint32_t find(std::string_view bytes, bool inside) const;
  void add(std::uint32_t id, const std::string& file);

  std::vector<std::string_view> pieces_;
  std::vector<Slot> slots_;  // open addressing, a power of two
  std::size_t longest_ = 0;  // bytes of the longest piece without its ##
  std::uint32_t unknown_ = none, first_ = none, last_ = none;
};

}  // namespace communique
