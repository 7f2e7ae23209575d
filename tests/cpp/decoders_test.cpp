#include "model/decoders.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <random>
#include <span>
#include <vector>

namespace communique {

void PrintTo(const LabelledRange& range, std::ostream* out) {
  *out << range.first << "-" << range.last << " of kind " << range.kind;
}

namespace {

std::uint32_t below(std::uint32_t limit, std::mt19937& random) { return static_cast<std::uint32_t>(random()) % limit; }

TEST(Decoders, ArgmaxIsTheFirstOfEquals) {
  EXPECT_EQ(argmax(std::vector<std::int32_t>{-5}), 0u);
  EXPECT_EQ(argmax(std::vector<std::int32_t>{1, 7, 3, 7}), 1u);
  EXPECT_EQ(argmax(std::vector<float>{-2, -1, -1}), 1u);
  EXPECT_EQ(argmax(std::vector<float>{NAN, 1}), 0u);
}

struct Bio {
  const char* name;
  std::vector<std::int32_t> scores;  // O B I a word, of one kind
  std::vector<std::uint8_t> labels;
};

const Bio bio_cases[] = {
    {"nothing", {}, {}},
    {"each_its_best", {9, 0, 0, 0, 9, 0, 0, 0, 9}, {0, 1, 2}},
    {"no_inside_first", {1, 0, 9}, {0}},
    {"no_inside_behind_outside", {9, 0, 0, 2, 1, 5}, {0, 0}},
    {"begins_for_what_follows", {2, 1, 0, 0, 0, 9}, {1, 2}},
    {"gives_up_a_weak_inside", {9, 0, 0, 0, 0, 3, 4, 0, 0}, {0, 0, 0}},
    {"two_in_a_row", {0, 5, 0, 0, 5, 4}, {1, 1}},
    {"equals_are_outside", {3, 3, 3, 3, 3, 3}, {0, 0}},
};

TEST(Decoders, BestAllowedRow) {
  for (const Bio& bio : bio_cases) EXPECT_EQ(viterbi({1}, bio.scores), bio.labels) << bio.name;
}

TEST(Decoders, TransitionsTurnTheBestRow) {
  const std::vector<std::int32_t> scores = {5, 4, 0, 5, 4, 0};
  EXPECT_EQ(viterbi({1}, scores), (std::vector<std::uint8_t>{0, 0}));
  EXPECT_EQ(viterbi({1}, scores, std::vector<std::int32_t>{-9, 0, 0, 1, 0, 0, 0, 0, 0}),
            (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(viterbi({1}, scores, std::vector<std::int32_t>{0, 0, 0, 0, 0, 9, 0, 0, 0}),
            (std::vector<std::uint8_t>{1, 2}));
}

struct Open {
  const char* name;
  std::vector<float> scores;  // O B I a word, of one kind
  std::vector<std::uint8_t> open, labels;
};

const Open open_cases[] = {
    {"goes_on", {0, 9, 0, 9, 0, 3}, {1, 0}, {1, 2}},
    {"gives_up", {0, 2, 0, 9, 0, 3}, {1, 0}, {0, 0}},
    {"begins_no_other", {0, 9, 0, 0, 9, 1}, {1, 0}, {1, 2}},
    {"goes_on_twice", {0, 9, 0, 3, 0, 0, 3, 0, 0}, {1, 1, 0}, {1, 2, 2}},
    {"ends_with_the_words", {9, 0, 0, 0, 9, 0}, {1, 1}, {0, 1}},
};

TEST(Decoders, NoSpanEndsAtAnOpenWord) {
  for (const Open& row : open_cases) EXPECT_EQ(viterbi({1}, row.scores, {}, row.open), row.labels) << row.name;
}

std::optional<std::int64_t> sum_of(const BioLabels& labels, std::span<const std::uint8_t> path,
                                   std::span<const std::int32_t> scores, std::span<const std::int32_t> transitions) {
  std::int64_t sum = 0;
  for (std::size_t word = 0; word < path.size(); ++word) {
    sum += scores[word * labels.count() + path[word]];
    if (word == 0 ? !labels.may_start(path[word]) : !labels.may_follow(path[word - 1], path[word])) return std::nullopt;
    if (word > 0 && !transitions.empty()) sum += transitions[path[word - 1] * labels.count() + path[word]];
  }
  return sum;
}

// Every row of labels, one after the other; those that come first are the smallest from the right.
std::vector<std::uint8_t> best_of_all(const BioLabels& labels, std::span<const std::int32_t> scores,
                                      std::span<const std::int32_t> transitions) {
  std::vector<std::uint8_t> path(scores.size() / labels.count()), best;
  std::optional<std::int64_t> best_sum;
  for (;;) {
    const auto sum = sum_of(labels, path, scores, transitions);
    if (sum && (!best_sum || *sum > *best_sum)) {
      best = path;
      best_sum = sum;
    }
    std::size_t word = 0;
    while (word < path.size() && ++path[word] == labels.count()) path[word++] = 0;
    if (word == path.size()) return best;
  }
}

std::vector<std::int32_t> random_scores(std::size_t count, std::mt19937& random, std::uint32_t limit) {
  std::vector<std::int32_t> scores(count);
  for (auto& score : scores)
    score = static_cast<std::int32_t>(below(2 * limit, random)) - static_cast<std::int32_t>(limit);
  return scores;
}

TEST(Decoders, EqualTheBestOfAllRows) {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    const BioLabels labels{1 + below(2, random)};
    const std::size_t words = 1 + below(5, random);
    const std::uint32_t limit = round % 2 == 0 ? 3 : 1000;  // many equals, hardly any
    const auto scores = random_scores(words * labels.count(), random, limit);
    auto transitions = random_scores(labels.count() * labels.count(), random, limit);
    if (round % 3 == 0) transitions.clear();
    const auto expected = best_of_all(labels, scores, transitions);
    ASSERT_EQ(viterbi(labels, scores, transitions), expected) << round;
    const std::vector<float> as_floats(scores.begin(), scores.end()), turns(transitions.begin(), transitions.end());
    ASSERT_EQ(viterbi(labels, as_floats, turns), expected) << round;
  }
}

TEST(Decoders, AnyScoresGiveAnAllowedRow) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  const float values[] = {NAN, infinity, -infinity, 0, 1, -1, std::numeric_limits<float>::max()};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const BioLabels labels{1 + below(3, random)};
    std::vector<float> scores((1 + below(6, random)) * labels.count()), transitions(labels.count() * labels.count());
    for (float& score : scores) score = values[below(std::size(values), random)];
    for (float& turn : transitions) turn = values[below(std::size(values), random)];
    if (round % 2 == 0) transitions.clear();
    const auto path = viterbi(labels, scores, transitions);
    ASSERT_EQ(path.size(), scores.size() / labels.count());
    EXPECT_TRUE(labels.may_start(path[0]));
    for (std::size_t word = 1; word < path.size(); ++word) {
      ASSERT_LT(path[word], labels.count());
      ASSERT_TRUE(labels.may_follow(path[word - 1], path[word])) << round;
    }
  }
}

TEST(Decoders, LongRowsOverflowNothing) {
  constexpr std::size_t words = 100000;
  std::vector<std::int32_t> scores;
  for (std::size_t word = 0; word < words; ++word) scores.insert(scores.end(), {INT32_MIN, 0, INT32_MAX});
  std::vector<std::uint8_t> expected(words, BioLabels::inside(0));
  expected[0] = BioLabels::begin(0);
  EXPECT_EQ(viterbi({1}, scores), expected);
}

struct Ranges {
  const char* name;
  std::vector<std::uint8_t> labels;
  std::vector<LabelledRange> ranges;
};

const Ranges range_cases[] = {
    {"nothing", {}, {}},
    {"outside", {0, 0}, {}},
    {"one_word", {0, 3, 0}, {{1, 2, 1}}},
    {"to_the_end", {1, 2, 2}, {{0, 3, 0}}},
    {"neighbours", {1, 2, 1, 3, 4}, {{0, 2, 0}, {2, 3, 0}, {3, 5, 1}}},
    {"inside_alone", {0, 2, 2}, {{1, 3, 0}}},
    {"inside_of_another_kind", {1, 4}, {{0, 1, 0}, {1, 2, 1}}},
    {"inside_behind_a_gap", {1, 0, 2}, {{0, 1, 0}, {2, 3, 0}}},
};

TEST(Decoders, RangesOfLabels) {
  for (const Ranges& ranges : range_cases) EXPECT_EQ(ranges_of(ranges.labels), ranges.ranges) << ranges.name;
}

}  // namespace
}  // namespace communique
