#include "corpora.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "communique/error.hpp"
#include "text/data_files.hpp"

namespace communique::train {

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) throw Error("CQ206", path.string() + " cannot be read; give the path of a file");
  return bytes.str();
}

std::vector<Corpus> read_corpora(const std::filesystem::path& table) {
  const auto tsv = read_bytes(table);
  std::vector<Corpus> corpora;
  for (const auto& row : tsv_rows(tsv)) {
    constexpr std::size_t columns = 6;
    if (row.size() != columns || (row[5] != "yes" && row[5] != "unclear"))
      throw Error("CQ221", table.string() + ": the line \"" + std::string(row[0]) + " " +
                               std::string(row.size() > 1 ? row[1] : "") +
                               " …\" is no corpus; give use, file, name, version, licence, and yes or unclear");
    corpora.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3]),
                       std::string(row[4]), row[5] == "unclear"});
  }
  return corpora;
}

std::vector<Corpus> of_use(const std::vector<Corpus>& corpora, std::string_view use) {
  std::vector<Corpus> some;
  std::ranges::copy_if(corpora, std::back_inserter(some), [&](const Corpus& corpus) { return corpus.use == use; });
  return some;
}

}  // namespace communique::train
