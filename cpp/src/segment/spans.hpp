// Small questions about bytes and spans that the segmenters share.
#pragma once

#include <string_view>

#include "communique/text.hpp"

namespace communique {

/// The span without white space at its ends; empty where it holds nothing else.
Span trimmed(std::string_view bytes, Span span);

}  // namespace communique
