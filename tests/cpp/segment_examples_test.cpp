// Every example of the data files of segmentation holds.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "communique/segments.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view sentence_mark = " ‖ ";

// An example as written: "|" parts tokens that touch, " ‖ " sentences, braces hold a word that stands for others.
struct Example {
  std::string text;
  Strings tokens, sentences;
};

Example read_example(std::string_view written) {
  Example example;
  std::string token;
  const auto end_token = [&] {
    if (!token.empty()) example.tokens.push_back(token);
    token.clear();
  };
  std::string sentence;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written.substr(i).starts_with(sentence_mark)) {
      example.sentences.push_back(std::exchange(sentence, ""));
      example.text += ' ';
      end_token();
      i += sentence_mark.size() - 1;
      continue;
    }
    if (written[i] == '|' || written[i] == ' ') end_token();
    if (written[i] == '|') continue;
    example.text += written[i];
    sentence += written[i];
    if (written[i] != ' ') token += written[i];
  }
  end_token();
  example.sentences.push_back(sentence);
  return example;
}

Strings slices(const Text& text, const std::vector<Span>& spans) {
  Strings found;
  for (const Span span : spans) found.emplace_back(text.slice(span));
  return found;
}

// The example with `word` in the place of its word in braces: "a {co}-founder" → "a non-founder".
Example with_word(Example example, std::string_view word) {
  const auto put = [&](std::string& part) {
    for (std::size_t open = part.find('{'); open != std::string::npos; open = part.find('{')) {
      part.replace(open, part.find('}') + 1 - open, word);
    }
  };
  put(example.text);
  for (std::string& token : example.tokens) put(token);
  for (std::string& sentence : example.sentences) put(sentence);
  return example;
}

void check(const Example& example) {
  const Text text(example.text);
  EXPECT_EQ(slices(text, tokenize(text).spans), example.tokens) << example.text;
  Strings sentences;
  for (const Sentence& sentence : find_sentences(text)) sentences.emplace_back(text.slice(sentence.span));
  EXPECT_EQ(sentences, example.sentences) << example.text;
}

// Has the token `form` this kind in the example?
void check_kind(const Example& example, const std::string& form, std::string_view kind) {
  const Text text(example.text);
  const Tokens tokens = tokenize(text);
  std::size_t found = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (text.slice(tokens.spans[i]) != form) continue;
    EXPECT_EQ(name_of(tokens.kinds[i]), kind) << example.text;
    ++found;
  }
  EXPECT_GT(found, 0u) << example.text;
}

TEST(SegmentationExamples, OfAbbreviationsHold) {
  for (const TsvRow& row : data_rows("abbreviations")) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    const Example example = read_example(row[3]);
    check(example);
    check_kind(example, std::string(row[0]) + ".", row[1]);
    EXPECT_EQ(example.sentences.size(), row[2] == "starter" ? 2u : 1u) << row[3];
  }
}

TEST(SegmentationExamples, OfContractionsHold) {
  for (const TsvRow& row : data_rows("contractions")) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    const Example example = read_example(row[2]);
    const Text text(example.text);
    Strings words;
    for (const WordSpan& word : segment(text).words) words.emplace_back(text.slice(word.span));
    EXPECT_EQ(words, example.tokens) << row[2];
    const std::string parts = row[1] == "clitic" ? "|" + std::string(row[0]) : std::string(row[1]);
    EXPECT_NE(row[2].find(parts), std::string_view::npos) << row[2];
  }
}

TEST(SegmentationExamples, OfListsHoldForEachWord) {
  std::map<std::string_view, Example> examples;
  for (const TsvRow& row : data_rows("segmentation")) {
    if (row.size() == 3) EXPECT_TRUE(examples.emplace(row[1], read_example(row[2])).second) << row[0];
    ASSERT_TRUE(examples.contains(row[1])) << row[0];
    check(with_word(examples[row[1]], row[0]));
  }
}

TEST(SegmentationExamples, OfEmoticonsHoldForEachOne) {
  const auto rows = data_rows("emoticons");
  const Example first = read_example(rows.front().at(1));
  for (const TsvRow& row : rows) {
    const Example example = with_word(first, row[0]);
    check(example);
    check_kind(example, std::string(row[0]), "emoticon");
  }
}

}  // namespace
}  // namespace communique
