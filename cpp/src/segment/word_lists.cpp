#include "segment/word_lists.hpp"

#include <array>
#include <utility>

#include "communique/error.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

[[noreturn]] void refuse(std::string_view file, const TsvRow& row, std::string_view remedy) {
  throw Error("CQ203", "row \"" + std::string(row.front()) + "\" of " + std::string(file) + ".tsv cannot be read; " +
                           std::string(remedy));
}

void read_abbreviations(WordLists& lists) {
  constexpr std::array<std::pair<std::string_view, Abbreviation>, 3> names = {
      {{"never", Abbreviation::never}, {"starter", Abbreviation::starter}, {"number", Abbreviation::number}}};
  for (const TsvRow& row : data_rows("abbreviations")) {
    for (const auto& [name, value] : names) {
      if (row.size() == 2 && row[1] == name) lists.abbreviations.emplace(row[0], value);
    }
    lists.abbreviation_sizes[static_cast<unsigned char>(row[0][0]) & 0x1Fu] |= 1u << row[0].size();
    if (!lists.abbreviations.contains(row[0])) refuse("abbreviations", row, "its end is never, starter or number");
  }
}

void read_contractions(WordLists& lists) {
  for (const TsvRow& row : data_rows("contractions")) {
    if (row.size() != 2) refuse("contractions", row, "it needs a form and its parts");
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
  const std::array<std::pair<std::string_view, WordSet*>, 12> sets = {{{"starter", &lists.starters},
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
                                                                       {"counted", &lists.counted}}};
  for (const TsvRow& row : data_rows("segmentation")) {
    bool known = false;
    for (const auto& [name, set] : sets) {
      if (row.size() == 2 && row[1] == name) known = set->emplace(row[0]).second;
    }
    if (!known) refuse("segmentation", row, "it stands twice, or its list is unknown");
  }
}

}  // namespace

const WordLists& word_lists() {
  static const WordLists lists = [] {
    WordLists made;
    read_abbreviations(made);
    read_contractions(made);
    read_words(made);
    return made;
  }();
  return lists;
}

}  // namespace communique
