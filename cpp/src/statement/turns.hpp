// Transcripts: paragraphs that begin with the label of who speaks.
#pragma once

#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// One draft a paragraph of an official's turn; reporters' questions are left out. Empty where the text is no
/// transcript.
std::vector<Draft> find_turns(const Scene& scene);

}  // namespace communique
