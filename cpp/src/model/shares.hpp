// How much rules and the tagger count beside the encoder.
#pragma once

#include <string_view>

namespace communique {

/// The value of that name in cpp/data/model_shares.tsv.
double model_share(std::string_view name);

}  // namespace communique
