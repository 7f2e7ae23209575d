// Who is meant: the speakers of the drafts, resolved over the document.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "statement/draft.hpp"

namespace communique {

struct ResolvedSpeakers {
  std::vector<Speaker> speakers;
  std::vector<std::optional<std::uint32_t>> of_draft;  ///< index into `speakers`, one a draft
  std::vector<std::string_view> rules;                 ///< the rule that found it, one a draft; empty: none
};

/// Resolves the speaker of every draft; `drafts` in text order, `parents` the enclosing draft of each, or none.
ResolvedSpeakers resolve_speakers(const Scene& scene, const std::vector<Draft>& drafts,
                                  const std::vector<std::optional<std::uint32_t>>& parents);

}  // namespace communique
