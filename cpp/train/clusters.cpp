#include "clusters.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "communique/error.hpp"
#include "corpora.hpp"
#include "random.hpp"

namespace communique::train {
namespace {

constexpr std::size_t fine_clusters = 1000, coarse_clusters = 128, rounds = 12;
constexpr std::int32_t length = 1 << 12;  // of every vector

using Row = std::vector<std::int16_t>;

// Half precision times 2^24, exactly.
std::int64_t half_times_2_24(std::uint16_t half) {
  const int exponent = half >> 10 & 31;
  const std::int64_t fraction = half & 1023;
  const std::int64_t value = exponent == 0 ? fraction : (fraction + 1024) << (exponent - 1);
  return (half & 0x8000) != 0 ? -value : value;
}

std::int64_t root(std::int64_t square) {
  auto guess = static_cast<std::int64_t>(std::sqrt(static_cast<double>(square)));
  while (guess * guess > square) --guess;
  while ((guess + 1) * (guess + 1) <= square) ++guess;
  return std::max<std::int64_t>(guess, 1);
}

// The same direction, `length` long.
Row unit(const std::vector<std::int64_t>& sums) {
  std::int64_t largest = 1;
  for (const auto sum : sums) largest = std::max(largest, std::abs(sum));
  constexpr std::int64_t scale = 1 << 20;  // squares of a hundred such numbers fit
  std::int64_t square = 0;
  std::vector<std::int64_t> scaled;
  for (const auto sum : sums) {
    scaled.push_back(largest > scale ? sum / (largest / scale + 1) : sum * (scale / largest));
    square += scaled.back() * scaled.back();
  }
  const auto norm = root(square);
  Row row;
  for (const auto value : scaled) row.push_back(static_cast<std::int16_t>(value * length / norm));
  return row;
}

std::int32_t dot(const Row& one, const Row& other) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * other[i];
  return sum;
}

// Which of `count` clusters each row belongs to; row i weighs 1 / (1 + i / 2000).
std::vector<std::uint16_t> cluster(const std::vector<Row>& rows, std::size_t count, std::vector<Row>& centres) {
  constexpr std::int64_t heaviest = 1 << 10, half_at = 2000;
  std::vector<std::size_t> order(std::min<std::size_t>(rows.size(), 20 * count));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Random(1).shuffle(order);
  centres.clear();
  for (std::size_t k = 0; k < count; ++k) centres.push_back(rows[order[k % order.size()]]);
  std::vector<std::uint16_t> chosen(rows.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    std::vector<std::vector<std::int64_t>> sums(count, std::vector<std::int64_t>(rows[0].size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::int32_t best = dot(rows[i], centres[0]);
      chosen[i] = 0;
      for (std::size_t k = 1; k < count; ++k) {
        const auto score = dot(rows[i], centres[k]);
        if (score > best) best = score, chosen[i] = static_cast<std::uint16_t>(k);
      }
      const auto weight = heaviest * half_at / (half_at + static_cast<std::int64_t>(i)) + heaviest / 20;
      for (std::size_t d = 0; d < rows[i].size(); ++d) sums[chosen[i]][d] += weight * rows[i][d];
    }
    for (std::size_t k = 0; k < count; ++k) {
      if (std::ranges::any_of(sums[k], [](std::int64_t sum) { return sum != 0; })) centres[k] = unit(sums[k]);
    }
  }
  return chosen;
}

std::vector<Row> read_vectors(const std::filesystem::path& path, std::size_t words) {
  const auto bytes = read_bytes(path);
  constexpr std::size_t prefix = 10;
  const auto fail = [&](const char* what) {
    throw Error("CQ223", path.string() + ": " + what + "; give float16 in rows, NumPy format 1.0, little endian");
  };
  if (bytes.size() < prefix || !bytes.starts_with("\x93NUMPY\x01")) fail("no array of NumPy");
  const auto header_size = static_cast<unsigned char>(bytes[8]) + 256u * static_cast<unsigned char>(bytes[9]);
  const auto header = bytes.substr(prefix, header_size);
  const auto shape = header.find("'shape': (");
  if (header.find("'<f2'") == std::string::npos || header.find("'fortran_order': False") == std::string::npos ||
      shape == std::string::npos)
    fail("another type or order");
  std::size_t height = 0, width = 0;
  if (std::sscanf(header.c_str() + shape, "'shape': (%zu, %zu)", &height, &width) != 2 || width == 0 ||
      bytes.size() != prefix + header_size + 2 * height * width)
    fail("its size is not that of its shape");
  std::vector<Row> rows;
  const char* at = bytes.data() + prefix + header_size;
  for (std::size_t i = 0; i < std::min(words, height); ++i) {
    std::vector<std::int64_t> values;
    for (std::size_t d = 0; d < width; ++d, at += 2) {
      values.push_back(half_times_2_24(
          static_cast<std::uint16_t>(static_cast<unsigned char>(at[0]) | static_cast<unsigned char>(at[1]) << 8)));
    }
    rows.push_back(unit(values));
  }
  return rows;
}

}  // namespace

Clusters find_clusters(const std::filesystem::path& vectors, const std::filesystem::path& vocabulary,
                       std::size_t words) {
  Clusters clusters;
  const auto list = read_bytes(vocabulary);
  for (std::string_view rest = list; !rest.empty() && clusters.words.size() < words;) {
    const auto end = rest.find('\n');
    clusters.words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  const auto rows = read_vectors(vectors, clusters.words.size());
  clusters.words.resize(std::min(clusters.words.size(), rows.size()));
  if (rows.empty()) return clusters;
  std::vector<Row> centres, coarse_centres;
  for (const auto fine : cluster(rows, fine_clusters, centres))
    clusters.fine.push_back(static_cast<std::uint16_t>(fine + 1));
  clusters.coarse.push_back(0);
  for (const auto coarse : cluster(centres, coarse_clusters, coarse_centres))
    clusters.coarse.push_back(static_cast<std::uint8_t>(coarse + 1));
  return clusters;
}

}  // namespace communique::train
