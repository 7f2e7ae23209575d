// Names: runs of capitalised words, told apart by the tables of places, organisations, titles and forenames.
#pragma once

#include "communique/syntax.hpp"

namespace communique {

/// Names of the document, in text order and not overlapping.
std::vector<Name> find_names(const Text& text, const Syntax& syntax);

}  // namespace communique
