// The trained part of syntax: one weights file for tags, lemmas and names.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "model/weights_file.hpp"
#include "syntax/lemmas.hpp"
#include "syntax/scorer.hpp"
#include "syntax/word_table.hpp"

namespace communique {

class SyntaxModel {
 public:
  static constexpr std::string_view kind = "en-tagger";
  /// Of tag set, feature templates and layouts.
  static std::uint64_t digest();

  /// The weights of this build. Checked once.
  static const SyntaxModel& built_in();
  /// Throws `Error` CQ2xx, as `WeightsFile::open` does; CQ214 for sections that do not fit each other.
  explicit SyntaxModel(WeightsFile file);

  const WordTable& words() const { return words_; }
  const Scorer& tags() const { return tags_; }
  const Scorer& names() const { return names_; }
  const LemmaTable& lemmas() const { return lemmas_; }
  /// The card: corpora, licences and scores, as JSON.
  std::string_view card() const { return card_; }

 private:
  WeightsFile file_;
  WordTable words_;
  Scorer tags_;
  Scorer names_;
  LemmaTable lemmas_;
  std::string_view card_;
};

/// Kinds of names in the order of their BIO labels.
inline constexpr std::uint32_t name_kinds = 4;

}  // namespace communique
