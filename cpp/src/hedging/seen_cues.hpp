// Hedge cues that the encoder sees in a stretch of content, beside those of the rules.
//
// Goal:      consent. The rules' cues vote for their labels; single words and conditions of the classes that the
//            encoder has learned stay only where it sees them, too.
// Non-goals: what a cue weighs.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "hedging/cues.hpp"
#include "model/encoder/emissions.hpp"
#include "model/label_votes.hpp"

namespace communique {

class SeenCues {
 public:
  /// `by_rules`: the rules' cues of the content. Cost: O(words of the content + cues).
  SeenCues(const Syntax& syntax, const Emissions& emissions, WordRange content, std::span<const FoundCue> by_rules);

  /// Whether the encoder refuses a rule's cue of the content; gives the cue the encoder's class and words where it does
  /// not.
  bool refuses(FoundCue& cue);

  struct Cue {
    CueClass cls;
    WordRange words;
  };
  /// Those that no cue has touched which `refuses` was asked for.
  std::vector<Cue> unknown() const;

  /// The stretch around the cue, in its sentence, whose words fit it best; none for classes without a head.
  std::optional<WordRange> scope(const FoundCue& cue) const;

 private:
  // Spans of one head; in text order, not overlapping.
  struct Spans {
    std::vector<LabelledRange> ranges;
    std::vector<bool> known;  // to the rules

    explicit Spans(const LabelVotes& votes) : ranges(votes.decode()), known(ranges.size()) {}
    std::span<const LabelledRange> at(WordRange words) const;  // what the words touch
    std::optional<LabelledRange> meet(WordRange words);        // … as one, of the kind of the last; marks it as known
  };

  const Syntax& syntax_;
  const Emissions& emissions_;
  WordRange content_;
  Spans classes_, negations_;
};

}  // namespace communique
