#include "model/encoder/heads.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>

#include "model/encoder/architecture.hpp"

namespace communique::encoder {
namespace {

// A head that gives scores to words, and where its weights stand in the section of its name.
struct WordHead {
  std::string_view name;
  std::size_t labels;
  WordScores Emissions::*scores;
  bool is_bio = true;
  std::size_t halves = 1;  // numbers of the input, in 384
  std::size_t half = 0;
};

constexpr std::array<WordHead, 10> word_heads = {{{"source", 3, &Emissions::source},
                                                  {"cue", 3, &Emissions::cue},
                                                  {"content", 3, &Emissions::content},
                                                  {"uncertainty", 9, &Emissions::uncertainty},
                                                  {"negation", 3, &Emissions::negation},
                                                  {"names", 9, &Emissions::names},
                                                  {"commitment", 1, &Emissions::commitment, false},
                                                  {"quad", 4, &Emissions::quad, false},
                                                  {"stance", 3, &Emissions::stance_target, false, 2, 0},
                                                  {"stance", 3, &Emissions::stance_context, false, 2, 1}}};

struct PairHead {
  std::string_view name;
  PairScores Emissions::*scores;
};

constexpr std::array<PairHead, 4> pair_heads = {{{"link-source", &Emissions::link_source},
                                                 {"link-content", &Emissions::link_content},
                                                 {"scope", &Emissions::scope},
                                                 {"hedge-scope", &Emissions::hedge_scope}}};

constexpr std::size_t pair_rows = 2 * PairScores::width;
constexpr std::size_t first_pair_row = 64;  // a panel does not hold rows of both kinds
constexpr std::size_t all_rows = first_pair_row + pair_heads.size() * pair_rows;
static_assert(all_rows % panel_outputs == 0 && all_rows <= inner);

// The score of all labels but "outside" where a word has no piece.
constexpr float impossible = -30;

std::string section_of(std::string_view head, std::string_view part) {
  return "head " + std::string(head) + ' ' + std::string(part);
}

// The nearest whole number: what this leaves in the lowest bits. Neither this nor `size_of` keeps a compiler from
// vectors.
std::int8_t rounded(float number) {
  constexpr float rounder = 12582912.0f;
  return static_cast<std::int8_t>(std::bit_cast<std::int32_t>(number + rounder));
}

// The greatest size of a number: without signs, floats are ordered as their bits are.
float size_of(std::span<const float> numbers) {
  std::int32_t most = 0;
  for (const float number : numbers) most = std::max(most, std::bit_cast<std::int32_t>(number) & 0x7FFFFFFF);
  return std::bit_cast<float>(most);
}

void put_row(std::span<const float> numbers, std::size_t word, PairScores::Rows& rows) {
  const float size = size_of(numbers);
  const float steps = size > 0 ? 127 / size : 0;
  rows.steps[word] = size / 127;
  std::ranges::transform(numbers, rows.bytes.data() + word * PairScores::width,
                         [steps](float number) { return rounded(number * steps); });
}

}  // namespace

Heads::Heads(const WeightsFile& file)
    : panels_(all_rows * hidden), scales_(all_rows), bias_(all_rows), distances_(pair_heads.size()) {
  std::size_t row = 0;
  for (const WordHead& head : word_heads) {
    const std::size_t inputs = head.halves * hidden;
    const auto weights = float_section(file, section_of(head.name, "weights"), head.labels * inputs);
    const auto bias = float_section(file, section_of(head.name, "bias"), head.labels);
    for (std::size_t label = 0; label < head.labels; ++label, ++row) {
      add_row(row, weights.subspan(label * inputs + head.half * hidden, hidden), head.half == 0 ? bias[label] : 0);
    }
  }
  row = first_pair_row;
  for (std::size_t pair = 0; pair < pair_heads.size(); ++pair) {
    const std::string_view name = pair_heads[pair].name;
    const auto weights = float_section(file, section_of(name, "weights"), pair_rows * hidden);
    const auto bias = float_section(file, section_of(name, "bias"), pair_rows);
    const auto distances = float_section(file, section_of(name, "distance"), distances_[pair].size());
    std::ranges::copy(distances, distances_[pair].begin());
    for (std::size_t i = 0; i < pair_rows; ++i, ++row) add_row(row, weights.subspan(i * hidden, hidden), bias[i]);
  }
  lows_ = lows_of(panels_.data(), hidden, scales_);
  matrix_ = {panels_.data(), hidden, {scales_.data(), lows_.data(), bias_.data(), all_rows}, false};
}

void Heads::add_row(std::size_t row, std::span<const float> weights, float bias) {
  const float size = size_of(weights);
  scales_[row] = size / 127;
  bias_[row] = bias;
  if (size == 0) return;
  for (std::size_t k = 0; k < hidden; ++k) {
    panels_.data()[place_in_panels(row, k, hidden)] = rounded(weights[k] * (127 / size));
  }
}

Emissions Heads::emissions_of(std::size_t words) const {
  Emissions emissions;
  emissions.seen.resize(words);
  for (const WordHead& head : word_heads) {
    WordScores& scores = emissions.*head.scores;
    scores.labels = static_cast<std::uint32_t>(head.labels);
    scores.scores.assign(words * head.labels, head.is_bio ? impossible : 0);
    for (std::size_t word = 0; word < words; ++word) scores.scores[word * head.labels] = 0;
  }
  for (std::size_t pair = 0; pair < pair_heads.size(); ++pair) {
    PairScores& scores = emissions.*pair_heads[pair].scores;
    for (PairScores::Rows* const rows : {&scores.left, &scores.right}) {
      rows->bytes.resize(words * PairScores::width);
      rows->steps.resize(words);
    }
    scores.distances = distances_[pair];
  }
  return emissions;
}

void Heads::read(const Kernels& kernels, std::span<const float> numbers, std::span<const std::uint32_t> words,
                 Scratch& scratch, Emissions& emissions) const {
  std::array<Scale, block_rows> scales;
  float* const row = scratch.inner_row.data();
  for (std::size_t first = 0; first < words.size(); first += block_rows) {
    const std::size_t now = std::min(block_rows, words.size() - first);
    for (std::size_t i = 0; i < now; ++i) {
      scales[i] = kernels.quantise(numbers.data() + (first + i) * hidden, hidden, scratch.bytes.data() + i * hidden);
    }
    kernels.multiply(scratch.bytes.data(), hidden, now, matrix_.panels, hidden, all_rows, scratch.sums.data());
    for (std::size_t i = 0; i < now; ++i) {
      kernels.scale(scratch.sums.data() + i * all_rows, scales[i], matrix_.outputs, row);
      const std::size_t word = words[first + i];
      emissions.seen[word] = 1;
      const float* from = row;
      for (const WordHead& head : word_heads) {
        std::copy_n(from, head.labels, (emissions.*head.scores).scores.data() + word * head.labels);
        from += head.labels;
      }
      from = row + first_pair_row;
      for (const PairHead& head : pair_heads) {
        PairScores& scores = emissions.*head.scores;
        put_row({from, PairScores::width}, word, scores.left);
        put_row({from + PairScores::width, PairScores::width}, word, scores.right);
        from += pair_rows;
      }
    }
  }
}

}  // namespace communique::encoder
