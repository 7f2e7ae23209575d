#include <algorithm>
#include <string>
#include <vector>

#include "communique/error.hpp"
#include "fuzz/targets.hpp"
#include "model/decoders.hpp"
#include "model/linear.hpp"
#include "model/weights_file.hpp"
#include "sealed_weights.hpp"

namespace communique {
namespace {

constexpr std::string_view kind = "fuzz";
constexpr std::uint64_t digest = 1;

// A section as a table of weights: either refused, or its last row can be added.
Fault table_fault(std::span<const std::int8_t> weights) {
  const auto labels = static_cast<std::uint32_t>(weights.size() % (LinearModel::max_labels + 2));
  try {
    const LinearModel model(weights, labels);
    std::vector<std::int32_t> sums(model.lanes());
    model.add(std::vector{model.rows() - 1}, sums);
    for (std::uint32_t label = 0; label < labels; ++label) {
      if (sums[label] != weights[(model.rows() - 1) * std::size_t{labels} + label]) return "a row is not its weights";
    }
  } catch (const Error& error) {
    if (error.code() != "CQ214") return error.what();
  }
  return std::nullopt;
}

// A section as scores: no row of labels that is not allowed.
Fault labels_fault(std::span<const float> scores) {
  const BioLabels labels{static_cast<std::uint32_t>(scores.size() % 5)};
  const auto path = viterbi(labels, scores);
  if (path.size() != scores.size() / labels.count()) return "words without label";
  for (std::size_t word = 0; word < path.size(); ++word) {
    if (path[word] >= labels.count()) return "a label that is none";
    if (word == 0 ? !labels.may_start(path[0]) : !labels.may_follow(path[word - 1], path[word])) {
      return "a label that is not allowed, word " + std::to_string(word);
    }
  }
  std::uint32_t end = 0;
  for (const LabelledRange& range : ranges_of(path)) {
    if (range.first < end || range.last <= range.first || range.last > path.size()) return "ranges that overlap";
    end = range.last;
  }
  return std::nullopt;
}

Fault section_fault(const WeightsFile& file, const WeightsFile::Section& section) {
  if (reinterpret_cast<std::uintptr_t>(section.bytes.data()) % weights_alignment != 0) return "a section out of line";
  if (file.text(section.name).size() != section.bytes.size()) return "another section of the same name";
  if (auto fault = table_fault(file.section<std::int8_t>(section.name))) return fault;
  try {
    return labels_fault(file.section<float>(section.name));
  } catch (const Error& error) {
    if (error.code() != "CQ214" || section.bytes.size() % sizeof(float) == 0) return error.what();
  }
  return std::nullopt;
}

// Either refused by name, or the one file that a writer writes for its sections.
Fault file_fault(std::span<const std::byte> bytes) {
  try {
    const auto file = WeightsFile::from_bytes(bytes, "fuzz.cmq", kind, digest);
    WeightsWriter writer(kind, digest);
    for (const auto& section : file.sections()) {
      if (auto fault = section_fault(file, section)) return fault;
      writer.add(section.name, section.bytes);
    }
    if (!std::ranges::equal(writer.bytes(), bytes)) return "a file that no writer writes";
  } catch (const Error& error) {
    if (!error.code().starts_with("CQ2")) return error.what();
  }
  return std::nullopt;
}

}  // namespace

Fault run_weights(std::string_view bytes) {
  const auto given = std::as_bytes(std::span(bytes.data(), bytes.size()));
  if (auto fault = file_fault(given)) return fault;
  std::vector<std::byte> sealed(given.begin(), given.end());
  seal(sealed);
  return file_fault(sealed);
}

}  // namespace communique
