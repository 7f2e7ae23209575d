#include "model/shares.hpp"

#include "text/data_files.hpp"

namespace communique {

double model_share(std::string_view name) {
  static const auto table = data_numbers("model_shares");
  return table.at(name);
}

}  // namespace communique
