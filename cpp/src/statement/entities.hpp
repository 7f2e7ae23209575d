// Whom the document names: persons with their roles, organisations, governments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "statement/draft.hpp"
#include "statement/roles.hpp"
#include "syntax/gazetteer.hpp"

namespace communique {

struct Entity {
  Speaker speaker;
  std::vector<std::string> name_words;  ///< keys of the words of a person's name
  std::vector<RoleWords> roles;
  Gender gender = Gender::unknown;
  std::uint32_t last_seen = 0;  ///< byte of the latest mention so far
};

class Entities {
 public:
  /// Reads every name of the document, also those that come late: a headline's surname finds its full name.
  explicit Entities(const Scene& scene);

  /// The person of that name: the same, a fuller or a shorter form; made new where there is none. Ambiguous surnames go
  /// to the latest bearer.
  std::uint32_t person(WordRange name);
  /// The entity of exactly that canonical name, or a new one.
  std::uint32_t named(const std::string& name, SpeakerKind kind);
  /// The latest bearer of the role, or none.
  std::optional<std::uint32_t> bearer(const RoleWords& role) const;
  /// The one person that the document names; none where it names several.
  std::optional<std::uint32_t> only_person() const;
  /// An entity of the caller's gazetteer with that name or alias.
  std::optional<std::uint32_t> known(const std::string& key) const;

  Entity& operator[](std::uint32_t index) { return all_[index]; }
  const Entity& operator[](std::uint32_t index) const { return all_[index]; }
  std::size_t size() const { return all_.size(); }

 private:
  void add_known();
  void add_persons();
  std::string role_before(WordRange name) const;
  std::string role_after(WordRange name) const;
  void note_role(std::uint32_t index, const std::string& role);
  template <class Fits>
  std::optional<std::uint32_t> latest(const std::vector<std::uint32_t>& candidates, Fits fits) const;
  std::optional<std::uint32_t> find_person(const std::vector<std::string>& words) const;

  const Scene& scene_;
  std::vector<Entity> all_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  // persons by each word of their name
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_role_;  // by the head of each role
  std::unordered_map<std::string, std::uint32_t> known_;
  std::size_t persons_ = 0;
  std::optional<std::uint32_t> last_person_;
};

}  // namespace communique
