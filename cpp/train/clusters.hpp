// Words of like company: spherical k-means of word vectors, in integers, so that every machine finds the same clusters.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace communique::train {

struct Clusters {
  std::vector<std::string> words;    ///< in the order of their frequency
  std::vector<std::uint16_t> fine;   ///< of each word, counted from 1
  std::vector<std::uint8_t> coarse;  ///< of each fine cluster, the first is of none
};

/// Clusters of the first `words` words. `vectors`: float16 in NumPy's format 1.0, a row a word; `vocabulary`: one word
/// a line. Throws `Error` CQ206, CQ223.
Clusters find_clusters(const std::filesystem::path& vectors, const std::filesystem::path& vocabulary,
                       std::size_t words);

}  // namespace communique::train
