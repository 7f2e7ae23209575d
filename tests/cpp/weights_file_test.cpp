#include "model/weights_file.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <string>

#include "communique/error.hpp"
#include "model/weights_layout.hpp"
#include "sealed_weights.hpp"

namespace communique {
namespace {

using Bytes = std::vector<std::byte>;

constexpr std::string_view kind = "en-tagger";
constexpr std::uint64_t digest = 0x0123456789ABCDEF;

WeightsWriter example() {
  WeightsWriter writer(kind, digest);
  writer.add("labels", "O NOUN VERB");
  writer.add("rows", std::vector<std::int8_t>(100, -7));
  writer.add("scales", std::array<float, 3>{0.5f, 1, 2});
  writer.add("nothing", "");
  return writer;
}

WeightsFile opened(const Bytes& bytes) { return WeightsFile::from_bytes(bytes, "a.cmq", kind, digest); }

std::string message_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string message_of(const Bytes& bytes) {
  return message_of([&] { opened(bytes); });
}

TEST(WeightsFile, GivesBackWhatWasWritten) {
  const Bytes bytes = example().bytes();
  const WeightsFile file = opened(bytes);
  EXPECT_EQ(file.text("labels"), "O NOUN VERB");
  EXPECT_EQ(file.section<std::int8_t>("rows", 100).back(), -7);
  EXPECT_EQ(file.section<float>("scales").size(), 3u);
  EXPECT_EQ(file.section<float>("scales")[2], 2);
  EXPECT_TRUE(file.section<std::uint64_t>("nothing").empty());
  EXPECT_EQ(file.sections().size(), 4u);
}

TEST(WeightsFile, IsTheSameOnEveryRun) {
  const Bytes bytes = example().bytes();
  EXPECT_EQ(bytes, example().bytes());
  EXPECT_EQ(bytes.size(), 64u + 4 * 64 + 64 + 128 + 64);
  // The layout is for good: another one needs another format number.
  EXPECT_EQ(crc32c(bytes), 3074533524u);
}

TEST(WeightsFile, CanHoldNothing) { EXPECT_TRUE(opened(WeightsWriter(kind, digest).bytes()).sections().empty()); }

TEST(WeightsFile, SectionsAreAlignedWhereverTheBytesLie) {
  const Bytes bytes = example().bytes();
  for (std::size_t shift = 0; shift < 64; shift += 7) {
    Bytes moved(shift);
    moved.insert(moved.end(), bytes.begin(), bytes.end());
    const auto file = WeightsFile::from_bytes(std::span(moved).subspan(shift), "a.cmq", kind, digest);
    for (const auto& section : file.sections()) {
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section.bytes.data()) % weights_alignment, 0u) << section.name;
    }
  }
}

TEST(WeightsFile, CopiesKeepTheBytes) {
  const auto folder = std::filesystem::path(testing::TempDir());
  const auto path = folder / "copies.cmq";
  example().write(path);
  auto first = std::make_unique<WeightsFile>(WeightsFile::open(path, kind, digest));
  const WeightsFile second = *first;
  first.reset();
  WeightsWriter(kind, digest).write(path);  // a new file beside the mapped one
  EXPECT_EQ(second.text("labels"), "O NOUN VERB");
  EXPECT_TRUE(WeightsFile::open(path, kind, digest).sections().empty());
  std::filesystem::remove(path);
}

TEST(WeightsFile, MappingIsReading) {
  const auto path = std::filesystem::path(testing::TempDir()) / "mapping.cmq";
  example().write(path);
  const auto mapped = map_file(path), read = read_file(path);
  EXPECT_TRUE(std::ranges::equal(mapped.bytes, read.bytes));
  EXPECT_TRUE(std::ranges::equal(mapped.bytes, example().bytes()));
  std::filesystem::remove(path);
}

// Damage. One line a case: what is done to a good file, whether its checksums are set right again, and what is said.

struct Damage {
  const char* name;
  std::function<void(Bytes&)> inflict;
  bool sealed;
  const char* message;
};

// Overwrites the bytes from `at` on.
template <typename T>
std::function<void(Bytes&)> put(std::size_t at, T value) {
  return [=](Bytes& bytes) { std::memcpy(bytes.data() + at, &value, sizeof value); };
}

std::function<void(Bytes&)> resize(std::size_t size) {
  return [=](Bytes& bytes) { bytes.resize(size); };
}

constexpr std::size_t entry(std::size_t section) { return 64 + 64 * section; }

constexpr const char* reinstall = "; reinstall, or rebuild it with \"make model\"";

