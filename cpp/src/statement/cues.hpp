// Reporting cues: which matches of the cue lexicon really report.
#pragma once

#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// Hits of the cues (and, with `options.all`, attitudes) lexicon, in text order. Left out: infinitives and modal forms
/// ("to say", "would say"), and passives without an agent.
std::vector<CueHit> find_cues(const Scene& scene);

/// Words that may stand between subject and verb, or verb and content, without a part in either: adverbs.
bool is_adverb(const Word& word);
bool is_comma(const Word& word);
bool is_quotation_mark(const Scene& scene, std::uint32_t word);

}  // namespace communique
