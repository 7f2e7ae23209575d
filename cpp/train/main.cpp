// communique-train tagger [--clean] [--card CARD.md] CORPORA.tsv DATA OUT.cmq
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "communique/error.hpp"
#include "tagger.hpp"

namespace {

constexpr const char* usage =
    "usage: communique-train tagger [--clean] [--card CARD.md] CORPORA.tsv DATA OUT.cmq\n"
    "  CORPORA.tsv  table of corpora: use, file below DATA, name, version, licence, ship (yes or unclear)\n"
    "  --clean      leaves out corpora whose licence is unclear\n"
    "  --card       writes sources and scores\n";

bool read_arguments(int count, char** values, communique::train::TaggerTask& task) {
  std::vector<std::string> paths;
  if (count < 2 || std::string_view(values[1]) != "tagger") return false;
  for (int i = 2; i < count; ++i) {
    const std::string_view value = values[i];
    if (value == "--clean") {
      task.clean = true;
    } else if (value == "--card" && i + 1 < count) {
      task.card = values[++i];
    } else {
      paths.emplace_back(value);
    }
  }
  constexpr std::size_t wanted = 3;
  if (paths.size() != wanted) return false;
  task.corpora = paths[0];
  task.data = paths[1];
  task.out = paths[2];
  return true;
}

}  // namespace

int main(int count, char** values) {
  communique::train::TaggerTask task;
  if (!read_arguments(count, values, task)) {
    std::fputs(usage, stderr);
    return 2;
  }
  try {
    communique::train::train_tagger(task);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
  return 0;
}
