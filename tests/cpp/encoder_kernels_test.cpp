#include "model/encoder/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace communique::encoder {
namespace {

template <typename T>
std::vector<T> random_numbers(std::size_t count, int low, int high, float step = 1) {
  static std::mt19937 random(7);
  std::vector<T> numbers(count);
  for (T& number : numbers) {
    const int drawn = low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    number = static_cast<T>(static_cast<float>(drawn) * step);
  }
  return numbers;
}

// Calls `compute` with each of the kernels; it must give the same bytes for all.
template <typename Compute>
void expect_same(Compute compute) {
  const auto first = compute(kernels().front());
  for (const Kernels& other : kernels().subspan(1)) {
    const auto result = compute(other);
    ASSERT_EQ(result.size(), first.size());
    EXPECT_EQ(std::memcmp(result.data(), first.data(), first.size() * sizeof first[0]), 0) << other.name;
  }
}

struct Shape {
  std::size_t rows, inputs, outputs;
};

void multiply_by_hand(const std::vector<std::uint8_t>& bytes, const std::vector<std::int8_t>& weights,
                      const Shape& shape, std::vector<std::int32_t>& sums) {
  for (std::size_t i = 0; i < shape.rows; ++i) {
    for (std::size_t o = 0; o < shape.outputs; ++o) {
      for (std::size_t k = 0; k < shape.inputs; ++k) {
        const int weight = weights[place_in_panels(o, k, shape.inputs)];
        sums[i * shape.outputs + o] += bytes[i * shape.inputs + k] * weight;
      }
    }
  }
}

class Product : public testing::TestWithParam<Shape> {};

TEST_P(Product, IsExactOnEveryProcessor) {
  const auto [rows, inputs, outputs] = GetParam();
  for (const bool extreme : {false, true}) {
    auto bytes = random_numbers<std::uint8_t>(rows * inputs, 0, 255);
    auto weights = random_numbers<std::int8_t>(outputs * inputs, -128, 127);
    if (extreme) {
      std::ranges::fill(bytes, std::uint8_t{255});
      for (auto& weight : weights) weight = weight < 0 ? std::int8_t{-128} : std::int8_t{127};
    }
    std::vector<std::int32_t> expected(rows * outputs);
    multiply_by_hand(bytes, weights, GetParam(), expected);
    for (const Kernels& one : kernels()) {
      std::vector<std::int32_t> sums(rows * outputs, -1);
      one.multiply(bytes.data(), inputs, rows, weights.data(), inputs, outputs, sums.data());
      EXPECT_EQ(sums, expected) << one.name;
    }
  }
}

TEST_P(Product, IsExactForNarrowPanels) {
  const auto [rows, inputs, outputs] = GetParam();
  auto bytes = random_numbers<std::uint8_t>(rows * inputs, 200, 255);
  bytes[0] = bytes[1] = 255;
  auto weights = random_numbers<std::int8_t>(outputs * inputs, -128, 127);
  for (std::size_t i = 0; i < weights.size(); i += 2) {
    const bool is_positive = weights[i] > 0;
    weights[i + 1] = static_cast<std::int8_t>((is_positive ? narrow_pair : -narrow_pair) - weights[i]);
    if (weights[i] < 1 && weights[i] > -1) weights[i + 1] = 127;
  }
  ASSERT_TRUE(are_narrow(weights));
  std::vector<std::int32_t> expected(rows * outputs);
  multiply_by_hand(bytes, weights, GetParam(), expected);
  for (const Kernels& one : kernels()) {
    std::vector<std::int32_t> sums(rows * outputs, -1);
    one.multiply_narrow(bytes.data(), inputs, rows, weights.data(), inputs, outputs, sums.data());
    EXPECT_EQ(sums, expected) << one.name;
  }
}

TEST_P(Product, IsExactForBytesOfSevenBits) {
  const auto [rows, inputs, outputs] = GetParam();
  std::vector<std::uint8_t> bytes(rows * inputs, 127);
  for (const std::int8_t weight : {-127, 127}) {
    const std::vector<std::int8_t> weights(outputs * inputs, weight);
    const std::vector<std::int32_t> expected(rows * outputs, 127 * weight * static_cast<std::int32_t>(inputs));
    for (const Kernels& one : kernels()) {
      std::vector<std::int32_t> sums(rows * outputs, -1);
      one.multiply_narrow(bytes.data(), inputs, rows, weights.data(), inputs, outputs, sums.data());
      EXPECT_EQ(sums, expected) << one.name;
    }
  }
}

TEST(NarrowPanels, HaveNoPairBeyondTheirLimit) {
  EXPECT_TRUE(are_narrow(std::vector<std::int8_t>{127, 1, -128, 0, 127, -127, 0, 0}));
  EXPECT_FALSE(are_narrow(std::vector<std::int8_t>{0, 0, 127, 2}));
  EXPECT_FALSE(are_narrow(std::vector<std::int8_t>{-64, -65, 0, 0}));
  EXPECT_TRUE(are_narrow(std::vector<std::int8_t>{0, 127, 127, 0}));
}

INSTANTIATE_TEST_SUITE_P(Shapes, Product,
                         testing::Values(Shape{1, 4, 32}, Shape{1, 384, 64}, Shape{3, 32, 96}, Shape{12, 384, 32},
                                         Shape{13, 1536, 32}, Shape{25, 252, 32}, Shape{96, 32, 64},
                                         Shape{7, 1536, 384}),
                         [](const auto& info) {
                           return std::to_string(info.param.rows) + "x" + std::to_string(info.param.inputs) + "x" +
                                  std::to_string(info.param.outputs);
                         });

TEST(Quantise, KeepsNumbersToHalfAStep) {
  const auto numbers = random_numbers<float>(384, -3000, 5000, 1e-3f);
  expect_same([&](const Kernels& k) {
    std::vector<std::uint8_t> bytes(384);
    const Scale scale = k.quantise(numbers.data(), 384, bytes.data());
    for (std::size_t i = 0; i < 384; ++i) {
      EXPECT_NEAR(scale.low + scale.step * static_cast<float>(bytes[i]), numbers[i], scale.step * 0.501f);
    }
    return bytes;
  });
}

TEST(Quantise, HoldsEqualNumbers) {
  for (const float number : {0.0f, 1.5f, -2.0f}) {
    const std::vector<float> numbers(384, number);
    for (const Kernels& k : kernels()) {
      std::vector<std::uint8_t> bytes(384, 9);
      const Scale scale = k.quantise(numbers.data(), 384, bytes.data());
      EXPECT_EQ(scale.low + scale.step * static_cast<float>(bytes[7]), number) << k.name;
    }
  }
}

TEST(QuantiseQueryAndKey, KeepNumbersToHalfAStep) {
  const auto numbers = random_numbers<float>(32, -3000, 2000, 1e-3f);
  expect_same([&](const Kernels& k) {
    std::vector<std::uint8_t> query(32);
    std::vector<std::int8_t> panel(place_in_panels(0, 28, 32) + 4);
    const float step = k.quantise_query(numbers.data(), query.data());
    const Key key = k.quantise_key(numbers.data(), panel.data());
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < 32; ++i) {
      const int byte = panel[place_in_panels(0, i, 32)];
      sum += byte;
      EXPECT_NEAR(step * static_cast<float>(query[i] - 64), numbers[i], step * 0.501f);
      EXPECT_NEAR(key.step * static_cast<float>(byte), numbers[i], key.step * 0.501f);
    }
    EXPECT_EQ(key.sum, sum);
    return query;
  });
}

