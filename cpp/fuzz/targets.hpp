// What is attacked with bytes of any kind. A target is one function in <name>_target.cpp, one line here, and a folder
// of inputs in tests/data/fuzz/<name>, which the tests replay.
//
//     make fuzz SECONDS=600
#pragma once

#include <string_view>

#include "invariants.hpp"

namespace communique {

Fault run_text(std::string_view bytes);     ///< any bytes as a text, its offsets, foldings and code points
Fault run_segment(std::string_view bytes);  ///< every segmenter in both profiles
Fault run_analyze(std::string_view bytes);  ///< whole analysis, bare hedging and stance
Fault run_lexicon(std::string_view bytes);  ///< rules of the user's own
Fault run_weights(std::string_view bytes);  ///< a weights file, its tables and scores
Fault run_encoder(std::string_view bytes);  ///< an encoder with a number and a vocabulary of the bytes' own, and a text

struct FuzzTarget {
  std::string_view name;
  Fault (*run)(std::string_view bytes);
};

inline constexpr FuzzTarget fuzz_targets[] = {
    {"text", run_text},       {"segment", run_segment}, {"analyze", run_analyze},
    {"lexicon", run_lexicon}, {"weights", run_weights}, {"encoder", run_encoder},
};

}  // namespace communique
