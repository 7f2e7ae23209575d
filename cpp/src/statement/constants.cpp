#include "statement/constants.hpp"

#include <string_view>

#include "text/data_files.hpp"

namespace communique {

const AttributionConstants& AttributionConstants::get() {
  static const auto constants = [] {
    const auto values = data_numbers("attribution");
    const auto value = [&](std::string_view name) { return static_cast<float>(values.at(name)); };
    return AttributionConstants{value("bare_clause"),  value("bare_object"),       value("that_clause"),
                                value("comma_clause"), value("uncued_confidence"), value("embedded_confidence")};
  }();
  return constants;
}

}  // namespace communique
