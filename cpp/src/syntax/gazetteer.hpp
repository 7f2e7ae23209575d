// What names mean beforehand: places and their governments, organisations, titles, forenames.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace communique {

enum class PlaceKind : std::uint8_t { country, demonym, capital, government };

struct Place {
  std::string_view country;  ///< canonical name of the state
  PlaceKind kind;            ///< how the entry names it: "Pakistan", "Pakistani", "Islamabad", "Kremlin"
};

enum class TitleKind : std::uint8_t { honorific, office, role };
enum class Gender : std::uint8_t { unknown, female, male };

struct Title {
  TitleKind kind;
  Gender gender;
};

/// All names are looked up by their key: words joined by one space, case and accents folded, without full stops.
class Gazetteer {
 public:
  /// The built-in tables (cpp/data/places, organisations, titles, forenames), read once.
  static const Gazetteer& get();

  const Place* place(const std::string& key) const { return find(places_, key); }
  /// The canonical name, or null.
  const std::string_view* organisation(const std::string& key) const { return find(organisations_, key); }
  /// "ministry", "council", …: the last word of names of organisations.
  bool is_organisation_head(const std::string& key) const { return heads_.contains(key); }
  /// "company", "agency": means whichever organisation was named before.
  bool is_generic_organisation(const std::string& key) const {
    const auto found = heads_.find(key);
    return found != heads_.end() && found->second;
  }
  const Title* title(const std::string& key) const { return find(titles_, key); }
  Gender forename(const std::string& key) const;
  bool is_forename(const std::string& key) const { return forenames_.contains(key); }

 private:
  Gazetteer();

  template <class Value>
  static const Value* find(const std::unordered_map<std::string, Value>& table, const std::string& key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
  }

  std::unordered_map<std::string, Place> places_;
  std::unordered_map<std::string, std::string_view> organisations_;
  std::unordered_map<std::string, bool> heads_;  // whether generic
  std::unordered_map<std::string, Title> titles_;
  std::unordered_map<std::string, Gender> forenames_;
};

/// The key of a name as written.
std::string name_key(std::string_view name);

}  // namespace communique
