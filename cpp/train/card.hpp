// The card of a model: what it was trained on, under which licences, and how well it does.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corpora.hpp"
#include "scores.hpp"

namespace communique::train {

struct Scores {
  std::vector<std::pair<std::string, TagScores>> tags;  ///< by corpus
  std::vector<std::pair<std::string, NameScores>> names;
  std::vector<std::pair<std::string, NameScores>> clean_names;  ///< of a model without corpora of unclear licence

  /// One line a corpus.
  std::string text() const;
};

struct Card {
  std::vector<Corpus> corpora;
  Scores scores;

  /// For `model_info`: {"licence", "sources", "scores"}.
  std::string json() const;
  /// For readers, with size and SHA-256 … of the file.
  std::string markdown(std::span<const std::byte> file) const;
};

/// Throws `Error` CQ206.
void write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace communique::train
