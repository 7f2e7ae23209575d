// Verbs of public statements, most of which are rare in the corpora: all their forms, and the labels they may have.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace communique::train {

struct VerbForm {
  std::uint8_t label;  ///< of the tag set
  std::string form;
  std::string lemma;
};

/// The forms of every verb of the file (TSV: lemma, past, participle, "noun" where it is one, too; past and participle
/// are empty for regular verbs).
std::vector<VerbForm> spell_out_verbs(const std::filesystem::path& path);

}  // namespace communique::train
