#include "syntax/tag_set.hpp"

namespace communique {

std::optional<Upos> upos_named(std::string_view name) {
  for (int upos = 0; upos <= static_cast<int>(Upos::X); ++upos) {
    if (name_of(static_cast<Upos>(upos)) == name) return static_cast<Upos>(upos);
  }
  return std::nullopt;
}

std::string describe_tag_set() {
  constexpr std::array<std::string_view, 11> forms = {"plain",      "plural",  "comparative", "superlative",
                                                      "base",       "present", "third",       "past",
                                                      "participle", "gerund",  "modal"};
  std::string names;
  for (const auto& [upos, form] : tag_set) {
    names += std::string(name_of(upos)) + '.' + std::string(forms[static_cast<std::size_t>(form)]) + ' ';
  }
  return names;
}

}  // namespace communique
