#include "hedging/knowledge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::array<std::string_view, 11> class_names = {
    "epistemic",    "doxastic",     "conditional",    "investigation", "bouletic", "evidential",
    "vague_source", "approximator", "non_commitment", "booster",       "negation"};
constexpr std::array<std::string_view, 7> level_names = {"CT+", "PR+", "PS+", "U", "PS-", "PR-", "CT-"};

std::unordered_set<std::string_view> first_cells(std::string_view file) {
  std::unordered_set<std::string_view> cells;
  for (const auto& row : data_rows(file)) cells.insert(row[0]);
  return cells;
}

}  // namespace

std::string_view name_of(CueClass cls) { return class_names[static_cast<std::size_t>(cls)]; }
std::string_view name_of(Level level) { return level_names[static_cast<std::size_t>(level)]; }

const Composition& composition() {
  static const Composition constants = [] {
    const auto values = data_numbers("hedging_composition");
    return Composition{values.at("aside"),
                       values.at("later"),
                       values.at("wish"),
                       values.at("supposed"),
                       values.at("infinitive"),
                       static_cast<std::uint32_t>(values.at("negation_reach")),
                       static_cast<std::size_t>(values.at("counted"))};
  }();
  return constants;
}

std::optional<CueClass> cue_class(std::string_view name) {
  const auto found = std::ranges::find(class_names, name);
  if (found == class_names.end()) return std::nullopt;
  return static_cast<CueClass>(found - class_names.begin());
}

bool turns_direction(const Rule& rule) {
  static const auto patterns = first_cells("hedging_turns");
  return patterns.contains(rule.pattern);
}

bool is_obligation(std::string_view norm) {
  static const auto words = first_cells("hedging_obligations");
  return words.contains(norm);
}

bool realises_infinitive(std::string_view lemma) {
  static const auto words = first_cells("hedging_realised");
  return words.contains(lemma);
}

ContentStatus content_status(std::string_view act) {
  static const auto table = [] {
    const std::unordered_map<std::string_view, ContentStatus> names = {
        {"open", ContentStatus::open}, {"denied", ContentStatus::denied}, {"withheld", ContentStatus::withheld}};
    std::unordered_map<std::string_view, ContentStatus> result;
    for (const auto& row : data_rows("hedging_acts")) result.emplace(row[0], names.at(row[1]));
    return result;
  }();
  const auto found = table.find(act);
  return found == table.end() ? ContentStatus::claimed : found->second;
}

Level level_of(double commitment) {
  static const auto cut_offs = [] {
    std::vector<double> result;  // of CT, PR, PS
    for (const auto& row : data_rows("hedging_levels")) result.push_back(table_number(row[1]));
    return result;
  }();
  const auto size = std::abs(commitment);
  for (std::size_t i = 0; i < cut_offs.size(); ++i) {
    if (size >= cut_offs[i]) return static_cast<Level>(commitment > 0 ? i : level_names.size() - 1 - i);
  }
  return Level::U;
}

const Rule& model_rule(CueClass cls) {
  static const auto rules = [] {
    std::array<Rule, class_names.size()> result;
    for (const auto& row : data_rows("hedging_model")) {
      const auto own = cue_class(row[0]);
      if (!own) continue;
      const auto name = std::string(row[0]);
      result[static_cast<std::size_t>(*own)] = {LexiconKind::hedges,
                                                "model: " + name,
                                                name,
                                                static_cast<float>(table_number(row[1])),
                                                std::string(row[2]),
                                                {}};
    }
    return result;
  }();
  return rules[static_cast<std::size_t>(cls)];
}

}  // namespace communique
