#include "communique/text.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "communique/error.hpp"
#include "text/data_files.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

using namespace std::string_literals;

template <typename Case>
std::string name_of_case(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

const std::string lone_surrogate = "\xED\xA0\xBD";

// One line a case: bytes, and where they stop being UTF-8.
struct Invalid {
  const char* name;
  std::string bytes;
  const char* where;
};

class InvalidText : public testing::TestWithParam<Invalid> {};

TEST_P(InvalidText, IsRefusedWithBytePositionAndRemedy) {
  try {
    Text text(GetParam().bytes);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ101");
    EXPECT_NE(std::string(error.what()).find(GetParam().where), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("decode"), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Utf8, InvalidText,
                         testing::Values(Invalid{"stray_continuation", "ab\x80", "byte 0x80 is not UTF-8, at byte 2"},
                                         Invalid{"latin1", "caf\xE9 noir", "byte 0xE9 is not UTF-8, at byte 3"},
                                         Invalid{"overlong_two", "\xC0\xAF", "at byte 0"},
                                         Invalid{"overlong_three", "x\xE0\x80\x80", "at byte 1"},
                                         Invalid{"overlong_four", "\xF0\x80\x80\x80", "at byte 0"},
                                         Invalid{"above_10ffff", "\xF4\x90\x80\x80", "at byte 0"},
                                         Invalid{"cut_off", "fin \xE2\x80", "byte 0xE2 is not UTF-8, at byte 4"},
                                         Invalid{"no_lead", "\xFF\xFE", "byte 0xFF"}),
                         name_of_case<Invalid>);

TEST(Text, HoldsAnyCodePoints) {
  for (const std::string& bytes :
       {""s, "\0"s, "a\0b"s, lone_surrogate, "e\u0301"s, "👩‍👩‍👧"s, "\u007F\u0080"s}) {
    EXPECT_EQ(Text(bytes).bytes(), bytes);
  }
}

TEST(Text, SlicesBySpan) { EXPECT_EQ(Text("He said “no”.").slice({8, 16}), "“no”"); }

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

struct Sample {
  const char* name;
  std::string bytes;
};

class Offsets : public testing::TestWithParam<Sample> {};

TEST_P(Offsets, AgreeWithCountingAndGoThereAndBack) {
  const std::string& bytes = GetParam().bytes;
  const OffsetMap map(bytes);
  std::uint32_t index = 0;
  for (std::uint32_t at = 0; at < bytes.size(); ++index) {
    EXPECT_EQ(map.code_points(at), index);
    EXPECT_EQ(map.bytes(index), at);
    const std::uint32_t size = code_point_at(bytes, at).size;
    for (std::uint32_t inside = 1; inside < size; ++inside) EXPECT_EQ(map.code_points(at + inside), index);
    at += size;
  }
  EXPECT_EQ(map.size(), index);
  EXPECT_EQ(map.code_points(static_cast<std::uint32_t>(bytes.size())), index);
  EXPECT_EQ(map.bytes(index), bytes.size());
}

INSTANTIATE_TEST_SUITE_P(Map, Offsets,
                         testing::Values(Sample{"empty", ""}, Sample{"ascii", "plain"}, Sample{"curly", "“curly”"},
                                         Sample{"emoji", "a😀b"}, Sample{"one_block_ascii", repeated("a", 64)},
                                         Sample{"one_block", repeated("é", 32)}, Sample{"mixed", repeated("x“😀é", 50)},
                                         Sample{"four_bytes", repeated("😀", 200)},
                                         Sample{"surrogates", lone_surrogate + "a" + lone_surrogate},
                                         Sample{"across_blocks", repeated("a", 63) + "“" + repeated("b", 64)},
                                         Sample{"nul", "a\0b“"s}),
                         name_of_case<Sample>);

struct Folding {
  const char* name;
  std::string text;
  std::string folded;
  std::string bare;
};

class Folded : public testing::TestWithParam<Folding> {};

TEST_P(Folded, CaseAndAccents) {
  EXPECT_EQ(fold(GetParam().text), GetParam().folded);
  EXPECT_EQ(fold_accents(GetParam().text), GetParam().bare);
}

INSTANTIATE_TEST_SUITE_P(
    Fold, Folded,
    testing::Values(Folding{"ascii", "The MINISTER", "the minister", "the minister"},
                    Folding{"composed", "Türkiye", "türkiye", "turkiye"},
                    Folding{"decomposed", "Tu\u0308rkiye", "tu\u0308rkiye", "turkiye"},
                    Folding{"apostrophes", "Don’t donʼt don＇t", "don't don't don't", "don't don't don't"},
                    Folding{"apostrophe_in_a_letter", "ŉ", "'n", "'n"},
                    Folding{"sharp_s", "Straße", "strasse", "strasse"},
                    Folding{"dotted_i", "İzmir", "i\u0307zmir", "izmir"},
                    Folding{"barred", "Łódź Ørsted", "łódź ørsted", "lodz orsted"},
                    Folding{"greek", "ΣΊΣΥΦΟΣ", "σίσυφοσ", "σισυφοσ"}, Folding{"hangul", "서울", "서울", "서울"},
                    Folding{"vowel_signs", "दिल्ली", "दिल्ली", "दिल्ली"},
                    Folding{"surrogate", "A" + lone_surrogate + "É", "a" + lone_surrogate + "é",
                            "a" + lone_surrogate + "e"},
                    Folding{"nul", "A\0É"s, "a\0é"s, "a\0e"s}),
    name_of_case<Folding>);

TEST(CodePoints, ForwardsAndBackwardsAgree) {
  const std::string text = "a“😀é" + lone_surrogate + "\0z"s;
  std::vector<std::uint32_t> starts;
  for (std::uint32_t at = 0; at < text.size(); at += code_point_at(text, at).size) starts.push_back(at);
  EXPECT_EQ(starts.size(), 7u);
  for (std::uint32_t at = static_cast<std::uint32_t>(text.size()); at > 0; at -= code_point_before(text, at).size) {
    EXPECT_EQ(code_point_before(text, at).value, code_point_at(text, starts.back()).value);
    starts.pop_back();
  }
  EXPECT_TRUE(starts.empty());
  EXPECT_EQ(code_point_at(text, static_cast<std::uint32_t>(text.size())).size, 0u);
  EXPECT_EQ(code_point_at("\xF4\x90\x80\x80", 0).size, 1u) << "beyond U+10FFFF";
  EXPECT_EQ(code_point_before(text, 0).size, 0u);
}

TEST(CodePoints, Classes) {
  for (const char32_t c : U"aÉψ漢ก") EXPECT_EQ(is_letter(c), c != 0) << static_cast<std::uint32_t>(c);
  EXPECT_TRUE(is_upper(U'É') && is_upper(U'Z') && !is_upper(U'é') && !is_upper(U'1'));
  EXPECT_TRUE(is_digit(U'7') && is_digit(U'٣') && !is_digit(U'½') && is_numeral(U'½'));
  EXPECT_TRUE(is_space(U'\u00A0') && is_space(U'\u3000') && is_space(U'\n') && !is_space(U'\u200B'));
  EXPECT_TRUE(is_line_end(U'\u2028') && is_line_end(U'\u0085') && !is_line_end(U' '));
  EXPECT_TRUE(is_emoji(U'😀') && is_emoji(U'🇹') && !is_emoji(U'1') && !is_emoji(U'a'));
  EXPECT_TRUE(is_ideograph(U'漢') && is_ideograph(U'カ') && is_ideograph(U'한') && !is_ideograph(U'é'));
  EXPECT_TRUE(is_punctuation(U'“') && is_symbol(U'€') && is_mark(U'\u0301') && !is_mark(U'a'));
}

using Boundaries = std::function<std::vector<std::uint32_t>(std::string_view)>;

TEST(Boundaries, LieOnCodePointsAndCoverTheText) {
  for (const Boundaries& find :
       {Boundaries(word_boundaries), Boundaries(sentence_boundaries), Boundaries(grapheme_boundaries)}) {
    EXPECT_TRUE(find("").empty());
    for (const std::string& text :
         {"a\0b"s, lone_surrogate, "No. " + lone_surrogate + lone_surrogate + "x", "👩‍👩‍👧 e\u0301!"s}) {
      const auto ends = find(text);
      ASSERT_FALSE(ends.empty());
      EXPECT_EQ(ends.back(), text.size());
      for (const std::uint32_t end : ends) EXPECT_NE(static_cast<unsigned char>(text[end]) & 0xC0, 0x80);
    }
  }
}

TEST(Boundaries, KeepClustersWhole) {
  EXPECT_EQ(grapheme_boundaries("e\u0301👩‍👩‍👧🇹🇷").size(), 3u);
  EXPECT_EQ(word_boundaries("can’t stop"), (std::vector<std::uint32_t>{7, 8, 12}));
}

TEST(DataFiles, RowsLeaveOutCommentsHeaderAndEmptyLines) {
  const auto rows = tsv_rows("# comment\nform\tend\n\nMr\tnever\r\n#tag\tx\nlast\t");
  const std::vector<TsvRow> expected = {{"Mr", "never"}, {"#tag", "x"}, {"last", ""}};
  EXPECT_EQ(rows, expected);
}

TEST(DataFiles, MissingFileIsNamed) {
  try {
    data_rows("no_such_list");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ203");
    EXPECT_NE(std::string(error.what()).find("no_such_list"), std::string::npos);
  }
}

TEST(Versions, AreNumbers) {
  EXPECT_GT(std::stoi(icu_version()), 50);
  EXPECT_GE(std::stoi(unicode_version()), 13);
}

}  // namespace
}  // namespace communique
