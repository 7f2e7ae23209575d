// What a mention's own words tell of the speaker, before the document is asked.
#pragma once

#include <optional>

#include "statement/draft.hpp"

namespace communique {

/// The name of the person in the mention: before an apposition, at its end, or capitalised after a title.
std::optional<WordRange> person_name(const Scene& scene, WordRange mention);

/// Organisation or government by the head nouns of the mention, else unknown.
SpeakerKind kind_of(const Scene& scene, WordRange mention);

}  // namespace communique
