// The TSV files of cpp/data, compiled into the library.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace communique {

struct DataFile {
  std::string_view name;  ///< file name without ".tsv"
  std::string_view bytes;
};

/// Every file of cpp/data, in the order of the build.
std::span<const DataFile> data_files();

/// One row of a TSV file: its cells, without the line end.
using TsvRow = std::vector<std::string_view>;

/// The parts of a cell that are set apart by "|"; empty ones are left out.
std::vector<std::string_view> cell_parts(std::string_view cell);

/// Rows of a TSV text: comment lines ("# …"), empty lines and the header line (the first other line) are left out.
std::vector<TsvRow> tsv_rows(std::string_view tsv);

/// Rows of the built-in file `name`. Throws `Error` CQ203 where there is none.
std::vector<TsvRow> data_rows(std::string_view name);

/// Number in a cell. Throws `Error` CQ203 where it is none.
double table_number(std::string_view cell);

/// A built-in file of names and numbers. Throws `Error` CQ203.
std::unordered_map<std::string_view, double> data_numbers(std::string_view name);

}  // namespace communique
