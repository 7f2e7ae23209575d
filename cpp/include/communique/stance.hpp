// What does a speaker do by saying it, and how do they stand toward whom?
//
// Goal:      one stance a target, belonging to the speaker who is quoted; act and polarity as separate axes.
// Guarantee: `polarity` is the fold of `evidence` and nothing else.
// Non-goals: the reporter's slant, world knowledge.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "communique/evidence.hpp"
#include "communique/lexicon.hpp"
#include "communique/syntax.hpp"

namespace communique {

/// Speech acts after Searle 1976, cut to what public statements do.
enum class Act : std::uint8_t {
  assert_,
  support,
  promise,
  consult,
  express,
  request,
  demand,
  accuse,
  deny,
  warn,
  threaten,
  withhold,
};
/// "assert", "support", …
std::string_view name_of(Act act);

/// PLOVER's four classes of interaction, and none.
enum class Quad : std::uint8_t { verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, none };
std::string_view name_of(Quad quad);

enum class Modality : std::uint8_t { realis, desired, obliged, conditional, denied };
std::string_view name_of(Modality modality);

enum class Polarity : std::int8_t { negative = -1, neutral = 0, positive = 1 };
std::string_view name_of(Polarity label);

struct Stance {
  Span target;                         ///< the words that name the target
  std::string name;                    ///< canonical target
  double polarity = 0;                 ///< −1 strongly against … 1 strongly for
  Polarity label = Polarity::neutral;  ///< by a fixed dead zone around 0
  double strength = 0;                 ///< |polarity|
  Act act = Act::assert_;
  Quad quad = Quad::none;
  Modality modality = Modality::realis;
  std::optional<Span> condition;  ///< the clause on which it depends
  float confidence = 1;
  std::vector<Evidence> evidence;  ///< deltas; they add up to `polarity`
};

/// Where to look: what one speaker said, and how it was introduced.
struct StanceQuery {
  std::vector<WordRange> content;
  std::optional<WordRange> cue;
  std::string_view cue_class;        ///< class of the reporting cue's rule, an act; empty without a cue
  std::optional<WordRange> mention;  ///< the speaker's mention, never a target
  bool withheld = false;             ///< the statement is a refusal
};

/// The strongest act that the words carry.
Act analyze_act(const Syntax& syntax, const Matches& matches, const StanceQuery& query);

/// Stances toward every target that the words of the query take a stand on, in text order. Never throws.
std::vector<Stance> find_stances(const Syntax& syntax, const Matches& matches, const StanceQuery& query);

/// Stance toward the one target given as words; `source` names who takes it, where known.
Stance analyze_stance(const Syntax& syntax, const Matches& matches, const StanceQuery& query, WordRange target,
                      std::optional<WordRange> source, const Emissions* emissions = nullptr);

}  // namespace communique
