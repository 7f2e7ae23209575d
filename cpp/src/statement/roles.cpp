#include "statement/roles.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "syntax/gazetteer.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_entry = 5;  // words of an organisation in the tables

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (auto i = first; i < last; ++i) text += (i > first ? " " : "") + words[i];
  return text;
}

// Variants of one word (cpp/data/role_variants.tsv): spokesman → spokesperson, defense → defence; "-" drops the word.
std::string_view variant(const std::string& word) {
  static const auto table = [] {
    std::unordered_map<std::string, std::string_view> result;
    for (const auto& row : data_rows("role_variants")) result.emplace(row[0], row[1]);
    return result;
  }();
  const auto found = table.find(word);
  return found == table.end() ? std::string_view(word) : found->second;
}

bool is_office(const std::string& word) {
  const auto* title = Gazetteer::get().title(word);
  return title != nullptr && title->kind != TitleKind::honorific;
}

}  // namespace

bool RoleWords::abbreviates(const RoleWords& other) const {
  return !head.empty() && (head == other.head || other.words.contains(head)) &&
         std::ranges::includes(other.words, words);
}

namespace {

// The number of words at `at` that `lookup` knows as one entry, the longest; 0 where it knows none.
template <class Lookup>
std::size_t entry_at(const std::vector<std::string>& words, std::size_t at, Lookup lookup) {
  for (auto end = std::min(words.size(), at + longest_entry); end > at; --end) {
    if (lookup(joined(words, at, end))) return end - at;
  }
  return 0;
}

}  // namespace

RoleWords role_words(std::string_view role) {
  const auto& gazetteer = Gazetteer::get();
  RoleWords result;
  const auto words = split(name_key(role));
  bool after_link = false;  // the head stands before "of" and "for"
  for (std::size_t i = 0; i < words.size();) {
    if (const auto size =
            entry_at(words, i, [&](const std::string& key) { return gazetteer.organisation(key) != nullptr; })) {
      result.words.insert(name_key(*gazetteer.organisation(joined(words, i, i + size))));
      i += size;
      continue;
    }
    const auto office = entry_at(words, i, is_office);
    after_link |= words[i] == "of" || words[i] == "for" || words[i] == "at";
    for (const auto end = i + std::max<std::size_t>(office, 1); i < end; ++i) {
      if (const auto word = variant(words[i]); word != "-") result.words.emplace(word);
    }
    if (office > 0 && !after_link) result.head = variant(words[i - 1]);
  }
  return result;
}

std::string spelt_out_role(std::string_view role) {
  const auto words = split(role);
  std::string text;
  for (const auto& word : words) {
    const bool abbreviation = word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto* name = abbreviation ? Gazetteer::get().organisation(name_key(word)) : nullptr;
    text += (text.empty() ? "" : " ") + (name != nullptr ? std::string(*name) : word);
  }
  return text;
}

}  // namespace communique
