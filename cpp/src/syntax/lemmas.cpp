#include "syntax/lemmas.hpp"

#include <algorithm>

#include "model/features.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint64_t whole_words = 5000, word_endings = 6000;

}  // namespace

std::uint64_t lemma_exception(std::uint8_t label, std::string_view norm) {
  return combine(hash_bytes(norm), whole_words + label);
}

std::uint64_t lemma_rule(std::uint8_t label, std::string_view ending) {
  return combine(hash_bytes(ending), word_endings + label);
}

std::uint32_t LemmaTable::look_up(std::uint64_t hash) const {
  constexpr std::size_t longest_search = 64;
  const auto key = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t step = 0; step < longest_search; ++step) {
    const auto& slot = slots_[(hash + step) & (slots_.size() - 1)];
    if (slot.edit == 0 || slot.key == key) return slot.edit;
  }
  return 0;
}

const LemmaEdit* LemmaTable::find(std::uint8_t label, std::string_view norm) const {
  if (slots_.empty()) return nullptr;
  auto edit = look_up(lemma_exception(label, norm));
  const std::size_t longest = label < endings_.size() ? endings_[label] : 0;
  for (auto size = std::min(longest, norm.size()); edit == 0 && size > 0; --size) {
    edit = look_up(lemma_rule(label, norm.substr(norm.size() - size)));
  }
  return edit == 0 || edit > edits_.size() ? nullptr : &edits_[edit - 1];
}

std::string apply(const LemmaEdit& edit, std::string_view word) {
  const auto kept = word.size() - std::min<std::size_t>(edit.cut, word.size());
  if (kept < word.size() && !begins_character(word[kept])) return std::string(word);
  std::string lemma(word.substr(0, kept));
  lemma += edit.text();
  return lemma;
}

}  // namespace communique
