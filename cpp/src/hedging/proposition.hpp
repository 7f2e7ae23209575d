// The proposition that a speaker is asked to stand by.
#pragma once

#include <optional>
#include <vector>

#include "communique/hedging.hpp"

namespace communique {

/// Main proposition of one sentence.
struct Proposition {
  WordRange sentence;  ///< the part of the sentence that was said
  WordRange main;      ///< main clause
  WordRange core;      ///< main clause and the content clauses that follow it: "we believe | that they left"
  std::uint32_t head;  ///< verb of the main clause, or the target
};

/// One a sentence of the content, in text order; the first is the one that counts. With a target: its clause alone.
std::vector<Proposition> find_propositions(const Syntax& syntax, const HedgingQuery& query);

/// Ends what was said of the sentence in a question mark?
bool is_question(const Syntax& syntax, const Proposition& proposition);

/// Does the main clause lay a duty on another party, or order something ("Withdraw at once.")?
bool is_directive(const Syntax& syntax, const Proposition& proposition);

}  // namespace communique
