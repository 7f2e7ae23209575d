#include "stance/constants.hpp"

#include <array>
#include <unordered_map>

#include "communique/error.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::size_t act_count = 12;
constexpr std::array<std::string_view, 11> role_names = {
    "negator", "light", "degree", "transparent", "first", "empty", "party", "toward", "obligation", "future", "copula"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return i;
  }
  throw Error("CQ203",
              "\"" + std::string(name) + "\" in a stance table is no known name; mend the file and build again");
}

struct WordEntry {
  unsigned roles = 0;  // bit set of WordRole
  double degree = 1;
};

const std::unordered_map<std::string_view, WordEntry>& word_table() {
  static const auto table = [] {
    std::unordered_map<std::string_view, WordEntry> result;
    for (const auto& row : data_rows("stance_words")) {
      auto& entry = result[row[0]];
      const auto role = index_of(role_names, row[1]);
      entry.roles |= 1u << role;
      if (role == static_cast<std::size_t>(WordRole::degree)) entry.degree = table_number(row[2]);
    }
    return result;
  }();
  return table;
}

struct ActEntry {
  double cue = 0;
  double stand = 0;
  std::array<Quad, 3> quads{};  // negative, neutral, positive
};

const std::array<ActEntry, act_count>& act_table() {
  static const auto table = [] {
    std::array<ActEntry, act_count> result{};
    for (const auto& row : data_rows("stance_acts")) {
      const auto act = act_named(row[0]);
      if (!act) continue;
      auto& entry = result[static_cast<std::size_t>(*act)];
      entry.cue = table_number(row[1]);
      entry.stand = table_number(row[2]);
      for (std::size_t i = 0; i < 3; ++i) entry.quads[2 - i] = quad_named(row[3 + i]);
    }
    return result;
  }();
  return table;
}

bool listed(std::string_view word, WordRole role) {
  const auto found = word_table().find(word);
  return found != word_table().end() && (found->second.roles >> static_cast<unsigned>(role) & 1u) != 0;
}

}  // namespace

Quad quad_named(std::string_view name) {
  std::array<std::string_view, 5> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = name_of(static_cast<Quad>(i));
  return static_cast<Quad>(index_of(names, name));
}

double stance_constant(std::string_view name) {
  static const auto table = data_numbers("stance_constants");
  return table.at(name);
}

bool has_role(const Word& word, WordRole role) { return listed(word.norm, role) || listed(word.lemma, role); }

double degree_of(const Word& word) {
  const auto found = word_table().find(word.norm);
  return found == word_table().end() ? 1 : found->second.degree;
}

double valence_of(const Word& word) {
  static const auto table = data_numbers("stance_valence");
  if (word.upos == Upos::PROPN || word.upos == Upos::PUNCT) return 0;
  for (const auto form : {word.norm, word.lemma}) {
    if (const auto found = table.find(form); found != table.end()) return found->second;
  }
  return 0;
}

std::optional<Act> act_named(std::string_view name) {
  for (std::size_t i = 0; i < act_count; ++i) {
    if (name_of(static_cast<Act>(i)) == name) return static_cast<Act>(i);
  }
  return std::nullopt;
}

double cue_strength(Act act) { return act_table()[static_cast<std::size_t>(act)].cue; }

double cue_stand(Act act) { return act_table()[static_cast<std::size_t>(act)].stand; }

Quad quad_of(Act act, Polarity polarity) {
  return act_table()[static_cast<std::size_t>(act)].quads[static_cast<std::size_t>(static_cast<int>(polarity) + 1)];
}

Polarity label_of(double polarity) {
  const double dead = stance_constant("dead_zone");
  return polarity > dead ? Polarity::positive : polarity < -dead ? Polarity::negative : Polarity::neutral;
}

}  // namespace communique
