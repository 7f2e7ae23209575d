// The layers of the encoder as the textbook has them: floats, whole matrices, nothing clever. They read the weights
// that ship, and those of their trainer before they are rounded ("en-encoder-fp32": floats in rows).
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>

#include "model/encoder/architecture.hpp"
#include "model/encoder/kernels.hpp"
#include "model/weights_file.hpp"

namespace communique::reference {

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class Layers {
 public:
  explicit Layers(const WeightsFile& file) : file_(file) {}

  // 384 numbers a piece.
  Rows run(std::span<const std::uint32_t> ids, std::span<const std::uint8_t> cases) const {
    Rows x = embed(ids, cases);
    for (int i = 0; i < file_.section<std::int32_t>("shape")[0]; ++i) {
      const std::string name = "layer " + std::to_string(i) + ' ';
      x = norm(x + product(attend(product(x, name + "qkv", 1152)), name + "out", 384), name + "norms", 0);
      x = norm(x + product(gelu(product(x, name + "up", 1536)), name + "down", 384), name + "norms", 2);
    }
    return x;
  }

 private:
  Eigen::Map<const Rows> floats(const std::string& name, Eigen::Index columns) const {
    const auto numbers = file_.section<float>(name);
    return {numbers.data(), static_cast<Eigen::Index>(numbers.size()) / columns, columns};
  }

  // Whether so many weights are floats, not bytes.
  bool are_floats(const std::string& name, std::size_t count) const {
    return file_.section<std::byte>(name).size() == count * sizeof(float);
  }

  Rows words(std::span<const std::uint32_t> ids) const {
    const auto vocabulary = static_cast<std::size_t>(file_.section<std::int32_t>("shape")[4]);
    const bool floating = are_floats("word embeddings", vocabulary * 384);
    Rows x(ids.size(), 384);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const auto id = static_cast<Eigen::Index>(ids[static_cast<std::size_t>(i)]);
      if (floating) {
        x.row(i) = floats("word embeddings", 384).row(id);
        continue;
      }
      const auto bytes = file_.section<std::int8_t>("word embeddings").subspan(static_cast<std::size_t>(id) * 384, 384);
      const float scale = floats("word embedding scales", 1)(id, 0);
      for (Eigen::Index k = 0; k < 384; ++k) x(i, k) = scale * static_cast<float>(bytes[static_cast<std::size_t>(k)]);
    }
    return x;
  }

  Rows embed(std::span<const std::uint32_t> ids, std::span<const std::uint8_t> cases) const {
    Rows x = words(ids);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const Eigen::Index how = cases[static_cast<std::size_t>(i)];
      x.row(i) += floats("position embeddings", 384).row(i) + floats("case embeddings", 384).row(how);
    }
    return norm(x, "embedding norm", 0);
  }

  Rows weights(const std::string& name, Eigen::Index outputs, Eigen::Index inputs) const {
    const auto out = static_cast<std::size_t>(outputs), in = static_cast<std::size_t>(inputs);
    if (are_floats(name, out * in)) return floats(name, inputs);
    const auto packed = file_.section<std::int8_t>(name);
    const auto scales = floats(name + " scales", 1);
    Rows all(outputs, inputs);
    for (std::size_t o = 0; o < out; ++o) {
      for (std::size_t k = 0; k < in; ++k) {
        const auto row = static_cast<Eigen::Index>(o);
        const auto weight = static_cast<float>(packed[encoder::place_in_panels(o, k, in)]);
        all(row, static_cast<Eigen::Index>(k)) = scales(row, 0) * weight;
      }
    }
    return all;
  }

  Rows product(const Rows& x, const std::string& name, Eigen::Index outputs) const {
    return (x * weights(name, outputs, x.cols()).transpose()).rowwise() + floats(name + " bias", outputs).row(0);
  }

  static Rows attend(const Rows& projected) {
    Rows context(projected.rows(), 384);
    for (Eigen::Index head = 0; head < 384; head += 32) {
      Rows shares =
          projected.middleCols(head, 32) * projected.middleCols(384 + head, 32).transpose() / std::sqrt(32.0f);
      for (Eigen::Index i = 0; i < shares.rows(); ++i) {
        shares.row(i) = (shares.row(i).array() - shares.row(i).maxCoeff()).exp();
        shares.row(i) /= shares.row(i).sum();
      }
      context.middleCols(head, 32) = shares * projected.middleCols(768 + head, 32);
    }
    return context;
  }

  static Rows gelu(const Rows& x) {
    const auto z = std::sqrt(2 / 3.14159265f) * (x.array() + 0.044715f * x.array().cube());
    return 0.5f * x.array() * (1 + z.tanh());
  }

  Rows norm(const Rows& x, const std::string& name, Eigen::Index first) const {
    const auto gains = floats(name, 384);
    Rows normed = x.colwise() - x.rowwise().mean();
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      normed.row(i) /= std::sqrt(normed.row(i).squaredNorm() / 384 + 1e-12f);
      normed.row(i) = normed.row(i).cwiseProduct(gains.row(first)) + gains.row(first + 1);
    }
    return normed;
  }

  const WeightsFile& file_;
};

}  // namespace communique::reference
