#include "syntax/words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "text/data_files.hpp"

namespace communique {
namespace {

// Spelt-out forms of clitics: "n't" is the word "not" (cpp/data/clitics.tsv).
std::string_view spelt_out(std::string_view clitic) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::string_view> result;
    for (const auto& row : data_rows("clitics")) result.emplace(row[0], row[1]);
    return result;
  }();
  if (clitic.find('\'') == std::string_view::npos) return clitic;
  const auto found = table.find(clitic);
  return found == table.end() ? clitic : found->second;
}

// `fold` without a string of its own where the word is short and ASCII, as most are.
std::string_view keep_folded(std::string_view form, StringPool& pool) {
  std::array<char, 32> folded;
  if (form.size() > folded.size()) return pool.keep(fold(form));
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (static_cast<unsigned char>(c) >= 0x80) return pool.keep(fold(form));
    folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return pool.keep({folded.data(), form.size()});
}

void read_sentences(const Segments& segments, Syntax& syntax) {
  std::uint32_t at = 0;
  const auto& words = syntax.words;
  for (const auto& sentence : segments.sentences) {
    while (at < words.size() && words[at].span.begin < sentence.span.begin) ++at;
    const auto first = at;
    while (at < words.size() && words[at].span.begin < sentence.span.end) ++at;
    syntax.sentences.push_back({first, at});
  }
}

}  // namespace

void read_words(const Text& text, const Segments& segments, Syntax& syntax) {
  auto& words = syntax.words;
  constexpr std::size_t words_a_string = 2;  // of an article; longer texts repeat more
  words.reserve(segments.words.size());
  syntax.pool.reserve(std::min<std::size_t>(segments.words.size() / words_a_string, 1u << 12));
  for (const auto& [span, token] : segments.words) {
    words.push_back({span, token, spelt_out(keep_folded(text.slice(span), syntax.pool)), {}, Upos::X});
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {  // ca|n't, wo|n't: not the words "ca" and "wo"
    if (words[i + 1].norm != "not" || words[i].token != words[i + 1].token) continue;
    if (words[i].norm == "ca") words[i].norm = "can";
    if (words[i].norm == "wo") words[i].norm = "will";
    if (words[i].norm == "sha") words[i].norm = "shall";
  }
  read_sentences(segments, syntax);
}

bool is_possessive(std::string_view norm) {
  return norm == "my" || norm == "your" || norm == "his" || norm == "its" || norm == "our" || norm == "their" ||
         norm == "whose";
}

}  // namespace communique
