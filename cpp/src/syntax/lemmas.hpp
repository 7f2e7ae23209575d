// Lemmas of words that the vocabulary does not list.
#pragma once

#include <string>
#include <string_view>

namespace communique {

/// Singular of a noun form: "agencies" → "agency", "boxes" → "box".
std::string noun_lemma(std::string_view norm);

/// Base of an -ed, -ing or -s form of an unlisted verb: "redeployed" → "redeploy", "tweaking" → "tweak".
std::string verb_lemma(std::string_view norm);

}  // namespace communique
