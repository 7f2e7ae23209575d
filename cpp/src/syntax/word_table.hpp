// What the weights file knows of a word whatever stands beside it: its cluster, the tags it may have, the lists it is
// on.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace communique {

/// Lists of names and name parts; a word may be on several. Bits of `WordFacts::lists`.
enum class NameList : std::uint16_t {
  forename = 1,
  surname = 2,
  place = 4,          ///< is a place alone: Peru, Lima
  place_first = 8,    ///< begins one of several words: New (Zealand)
  place_inner = 16,   ///< goes on with one: (New) Zealand
  nationality = 32,   ///< Peruvian, Afghans
  organisation = 64,  ///< is one alone: NATO
  organisation_first = 128,
  organisation_inner = 256,
  organisation_head = 512,  ///< ministry, council
  title = 1024,             ///< minister, spokesman
  honorific = 2048,         ///< Mr, Dr
};

struct WordFacts {
  static constexpr std::uint8_t no_tag = 255;

  std::uint16_t ambiguity = 0;     ///< which set of tags it may have; 0: not known
  std::uint16_t lists = 0;         ///< bits of NameList
  std::uint8_t only_tag = no_tag;  ///< the label it always has
  std::uint8_t may_be_finite = 0;  ///< 1: is a finite verb at times

  bool on(NameList list) const { return (lists & static_cast<std::uint16_t>(list)) != 0; }
  friend auto operator<=>(const WordFacts&, const WordFacts&) = default;
};

/// A slot of the table: open addressing by the low bits of a word's hash, its high bits as key.
struct WordSlot {
  std::uint32_t key = 0;
  std::uint16_t cluster = 0;  ///< of the fine clusters, counted from 1; 0: in none
  std::uint16_t facts = 0;    ///< index into the facts, counted from 1; 0: none
};

struct WordEntry {
  std::uint16_t cluster = 0;
  std::uint8_t coarse = 0;
  const WordFacts* facts;  ///< never null
};

/// Looks words up by their hash; the arrays belong to the weights file. The number of slots is a power of two, some of
/// them empty.
class WordTable {
 public:
  WordTable() = default;
  WordTable(std::span<const WordSlot> slots, std::span<const WordFacts> facts, std::span<const std::uint8_t> coarse)
      : slots_(slots), facts_(facts), coarse_(coarse) {}

  void prefetch(std::uint64_t hash) const {
#ifdef __GNUC__
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
#else
    static_cast<void>(hash);
#endif
  }

  WordEntry find(std::uint64_t hash) const {
    static constexpr WordFacts none;
    static constexpr std::uint32_t longest_search = 64;
    const auto mask = slots_.size() - 1;
    const auto key = static_cast<std::uint32_t>(hash >> 32);
    for (std::uint32_t step = 0; step < longest_search; ++step) {
      const auto& slot = slots_[(hash + step) & mask];
      if (slot.cluster == 0 && slot.facts == 0) break;
      if (slot.key != key) continue;
      const bool known = slot.facts != 0 && slot.facts <= facts_.size();
      return {slot.cluster, slot.cluster < coarse_.size() ? coarse_[slot.cluster] : std::uint8_t{0},
              known ? &facts_[slot.facts - 1] : &none};
    }
    return {0, 0, &none};
  }

 private:
  std::span<const WordSlot> slots_;
  std::span<const WordFacts> facts_;
  std::span<const std::uint8_t> coarse_;  // of each fine cluster, the first is of none
};

}  // namespace communique
