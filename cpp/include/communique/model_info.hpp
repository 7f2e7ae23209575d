// What an answer rests on: the versions and rules behind it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "communique/analyzer.hpp"

namespace communique {

struct ModelInfo {
  std::string version;  ///< of the library
  std::string unicode;  ///< of the boundaries of UAX #29; ICU has its own version of Unicode
  std::string icu;
  std::string tagger;                                           ///< sources, licence and scores of its weights, as JSON
  std::string encoder;                                          ///< the same of the encoder; empty for Quality::fast
  std::vector<std::pair<std::string_view, std::size_t>> rules;  ///< number of rules of each lexicon, own ones included
};

/// Versions and counts of the analyzer. Cost: one pass over the rules.
ModelInfo model_info(const Analyzer& analyzer);

}  // namespace communique
