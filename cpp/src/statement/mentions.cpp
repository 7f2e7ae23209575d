#include "statement/mentions.hpp"

#include <algorithm>
#include <string>

#include "syntax/gazetteer.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_name = 4;  // words of a capitalised name that no table knows

std::string key_of(const Scene& scene, WordRange words) {
  return name_key(scene.text.slice(span_of(scene.syntax.words, words)));
}

bool is_title(const Scene& scene, std::uint32_t at) {
  return Gazetteer::get().title(key_of(scene, {at, at + 1})) != nullptr;
}

// A capitalised word alone, or the capitalised end of a phrase with a title before it.
std::optional<WordRange> name_after_title(const Scene& scene, WordRange mention) {
  auto first = mention.last;
  while (first > mention.first && scene.word(first - 1).upos == Upos::PROPN && !is_title(scene, first - 1)) --first;
  const WordRange name{first, mention.last};
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  const auto& gazetteer = Gazetteer::get();
  const auto key = key_of(scene, name);
  if (gazetteer.place(key) != nullptr || gazetteer.organisation(key) != nullptr) return std::nullopt;
  if (first > mention.first) return is_title(scene, first - 1) ? std::optional(name) : std::nullopt;
  const auto form = scene.text.slice(span_of(scene.syntax.words, name));
  const bool acronym = std::ranges::all_of(form, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  const bool alone = name.size() == 1 && !acronym && !gazetteer.is_organisation_head(key);
  return alone ? std::optional(name) : std::nullopt;
}

}  // namespace

std::optional<WordRange> person_name(const Scene& scene, WordRange mention) {
  const auto& names = scene.syntax.names;
  auto at = std::ranges::lower_bound(names, mention.first, {}, [](const Name& name) { return name.words.first; });
  for (; at != names.end() && at->words.last <= mention.last; ++at) {
    const bool ends = at->words.last == mention.last || scene.word(at->words.last).norm == ",";
    if (at->kind == NameKind::person && ends) return at->words;
  }
  return name_after_title(scene, mention);
}

SpeakerKind kind_of(const Scene& scene, WordRange mention) {
  bool government = false;
  for (auto i = mention.first; i < mention.last; ++i) {
    const auto norm = scene.word(i).norm;
    government |= norm == "government" || norm == "administration" || norm == "regime";
    if (!government && Gazetteer::get().is_organisation_head(key_of(scene, {i, i + 1})))
      return SpeakerKind::organisation;
  }
  return government ? SpeakerKind::government : SpeakerKind::unknown;
}

}  // namespace communique
