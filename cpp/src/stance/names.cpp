// Names of acts, quads, modalities and polarities.
#include <array>

#include "communique/stance.hpp"

namespace communique {
namespace {

constexpr std::array<std::string_view, 12> act_names = {"assert",  "support", "promise",  "consult",
                                                        "express", "request", "demand",   "accuse",
                                                        "deny",    "warn",    "threaten", "withhold"};
constexpr std::array<std::string_view, 5> quad_names = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
                                                        "material_conflict", "none"};
constexpr std::array<std::string_view, 5> modality_names = {"realis", "desired", "obliged", "conditional", "denied"};
constexpr std::array<std::string_view, 3> polarity_names = {"negative", "neutral", "positive"};

}  // namespace

std::string_view name_of(Act act) { return act_names[static_cast<std::size_t>(act)]; }
std::string_view name_of(Quad quad) { return quad_names[static_cast<std::size_t>(quad)]; }
std::string_view name_of(Modality modality) { return modality_names[static_cast<std::size_t>(modality)]; }
std::string_view name_of(Polarity label) {
  return polarity_names[static_cast<std::size_t>(static_cast<int>(label) + 1)];
}

}  // namespace communique
