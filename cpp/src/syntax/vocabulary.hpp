// The words that the tagger knows beforehand: function words, frequent words, and every form of the listed verbs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "communique/lexicon.hpp"

namespace communique {

enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };

struct VerbReading {
  std::string_view lemma;
  bool forms[5] = {};     // which VerbForms the word may be
  bool noun_too = false;  // the base form is as often a noun
  bool is(VerbForm form) const { return forms[static_cast<std::size_t>(form)]; }
};

struct WordReading {
  std::string_view lemma;
  std::vector<Upos> tags;  // the most usual first
};

class Vocabulary {
 public:
  /// The built-in words (cpp/data/words.tsv, verbs.tsv), read once.
  static const Vocabulary& get();

  const WordReading* word(std::string_view norm) const;
  const VerbReading* verb(std::string_view norm) const;

 private:
  Vocabulary();
  void add_verb(std::string_view lemma, std::string_view past, std::string_view participle, bool noun_too);
  void add_form(const std::string& form, std::string_view lemma, VerbForm which, bool noun_too);

  std::unordered_map<std::string, WordReading> words_;
  std::unordered_map<std::string, VerbReading> verbs_;
};

}  // namespace communique
