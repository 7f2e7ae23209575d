// Why a number is what it is.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "communique/text.hpp"

namespace communique {

/// One reason. The deltas of a list add up exactly to the number that the list explains.
struct Evidence {
  Span span;         ///< what was looked at, in bytes of the text
  std::string rule;  ///< "hedges: hope/VERB for|that": the lexicon and the pattern, or "compose: …"
  double delta;      ///< a multiple of 1/1024, so that sums are exact in every order
};

/// A list of evidence and its fold: the only way a score comes to be.
class Ledger {
 public:
  /// Adds `delta`, rounded to 1/1024; nothing where it rounds to zero.
  void add(Span span, std::string rule, double delta) {
    delta = std::round(delta * 1024) / 1024;
    if (delta != 0) {
      items_.push_back({span, std::move(rule), delta});
      total_ += delta;
    }
  }
  /// Adds what brings the total into [low, high]; both must be multiples of 1/1024.
  void clamp(double low, double high, Span span) {
    if (total_ < low) add(span, "compose: bounds", low - total_);
    if (total_ > high) add(span, "compose: bounds", high - total_);
  }

  double total() const { return total_; }
  const std::vector<Evidence>& items() const { return items_; }

 private:
  std::vector<Evidence> items_;
  double total_ = 0;
};

}  // namespace communique
