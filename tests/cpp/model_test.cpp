#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "communique/error.hpp"
#include "model/crc32c.hpp"
#include "model/features.hpp"
#include "model/linear.hpp"
#include "syntax/feature_table.hpp"

namespace communique {

namespace {

template <typename Param>
std::string kernel_name(const testing::TestParamInfo<Param>& info) {
  return std::string(info.param.name);
}

// Checksums: the values are those of RFC 3720, B.4, and of "123456789".

struct Checksum {
  const char* name;
  std::string bytes;
  std::uint32_t value;
};

std::string counted(int first, int step) {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(first + i * step);
  return bytes;
}

const Checksum checksums[] = {
    {"nothing", "", 0x00000000},
    {"digits", "123456789", 0xE3069283},
    {"zeros", std::string(32, '\0'), 0x8A9136AA},
    {"ones", std::string(32, '\xFF'), 0x62A8AB43},
    {"upwards", counted(0, 1), 0x46DD794E},
    {"downwards", counted(31, -1), 0x113FDB5C},
};

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

class Crc : public testing::TestWithParam<CrcKernel> {};

TEST_P(Crc, IsThatOfTheStandard) {
  for (const Checksum& checksum : checksums) {
    EXPECT_EQ(~GetParam().update(~0u, bytes_of(checksum.bytes)), checksum.value) << checksum.name;
  }
}

TEST_P(Crc, IsTheSameForEveryBeginningAndSize) {
  std::mt19937 random(1);
  std::string bytes(100, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  for (std::size_t begin = 0; begin < 9; ++begin) {
    for (std::size_t size = 0; size + begin <= bytes.size(); ++size) {
      const auto part = bytes_of(bytes).subspan(begin, size);
      ASSERT_EQ(~GetParam().update(~0u, part), crc32c(part)) << begin << " " << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Model, Crc, testing::ValuesIn(crc_kernels().begin(), crc_kernels().end()),
                         kernel_name<CrcKernel>);

TEST(Crc, GoesOnWhereItStopped) {
  const auto all = bytes_of("a statement and a half");
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    EXPECT_EQ(crc32c(all.subspan(cut), crc32c(all.first(cut))), crc32c(all)) << cut;
  }
}

// Features. The numbers are in weights files: they may change with `features_version` alone.

struct Hashed {
  std::string_view bytes;
  std::uint64_t hash;
};

constexpr Hashed hashes[] = {
    {"", 0},
    {"a", 0x6AE1C9724BCC0216},
    {"minister", 0xEEFB75C2A693E4BA},
    {"spokesperson", 0x462ACC9C09DD3110},
    {"\xC3\xA9lan", 0xC6706F49FB020F7B},
};

TEST(Features, HashesAreFrozen) {
  for (const auto& [bytes, hash] : hashes) EXPECT_EQ(hash_bytes(bytes), hash) << bytes;
  EXPECT_EQ(digest_of("upos 51"), 0xD473705A1F16AB4Eu);
  static_assert(hash_bytes("spokesperson") == 0x462ACC9C09DD3110);
}

TEST(Features, ZerosCount) {
  EXPECT_NE(hash_bytes({"\0", 1}), hash_bytes(""));
  EXPECT_NE(hash_bytes({"a\0", 2}), hash_bytes("a"));
  EXPECT_NE(hash_bytes({"\0\0\0\0\0\0\0\0", 8}), hash_bytes({"\0\0\0\0\0\0\0\0\0", 9}));
}

TEST(Features, OrderCounts) { EXPECT_NE(combine(1, 2), combine(2, 1)); }

TEST(Features, BucketsAreUsedAlike) {
  constexpr std::uint32_t buckets = 1024, drawn = 200000;
  std::vector<std::uint32_t> uses(buckets);
  for (std::uint32_t i = 0; i < drawn; ++i)
    ++uses[FeatureTable::bucket_of(combine(hash_bytes("w" + std::to_string(i)), i % 7), buckets - 1)];
  double chi_squared = 0;
  constexpr double expected = double{drawn} / buckets;
  for (const double used : uses) chi_squared += (used - expected) * (used - expected) / expected;
  EXPECT_NEAR(chi_squared, buckets, 5 * std::sqrt(2.0 * buckets));
}

// Sums of rows.

std::uint32_t below(std::uint32_t limit, std::mt19937& random) { return static_cast<std::uint32_t>(random()) % limit; }

std::vector<std::int8_t> random_table(std::uint32_t labels, std::uint32_t rows, std::mt19937& random) {
  std::vector<std::int8_t> weights(labels * rows + LinearModel::slack);
  for (auto& weight : weights) weight = static_cast<std::int8_t>(random());
  return weights;
}

class Linear : public testing::TestWithParam<LinearKernel> {};

TEST_P(Linear, AddsUpRows) {
  std::mt19937 random(1);
  for (std::uint32_t labels = 1; labels <= LinearModel::max_labels; ++labels) {
    const auto table = random_table(labels, 50, random);
    const std::uint32_t groups = (labels + 15) / 16;
    for (const std::size_t count : {0, 1, 2, 7, 45}) {
      std::vector<std::uint32_t> rows(count);
      for (auto& row : rows) row = below(50, random);
      std::vector<std::int32_t> sums(16 * groups, 1000), expected(labels, 1000);
      for (const auto row : rows) {
        for (std::uint32_t label = 0; label < labels; ++label) expected[label] += table[row * labels + label];
      }
      GetParam().add(table.data(), labels, rows, groups, sums.data());
      sums.resize(labels);
      ASSERT_EQ(sums, expected) << labels << " labels, " << count << " rows";
    }
  }
}

TEST_P(Linear, CountsBeyondSixteenBits) {
  for (const std::int8_t weight : {std::int8_t{-128}, std::int8_t{127}}) {
    for (const std::size_t count : {255, 256, 257, 512, 1001}) {
      const std::vector<std::int8_t> weights(80 + LinearModel::slack, weight);
      std::vector<std::int32_t> sums(80);
      GetParam().add(weights.data(), 80, std::vector<std::uint32_t>(count), 5, sums.data());
      EXPECT_EQ(sums, std::vector<std::int32_t>(80, weight * static_cast<std::int32_t>(count))) << count;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Model, Linear, testing::ValuesIn(linear_kernels().begin(), linear_kernels().end()),
                         kernel_name<LinearKernel>);

TEST(Linear, AddsToWhatIsThere) {
  std::mt19937 random(2);
  const auto table = random_table(51, 8, random);
  const LinearModel model(table, 51);
  EXPECT_EQ(model.rows(), 8u);
  EXPECT_EQ(model.lanes(), 64u);
  const std::vector<std::uint32_t> all = {7, 0, 3, 3, 5};
  std::vector<std::int32_t> at_once(model.lanes()), in_two(model.lanes());
  model.add(all, at_once);
  model.add(std::span(all).first(2), in_two);
  model.add(std::span(all).subspan(2), in_two);
  EXPECT_EQ(at_once, in_two);
}

struct Shape {
  std::size_t weights;
  std::uint32_t labels;
};

TEST(Linear, RefusesWhatIsNoTable) {
  for (const auto& [weights, labels] :
       {Shape{0, 4}, Shape{16, 4}, Shape{19, 4}, Shape{21, 4}, Shape{20, 0}, Shape{145, 129}}) {
    try {
      LinearModel(std::vector<std::int8_t>(weights), labels);
      ADD_FAILURE() << weights << " weights of " << labels;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "CQ214");
    }
  }
  EXPECT_EQ(LinearModel(std::vector<std::int8_t>(20), 4).rows(), 1u);
}

}  // namespace
}  // namespace communique
