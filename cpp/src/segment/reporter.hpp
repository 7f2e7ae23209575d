// Where the reporter's own clause begins beside a quotation: ", he said", "? the minister asked".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "communique/text.hpp"

namespace communique {

/// Do the words from byte `at` on read as a reporter's clause: "he said", "said Smith", "the deputy minister added"?
/// The end of its reporting verb, or none. Cost: at most six words.
std::optional<std::uint32_t> reporter_clause(std::string_view bytes, std::uint32_t at);

/// The first point within `span`, just after a comma, question or exclamation mark, from which a reporter's clause
/// goes on; with `at_end`, only one that closes the span. Linear.
std::optional<std::uint32_t> reporter_start(std::string_view bytes, Span span, bool at_end);

}  // namespace communique
