// Clauses: where one begins, told by its first word.
#pragma once

#include <span>
#include <vector>

#include "communique/syntax.hpp"

namespace communique {

/// Partition of the words of the sentences into clauses.
std::vector<Clause> find_clauses(std::span<const Word> words, std::span<const WordRange> sentences);

}  // namespace communique
