#include "statement/constants.hpp"

#include <charconv>
#include <string>
#include <unordered_map>

#include "text/data_files.hpp"

namespace communique {

const AttributionConstants& AttributionConstants::get() {
  static const auto constants = [] {
    std::unordered_map<std::string_view, float> values;
    for (const auto& row : data_rows("attribution"))
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), values[row[0]]);
    return AttributionConstants{values.at("bare_clause"),       values.at("bare_object"),
                                values.at("that_clause"),       values.at("comma_clause"),
                                values.at("uncued_confidence"), values.at("embedded_confidence")};
  }();
  return constants;
}

}  // namespace communique