TEST(QuantiseValues, FillsAPanelOfPieces) {
  constexpr std::size_t count = 6, stride = 40;
  const auto numbers = random_numbers<float>(count * stride, -3000, 3000, 1e-3f);
  expect_same([&](const Kernels& k) {
    std::vector<std::int8_t> panel(8 * 32, 99);
    std::vector<float> steps(32);
    k.quantise_values(numbers.data(), stride, count, panel.data(), steps.data());
    for (std::size_t d = 0; d < 32; ++d) {
      for (std::size_t i = 0; i < 8; ++i) {
        const float value = steps[d] * static_cast<float>(panel[place_in_panels(d, i, 8)]);
        EXPECT_NEAR(value, i < count ? numbers[i * stride + d] : 0, steps[d] * 0.501f);
      }
    }
    return panel;
  });
}

struct Sums {
  std::vector<std::int32_t> sums;
  std::vector<float> scales, lows, bias;
  Outputs outputs;
  static constexpr Scale scale{-0.5f, 0.01f};

  explicit Sums(std::size_t count)
      : sums(random_numbers<std::int32_t>(count, -100'000, 100'000)),
        scales(random_numbers<float>(count, 1, 100, 1e-4f)),
        lows(random_numbers<float>(count, -1000, 1000, 1e-3f)),
        bias(random_numbers<float>(count, -1000, 1000, 1e-3f)),
        outputs{scales.data(), lows.data(), bias.data(), count} {}

