#include "statement/entities.hpp"

#include <algorithm>

namespace communique {
namespace {

constexpr std::size_t most_candidates = 64;  // of one surname or role that are compared: keeps the cost linear

// `shorter` with its words in the same order inside `longer`: "Tahir Andrabi" in "Tahir Hussain Andrabi".
bool is_shorter_form(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  auto at = longer.begin();
  for (const auto& word : shorter) {
    at = std::find(at, longer.end(), word);
    if (at == longer.end()) return false;
    ++at;
  }
  return true;
}

// "ADEYMO", the label of a turn, is the name Adeymo; "EU" stays.
std::string in_title_case(std::string name) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.size() <= 3 || !std::ranges::all_of(name, [&](char c) { return is_capital(c) || c == ' ' || c == '-'; }))
    return name;
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (is_capital(name[i]) && name[i - 1] != ' ' && name[i - 1] != '-')
      name[i] = static_cast<char>(name[i] - 'A' + 'a');
  }
  return name;
}

std::string words_text(const Scene& scene, WordRange words) {
  return std::string(scene.text.slice(span_of(scene.syntax.words, words)));
}

}  // namespace

Entities::Entities(const Scene& scene) : scene_(scene) {
  add_known();
  add_persons();
}

void Entities::add_known() {
  for (const auto& speaker : scene_.options.speakers) {
    const auto index = named(speaker.name, SpeakerKind::person);
    note_role(index, speaker.role);
    known_.emplace(name_key(speaker.name), index);
    for (const auto& alias : speaker.aliases) known_.emplace(name_key(alias), index);
  }
}

// Fuller names first, so that shorter ones find them.
void Entities::add_persons() {
  std::vector<const Name*> persons;
  for (const auto& name : scene_.syntax.names) {
    if (name.kind == NameKind::person) persons.push_back(&name);
  }
  std::ranges::stable_sort(persons, [](const Name* a, const Name* b) { return a->words.size() > b->words.size(); });
  for (const auto* name : persons) {
    const auto index = person(name->words);
    note_role(index, role_before(name->words));
    note_role(index, role_after(name->words));
  }
}

template <class Fits>
std::optional<std::uint32_t> Entities::latest(const std::vector<std::uint32_t>& candidates, Fits fits) const {
  std::optional<std::uint32_t> best;
  for (std::size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i) {
    const auto index = candidates[candidates.size() - 1 - i];
    if (fits(all_[index]) && (!best || all_[index].last_seen >= all_[*best].last_seen)) best = index;
  }
  return best;
}

std::uint32_t Entities::person(WordRange name) {
  std::vector<std::string> words;
  for (auto i = name.first; i < name.last; ++i) {
    if (scene_.word(i).upos != Upos::PUNCT) words.push_back(name_key(scene_.text.slice(scene_.word(i).span)));
  }
  const auto text = words_text(scene_, name);
  if (const auto listed = known(name_key(text))) return *listed;
  if (const auto found = find_person(words)) return *found;
  const auto index = static_cast<std::uint32_t>(all_.size());
  Entity entity;
  entity.speaker.name = in_title_case(text);
  entity.speaker.kind = SpeakerKind::person;
  entity.name_words = words;
  if (!words.empty()) entity.gender = Gazetteer::get().forename(words.front());
  for (const auto& word : words) by_word_[word].push_back(index);
  all_.push_back(std::move(entity));
  ++persons_;
  last_person_ = index;
  return index;
}

std::optional<std::uint32_t> Entities::find_person(const std::vector<std::string>& words) const {
  if (words.empty()) return std::nullopt;
  const auto candidates = by_word_.find(words.back());
  if (candidates == by_word_.end()) return std::nullopt;
  return latest(candidates->second, [&](const Entity& entity) { return is_shorter_form(words, entity.name_words); });
}

std::uint32_t Entities::named(const std::string& name, SpeakerKind kind) {
  const auto [place, added] = by_name_.try_emplace(name_key(name), static_cast<std::uint32_t>(all_.size()));
  if (added) {
    all_.emplace_back();
    all_.back().speaker.name = name;
    all_.back().speaker.kind = kind;
  }
  return place->second;
}

std::optional<std::uint32_t> Entities::bearer(const RoleWords& role) const {
  const auto candidates = by_role_.find(role.head);
  if (candidates == by_role_.end()) return std::nullopt;
  return latest(candidates->second, [&](const Entity& entity) {
    return std::ranges::any_of(entity.roles, [&](const RoleWords& held) { return role.abbreviates(held); });
  });
}

std::optional<std::uint32_t> Entities::only_person() const { return persons_ == 1 ? last_person_ : std::nullopt; }

std::optional<std::uint32_t> Entities::known(const std::string& key) const {
  const auto found = known_.find(key);
  if (found == known_.end()) return std::nullopt;
  return found->second;
}

// Foreign Ministry spokesperson Tahir Andrabi
std::string Entities::role_before(WordRange name) const {
  const auto sentence = scene_.sentence(name.first);
  auto phrase = noun_phrase_before(scene_.syntax.words, name.last,
                                   {std::max(sentence.first, name.first - std::min(name.first, 12U)), name.last});
  if (phrase.empty() || phrase.first >= name.first) return {};
  while (phrase.first < name.first && scene_.word(phrase.first).upos == Upos::DET) ++phrase.first;
  return words_text(scene_, {phrase.first, name.first});
}

// Tahir Andrabi, the Foreign Office spokesman,
std::string Entities::role_after(WordRange name) const {
  const auto sentence = scene_.sentence(name.first);
  const auto at = name.last;
  if (at + 1 >= sentence.last || scene_.word(at).norm != ",") return {};
  auto phrase = noun_phrase_after(scene_.syntax.words, at + 1, {at + 1, std::min(sentence.last, at + 12)});
  if (phrase.empty() || phrase.first != at + 1) return {};
  const bool closed = phrase.last >= sentence.last || scene_.word(phrase.last).upos == Upos::PUNCT;
  while (phrase.first < phrase.last && scene_.word(phrase.first).upos == Upos::DET) ++phrase.first;
  return closed ? words_text(scene_, phrase) : std::string();
}

void Entities::note_role(std::uint32_t index, const std::string& role) {
  if (role.empty()) return;
  auto& entity = all_[index];
  const auto* title = Gazetteer::get().title(name_key(role));
  if (title != nullptr && title->gender != Gender::unknown) entity.gender = title->gender;
  auto words = role_words(role);
  if (words.empty()) return;
  if (role.size() > entity.speaker.role.size()) entity.speaker.role = role;
  if (entity.roles.size() == most_candidates) return;
  by_role_[words.head].push_back(index);
  entity.roles.push_back(std::move(words));
}

}  // namespace communique
