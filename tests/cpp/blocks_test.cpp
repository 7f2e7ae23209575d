#include "text/blocks.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace communique {
namespace {

constexpr ByteClasses classes = ByteClasses{}.with(0, "aeiou").with(1, "aZ \t").with(3, "\x7F\x01~").with(7, "0a");

std::uint64_t bit(bool value, unsigned at) { return std::uint64_t{value} << at; }

class Kernel : public testing::TestWithParam<BlockKernel> {};

TEST_P(Kernel, SaysOfEachByteItsClasses) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(block_size, '\0');
    const unsigned limit = round % 2 == 0 ? 256 : 128;
    for (char& byte : bytes) byte = static_cast<char>(random() % limit);
    Block expected{};
    for (unsigned i = 0; i < block_size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      for (unsigned k = 0; k < 8; ++k)
        expected.classes[k] |= bit(byte < 0x80 && (classes.flags()[byte] >> k & 1) != 0, i);
      expected.beyond_ascii |= bit(byte >= 0x80, i);
      expected.tails |= bit(byte >= 0x80 && byte < 0xC0, i);
    }
    Block block;
    GetParam().read(bytes.data(), classes, block);
    ASSERT_EQ(block.classes, expected.classes);
    ASSERT_EQ(block.beyond_ascii, expected.beyond_ascii);
    ASSERT_EQ(block.tails, expected.tails);
  }
}

std::string name_of_case(const testing::TestParamInfo<BlockKernel>& info) { return std::string(info.param.name); }

INSTANTIATE_TEST_SUITE_P(Blocks, Kernel, testing::ValuesIn(block_kernels().begin(), block_kernels().end()),
                         name_of_case);

TEST(Blocks, BytesBehindTheEndAreInNoClass) {
  const Block block = read_block("xa", 1, classes);
  EXPECT_EQ(block.classes, (std::array<std::uint64_t, 8>{1, 1, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(block.beyond_ascii, 0);
}

TEST(Blocks, CandidatesComeInOrderAcrossBlocks) {
  const std::string text = std::string(63, 'x') + "aé" + std::string(70, 'x') + "“e";
  std::vector<std::uint32_t> found;
  for_each_candidate(text, {1, static_cast<std::uint32_t>(text.size()) - 1}, classes,
                     [&](std::uint32_t at) { found.push_back(at); });
  EXPECT_EQ(found, (std::vector<std::uint32_t>{63, 64, 136}));
}

}  // namespace
}  // namespace communique
