// The whole training of tags, lemmas and names: a table of corpora in, a weights file and its card out.
#pragma once

#include <filesystem>

namespace communique::train {

struct TaggerTask {
  std::filesystem::path corpora;  ///< table of corpora
  std::filesystem::path data;     ///< folder that its paths begin at
  std::filesystem::path out;      ///< weights file to write
  std::filesystem::path card;     ///< Markdown to write; empty: none
  bool clean = false;             ///< without corpora of unclear licence
};

/// The same bytes on every run and machine. Throws `Error` CQ206, CQ22x.
void train_tagger(const TaggerTask& task);

}  // namespace communique::train