const Damage damages[] = {
    {"empty", resize(0), false, "[CQ210] weights file a.cmq ends at byte 0, within its header of 64 bytes"},
    {"half_a_header", resize(20), false, "[CQ210] weights file a.cmq ends at byte 20, within its header of 64 bytes"},
    {"half_a_table", resize(200), false, "[CQ210] weights file a.cmq ends at byte 200, within its table of 4 sections"},
    {"half_the_sections", resize(500), false,
     "[CQ210] weights file a.cmq ends at byte 500, not at byte 576 as its header says"},
    {"too_long", resize(640), false, "[CQ210] weights file a.cmq ends at byte 640, not at byte 576 as its header says"},
    {"another_magic", put(0, 'P'), false,
     "[CQ207] weights file a.cmq is no weights file: another magic number at byte 0; give the path of a weights file"},
    {"line_ends_changed", put(4, '\n'), false, "[CQ207]"},
    {"foreign_endian", put(8, 0x04030201), false,
     "[CQ208] weights file a.cmq is big-endian by the mark at byte 8, this machine is little-endian; rebuild it here "
     "with \"make model\""},
    {"no_endian", put(8, 0x01020305), true,
     "[CQ213] weights file a.cmq has byte order mark 01020305 at byte 8, not 01020304"},
    {"older", put(12, 0), true,
     "[CQ209] weights file a.cmq has format 0 at byte 12, older than 1, the one that is read here; rebuild it with "
     "\"make model\""},
    {"newer", put(12, 2), true,
     "[CQ209] weights file a.cmq has format 2 at byte 12, newer than 1, the one that is read here; install the version "
     "of communique that it came with"},
    {"another_kind", put(19, 'T'), true,
     "[CQ211] weights file a.cmq is of kind \"en-Tagger\" at byte 16, not \"en-tagger\"; give the path of a file of "
     "that kind"},
    {"kind_of_any_bytes", put(16, '\xFF'), true,
     "[CQ211] weights file a.cmq is of kind \"\\xffn-tagger\" at byte 16, not \"en-tagger\""},
    {"kind_behind_its_end", put(39, 'x'), true, "[CQ211] weights file a.cmq is of kind \"\" at byte 16"},
    {"wrong_digest", put(40, digest + 1), true,
     "[CQ212] weights file a.cmq was made for other code: digest 0123456789abcdf0 at byte 40, not 0123456789abcdef; "
     "rebuild it with \"make model\", or install the version of communique that it came with"},
    {"wrong_size", put(48, std::uint64_t{512}), true,
     "[CQ210] weights file a.cmq ends at byte 576, not at byte 512 as its header says"},
    {"a_section_less", put(56, 3), true,
     "[CQ213] weights file a.cmq says at byte 64 that section 0 \"labels\" has 11 bytes at byte 320, where there is no "
     "room for it"},
    {"endless_sections", put(56, 0xFFFFFFFF), true,
     "[CQ213] weights file a.cmq has 4294967295 sections at byte 56, more than 256"},
    {"header", put(60, 0), false, "[CQ201] weights file a.cmq is damaged: header fails its checksum at byte 60"},
    {"digest_unsealed", put(40, digest + 1), false,
     "[CQ201] weights file a.cmq is damaged: header fails its checksum at byte 60"},
    {"table", put(entry(1) + 8, 99), false,
     "[CQ201] weights file a.cmq is damaged: header fails its checksum at byte 60"},
    {"section", put(400, 'x'), false,
     "[CQ201] weights file a.cmq is damaged: section 1 \"rows\" fails its checksum at byte 384"},
    {"padding", put(511, 'x'), true, "[CQ213] weights file a.cmq has no zeros behind section 1 \"rows\" at byte 484"},
    {"no_name", put(entry(2) + 20, std::array<char, 6>{}), true,
     "[CQ213] weights file a.cmq gives section 2 \"\" at byte 212 no name of its own"},
    {"a_name_twice", put(entry(1) + 20, std::array<char, 7>{"labels"}), true,
     "[CQ213] weights file a.cmq gives section 1 \"labels\" at byte 148 no name of its own"},
    {"name_behind_its_end", put(entry(0) + 63, 'x'), true,
     "[CQ213] weights file a.cmq gives section 0 \"\" at byte 84 no name of its own"},
    {"overlap", put(entry(1), std::uint64_t{320}), true,
     "[CQ213] weights file a.cmq says at byte 128 that section 1 \"rows\" has 100 bytes at byte 320, where there is no "
     "room for it"},
    {"offset_beyond", put(entry(0), ~std::uint64_t{0}), true,
     "[CQ213] weights file a.cmq says at byte 64 that section 0 \"labels\" has 11 bytes at byte 18446744073709551615"},
    {"size_beyond", put(entry(2) + 8, std::uint64_t{65}), true,
     "[CQ213] weights file a.cmq says at byte 192 that section 2 \"scales\" has 65 bytes at byte 512"},
    {"size_overflows", put(entry(2) + 8, ~std::uint64_t{0}), true,
     "[CQ213] weights file a.cmq says at byte 192 that section 2 \"scales\" has 18446744073709551615 bytes"},
    {"more_behind_the_sections",
     [](Bytes& bytes) {
       bytes.resize(640);
       put(48, std::uint64_t{640})(bytes);
     },
     true, "[CQ213] weights file a.cmq holds no section at byte 576, where one should begin"},
    {"size_short", put(entry(1) + 8, std::uint64_t{64}), true, "[CQ213] weights file a.cmq says at byte 192"},
};

class Damaged : public testing::TestWithParam<Damage> {};

