// How far does a speaker commit to what they say?
//
// Goal:      one commitment per proposition, belonging to the speaker who is quoted, never to the reporter.
// Guarantee: `score` is the fold of `evidence` and nothing else; linear in the number of words.
// Non-goals: truth, sincerity, sarcasm.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "communique/evidence.hpp"
#include "communique/lexicon.hpp"
#include "communique/syntax.hpp"

namespace communique {

/// What a cue does to commitment. Names follow Szarvas et al. 2012 (the first four) and Hyland 1998.
enum class CueClass : std::uint8_t {
  epistemic,
  doxastic,
  conditional,
  investigation,
  bouletic,
  evidential,
  vague_source,
  approximator,
  non_commitment,
  booster,
  negation,
};
std::string_view name_of(CueClass cls);

struct Cue {
  Span span;   ///< the cue itself
  Span scope;  ///< what it weakens or strengthens; contains `span`
  CueClass cls;
  float weight;  ///< share of commitment taken away (> 0) or given back (< 0), before composition
  bool negated;  ///< "not likely": the cue stands, its direction turns
};

/// What the words claim, before anything takes it back: yes, no, or nothing (question, wish, demand, refusal).
enum class Direction : std::int8_t { denied = -1, no_claim = 0, claimed = 1 };

/// FactBank levels (Saurí & Pustejovsky 2009).
enum class Level : std::uint8_t { CT_plus, PR_plus, PS_plus, U, PS_minus, PR_minus, CT_minus };
/// "CT+", "PR+", …
std::string_view name_of(Level level);

struct Hedging {
  Direction direction = Direction::claimed;
  double score = 0;                ///< 0 bound by the words … 1 not bound at all
  Level level = Level::CT_plus;    ///< of `commitment()`, by fixed cut-offs
  std::vector<Cue> cues;           ///< in text order
  std::vector<Evidence> evidence;  ///< deltas; they add up to `score`

  /// −1 certainly not … 0 open … 1 certainly so.
  double commitment() const { return static_cast<double>(direction) * (1 - score); }
};

/// Where to look: what one speaker said, and how it was introduced.
struct HedgingQuery {
  std::vector<WordRange> content;       ///< what was said; may be empty (withheld)
  std::optional<WordRange> cue;         ///< the reporting words: "hopes", "neither confirmed nor denied"
  std::string_view cue_class;           ///< class of the reporting cue's rule, an act; empty without a cue
  std::optional<std::uint32_t> target;  ///< word that heads the proposition in question; else the main one
};

/// Hedging of the proposition that the query's words express. Cost: O(words + cues²), cues counted up to 64. Never
/// throws.
Hedging analyze_hedging(const Syntax& syntax, const Matches& matches, const HedgingQuery& query,
                        const Emissions* emissions = nullptr);

}  // namespace communique
