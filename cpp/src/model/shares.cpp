#include "model/shares.hpp"

#include <charconv>
#include <unordered_map>

#include "text/data_files.hpp"

namespace communique {

double model_share(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, double> values;
    for (const auto& row : data_rows("model_shares"))
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), values[row[0]]);
    return values;
  }();
  return table.at(name);
}

}  // namespace communique
