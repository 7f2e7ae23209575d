// Kinds of numbers: by their own shape, and by what stands beside them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/segments.hpp"

namespace communique {

/// Ordinal, decade, time, date or plain number, by shape. A lone 3/4 and 24/7 are numbers, 9/11 is a date.
TokenKind number_kind(std::string_view form);

/// Kinds that only neighbours tell: the unit after a number (5 km), the hour before one (5pm), the sign of a range.
/// `numbers`: indices of the tokens that are numbers, in order. Cost: constant for each.
void mark_neighbours(std::string_view bytes, const std::vector<std::uint32_t>& numbers, Tokens& tokens);

}  // namespace communique
