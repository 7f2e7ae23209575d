// Every input that the fuzzers kept, once more.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "fuzz/targets.hpp"

namespace communique {

void PrintTo(const FuzzTarget& target, std::ostream* out) { *out << target.name; }

namespace {

class FuzzCorpus : public testing::TestWithParam<FuzzTarget> {};

TEST_P(FuzzCorpus, BreaksNothing) {
  const auto folder = std::filesystem::path(COMMUNIQUE_SOURCE_DIR) / "tests/data/fuzz" / GetParam().name;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(GetParam().run(bytes), std::nullopt) << entry.path().filename();
    ++count;
  }
  EXPECT_GT(count, 10u) << folder;
}

INSTANTIATE_TEST_SUITE_P(Fuzz, FuzzCorpus, testing::ValuesIn(fuzz_targets),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace communique
