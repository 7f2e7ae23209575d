// Lists whose items run on in one paragraph: "1. The first 2. The second", "a) one b) two", "• one • two".
#pragma once

#include <string_view>
#include <vector>

#include "communique/segments.hpp"

namespace communique {

/// Tokens of an item's marker: the item begins at `begin`, its words at `words`.
struct ListItem {
  std::size_t begin = 0, words = 0;
};

/// The items of lists among the tokens [first, last) of a paragraph, in order. Linear.
std::vector<ListItem> find_list_items(std::string_view bytes, const Tokens& tokens, std::size_t first,
                                      std::size_t last);

}  // namespace communique
