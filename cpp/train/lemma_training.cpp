#include "lemma_training.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "syntax/tag_set.hpp"

namespace communique::train {
namespace {

struct Edit {
  std::size_t cut = 0;
  std::string added;
  friend auto operator<=>(const Edit&, const Edit&) = default;
  bool keeps() const { return cut == 0 && added.empty(); }
};

std::optional<Edit> edit_of(std::string_view word, std::string_view lemma) {
  std::size_t same = 0;
  while (same < std::min(word.size(), lemma.size()) && word[same] == lemma[same]) ++same;
  Edit edit{word.size() - same, std::string(lemma.substr(same))};
  if (edit.cut > 255 || edit.added.size() > LemmaEdit::longest) return std::nullopt;
  return edit;
}

using Counts = std::map<Edit, std::uint32_t>;

// The most frequent; of equals the one that cuts least.
const Edit& best(const Counts& counts) {
  return std::ranges::max_element(counts, [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

std::uint32_t total(const Counts& counts) {
  std::uint32_t sum = 0;
  for (const auto& [edit, count] : counts) sum += count;
  return sum;
}

class Learner {
 public:
  void read(const std::vector<AnnotatedText>& texts) {
    for (const auto& text : texts) {
      for (std::size_t i = 0; i < text.tags.size(); ++i) {
        if (text.tags[i] == unknown_label) continue;
        const auto& word = text.syntax.words[i];
        if (const auto edit = edit_of(word.norm, fold(text.lemmas[i])))
          ++words_[{text.tags[i], std::string(word.norm)}][*edit];
      }
    }
  }

  void read(const std::vector<VerbForm>& verbs) {
    for (const auto& [label, form, lemma] : verbs) {
      if (const auto edit = edit_of(form, lemma)) ++words_[{label, form}][*edit];
    }
  }

  PackedLemmas run() {
    learn_rules();
    for (const auto& [key, counts] : words_) {
      const auto& [label, word] = key;
      if (best(counts) != by_rule(label, word)) exceptions_[key] = best(counts);
    }
    return pack();
  }

 private:
  using Key = std::pair<std::uint8_t, std::string>;  // label, and word or ending

  // Shorter endings first: a longer one has a rule of its own where it differs from what they say.
  void learn_rules() {
    std::map<Key, Counts> endings[longest_lemma_ending + 1];
    for (const auto& [key, counts] : words_) {
      const auto& [label, word] = key;
      for (std::size_t size = 0; size <= std::min(longest_lemma_ending, word.size()); ++size) {
        ++endings[size][{label, word.substr(word.size() - size)}][best(counts)];
      }
    }
    for (std::size_t size = 1; size <= longest_lemma_ending; ++size) {
      for (const auto& [key, counts] : endings[size]) {
        const auto& [label, ending] = key;
        constexpr std::uint32_t enough = 2;
        if (total(counts) >= enough && best(counts) != by_rule(label, ending) && best(counts).cut <= ending.size())
          rules_[key] = best(counts);
      }
    }
  }

  Edit by_rule(std::uint8_t label, std::string_view word) const {
    for (auto size = std::min(longest_lemma_ending, word.size()); size > 0; --size) {
      const auto found = rules_.find({label, std::string(word.substr(word.size() - size))});
      if (found != rules_.end()) return found->second;
    }
    return {};
  }

  PackedLemmas pack() const {
    PackedLemmas packed;
    std::map<Edit, std::uint16_t> numbers;
    const auto number_of = [&](const Edit& edit) {
      const auto [found, added] = numbers.try_emplace(edit, static_cast<std::uint16_t>(numbers.size() + 1));
      if (added) {
        LemmaEdit stored{static_cast<std::uint8_t>(edit.cut), static_cast<std::uint8_t>(edit.added.size()), {}};
        std::ranges::copy(edit.added, stored.added);
        packed.edits.push_back(stored);
      }
      return found->second;
    };
    packed.slots.resize(std::bit_ceil((rules_.size() + exceptions_.size()) * 4 / 3 + 1));
    packed.endings.assign(tag_set.size(), 0);
    const auto put = [&](std::uint64_t hash, const Edit& edit) {
      for (auto at = hash;; ++at) {
        auto& slot = packed.slots[at & (packed.slots.size() - 1)];
        if (slot.edit != 0) continue;
        slot = {static_cast<std::uint32_t>(hash >> 32), number_of(edit), 0};
        return;
      }
    };
    for (const auto& [key, edit] : rules_) {
      put(lemma_rule(key.first, key.second), edit);
      auto& longest = packed.endings[key.first];
      longest = std::max(longest, static_cast<std::uint8_t>(key.second.size()));
    }
    for (const auto& [key, edit] : exceptions_) put(lemma_exception(key.first, key.second), edit);
    return packed;
  }

  std::map<Key, Counts> words_;
  std::map<Key, Edit> rules_;
  std::map<Key, Edit> exceptions_;
};

}  // namespace

PackedLemmas learn_lemmas(const std::vector<AnnotatedText>& texts, const std::vector<VerbForm>& verbs) {
  Learner learner;
  learner.read(texts);
  learner.read(verbs);
  return learner.run();
}

}  // namespace communique::train
