// Transcripts: paragraphs that begin with the label of who speaks.
#pragma once

#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// Where the text is a transcript, joins its turns to the drafts that cues gave and tells so: one draft a paragraph of
/// an official's turn. What the turns report of others stays, "we say" is the turn's own, what stands in a reporter's
/// question goes. A turn that begins with a refusal is withheld. `drafts` is in text order and stays so.
bool read_turns(const Scene& scene, std::vector<Draft>& drafts);

}  // namespace communique
