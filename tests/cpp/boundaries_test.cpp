#include "text/unicode.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace communique {
namespace {

// One line a case: the rule, and a text with ÷ where it must break.
struct Case {
  const char* name;
  std::string segments;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::string without_signs(std::string text) {
  for (std::size_t at = 0; (at = text.find("÷", at)) != std::string::npos;) text.erase(at, 2);
  return text;
}

std::string with_signs(const std::string& text, std::vector<std::uint32_t> ends) {
  std::string signs = text;
  if (!ends.empty()) ends.pop_back();
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) signs.insert(*end, "÷");
  return signs;
}

using Find = std::vector<std::uint32_t> (*)(std::string_view);

template <Find find>
void expect_segments(const Case& c) {
  const std::string text = without_signs(c.segments);
  const auto ends = find(text);
  EXPECT_EQ(with_signs(text, ends), c.segments);
  if (!text.empty()) {
    EXPECT_EQ(ends.back(), text.size());
  }
}

class WordRule : public testing::TestWithParam<Case> {};
class SentenceRule : public testing::TestWithParam<Case> {};
class GraphemeRule : public testing::TestWithParam<Case> {};

TEST_P(WordRule, Breaks) { expect_segments<word_boundaries>(GetParam()); }
TEST_P(SentenceRule, Breaks) { expect_segments<sentence_boundaries>(GetParam()); }
TEST_P(GraphemeRule, Breaks) { expect_segments<grapheme_boundaries>(GetParam()); }

std::string name_of_case(const testing::TestParamInfo<Case>& info) { return info.param.name; }

const std::string surrogate = "\xED\xA0\xBD";

const Case word_cases[] = {
    {"WB1_empty", ""},
    {"WB3_one_line_end", "a÷\r\n÷b"},
    {"WB3a_WB3b_line_ends", "a÷\n÷\r÷\u2028÷b"},
    {"WB3a_mark_after_line_end", "\n÷\u0301÷a"},
    {"WB3c_joined_emoji", "👩\u200D👧÷👩"},
    {"WB3c_letter_that_is_an_emoji", "a:\u200DⓂ"},
    {"WB3d_spaces", "a÷   ÷b"},
    {"WB3d_mark_between_spaces", " \u0301÷ "},
    {"WB4_marks_and_formats", "e\u0301\u00ADb\u200D÷,\u0301÷ "},
    {"WB4_mark_first", "\u0301÷a"},
    {"WB5_letters", "aбλ"},
    {"WB6_WB7_sign_between_letters", "can’t÷ ÷a:b÷ ÷a.b"},
    {"WB6_marks_around_the_sign", "a\u0301.\u0301\u0301b"},
    {"WB6_sign_at_the_end", "a÷'"},
    {"WB6_two_signs", "a÷'÷'÷b"},
    {"WB6_comma_between_letters", "a÷,÷b"},
    {"WB6_digit_after_the_sign", "a÷'÷1"},
    {"WB7a_hebrew_apostrophe", "א'÷ ÷a÷'"},
    {"WB7b_WB7c_hebrew_quote", "א\"א÷\"÷ ÷a÷\"÷b"},
    {"WB8_WB9_WB10_digits", "1a2b33"},
    {"WB11_WB12_sign_between_digits", "1,234.5÷,÷ ÷1'2"},
    {"WB11_letter_after_the_sign", "1÷,÷a÷,÷2"},
    {"WB12_colon_between_digits", "1÷:÷2"},
    {"WB13_katakana", "カタ÷a"},
    {"WB13a_WB13b_low_line", "a_1_カ_÷ ÷_a"},
    {"WB15_WB16_flags", "🇳🇴÷🇸🇪÷🇩"},
    {"WB15_flags_after_a_letter", "a÷🇳🇴÷🇸"},
    {"WB16_mark_inside_a_flag", "🇳\u0301🇴÷🇸"},
    {"WB999_ideographs", "漢÷字÷ ÷ส÷ว"},
    {"surrogates", "a÷" + surrogate + "÷" + surrogate + "÷a"},
};
INSTANTIATE_TEST_SUITE_P(Boundaries, WordRule, testing::ValuesIn(word_cases), name_of_case);

const Case sentence_cases[] = {
    {"SB1_empty", ""},
    {"SB3_one_line_end", "a\r\n÷b"},
    {"SB4_line_ends", "a\n÷\r÷\u2029÷b"},
    {"SB4_mark_after_line_end", "\n÷\u0301a"},
    {"SB5_marks", "A.\u0301 \u0301÷B"},
    {"SB5_mark_before_a_lower_letter", "A. \u0301a"},
    {"SB6_decimal", "A .5"},
    {"SB6_digit_after_a_space", "A. ÷5"},
    {"SB7_initials", "U.S. ÷A"},
    {"SB7_digit_before_the_stop", "1.÷A"},
    {"SB8_lower_letter", "A. ) (a"},
    {"SB8_lower_letter_far_away", "A. 1, 2 \u201C— a"},
    {"SB8_upper_letter_far_away", "A. ÷1, 2 \u201C— B"},
    {"SB8_second_stop", "A. ÷1. a"},
    {"SB8_line_end_first", "A. ÷1\n÷a"},
    {"SB8_end_of_text", "A. ÷1"},
    {"SB8_no_full_stop", "A! ÷a"},
    {"SB8a_comma", "A!), b. ÷C"},
    {"SB8a_stops", "A?! .÷B"},
    {"SB9_closing_marks", "A!”)÷B"},
    {"SB10_spaces", "A!” \u00A0 ÷B"},
    {"SB10_closing_mark_after_a_space", "A! ÷”B"},
    {"SB11_line_end", "A.” \n÷B"},
    {"SB998_no_stop", "A, (B) C"},
    {"surrogates", "A. ÷" + surrogate + "B. " + surrogate + "b"},
};
INSTANTIATE_TEST_SUITE_P(Boundaries, SentenceRule, testing::ValuesIn(sentence_cases), name_of_case);

const Case grapheme_cases[] = {
    {"GB1_empty", ""},
    {"GB3_one_line_end", "a÷\r\n÷b"},
    {"GB4_GB5_controls", "a÷\n÷\u0301÷\u200B÷\u0301"},
    {"GB6_hangul_l", "ᄀᄀ가÷ᄀ각"},
    {"GB7_hangul_v", "가ᅡᆨ÷가÷ᄀ"},
    {"GB8_hangul_t", "각ᆨᆨ÷ᅡ"},
    {"GB9_marks", "e\u0301\u0301\u200D÷b"},
    {"GB9a_spacing_marks", "कि÷a"},
    {"GB9b_prepended", "\u0600a÷\u0600÷\n"},
    {"GB9c_conjunct", "क्ष÷क"},
    {"GB9c_conjunct_with_marks", "क\u093C्\u200Dत"},
    {"GB9c_no_linker", "क\u093C÷त"},
    {"GB9c_linker_and_non_joiner", "क्\u200C÷त"},
    {"GB9c_linker_first", "a\u094D÷त"},
    {"GB11_joined_emoji", "👩🏽\u200D👧÷👩"},
    {"GB11_letter_before_the_joiner", "a\u200D÷👧"},
    {"GB11_mark_after_the_joiner", "👩\u200D\u0301÷👧"},
    {"GB12_GB13_flags", "🇳🇴÷🇸🇪÷🇩÷a"},
    {"GB13_mark_inside_a_flag", "🇳\u0301÷🇴🇸"},
    {"GB999_letters", "a÷b÷1"},
    {"surrogates", "a÷" + surrogate + "\u0301÷" + surrogate},
};
INSTANTIATE_TEST_SUITE_P(Boundaries, GraphemeRule, testing::ValuesIn(grapheme_cases), name_of_case);

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// Texts on which a search back or forth from each code point takes quadratic time, and their numbers of segments.
TEST(Boundaries, EndlessRunsAreReadOnce) {
  constexpr std::size_t many = 2'000'000;
  struct Run {
    std::string text;
    std::size_t words, sentences, graphemes;
  };
  const Run runs[] = {
      {"a" + repeated("\u0301", many) + "b", 1, 1, 2},
      {"a'" + repeated("\u00AD", many) + "b", 1, 1, many + 3},
      {repeated("\u200D", many) + "👧", 1, 1, 2},
      {repeated("🇳", many), many / 2, 1, many / 2},
      {repeated("A. 1", many), 3 * many + 1, many + 1, 4 * many},
      {"A. " + repeated("1", many) + "a", 4, 1, many + 4},
      {"A." + repeated(")", many) + repeated(" ", many) + "a", many + 4, 1, 2 * many + 3},
      {repeated("क\u094D", many), 1, 1, 1},
  };
  for (const Run& run : runs) {
    SCOPED_TRACE(run.text.substr(0, 12));
    EXPECT_EQ(word_boundaries(run.text).size(), run.words);
    EXPECT_EQ(sentence_boundaries(run.text).size(), run.sentences);
    EXPECT_EQ(grapheme_boundaries(run.text).size(), run.graphemes);
  }
}

TEST(Boundaries, DictionariesKnowWordsThatTheRulesDoNot) {
  const std::string text = "สวัสดีชาวโลก";
  EXPECT_LT(dictionary_boundaries(text).size(), word_boundaries(text).size());
}

}  // namespace
}  // namespace communique
