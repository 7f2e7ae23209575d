// Texts that are themselves a statement: readouts, communiqués.
#pragma once

#include <optional>
#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// Whether the text speaks in an author's own voice: the caller names one, or its sentences say "we" and "I", or do
/// what they say ("The Council urges"), outside quotations.
bool has_own_voice(const Scene& scene, const std::vector<Draft>& drafts);

/// The author as the text itself names one: the subject of its first performative sentence.
std::optional<WordRange> named_author(const Scene& scene, const std::vector<Draft>& drafts);

/// Makes every sentence outside quotations a direct statement of the author; a cue whose subject is "we", "I" or the
/// author is its cue, other drafts stay as what it reports. `drafts` is in text order and stays so.
void speak_in_own_voice(const Scene& scene, std::vector<Draft>& drafts);

}  // namespace communique
