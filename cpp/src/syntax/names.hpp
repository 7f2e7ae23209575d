// Names: labels that begin and continue them, the best row of a sentence.
#pragma once

#include <span>

#include "communique/syntax.hpp"
#include "syntax/model.hpp"
#include "syntax/signs.hpp"

namespace communique {

/// Whether a name may hold the word: it or a neighbour is written as names are, or is on a list of names.
bool may_be_in_name(std::span<const WordSigns> sentence, std::size_t at);

/// Names of the document, in text order and not overlapping: by the encoder's scores where there are some.
std::vector<Name> find_names(const Text& text, const Syntax& syntax, std::span<const WordSigns> signs,
                             const SyntaxModel& model, const Emissions* emissions);

/// The name that holds the word. O(log names).
const Name* name_at(const Syntax& syntax, std::uint32_t word);

}  // namespace communique