  double number(std::size_t j) const {
    return double{scale.step} * sums[j] * scales[j] + double{scale.low} * lows[j] + bias[j];
  }
};

TEST(Scale, TurnsSumsIntoNumbers) {
  const Sums s(384);
  expect_same([&](const Kernels& k) {
    std::vector<float> numbers(384);
    k.scale(s.sums.data(), Sums::scale, s.outputs, numbers.data());
    for (std::size_t j = 0; j < 384; ++j) EXPECT_NEAR(numbers[j], s.number(j), 1e-4);
    return numbers;
  });
}

TEST(Gelu, IsThatOfTheHyperbolicTangent) {
  Sums s(1536);
  for (std::size_t j = 0; j < 1536; ++j) {  // -7.7 to 7.7, as even as it goes
    s.sums[j] = static_cast<std::int32_t>(j) - 768;
    s.scales[j] = 1;
    s.lows[j] = s.bias[j] = 0;
  }
  expect_same([&](const Kernels& k) {
    std::vector<float> room(1536);
    std::vector<std::uint8_t> bytes(1536);
    const Scale scale = k.gelu(s.sums.data(), Sums::scale, s.outputs, room.data(), bytes.data());
    for (std::size_t j = 0; j < 1536; ++j) {
      const double x = s.number(j);
      const double expected = 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
      EXPECT_NEAR(scale.low + scale.step * static_cast<float>(bytes[j]), expected, scale.step * 0.501 + 1.1e-4) << x;
    }
    return bytes;
  });
}

TEST(AddAndNorm, GivesMeanAndVariance) {
  const Sums s(384);
  const std::vector<float> ones(384, 1), zeros(384);
  const auto before = random_numbers<float>(384, -3000, 3000, 1e-3f);
  expect_same([&](const Kernels& k) {
    auto numbers = before;
    k.add_and_norm(s.sums.data(), Sums::scale, s.outputs, ones.data(), zeros.data(), numbers.data());
    double sum = 0, squares = 0;
    for (const float number : numbers) sum += number, squares += double{number} * number;
    EXPECT_NEAR(sum / 384, 0, 1e-5);
    EXPECT_NEAR(squares / 384, 1, 1e-5);
    const double first = before[0] + s.number(0), second = before[1] + s.number(1);
    EXPECT_EQ(numbers[0] < numbers[1], first < second);
    return numbers;
  });
}

TEST(Soften, GivesSharesOfFourteenBits) {
  constexpr std::size_t count = 64, real = 61;
  auto sums = random_numbers<std::int32_t>(count, -4000, 4000);
  auto offsets = random_numbers<std::int32_t>(count, -100, 100);
  auto scales = random_numbers<float>(count, 50, 100, 1e-4f);
  for (std::size_t j = real; j < count; ++j) {
    sums[j] = sums[real - 1], offsets[j] = offsets[real - 1], scales[j] = scales[real - 1];
  }
  const auto logit = [&](std::size_t j) { return 0.3 * (sums[j] + offsets[j]) * scales[j]; };
  double most = logit(0);
  for (std::size_t j = 0; j < count; ++j) most = std::max(most, logit(j));
  expect_same([&](const Kernels& k) {
    std::vector<std::uint8_t> high(count), low(count);
    const std::int32_t total =
        k.soften(sums.data(), 0.3f, offsets.data(), scales.data(), count, real, high.data(), low.data());
    std::int32_t sum = 0;
    for (std::size_t j = 0; j < real; ++j) {
      sum += high[j] * 128 + low[j];
      EXPECT_LT(high[j] | low[j], 128);
      EXPECT_NEAR(high[j] * 128 + low[j], 16383 * std::exp2(logit(j) - most), 2);
    }
    EXPECT_EQ(total, sum);
    high.insert(high.end(), low.begin(), low.end());
    return high;
  });
}

TEST(Mix, JoinsBothHalves) {
  const auto high = random_numbers<std::int32_t>(32, -500'000, 500'000);
  const auto low = random_numbers<std::int32_t>(32, -500'000, 500'000);
  const auto steps = random_numbers<float>(32, 1, 100, 1e-3f);
  expect_same([&](const Kernels& k) {
    std::vector<float> numbers(32);
    k.mix(high.data(), low.data(), steps.data(), 70'000, numbers.data());
    for (std::size_t d = 0; d < 32; ++d) {
      const double expected = (128.0 * high[d] + low[d]) * steps[d] / 70'000;
      EXPECT_NEAR(numbers[d], expected, 1e-5 * std::abs(expected));
    }
    return numbers;
  });
}

}  // namespace
}  // namespace communique::encoder
