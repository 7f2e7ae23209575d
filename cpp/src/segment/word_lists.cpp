#include "segment/word_lists.hpp"

#include <array>
#include <optional>
#include <utility>

#include "communique/error.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

[[noreturn]] void refuse(std::string_view file, const TsvRow& row, std::string_view remedy) {
  throw Error("CQ203", "row \"" + std::string(row.front()) + "\" of " + std::string(file) + ".tsv cannot be read; " +
                           std::string(remedy));
}

// The value of a name in a table of names; nothing where it is unknown.
template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::pair<std::string_view, Value>, size>& names,
                              std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

void read_abbreviations(WordLists& lists) {
  constexpr std::array<std::pair<std::string_view, TokenKind>, 2> kinds = {
      {{"title", TokenKind::title}, {"abbreviation", TokenKind::abbreviation}}};
  constexpr std::array<std::pair<std::string_view, StopRule>, 3> rules = {
      {{"never", StopRule::never}, {"starter", StopRule::starter}, {"number", StopRule::number}}};
  for (const TsvRow& row : data_rows("abbreviations")) {
    if (row.size() != 4) refuse("abbreviations", row, "it needs a form, a kind, an end and an example");
    const auto kind = value_of(kinds, row[1]);
    const auto rule = value_of(rules, row[2]);
    if (!kind) refuse("abbreviations", row, "its kind is title or abbreviation");
    if (!rule) refuse("abbreviations", row, "its end is never, starter or number");
    lists.abbreviations.emplace(row[0], Abbreviation{*kind, *rule});
    lists.abbreviation_shapes.add(row[0]);
  }
}

void read_contractions(WordLists& lists) {
  for (const TsvRow& row : data_rows("contractions")) {
    if (row.size() != 3) refuse("contractions", row, "it needs a form, its parts and an example");
    if (row[1] == "clitic") {
      lists.clitics.emplace_back(row[0]);
      continue;
    }
    std::vector<std::uint8_t> lengths;
    for (const auto part : cell_parts(row[1])) lengths.push_back(static_cast<std::uint8_t>(part.size()));
    lists.wholes.emplace(row[0], std::move(lengths));
  }
}

void read_words(WordLists& lists) {
  const std::array<std::pair<std::string_view, WordSet*>, 15> sets = {{{"starter", &lists.starters},
                                                                       {"prefix", &lists.prefixes},
                                                                       {"unit", &lists.units},
                                                                       {"aphetic", &lists.aphetic},
                                                                       {"reporting", &lists.reporting},
                                                                       {"pronoun", &lists.pronouns},
                                                                       {"determiner", &lists.determiners},
                                                                       {"domain", &lists.domains},
                                                                       {"file", &lists.files},
                                                                       {"civil", &lists.civil},
                                                                       {"preposition", &lists.prepositions},
                                                                       {"counted", &lists.counted},
                                                                       {"glued_unit", &lists.glued_units},
                                                                       {"meridiem", &lists.meridiem},
                                                                       {"money", &lists.money}}};
  for (const TsvRow& row : data_rows("segmentation")) {
    bool known = false;
    for (const auto& [name, set] : sets) {
      if (row.size() >= 2 && row[1] == name) known = set->emplace(row[0]).second;
    }
    if (!known) refuse("segmentation", row, "it stands twice, or its list is unknown");
  }
  for (const std::string& prefix : lists.prefixes) lists.prefix_shapes.add(prefix);
}

void read_emoticons(WordLists& lists) {
  for (const TsvRow& row : data_rows("emoticons")) {
    std::string form(row[0]);
    lists.emoticons.insert(form);
    if (const std::size_t at = form.find('\''); at != std::string::npos)
      lists.emoticons.insert(form.replace(at, 1, "’"));  // phones type curly tears
    lists.emoticon_starts.set(static_cast<unsigned char>(row[0][0]));
  }
}

}  // namespace

const WordLists& word_lists() {
  static const WordLists lists = [] {
    WordLists made;
    read_abbreviations(made);
    read_contractions(made);
    read_words(made);
    read_emoticons(made);
    return made;
  }();
  return lists;
}

}  // namespace communique
