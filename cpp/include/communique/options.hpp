// What a caller can choose.
#pragma once

#include <string>
#include <vector>

#include "communique/statement.hpp"

namespace communique {

enum class Quality : std::uint8_t {
  fast,      ///< rules over learned tags
  accurate,  ///< rules and the encoder, which reads the document once; texts of over a million words are read as `fast`
};

struct Options {
  bool all_attributions = false;       ///< Python: attributions="all"
  std::vector<std::string> lexicons;   ///< own rule files: whole TSV texts
  std::vector<KnownSpeaker> speakers;  ///< gazetteer
  std::string tagger;                  ///< weights of one's own for tags, lemmas and names: a path; empty: built-in
  Quality quality = Quality::accurate;
  unsigned threads = 0;  ///< of a batch; 0: one per core

  /// Throws `Error` CQ3xx that names the option and its bounds.
  void validate() const;
};

}  // namespace communique
