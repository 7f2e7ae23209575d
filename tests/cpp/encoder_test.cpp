#include "model/encoder/encoder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "communique/error.hpp"
#include "model/encoder/windows.hpp"
#include "random_encoder.hpp"
#include "reference_encoder.hpp"

namespace communique {
namespace {

using encoder::Kernels;
using encoder::Scratch;

const std::vector<std::byte>& two_layers() {
  static const std::vector<std::byte> file = RandomEncoder(2).file();
  return file;
}

WeightsFile open(std::span<const std::byte> file) {
  return WeightsFile::from_bytes(file, "own.cmq", Encoder::kind, Encoder::digest());
}

const Encoder& own_encoder() {
  static const Encoder own(open(two_layers()));
  return own;
}

struct Example {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint8_t> cases;
  std::vector<std::uint32_t> rows;

  explicit Example(std::size_t size) : rows(size) {
    for (std::size_t i = 0; i < size; ++i) {
      ids.push_back(static_cast<std::uint32_t>((i * i + 3) % 10));
      cases.push_back(static_cast<std::uint8_t>(i % 3));
    }
    std::iota(rows.begin(), rows.end(), 0u);
  }
};

std::vector<float> numbers_of(const Kernels& kernels, const Example& example, std::span<const std::uint32_t> rows) {
  static Scratch scratch;  // the same for all, so that something left behind would be seen
  const auto numbers = own_encoder().layers().run(kernels, {example.ids, example.cases}, rows, scratch);
  return {numbers.begin(), numbers.end()};
}

class Layers : public testing::TestWithParam<std::size_t> {};

TEST_P(Layers, FollowTheReference) {
  const Example example(GetParam());
  const WeightsFile file = open(two_layers());
  const auto expected = reference::Layers(file).run(example.ids, example.cases);
  const auto found = numbers_of(encoder::kernels().front(), example, example.rows);
  const Eigen::Map<const reference::Rows> numbers(found.data(), expected.rows(), expected.cols());
  EXPECT_LT((numbers - expected).norm() / expected.norm(), 0.02);
}

TEST_P(Layers, GiveTheSameBitsOnEveryProcessor) {
  const Example example(GetParam());
  const auto first = numbers_of(encoder::kernels().front(), example, example.rows);
  for (const Kernels& other : encoder::kernels().subspan(1)) {
    EXPECT_EQ(numbers_of(other, example, example.rows), first) << other.name;
  }
}

TEST_P(Layers, GiveTheSameToSomeRows) {
  const Example example(GetParam());
  const auto all = numbers_of(encoder::kernels().front(), example, example.rows);
  std::vector<std::uint32_t> some;
  for (std::size_t i = GetParam() / 2; i < GetParam(); i += 3) some.push_back(static_cast<std::uint32_t>(i));
  const auto found = numbers_of(encoder::kernels().front(), example, some);
  for (std::size_t i = 0; i < some.size(); ++i) {
    EXPECT_EQ(std::memcmp(found.data() + i * 384, all.data() + some[i] * 384, 384 * sizeof(float)), 0) << some[i];
  }
}

INSTANTIATE_TEST_SUITE_P(Pieces, Layers, testing::Values(1, 2, 31, 32, 33, 97, 256));

// Everything that a document gets, as one row of numbers.
std::vector<float> flat(const Emissions& emissions) {
  std::vector<float> all(emissions.seen.begin(), emissions.seen.end());
  for (const WordScores* scores : {&emissions.source, &emissions.cue, &emissions.content, &emissions.uncertainty,
                                   &emissions.negation, &emissions.names, &emissions.commitment, &emissions.quad,
                                   &emissions.stance_target, &emissions.stance_context}) {
    EXPECT_EQ(scores->scores.size(), scores->labels * emissions.size());
    all.insert(all.end(), scores->scores.begin(), scores->scores.end());
  }
  for (const PairScores* pairs :
       {&emissions.link_source, &emissions.link_content, &emissions.scope, &emissions.hedge_scope}) {
    for (const PairScores::Rows* rows : {&pairs->left, &pairs->right}) {
      EXPECT_EQ(rows->bytes.size(), PairScores::width * emissions.size());
      all.insert(all.end(), rows->bytes.begin(), rows->bytes.end());
      all.insert(all.end(), rows->steps.begin(), rows->steps.end());
    }
  }
  return all;
}

Emissions read(const std::string& utf8, Scratch& scratch) {
  const Text text(utf8);
  return own_encoder().read(text, segment(text), scratch);
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

struct Document {
  const char* id;
  std::string text;
};

const std::vector<Document>& documents() {
  static const std::vector<Document> all = {
      {"empty", ""},
      {"blank", " \n\n "},
      {"one_word", "Talks"},
      {"paragraphs", "The talks. A b.\n\nThe TALKS a.\n"},
      {"long_paragraph", repeated("The talks b. ", 400)},
      {"long_without_sentences", repeated("talks ", 1500)},
      {"endless_word", std::string(100'000, 'a')},
      {"many_short_paragraphs", repeated("a b.\n", 700)},
      {"surrogates", "the \xED\xA0\x80 talks \xED\xB0\x80\xED\xB0\x80"},
      {"controls", std::string("the \0\x01 talks\x7f \u200b a", 19)},
      {"unbalanced", repeated("“The talks “a\n", 300)},
      {"scripts", "中国 talks ไทย Москва 한국 👩‍👩‍👧 e\u0301\u0301\u0301"}};
  return all;
}

class EncodedText : public testing::TestWithParam<Document> {};

TEST_P(EncodedText, HasFiniteScores) {
  Scratch scratch;
  const Text text(GetParam().text);
  const Emissions emissions = own_encoder().read(text, segment(text), scratch);
  EXPECT_EQ(emissions.size(), segment(text).words.size());
  for (const float number : flat(emissions)) ASSERT_TRUE(std::isfinite(number));
}

INSTANTIATE_TEST_SUITE_P(Texts, EncodedText, testing::ValuesIn(documents()),
                         [](const auto& info) { return info.param.id; });

TEST(Encoder, ReadsAlikeInAnyOrderAndNumberOfThreads) {
  std::vector<std::vector<float>> expected;
  for (const Document& document : documents()) {
    Scratch scratch;
    expected.push_back(flat(read(document.text, scratch)));
  }
  const auto check = [&](std::size_t first) {
    Scratch scratch;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const std::size_t at = (first + i * 5) % expected.size();
      EXPECT_EQ(flat(read(documents()[at].text, scratch)), expected[at]) << documents()[at].id;
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 3; ++i) threads.emplace_back(check, 4 * i);
  for (std::thread& thread : threads) thread.join();
}

TEST(Encoder, GivesWordsWithoutPiecesTheScoresOfOutside) {
  Scratch scratch;
  const Emissions emissions = read("talks \xED\xA0\x80 talks", scratch);
  ASSERT_EQ(emissions.seen, (std::vector<std::uint8_t>{1, 0, 1}));
  EXPECT_EQ(emissions.source.of(1)[0], 0);
  EXPECT_LT(emissions.source.of(1)[1], -20);
  EXPECT_LT(emissions.names.of(1)[8], -20);
  EXPECT_EQ(emissions.commitment.of(1)[0], 0);
  const auto mean = emissions.mean(emissions.quad, 0, 3);
  EXPECT_FLOAT_EQ(mean[2], (emissions.quad.of(0)[2] + emissions.quad.of(2)[2]) / 2);
  EXPECT_EQ(emissions.mean(emissions.quad, 1, 2), std::vector<float>(4));
}

TEST(Encoder, SeesCapitals) {
  Scratch scratch;
  const float small = read("talks", scratch).source.of(0)[0];
  const float capital = read("Talks", scratch).source.of(0)[0];
  const float capitals = read("TALKS", scratch).source.of(0)[0];
  EXPECT_NE(small, capital);
  EXPECT_NE(capital, capitals);
}

TEST(Encoder, StaysFiniteWithTheGreatestWeights) {
  RandomEncoder weights(2);
  for (auto& [name, numbers] : weights.floats) {
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i % 3 == 0 ? -10'000.0f : 10'000.0f;
  }
  const auto file = weights.file();
  const Encoder wild(open(file));
  Scratch scratch;
  const Text text("The talks a b. A b.");
  for (const float number : flat(wild.read(text, segment(text), scratch))) ASSERT_TRUE(std::isfinite(number));
}

struct Spoilt {
  const char* id;
  std::function<void(RandomEncoder&)> spoil;
  const char* what;
};

class EncoderWeights : public testing::TestWithParam<Spoilt> {};

TEST_P(EncoderWeights, ThatDoNotFitAreRefused) {
  RandomEncoder weights(1);
  GetParam().spoil(weights);
  const auto file = weights.file();
  try {
    const Encoder encoder(open(file));
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "CQ214");
    EXPECT_NE(std::string(error.what()).find("own.cmq"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(GetParam().what), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sections, EncoderWeights,
    testing::Values(
        Spoilt{"no_layers", [](auto& w) { w.shape[0] = 0; }, "\"shape\" has 0 at place 0"},
        Spoilt{"many_layers", [](auto& w) { w.shape[0] = 25; }, "\"shape\" has 25 at place 0"},
        Spoilt{"layer_missing", [](auto& w) { w.shape[0] = 2; }, "\"layer 1 qkv\""},
        Spoilt{"other_width", [](auto& w) { w.shape[1] = 256; }, "256 at place 1, which is not 384"},
        Spoilt{"other_vocabulary", [](auto& w) { w.vocabulary += "more\n"; }, "10 at place 4, which is not 11"},
        Spoilt{"short_shape", [](auto& w) { w.shape.pop_back(); }, "\"shape\""},
        Spoilt{"no_vocabulary", [](auto& w) { w.vocabulary.clear(); }, "\"vocabulary\""},
        Spoilt{"short_words", [](auto& w) { w.bytes[0].second.pop_back(); }, "\"word embeddings\""},
        Spoilt{"short_matrix", [](auto& w) { w.bytes[3].second.resize(99); }, "\"layer 0 up\""},
        Spoilt{"short_norms", [](auto& w) { w.floats_of("layer 0 norms").pop_back(); }, "\"layer 0 norms\""},
        Spoilt{"not_a_number", [](auto& w) { w.floats_of("layer 0 out bias")[5] = NAN; },
               "\"layer 0 out bias\" holds no number from -10000 to 10000 at place 5"},
        Spoilt{"infinite", [](auto& w) { w.floats_of("head cue weights")[7] = -INFINITY; }, "\"head cue weights\""},
        Spoilt{"far_too_big", [](auto& w) { w.floats_of("layer 0 up scales")[9] = 1e30f; }, "\"layer 0 up scales\""},
        Spoilt{"head_missing",
               [](auto& w) { std::erase_if(w.floats, [](auto& s) { return s.first == "head quad bias"; }); },
               "no section \"head quad bias\""},
        Spoilt{"other_head", [](auto& w) { w.floats_of("head stance weights").resize(3 * 384); },
               "\"head stance weights\""}),
    [](const auto& info) { return info.param.id; });

struct Packed {
  const char* id;
  std::string text;
  std::vector<encoder::Window> windows;
};

bool same(const encoder::Window& a, const encoder::Window& b) {
  return std::tie(a.begin, a.end, a.own_begin, a.own_end) == std::tie(b.begin, b.end, b.own_begin, b.own_end);
}

class Windows : public testing::TestWithParam<Packed> {};

TEST_P(Windows, AreThese) {
  const Text text(GetParam().text);
  const Segments segments = segment(text);
  Pieces pieces;
  std::vector<std::uint32_t> ends;
  for (const Span paragraph : segments.paragraphs) {
    own_encoder().pieces().read(text.bytes(), paragraph, pieces);
    ends.push_back(static_cast<std::uint32_t>(pieces.size()));
  }
  const auto windows = encoder::make_windows(segments, pieces, ends);
  ASSERT_EQ(windows.size(), GetParam().windows.size());
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const auto& w = windows[i];
    EXPECT_TRUE(same(w, GetParam().windows[i]))
        << i << ": " << w.begin << ' ' << w.end << ' ' << w.own_begin << ' ' << w.own_end;
  }
}

// "a b. " has three pieces.
const std::string hundred = repeated("a ", 99) + ".\n";

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Windows,
    testing::Values(
        Packed{"none", "", {}}, Packed{"one", "a b.", {{0, 3, 0, 3}}},
        Packed{"as_many_as_fit", hundred + hundred + hundred, {{0, 200, 0, 200}, {200, 300, 200, 300}}},
        Packed{"to_the_last_piece", repeated("a ", 200) + "\n" + repeated("a ", 54), {{0, 254, 0, 254}}},
        Packed{
            "not_one_more", repeated("a ", 200) + "\n" + repeated("a ", 55), {{0, 200, 0, 200}, {200, 255, 200, 255}}},
        Packed{"quotation_together", hundred + "“" + hundred + "“" + hundred, {{0, 100, 0, 100}, {100, 302, 100, 302}}},
        Packed{"quotation_too_long_together",
               "“" + hundred + "“" + hundred + "“" + hundred,
               {{0, 101, 0, 101}, {101, 303, 101, 303}}},
        Packed{"long_at_sentences", repeated("a b. ", 100), {{0, 254, 0, 222}, {190, 300, 222, 300}}},
        Packed{"long_anywhere", repeated("a ", 300), {{0, 254, 0, 222}, {190, 300, 222, 300}}},
        Packed{"long_between",
               "a.\n" + repeated("a ", 260) + "\na.",
               {{0, 2, 0, 2}, {2, 256, 2, 224}, {192, 262, 224, 262}, {262, 264, 262, 264}}}),
    [](const auto& info) { return info.param.id; });

struct Apart {
  const char* id;
  std::size_t cue_first, cue_last, span_first, span_last;
  std::int64_t distance;
};

class LinkDistance : public testing::TestWithParam<Apart> {};

TEST_P(LinkDistance, IsToTheNearEnd) {
  const Apart& p = GetParam();
  EXPECT_EQ(link_distance(p.cue_first, p.cue_last, p.span_first, p.span_last), p.distance);
}

INSTANTIATE_TEST_SUITE_P(Spans, LinkDistance,
                         testing::Values(Apart{"next", 3, 4, 4, 6, 1}, Apart{"before", 3, 4, 1, 3, -1},
                                         Apart{"further", 3, 5, 9, 12, 5}, Apart{"far_before", 9, 10, 1, 4, -6},
                                         Apart{"around", 3, 4, 1, 9, 0}),
                         [](const auto& info) { return info.param.id; });

TEST(PairScores, AddTheShareOfTheDistance) {
  PairScores pairs;
  pairs.left = {std::vector<std::int8_t>(2 * 64, 2), {0.5f, 1.5f}};
  pairs.right = {std::vector<std::int8_t>(2 * 64, 3), {1, 1}};
  for (std::size_t i = 0; i < 23; ++i) pairs.distances[i] = static_cast<float>(i);
  const auto left = pairs.mean_left(0, 2);
  const auto right = pairs.ends_right(0, 1);
  EXPECT_FLOAT_EQ(left[9], 2);
  EXPECT_FLOAT_EQ(right[9], 3);
  for (const auto& [distance, bucket] : std::vector<std::pair<std::int64_t, float>>{
           {0, 11}, {1, 12}, {-1, 10}, {4, 15}, {6, 16}, {-64, 0}, {9999, 22}}) {
    EXPECT_FLOAT_EQ(pairs.score(left, right, distance), 2 * 3 * 64 / 8 + bucket) << distance;
  }
}

}  // namespace
}  // namespace communique
