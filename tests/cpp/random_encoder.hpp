// Weights of an encoder that has learnt nothing: of the right shape, and of a size that keeps its numbers lively.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/encoder/architecture.hpp"
#include "model/features.hpp"
#include "model/weights_file.hpp"

namespace communique {

class RandomEncoder {
 public:
  std::vector<std::int32_t> shape;
  std::string vocabulary;
  /// Sections of floats and of bytes, by name; a test may spoil or remove one.
  std::vector<std::pair<std::string, std::vector<float>>> floats;
  std::vector<std::pair<std::string, std::vector<std::int8_t>>> bytes;

  explicit RandomEncoder(int layers, std::string_view pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\ntalks\n##s\na\nb\n.\n")
      : vocabulary(pieces) {
    using namespace encoder;
    std::size_t size = 0;
    for (const char c : vocabulary) size += c == '\n' ? 1 : 0;
    shape = {layers, 384, 12, 1536, static_cast<std::int32_t>(size), 256, 0, 0};
    add_bytes("word embeddings", size * hidden);
    add_floats("word embedding scales", size, 0.001f, 0.002f);
    add_floats("position embeddings", most_positions * hidden, -0.05f, 0.05f);
    add_floats("case embeddings", cases * hidden, -0.05f, 0.05f);
    add_norms("embedding norm", 1);
    for (int i = 0; i < layers; ++i) {
      const std::string name = "layer " + std::to_string(i) + ' ';
      add_matrix(name + "qkv", 3 * hidden, hidden);
      add_matrix(name + "out", hidden, hidden);
      add_matrix(name + "up", inner, hidden);
      add_matrix(name + "down", hidden, inner);
      add_norms(name + "norms", 2);
    }
    for (const auto& [name, rows] : {std::pair("source", 3u),
                                     {"cue", 3u},
                                     {"content", 3u},
                                     {"uncertainty", 9u},
                                     {"negation", 3u},
                                     {"commitment", 1u},
                                     {"names", 9u},
                                     {"quad", 4u},
                                     {"stance", 3u},
                                     {"link-source", 128u},
                                     {"link-content", 128u},
                                     {"scope", 128u},
                                     {"hedge-scope", 128u}}) {
      const std::string head = std::string("head ") + name;
      add_floats(head + " weights", rows * hidden * (rows == 3 && head == "head stance" ? 2 : 1), -0.1f, 0.1f);
      add_floats(head + " bias", rows, -0.5f, 0.5f);
      if (rows == 128) add_floats(head + " distance", 23, -1.0f, 1.0f);
    }
  }

  std::vector<float>& floats_of(std::string_view name) {
    for (auto& [other, numbers] : floats) {
      if (other == name) return numbers;
    }
    return floats.front().second;
  }

  std::vector<std::byte> file() const {
    WeightsWriter writer("en-encoder", digest_of(encoder_description));
    writer.add("card", std::string_view("{}"));
    writer.add("shape", shape);
    writer.add("vocabulary", std::string_view(vocabulary));
    for (const auto& [name, numbers] : bytes) writer.add(name, numbers);
    for (const auto& [name, numbers] : floats) writer.add(name, numbers);
    return writer.bytes();
  }

 private:
  void add_bytes(std::string name, std::size_t count) {
    std::vector<std::int8_t> numbers(count);
    for (auto& number : numbers) number = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
    bytes.emplace_back(std::move(name), std::move(numbers));
  }

  void add_floats(std::string name, std::size_t count, float low, float high) {
    std::vector<float> numbers(count);
    for (float& number : numbers) number = low + (high - low) * static_cast<float>(random_() % 65536) / 65536;
    floats.emplace_back(std::move(name), std::move(numbers));
  }

  void add_matrix(const std::string& name, std::size_t outputs, std::size_t inputs) {
    add_bytes(name, outputs * inputs);
    const float scale = 1.0f / 73 / 16 / (inputs == encoder::inner ? 1 : 2);
    add_floats(name + " scales", outputs, scale, 2 * scale);
    add_floats(name + " bias", outputs, -0.1f, 0.1f);
  }

  void add_norms(const std::string& name, std::size_t count) {
    add_floats(name, 2 * count * encoder::hidden, -0.1f, 0.1f);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < encoder::hidden; ++k) floats.back().second[2 * i * encoder::hidden + k] += 1;
    }
  }

  std::mt19937 random_{20};  // the same numbers with every library
};

}  // namespace communique
