// Roles as sets of words that can be compared: "the FO spokesman" and "Foreign Ministry spokesperson" agree.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace communique {

/// The words of a role, organisations replaced by their canonical name, spelling variants and gender folded.
struct RoleWords {
  std::set<std::string> words;
  std::string head;  ///< the word that names the office: "spokesperson", "minister"; empty where there is none

  bool empty() const { return head.empty(); }
  /// Whether this shorter form can mean the role `other`.
  bool abbreviates(const RoleWords& other) const;
};

RoleWords role_words(std::string_view role);

/// The role as the text gives it, with abbreviations of organisations spelt out: "FO spokesperson" → "Foreign Office
/// spokesperson".
std::string spelt_out_role(std::string_view role);

}  // namespace communique
