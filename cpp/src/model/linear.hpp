// Scores of labels as sums of int8 rows, one row a feature that is there.
//
//     features of a word      rows of the table           sums
//     row 7, row 2        →   row 7 │  3 -1  0  …
//                             row 2 │ 10  0 -4  …     →   13 -1 -4 …
//
// Integer sums are exact, so that every kernel gives the same labels on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace communique {

/// A table of weights that somebody else owns (a `WeightsFile`, a trainer), and how to add up its rows.
class LinearModel {
 public:
  static constexpr std::uint32_t max_labels = 128;
  /// Bytes behind the last row that a kernel may read, and that the table must have.
  static constexpr std::size_t slack = 16;

  LinearModel() = default;

  /// Rows of `labels` weights each, one behind the other without gap, then `slack` bytes of any value. Throws `Error`
  /// CQ214 where the size fits no number of rows, or `labels` is not 1 to `max_labels`.
  LinearModel(std::span<const std::int8_t> weights, std::uint32_t labels);

  std::uint32_t labels() const { return labels_; }
  std::uint32_t rows() const { return rows_; }

  /// The sums have room for this many numbers: `labels` in whole steps of a kernel. Those behind `labels` are noise.
  std::uint32_t lanes() const { return lanes_; }

  /// Adds the weights of the rows to the sums; every row is below `rows`, `sums` has at least `lanes` numbers.
  /// Cost: a cache line or two a row.
  void add(std::span<const std::uint32_t> rows, std::span<std::int32_t> sums) const;

 private:
  const std::int8_t* weights_ = nullptr;
  std::uint32_t labels_ = 0;
  std::uint32_t rows_ = 0;
  std::uint32_t lanes_ = 0;
};

/// One way to add up rows; all give the same sums.
struct LinearKernel {
  std::string_view name;  ///< "avx2", "neon", "portable"
  /// `stride` bytes from row to row; 16 * `groups` lanes.
  void (*add)(const std::int8_t* weights, std::size_t stride, std::span<const std::uint32_t> rows, std::uint32_t groups,
              std::int32_t* sums);
};

/// Those that run here, the fastest first.
std::span<const LinearKernel> linear_kernels();

}  // namespace communique
