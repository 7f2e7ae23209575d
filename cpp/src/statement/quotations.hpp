// Quotations without a cue of their own.
#pragma once

#include <vector>

#include "statement/draft.hpp"

namespace communique {

/// Gives every utterance that no draft covers its place: it goes on with a draft, or becomes one. Words between marks
/// that are no speech (scare quotes, titles) are left alone. `drafts` is in text order and stays so.
void add_uncued_quotations(const Scene& scene, std::vector<Draft>& drafts);

/// Puts the drafts in text order; one without a cue of its own comes before what it reports.
void sort_drafts(const Scene& scene, std::vector<Draft>& drafts);

/// The first byte of a draft: of its content or, without content, its cue.
std::uint32_t begin_of(const Scene& scene, const Draft& draft);

}  // namespace communique
