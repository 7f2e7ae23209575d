#include "text/data_files.hpp"

#include <charconv>
#include <string>
#include <system_error>

#include "communique/error.hpp"

namespace communique {
namespace {

// Takes the part of `text` before the next `separator` off its front.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

TsvRow cells_of(std::string_view line) {
  TsvRow cells;
  const auto last = line.find_last_not_of('\r');
  line = line.substr(0, last + 1);
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.push_back(line);
  return cells;
}

}  // namespace

std::vector<std::string_view> cell_parts(std::string_view cell) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const auto part = take_until(cell, '|');
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::vector<TsvRow> tsv_rows(std::string_view tsv) {
  std::vector<TsvRow> rows;
  bool header_seen = false;
  while (!tsv.empty()) {
    const std::string_view line = take_until(tsv, '\n');
    const bool comment = line == "#" || line.starts_with("# ");
    if (comment || line.find_first_not_of("\r\t ") == std::string_view::npos) continue;
    if (header_seen) rows.push_back(cells_of(line));
    header_seen = true;
  }
  return rows;
}

std::vector<TsvRow> data_rows(std::string_view name) {
  for (const DataFile& file : data_files()) {
    if (file.name == name) return tsv_rows(file.bytes);
  }
  throw Error("CQ203", "no built-in data file named \"" + std::string(name) + "\"; add cpp/data/" + std::string(name) +
                           ".tsv and build again");
}

double table_number(std::string_view cell) {
  double value = 0;
  const auto [end, status] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (status != std::errc() || end != cell.data() + cell.size())
    throw Error("CQ203", "\"" + std::string(cell) + "\" in a table is not a number; mend the file and build again");
  return value;
}

std::unordered_map<std::string_view, double> data_numbers(std::string_view name) {
  std::unordered_map<std::string_view, double> numbers;
  for (const auto& row : data_rows(name)) numbers.emplace(row[0], table_number(row[1]));
  return numbers;
}

}  // namespace communique
