#include "model/encoder/word_pieces.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "communique/error.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

std::string read_file(const std::string& name) {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/data/word_pieces/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The text whose code points beyond ASCII stand as \u{e9}.
std::string unescaped(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '\\') {
      text += line[at++];
      continue;
    }
    const std::size_t end = line.find('}', at);
    std::uint32_t c = 0;
    std::from_chars(line.data() + at + 3, line.data() + end, c, 16);
    append_utf8(text, c);
    at = end + 1;
  }
  return text;
}

std::string shown(const WordPieces& vocabulary, const std::string& text) {
  Pieces pieces;
  vocabulary.read(text, {0, static_cast<std::uint32_t>(text.size())}, pieces);
  std::string all;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    all += (i == 0 ? "" : " ") + std::to_string(pieces.ids[i]) + ':' + std::to_string(pieces.spans[i].begin) + '-' +
           std::to_string(pieces.spans[i].end);
  }
  return all;
}

TEST(WordPieces, AreThoseOfTheReference) {
  const std::string lines = read_file("vocabulary.txt");
  const WordPieces vocabulary(lines, "own");
  std::ifstream cases(COMMUNIQUE_SOURCE_DIR "/tests/data/word_pieces/cases.tsv");
  std::size_t count = 0;
  for (std::string line; std::getline(cases, line); ++count) {
    const std::size_t tab = line.find('\t');
    EXPECT_EQ(shown(vocabulary, unescaped(line.substr(0, tab))), line.substr(tab + 1)) << line;
  }
  EXPECT_GT(count, 50u);
}

struct Odd {
  const char* id;
  std::string text;
  const char* pieces;
};

class OddText : public testing::TestWithParam<Odd> {};

// 0 [PAD], 1 [UNK], 2 [CLS], 3 [SEP], 4 a, 5 ##a
TEST_P(OddText, HasPieces) {
  const WordPieces vocabulary("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##a", "own");
  EXPECT_EQ(shown(vocabulary, GetParam().text), GetParam().pieces);
}

INSTANTIATE_TEST_SUITE_P(Bytes, OddText,
                         testing::Values(Odd{"lone_surrogate_is_nothing",
                                             "a\xED\xA0\x80"
                                             "a",
                                             "4:0-1 5:4-5"},
                                         Odd{"surrogate_alone", "\xED\xB0\x80", ""},
                                         Odd{"stray_byte_is_nothing",
                                             "a\x80"
                                             "a\xFF",
                                             "4:0-1 5:2-3"},
                                         Odd{"cut_short", "a\xC3", "4:0-1"},
                                         Odd{"nul", std::string("a\0a", 3), "4:0-1 5:2-3"},
                                         Odd{"endless_word", std::string(100'000, 'a'), "1:0-100000"},
                                         Odd{"special_pieces_are_text", "[PAD]", "1:0-1 1:1-4 1:4-5"}),
                         [](const auto& info) { return info.param.id; });

TEST(WordPieces, OfAPartKeepTheirPlaces) {
  const WordPieces vocabulary("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##a\n", "own");
  Pieces pieces;
  vocabulary.read("aa a aaa", {3, 8}, pieces);
  EXPECT_EQ(pieces.ids, (std::vector<std::uint32_t>{4, 4, 5, 5}));
  EXPECT_EQ(pieces.spans.back(), (Span{7, 8}));
}

struct Refused {
  const char* id;
  std::string lines;
  const char* what;
};

class RefusedVocabulary : public testing::TestWithParam<Refused> {};

TEST_P(RefusedVocabulary, IsNamed) {
  try {
    const WordPieces vocabulary(GetParam().lines, "own.cmq");
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ214");
    EXPECT_NE(std::string(error.what()).find(GetParam().what), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Lines, RefusedVocabulary,
                         testing::Values(Refused{"none", "", "has no line [UNK]"},
                                         Refused{"no_mark", "[UNK]\n[CLS]\na\n", "has no line [SEP]"},
                                         Refused{"empty", "[UNK]\n\n[CLS]\n[SEP]\n", "empty line 2"},
                                         Refused{"twice", "[UNK]\n[CLS]\n[SEP]\na\nb\na\n", "line 6 twice"},
                                         Refused{"too_many",
                                                 [] {
                                                   std::string lines = "[UNK]\n[CLS]\n[SEP]\n";
                                                   for (int i = 0; i < 65533; ++i) lines += std::to_string(i) + '\n';
                                                   return lines;
                                                 }(),
                                                 "65536 lines"}),
                         [](const auto& info) { return info.param.id; });

}  // namespace
}  // namespace communique
