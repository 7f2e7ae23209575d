// All that was read from one text: columns, one row a statement.
#pragma once

#include <vector>

#include "communique/hedging.hpp"
#include "communique/segments.hpp"
#include "communique/stance.hpp"
#include "communique/statement.hpp"
#include "communique/syntax.hpp"
#include "communique/text.hpp"

namespace communique {

struct Document {
  Text text;
  Segments segments;
  Syntax syntax;
  std::vector<Statement> statements;
  std::vector<Speaker> speakers;
  std::vector<Hedging> hedging;              ///< of each statement
  std::vector<Act> acts;                     ///< of each statement
  std::vector<std::vector<Stance>> stances;  ///< of each statement
};

}  // namespace communique
