#include "syntax/gazetteer.hpp"

#include "text/data_files.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

std::string_view cell(const TsvRow& row, std::size_t index) {
  return index < row.size() ? row[index] : std::string_view();
}

Gender gender_of(std::string_view letter) {
  return letter == "f" ? Gender::female : letter == "m" ? Gender::male : Gender::unknown;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : fold_accents(name)) {
    if (c == '.') continue;
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

const Gazetteer& Gazetteer::get() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

Gazetteer::Gazetteer() {
  for (const auto& row : data_rows("places")) {
    const auto add = [&](std::string_view names, PlaceKind kind) {
      for (const auto name : cell_parts(names)) places_.try_emplace(name_key(name), Place{row[0], kind});
    };
    add(row[0], PlaceKind::country);
    add(cell(row, 1), PlaceKind::country);
    add(cell(row, 2), PlaceKind::demonym);
    add(cell(row, 3), PlaceKind::capital);
    add(cell(row, 4), PlaceKind::government);
  }
  for (const auto& row : data_rows("organisations")) {
    if (cell(row, 2) == "head" || cell(row, 2) == "generic") {
      heads_.emplace(name_key(row[0]), cell(row, 2) == "generic");
      continue;
    }
    organisations_.try_emplace(name_key(row[0]), row[0]);
    for (const auto alias : cell_parts(cell(row, 1))) organisations_.try_emplace(name_key(alias), row[0]);
  }
  for (const auto& row : data_rows("titles")) {
    const auto kind = row[1] == "honorific" ? TitleKind::honorific
                      : row[1] == "office"  ? TitleKind::office
                                            : TitleKind::role;
    titles_.try_emplace(name_key(row[0]), Title{kind, gender_of(cell(row, 2))});
  }
  for (const auto& row : data_rows("forenames")) forenames_.try_emplace(name_key(row[0]), gender_of(cell(row, 1)));
}

Gender Gazetteer::forename(const std::string& key) const {
  const auto found = forenames_.find(key);
  return found == forenames_.end() ? Gender::unknown : found->second;
}

}  // namespace communique
