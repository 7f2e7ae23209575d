#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/segments.hpp"
#include "invariants.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

using Strings = std::vector<std::string>;

struct Case {
  const char* name;
  std::string text;
  Strings parts;
};

std::string name_of_case(const testing::TestParamInfo<Case>& info) { return info.param.name; }

class TokenTexts : public testing::TestWithParam<Case> {};

TEST_P(TokenTexts, AreThese) {
  const Text text(GetParam().text);
  Strings found;
  for (const Span span : tokenize(text).spans) found.emplace_back(text.slice(span));
  EXPECT_EQ(found, GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    Words, TokenTexts,
    testing::Values(
        Case{"sentence", "The envoy left.", {"The", "envoy", "left", "."}},
        Case{"hyphens", "a long-standing row", {"a", "long", "-", "standing", "row"}},
        Case{"prefixes", "co-founder, non-binding, anti-war", {"co-founder", ",", "non-binding", ",", "anti-war"}},
        Case{"apostrophes", "don’t can't O’Hara’s d’état", {"don’t", "can't", "O’Hara’s", "d’état"}},
        Case{"plural_possessive", "ministers’ and workers' talks", {"ministers’", "and", "workers'", "talks"}},
        Case{"quoted_plural", "the ‘ministers’ said", {"the", "‘", "ministers", "’", "said"}},
        Case{"clipped", "’90s '80s 'em ’68", {"’90s", "'80s", "'em", "’68"}},
        Case{"clipped_twice", "rock ’n’ roll 'n' so", {"rock", "’n’", "roll", "'n'", "so"}},
        Case{"clitic_after_mark", "“Sun”’s", {"“", "Sun", "”", "’s"}},
        Case{"titles", "Gen. Ode met Mr. Bo and MR. ABE", {"Gen.", "Ode", "met", "Mr.", "Bo", "and", "MR.", "ABE"}},
        Case{"acronyms", "U.S. and U.K.’s a.m. visit", {"U.S.", "and", "U.K.’s", "a.m.", "visit"}},
        Case{"degrees", "a Ph.D. and an M.Sc. in law", {"a", "Ph.D.", "and", "an", "M.Sc.", "in", "law"}},
        Case{"initials", "John F. Abe and J. Bo", {"John", "F.", "Abe", "and", "J.", "Bo"}},
        Case{"letter_at_end", "It was plan B. The end.", {"It", "was", "plan", "B", ".", "The", "end", "."}},
        Case{"number_abbreviations", "No. 5, p. 7. No.", {"No.", "5", ",", "p.", "7", ".", "No", "."}},
        Case{"ampersand", "AT&T and R&D", {"AT&T", "and", "R&D"}},
        Case{"slashes", "and/or l/c", {"and", "/", "or", "l/c"}},
        Case{"broken_off", "w- we th- the", {"w-", "we", "th-", "the"}},
        Case{"glued_stop", "It came.The end", {"It", "came", ".", "The", "end"}},
        Case{"soft_hyphen", "co\u00ADope\u00ADrate now", {"co\u00ADope\u00ADrate", "now"}},
        Case{"decomposed", "Tu\u0308rkiye’s cafe\u0301", {"Tu\u0308rkiye’s", "cafe\u0301"}},
        Case{"decomposed_before_host", "=\u0338a.org и\u0306.ö", {"=\u0338", "a.org", "и\u0306.ö"}},
        Case{"decomposed_kana", "か\u3099き\u3099 は\u309A", {"か\u3099", "き\u3099", "は\u309A"}},
        Case{"decomposed_hangul", "\u1100\u1161ไป", {"\u1100\u1161", "ไป"}},
        Case{"broken_off_at_line_end", "w-\nwe No.\n5", {"w", "-", "we", "No", ".", "5"}},
        Case{"accent_before_host", "é.org’ß and a.org’s", {"é.org", "’", "ß", "and", "a.org", "’s"}},
        Case{"zero_width_space", "one\u200Btwo\uFEFF", {"one", "two"}},
        Case{"no_break_space", "5\u00A0km", {"5", "km"}}, Case{"chinese", "我们会来。", {"我们", "会", "来", "。"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Numbers, TokenTexts,
    testing::Values(Case{"separators", "1,200.5 and 3.5%", {"1,200.5", "and", "3.5", "%"}},
                    Case{"currency",
                         "$1.5m, €3bn, US$5, C$7",
                         {"$", "1.5", "m", ",", "€", "3", "bn", ",", "US$", "5", ",", "C$", "7"}},
                    Case{"times", "10:30 and 5pm 5a.m.", {"10:30", "and", "5", "pm", "5", "a.m."}},
                    Case{"dates", "9/11, 11/28/2000, 2024-11-06", {"9/11", ",", "11/28/2000", ",", "2024-11-06"}},
                    Case{"ranges", "18-19 and 18–19", {"18", "-", "19", "and", "18", "–", "19"}},
                    Case{"phone", "555-0199 or 212-555-0199", {"555-0199", "or", "212-555-0199"}},
                    Case{"ordinals", "6th 1990s 1930’s 5G", {"6th", "1990s", "1930’s", "5G"}},
                    Case{"signed", "+44 and .5", {"+44", "and", ".5"}}, Case{"at_end", "in 2024.", {"in", "2024", "."}},
                    Case{"fraction", "½ of 3½", {"½", "of", "3", "½"}},
                    Case{"compound", "a 15-year term", {"a", "15", "-", "year", "term"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Signs, TokenTexts,
    testing::Values(
        Case{"quotes",
             "“Go,” \"no\" 'yes' «oui»",
             {"“", "Go", ",", "”", "\"", "no", "\"", "'", "yes", "'", "«", "oui", "»"}},
        Case{"tex", "``Go''", {"``", "Go", "''"}},
        Case{"ellipses", "Well... and … so", {"Well", "...", "and", "…", "so"}},
        Case{"runs", "No!! Why?! -- —", {"No", "!!", "Why", "?!", "--", "—"}},
        Case{"marked_signs", "==\u0338", {"=", "=\u0338"}}, Case{"brackets", "([a])", {"(", "[", "a", "]", ")"}},
        Case{"url",
             "See https://a.org/b?c=(d). Or www.e.org/f, please",
             {"See", "https://a.org/b?c=(d)", ".", "Or", "www.e.org/f", ",", "please"}},
        Case{"hosts", "x.com, news.site.net and a.org/b.", {"x.com", ",", "news.site.net", "and", "a.org/b", "."}},
        Case{"email", "Write to a.b@c.org.", {"Write", "to", "a.b@c.org", "."}},
        Case{"handle_and_tag", "@press_office: #Talks2 #1", {"@press_office", ":", "#Talks2", "#", "1"}},
        Case{"emoji",
             "👩‍👩‍👧🇹🇷1️⃣👍🏽!",
             {"👩‍👩‍👧", "🇹🇷", "1️⃣", "👍🏽", "!"}},
        Case{"emoticon", "fine :-) ok", {"fine", ":-)", "ok"}}, Case{"empty", "", {}},
        Case{"spaces", " \t\r\n\u3000", {}}, Case{"nul", std::string("a\0b", 3), {"a", std::string("\0", 1), "b"}},
        Case{"surrogate", "a\xED\xA0\xBD b", {"a", "\xED\xA0\xBD", "b"}}),
    name_of_case);

// "form/kind" of every token of the news profile.
Strings kinds_of(const std::string& bytes) {
  const Text text(bytes);
  const Tokens tokens = tokenize(text);
  Strings found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    found.push_back(std::string(text.slice(tokens.spans[i])) + "/" + std::string(name_of(tokens.kinds[i])));
  }
  return found;
}

class TokenKinds : public testing::TestWithParam<Case> {};

TEST_P(TokenKinds, AreThese) { EXPECT_EQ(kinds_of(GetParam().text), GetParam().parts); }

INSTANTIATE_TEST_SUITE_P(
    Words, TokenKinds,
    testing::Values(
        Case{"plain", "Yes don’t AT&T", {"Yes/word", "don’t/word", "AT&T/word"}},
        Case{"prefixed", "co-founder co\u2011op", {"co-founder/prefixed", "co\u2011op/prefixed"}},
        Case{"titles", "Mr. Ode GEN. ABE", {"Mr./title", "Ode/word", "GEN./title", "ABE/word"}},
        Case{"abbreviations",
             "Inc.’s a.m. p. 5",
             {"Inc.’s/abbreviation", "a.m./abbreviation", "p./abbreviation", "5/number"}},
        Case{"acronyms", "U.S. U.K.’s É.T. U.S", {"U.S./acronym", "U.K.’s/acronym", "É.T./acronym", "U.S/acronym"}},
        Case{"initials", "J. Ode É. Abe", {"J./initial", "Ode/word", "É./initial", "Abe/word"}},
        Case{"units",
             "5km 5 km 5 million km",
             {"5/number", "km/unit", "5/number", "km/unit", "5/number", "million/unit", "km/unit"}},
        Case{"no_units", "5 in all\nkm", {"5/number", "in/word", "all/word", "km/word"}},
        Case{"degrees",
             "24°C 5 % 3‰",
             {"24/number", "°/unit_sign", "C/unit", "5/number", "%/unit_sign", "3/number", "‰/unit_sign"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Numbers, TokenKinds,
    testing::Values(
        Case{"plain",
             "5 1,200.5 ½ 1⁄2 555-0199",
             {"5/number", "1,200.5/number", "½/number", "1⁄2/number", "555-0199/number"}},
        Case{"ordinals", "6th 21ST 5G", {"6th/ordinal", "21ST/ordinal", "5G/number"}},
        Case{"decades",
             "1990s ’90s '80s 1930’s 30s",
             {"1990s/decade", "’90s/decade", "'80s/decade", "1930’s/decade", "30s/decade"}},
        Case{"no_decades", "’68 2016s 5s", {"’68/number", "2016s/number", "5s/number"}},
        Case{"times", "10:30 10:30:15 24:00", {"10:30/time", "10:30:15/time", "24:00/time"}},
        Case{"hours",
             "5pm 10.30am 5 p.m.",
             {"5/time", "pm/unit", "10.30/time", "am/unit", "5/time", "p.m./abbreviation"}},
        Case{"no_times", "25:61 3:1 1:2:3", {"25:61/number", "3:1/number", "1:2:3/number"}},
        Case{"dates",
             "11/28/2000 2024-11-06 28.11.2000 9/11 28/11",
             {"11/28/2000/date", "2024-11-06/date", "28.11.2000/date", "9/11/date", "28/11/date"}},
        Case{"no_dates", "3/4 24/7 50/50 1.2.3", {"3/4/number", "24/7/number", "50/50/number", "1.2.3/number"}},
        Case{"currency_before",
             "$5 US$5 ₹5 Rs5 GH₵5",
             {"$/currency", "5/number", "US$/currency", "5/number", "₹/currency", "5/number", "Rs/currency", "5/number",
              "GH₵/currency", "5/number"}},
        Case{"currency_after", "3€ 5EUR", {"3/number", "€/currency", "5/number", "EUR/currency"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Ranges, TokenKinds,
    testing::Values(Case{"glued",
                         "18-19 18–19 5−7",
                         {"18/number", "-/range", "19/number", "18/number", "–/range", "19/number", "5/number",
                          "−/range", "7/number"}},
                    Case{"spaced", "18 – 19", {"18/number", "–/range", "19/number"}},
                    Case{"times", "9am-5pm", {"9/time", "am/unit", "-/range", "5/time", "pm/unit"}},
                    Case{"currency", "$5–$6", {"$/currency", "5/number", "–/range", "$/currency", "6/number"}},
                    Case{"per_cent", "5%–10%", {"5/number", "%/unit_sign", "–/range", "10/number", "%/unit_sign"}},
                    Case{"falling", "19 – 18", {"19/number", "–/dash", "18/number"}},
                    Case{"decades_apart", "’90s – 1930’s", {"’90s/decade", "–/range", "1930’s/decade"}},
                    Case{"half_spaced", "18– 19", {"18/number", "–/dash", "19/number"}},
                    Case{"compound", "15-year", {"15/number", "-/punctuation", "year/word"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Signs, TokenKinds,
    testing::Values(
        Case{"punctuation",
             ", ( # a-b",
             {",/punctuation", "(/punctuation", "#/punctuation", "a/word", "-/punctuation", "b/word"}},
        Case{"dashes",
             "– — ― -- --- a - b−c",
             {"–/dash", "—/dash", "―/dash", "--/dash", "---/dash", "a/word", "-/dash", "b/word", "−/dash", "c/word"}},
        Case{"minus", "−5 -----", {"−/symbol", "5/number", "-----/punctuation"}},
        Case{"ellipses",
             "a... … .. . . .",
             {"a/word", ".../ellipsis", "…/ellipsis", "../ellipsis", "./ellipsis", "./ellipsis", "./ellipsis"}},
        Case{"stops", "a. . b", {"a/word", "./punctuation", "./punctuation", "b/word"}},
        Case{"quotes", "“ ' «", {"“/quote", "'/quote", "«/quote"}},
        Case{"symbols", "+ = ©", {"+/symbol", "=/symbol", "©/symbol"}},
        Case{"emoticons",
             "ok! ;-) <3, :'( ok:)",
             {"ok/word", "!/punctuation", ";-)/emoticon", "<3/emoticon", ",/punctuation", ":'(/emoticon", "ok/word",
              ":/punctuation", ")/punctuation"}},
        Case{"no_emoticons",
             "(a:) 5:30) :D5",
             {"(/punctuation", "a/word", ":/punctuation", ")/punctuation", "5:30/time", ")/punctuation",
              ":/punctuation", "D5/word"}},
        Case{"emoji", "👍🏽🇳🇴1️⃣", {"👍🏽/emoji", "🇳🇴/emoji", "1️⃣/emoji"}},
        Case{"other", "\x01 \xED\xA0\xBD\u0301", {"\x01/other", "\xED\xA0\xBD/other", "\u0301/other"}},
        Case{"invisible", "a\u202Eb\u061C \u00AD", {"a/word", "b/word"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Addresses, TokenKinds,
    testing::Values(
        Case{"url",
             "https://a.org/b [www.e.org]",
             {"https://a.org/b/url", "[/punctuation", "www.e.org/url", "]/punctuation"}},
        Case{"doi", "doi:10.1000/182. 10.5555/x", {"doi:10.1000/182/url", "./punctuation", "10.5555/x/url"}},
        Case{"letters_of_any_script", "bücher.de ö.ä@büro.de", {"bücher.de/url", "ö.ä@büro.de/email"}},
        Case{"decomposed", "bu\u0308cher.de", {"bu\u0308cher.de/url"}},
        Case{"possessives",
             "https://a.org’s https://a.org/b's",
             {"https://a.org/url", "’s/word", "https://a.org/b/url", "'s/word"}},
        Case{"quoted",
             "‘https://a.org’, 'a.org'",
             {"‘/quote", "https://a.org/url", "’/quote", ",/punctuation", "'/quote", "a.org/url", "'/quote"}},
        Case{"email", "a@b.org", {"a@b.org/email"}},
        Case{"handles", "@ode @ode@b.org.", {"@ode/handle", "@ode@b.org/handle", "./punctuation"}},
        Case{"hashtags", "#Talks2 #größe", {"#Talks2/hashtag", "#größe/hashtag"}}),
    name_of_case);

TEST(TokenKindClasses, Partition) {
  for (int i = 0; i <= static_cast<int>(TokenKind::other); ++i) {
    const auto kind = static_cast<TokenKind>(i);
    EXPECT_LE(is_word(kind) + is_number(kind) + is_punctuation(kind) + is_symbol(kind), 1) << name_of(kind);
  }
  EXPECT_TRUE(is_word(TokenKind::word) && is_word(TokenKind::unit) && !is_word(TokenKind::number));
  EXPECT_TRUE(is_number(TokenKind::number) && is_number(TokenKind::date) && !is_number(TokenKind::punctuation));
  EXPECT_TRUE(is_punctuation(TokenKind::punctuation) && is_punctuation(TokenKind::ellipsis));
  EXPECT_TRUE(!is_punctuation(TokenKind::quote) && !is_symbol(TokenKind::quote));
  EXPECT_TRUE(is_symbol(TokenKind::symbol) && is_symbol(TokenKind::emoticon) && !is_symbol(TokenKind::emoji));
}

class WordTexts : public testing::TestWithParam<Case> {};

TEST_P(WordTexts, AreThese) {
  const Text text(GetParam().text);
  Strings found;
  for (const WordSpan& word : segment(text).words) found.emplace_back(text.slice(word.span));
  EXPECT_EQ(found, GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    Contractions, WordTexts,
    testing::Values(
        Case{"negation", "don’t can't WON’T", {"do", "n’t", "ca", "n't", "WO", "N’T"}},
        Case{"verbs",
             "I’m they're we’ve she'll he’d",
             {"I", "’m", "they", "'re", "we", "’ve", "she", "'ll", "he", "’d"}},
        Case{"stacked", "I'd've shouldn’t’ve", {"I", "'d", "'ve", "should", "n’t", "’ve"}},
        Case{"possessives", "Ode’s ministers’ U.S.'s", {"Ode", "’s", "ministers", "’", "U.S.", "'s"}},
        Case{"whole_forms", "cannot Gonna dont", {"can", "not", "Gon", "na", "do", "nt"}},
        Case{"left_whole", "O’Hara d’état 1930’s '90s ma’am", {"O’Hara", "d’état", "1930’s", "'90s", "ma’am"}},
        Case{"clitic_alone", "“Sun”’s", {"“", "Sun", "”", "’s"}}),
    name_of_case);

class SentenceTexts : public testing::TestWithParam<Case> {};

TEST_P(SentenceTexts, AreThese) {
  const Text text(GetParam().text);
  Strings found;
  for (const Sentence& sentence : find_sentences(text)) {
    found.push_back((sentence.in_quote ? "q:" : "") + std::string(text.slice(sentence.span)));
  }
  EXPECT_EQ(found, GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    Plain, SentenceTexts,
    testing::Values(
        Case{"stops", "It rained. Did it? It did!", {"It rained.", "Did it?", "It did!"}},
        Case{"titles", "Gen. Ode met Dr. Bo. They spoke.", {"Gen. Ode met Dr. Bo.", "They spoke."}},
        Case{"company",
             "She left Ode Inc. in May. He joined Ode Inc. The rest stayed.",
             {"She left Ode Inc. in May.", "He joined Ode Inc.", "The rest stayed."}},
        Case{"acronyms",
             "The U.S. Senate met. We left the U.S. It was late.",
             {"The U.S. Senate met.", "We left the U.S.", "It was late."}},
        Case{"initials", "John F. Abe spoke. You and I. Then all.", {"John F. Abe spoke.", "You and I.", "Then all."}},
        Case{"decimals", "It rose 3.5 per cent. By 2024. 5 fell.", {"It rose 3.5 per cent.", "By 2024.", "5 fell."}},
        Case{"times",
             "At 5 p.m. Friday they met. It ended at 6 p.m. We’re home.",
             {"At 5 p.m. Friday they met.", "It ended at 6 p.m.", "We’re home."}},
        Case{
            "ellipsis", "Well... maybe. Nobody came... They left.", {"Well... maybe.", "Nobody came...", "They left."}},
        Case{"spaced_ellipsis", "It is . . . odd. Yes.", {"It is . . . odd.", "Yes."}},
        Case{"brackets",
             "He left (alone). (She stayed.) They met (He came late.) at noon.",
             {"He left (alone).", "(She stayed.)", "They met (He came late.) at noon."}},
        Case{"notes", "It is so.[2] And this. [3] End.", {"It is so.[2]", "And this. [3]", "End."}},
        Case{"items", "1. The first. 2. The second.", {"1. The first.", "2. The second."}},
        Case{"editor_in_brackets", "They left. [and] She stayed.", {"They left.", "[and] She stayed."}},
        Case{
            "bracket_after_abbreviation", "He joined Ode Inc. (Lagos) in May.", {"He joined Ode Inc. (Lagos) in May."}},
        Case{"nickname", "They met Gen. “Iron” Ode.", {"They met Gen. “Iron” Ode."}},
        Case{"small_letters", "is it so? we doubt it. well", {"is it so?", "we doubt it.", "well"}},
        Case{"glued", "It came.The end.", {"It came.", "The end."}},
        Case{"exclaiming_name", "She works at Wow! in the city.", {"She works at Wow! in the city."}},
        Case{"paragraphs",
             "A headline\r\nThe text\u2028goes on\n\n\nMr.\nOde",
             {"A headline", "The text", "goes on", "Mr.", "Ode"}},
        Case{"chinese", "我们会来。你呢？", {"我们会来。", "你呢？"}},
        Case{"smiley", "We won :) Great. 👍 Next.", {"We won :) Great. 👍", "Next."}}, Case{"empty", "", {}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Lists, SentenceTexts,
    testing::Values(
        Case{"stops", "1. Open the border 2. Free the crew", {"1. Open the border", "2. Free the crew"}},
        Case{"brackets", "1) peace, 2) land; 3) bread", {"1) peace,", "2) land;", "3) bread"}},
        Case{"stops_and_brackets", "1.) Grain 2.) Oil. 3.) Gas", {"1.) Grain", "2.) Oil.", "3.) Gas"}},
        Case{"goes_on", "9. Grain 10. Oil", {"9. Grain", "10. Oil"}},
        Case{"letters", "a. One vote b. 5 seats c. No veto", {"a. One vote", "b. 5 seats", "c. No veto"}},
        Case{"capitals", "A) Grain B) Oil", {"A) Grain", "B) Oil"}},
        Case{"nested", "1. Food: a) rice b) oil 2. Fuel", {"1. Food: a) rice b) oil", "2. Fuel"}},
        Case{"nested_after_stop", "1. Food. a) rice b) oil 2. Fuel", {"1. Food.", "a) rice", "b) oil", "2. Fuel"}},
        Case{"after_sentence", "We ask this. 1. Food 2. Fuel", {"We ask this.", "1. Food", "2. Fuel"}},
        Case{"bullets", "• Grain • Why oil? • Gas!", {"• Grain", "• Why oil?", "• Gas!"}},
        Case{"bullets_as_emoji", "▪ Was it so? ▪ It was", {"▪ Was it so?", "▪ It was"}},
        Case{"counted_bullets", "◦ 1. Grain ◦2. Oil", {"◦ 1. Grain", "◦2. Oil"}},
        Case{"bullets_between", "Grain • Oil • Gas", {"Grain • Oil • Gas"}},
        Case{"inside_sentence", "They must a) stop and b) leave.", {"They must a) stop and b) leave."}},
        Case{"initials", "A. Ode met B. Abe.", {"A. Ode met B. Abe."}},
        Case{"counted_noun", "1. It is on page 2. Then rest.", {"1. It is on page 2.", "Then rest."}},
        Case{"date", "1. He came on May 2. Then he left.", {"1. He came on May 2.", "Then he left."}},
        Case{"price", "1. It costs $ 2. Then it rose.", {"1. It costs $ 2.", "Then it rose."}},
        Case{"skipped_number", "1. Grain and rank 3. oil", {"1. Grain and rank 3.", "oil"}},
        Case{"years", "2024. It began. 2025. It ended.", {"2024. It began.", "2025. It ended."}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Stops, SentenceTexts,
    testing::Values(
        Case{"street",
             "The 9th st. bridge is shut. Use Oak ave. now.",
             {"The 9th st. bridge is shut.", "Use Oak ave. now."}},
        Case{"title_after_time", "She left at 9 p.m. Ms. Ode stayed.", {"She left at 9 p.m.", "Ms. Ode stayed."}},
        Case{"title_after_company", "They sued Ode Inc. Mr. Abe won.", {"They sued Ode Inc.", "Mr. Abe won."}},
        Case{"title_after_opening", "By about 9 p.m. Ms. Ode had left.", {"By about 9 p.m. Ms. Ode had left."}},
        Case{"rank_after_state", "The U.S. Gen. Ode met us.", {"The U.S. Gen. Ode met us."}},
        Case{"number_signs", "See N°. 7, Nº. 8 or №. 9. Go.", {"See N°. 7, Nº. 8 or №. 9.", "Go."}},
        Case{"degrees", "It was 5°. 20 people came.", {"It was 5°.", "20 people came."}},
        Case{"pause", "We were . . . I was late.", {"We were . . . I was late."}},
        Case{"pause_in_quote", "“It was . . .” I left.", {"q:“It was . . .”", "I left."}},
        Case{"four_stops", "It was late . . . . I left.", {"It was late . . . .", "I left."}},
        Case{"stop_then_omission", "It was late. . . . The rest left.", {"It was late.", ". . . The rest left."}},
        Case{"omission_first", "“. . . The rest left.”", {"q:“. . . The rest left.”"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Quoted, SentenceTexts,
    testing::Values(
        Case{"question_then_reporter", "“Really?” he said.", {"“Really?” he said."}},
        Case{"unclosed_then_reporter", "“Is it so? he asked.", {"“Is it so? he asked."}},
        Case{"question_then_name", "“Is it over?” Abe asked. “No.”", {"“Is it over?” Abe asked.", "q:“No.”"}},
        Case{"question_then_sentence", "“Is it over?” She left.", {"q:“Is it over?”", "She left."}},
        Case{"reporter_between",
             "“We help these groups,” he added. “The talks go on.”",
             {"“We help these groups,” he added.", "q:“The talks go on.”"}},
        Case{"stop_inside", "He told us “to go.” We went.", {"He told us “to go.”", "We went."}},
        Case{"stop_outside", "He told us “to go”. We went.", {"He told us “to go”.", "We went."}},
        Case{"several_inside", "“We came. We saw,” she said.", {"q:“We came.", "We saw,” she said."}},
        Case{"unclosed", "“We came. We saw.", {"q:“We came.", "q:We saw."}},
        Case{"straight", "\"Go!\" she said. \"Now.\" They went.", {"\"Go!\" she said.", "q:\"Now.\"", "They went."}},
        Case{"after_abbreviation",
             "He left the U.S. “It was time,” he said.",
             {"He left the U.S.", "“It was time,” he said."}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Transcripts, SentenceTexts,
    testing::Values(
        Case{"labels", "MR ODE: Good day.\nQUESTION: Is it over?", {"MR ODE: Good day.", "QUESTION: Is it over?"}},
        Case{"labels_in_line",
             "(Laughter) MR. ODE: We will see QUESTION: When?",
             {"(Laughter)", "MR. ODE: We will see", "QUESTION: When?"}},
        Case{"questions", "Q    Bo, can you say more?\nA    No.", {"Q    Bo, can you say more?", "A    No."}}),
    name_of_case);

TEST(Paragraphs, AreLinesWithoutTheirSpace) {
  const Text text(" one \r\n\r\n\ttwo\rthree\u0085four\u2029\u3000five\n  ");
  Strings found;
  for (const Span span : find_paragraphs(text)) found.emplace_back(text.slice(span));
  EXPECT_EQ(found, (Strings{"one", "two", "three", "four", "five"}));
}

TEST(Uax29, PartitionsTheText) {
  for (const std::string& bytes : {std::string("He’s in 3.5 km. Yes:no!"),
                                   std::string("a\xED\xA0\xBD b\r\n👩‍👩‍👧", 22), std::string("\0 ", 2)}) {
    const Text text(bytes);
    std::string words, sentences, graphemes;
    for (const Span span : tokenize(text, Profile::uax29).spans) words += text.slice(span);
    for (const Sentence& sentence : find_sentences(text, Profile::uax29)) sentences += text.slice(sentence.span);
    for (const Span span : find_graphemes(text)) graphemes += text.slice(span);
    EXPECT_EQ(words, bytes);
    EXPECT_EQ(sentences, bytes);
    EXPECT_EQ(graphemes, bytes);
  }
}

TEST(Uax29, KeepsLettersAroundAColonTogether) {
  EXPECT_EQ(tokenize(Text("a:b c"), Profile::uax29).size(), 3u);
  EXPECT_EQ(tokenize(Text("a c"), Profile::uax29).kinds[1], TokenKind::space);
}

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

class AnyText : public testing::TestWithParam<Case> {};

// Only the text counts.
TEST_P(AnyText, KeepsTheInvariants) {
  const Text text(GetParam().text);
  EXPECT_EQ(segments_fault(text, segment(text)), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Hostile, AnyText,
    testing::Values(
        Case{"empty", "", {}}, Case{"one_token_5_mb", std::string(5'000'000, 'a'), {}},
        Case{"digits_5_mb", std::string(5'000'000, '1'), {}}, Case{"dotted", repeated("a.", 1'000'000), {}},
        Case{"prefixes", repeated("co-", 500'000), {}}, Case{"at_signs", repeated("a@", 500'000), {}},
        Case{"hosts", repeated("aa.b", 500'000), {}}, Case{"ranges", repeated("1-1,", 500'000), {}},
        Case{"apostrophes", repeated("s' ", 500'000), {}}, Case{"ideographs", repeated("漢字", 200'000), {}},
        Case{"emoji", repeated("👩‍👩‍👧🇹", 100'000), {}},
        Case{"marks", "e" + repeated("\u0301", 500'000), {}},
        Case{"surrogates", repeated("\xED\xA0\xBD’s“", 100'000), {}},
        Case{"line_ends", repeated("\r\n\u2028“a\n\r", 100'000), {}}, Case{"capitals", repeated("MR: ", 500'000), {}},
        Case{"emoticons", repeated(".:)", 500'000), {}}, Case{"dois", repeated("10.1234/", 200'000), {}},
        Case{"possessive_urls", "http://a" + repeated("’s-", 200'000), {}},
        Case{"ranges_apart", repeated("5 km – ", 200'000), {}}, Case{"kana", repeated("か\u3099", 100'000), {}},
        Case{"marked_at_signs", repeated("@\u0301", 300'000), {}}, Case{"handles", repeated("@a@b", 300'000), {}},
        Case{"prefixed_stops", repeated("co-a.", 300'000), {}}, Case{"brackets", repeated("[1", 500'000), {}},
        Case{"items", repeated("1) 2) • a. b. ", 100'000), {}}, Case{"spaced_stops", "a" + repeated(". ", 500'000), {}},
        Case{"nuls", std::string(100'000, '\0'), {}}, Case{"signs", repeated("...“?!”)'.", 200'000), {}}),
    name_of_case);

}  // namespace
}  // namespace communique