TEST_P(Damaged, IsRefusedByName) {
  Bytes bytes = example().bytes();
  GetParam().inflict(bytes);
  if (GetParam().sealed) seal(bytes);
  const std::string message = message_of(bytes);
  EXPECT_TRUE(message.starts_with(GetParam().message)) << message;
  EXPECT_NE(message.find(';'), std::string::npos) << "no remedy: " << message;
}

INSTANTIATE_TEST_SUITE_P(WeightsFile, Damaged, testing::ValuesIn(damages),
                         [](const auto& damage) { return std::string(damage.param.name); });

TEST(WeightsFile, NoBitCanTurn) {
  const Bytes good = example().bytes();
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    Bytes bytes = good;
    bytes[bit / 8] ^= std::byte{1} << bit % 8;
    ASSERT_TRUE(message_of(bytes).starts_with("[CQ2")) << "bit " << bit;
  }
}

TEST(WeightsFile, NoByteCanBeMissing) {
  const Bytes good = example().bytes();
  for (std::size_t size = 0; size < good.size(); ++size) {
    ASSERT_TRUE(
        message_of(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))).starts_with("[CQ210]"))
        << size;
  }
}

// What the caller asks for and the file does not have.

struct Request {
  const char* name;
  std::function<void(const WeightsFile&)> ask;
  const char* message;
};

const Request requests[] = {
    {"missing", [](const WeightsFile& file) { file.text("clusters"); },
     "[CQ214] weights file a.cmq: no section \"clusters\" among \"labels\", \"rows\", \"scales\", \"nothing\""},
    {"half_an_element", [](const WeightsFile& file) { file.section<std::uint16_t>("labels"); },
     "[CQ214] weights file a.cmq: section \"labels\" at byte 320 has 11 bytes, not a multiple of 2"},
    {"too_few", [](const WeightsFile& file) { file.section<float>("scales", 4); },
     "[CQ214] weights file a.cmq: section \"scales\" at byte 512 has 12 bytes, not 4 times 4"},
    {"beyond_all_numbers", [](const WeightsFile& file) { file.section<float>("scales", SIZE_MAX / 4 + 4); },
     "[CQ214] weights file a.cmq: section \"scales\" at byte 512 has 12 bytes, not"},
};

TEST(WeightsFile, SaysWhichSectionDoesNotFit) {
  const Bytes bytes = example().bytes();
  const WeightsFile file = opened(bytes);
  for (const Request& request : requests) {
    const std::string message = message_of([&] { request.ask(file); });
    EXPECT_TRUE(message.starts_with(request.message)) << request.name << ": " << message;
    EXPECT_TRUE(message.ends_with(reinstall)) << message;
  }
}

TEST(WeightsFile, SaysWhichPathCannotBeRead) {
  const auto folder = std::filesystem::path(testing::TempDir());
  for (const auto& path : {folder / "no such file.cmq", folder / "no such folder" / "a.cmq", folder}) {
    const std::string message = message_of([&] { WeightsFile::open(path, kind, digest); });
    EXPECT_TRUE(message.starts_with("[CQ206] weights file " + path.string() + " cannot be read (")) << message;
  }
  const auto empty = folder / "empty.cmq";
  std::ofstream{empty};
  EXPECT_TRUE(message_of([&] { WeightsFile::open(empty, kind, digest); }).starts_with("[CQ210]"));
  std::filesystem::remove(empty);
}

struct Misuse {
  const char* name;
  std::function<void()> call;
  const char* code;
};

const Misuse misuses[] = {
    {"kind_empty", [] { WeightsWriter("", 0); }, "CQ213"},
    {"kind_too_long", [] { WeightsWriter(std::string(24, 'k'), 0); }, "CQ213"},
    {"name_empty", [] { example().add("", "x"); }, "CQ213"},
    {"name_too_long", [] { example().add(std::string(44, 'n'), "x"); }, "CQ213"},
    {"name_with_zero", [] { example().add(std::string("a\0b", 3), "x"); }, "CQ213"},
    {"name_twice", [] { example().add("rows", "x"); }, "CQ213"},
    {"too_many",
     [] {
       WeightsWriter writer(kind, 0);
       for (int i = 0; i < 257; ++i) writer.add(std::to_string(i), "");
     },
     "CQ213"},
    {"no_folder", [] { example().write("/no such folder/a.cmq"); }, "CQ206"},
};

TEST(WeightsWriter, RefusesWhatItCannotWrite) {
  for (const Misuse& misuse : misuses) {
    EXPECT_TRUE(message_of(misuse.call).starts_with(std::string("[") + misuse.code)) << misuse.name;
  }
}

TEST(WeightsWriter, LongestNamesFit) {
  WeightsWriter writer(std::string(23, 'k'), 0);
  writer.add(std::string(43, 'n'), "x");
  const Bytes bytes = writer.bytes();
  EXPECT_EQ(WeightsFile::from_bytes(bytes, "a.cmq", std::string(23, 'k'), 0).text(std::string(43, 'n')), "x");
}

}  // namespace
}  // namespace communique
