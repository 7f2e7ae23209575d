// URLs, e-mail addresses, @handles, #tags within a stretch without white space.
#pragma once

#include <string_view>
#include <vector>

#include "communique/segments.hpp"

namespace communique {

struct Address {
  Span span;
  TokenKind kind;
};

/// Addresses within `chunk`, in order, without overlap. Linear in the chunk.
void find_addresses(std::string_view bytes, Span chunk, std::vector<Address>& found);

}  // namespace communique
