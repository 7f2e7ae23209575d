#include "card.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <fstream>

#include "communique/error.hpp"
#include "model/crc32c.hpp"

namespace communique::train {
namespace {

std::string format(const char* pattern, ...) __attribute__((format(printf, 1, 2)));
std::string format(const char* pattern, ...) {
  char buffer[512];
  std::va_list values;
  va_start(values, pattern);
  std::vsnprintf(buffer, sizeof buffer, pattern, values);
  va_end(values);
  return buffer;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Weights carry the strictest licence of what they were trained on.
std::string licence_of(const std::vector<Corpus>& corpora) {
  const auto trains = [](const Corpus& corpus, std::string_view word) {
    return !corpus.use.starts_with("dev-") && corpus.licence.find(word) != std::string::npos;
  };
  const auto any = [&](std::string_view word) {
    return std::ranges::any_of(corpora, [&](const Corpus& corpus) { return trains(corpus, word); });
  };
  return any("BY-SA") ? "CC BY-SA 4.0" : any("CC BY") ? "CC BY 4.0" : "as its sources";
}

std::string tag_row(const std::string& name, const TagScores& s) {
  return format("| %s | %.2f | %.2f | %.2f | %.2f |\n", name.c_str(), s.words.percent(), s.upos.percent(),
                s.forms.percent(), s.lemmas.percent());
}

std::string name_row(const std::string& name, const NameScores& s) {
  return format("| %s | %.2f | %.2f | %.2f | %.2f | %.2f |\n", name.c_str(), s.all.percent(), s.persons.percent(),
                s.organisations.percent(), s.places.percent(), s.nationalities.percent());
}

constexpr const char* name_header =
    "| names, exact F1 | person, organisation, place | person | organisation | place | nationality "
    "|\n|---|---|---|---|---|---|\n";

}  // namespace

std::string Scores::text() const {
  std::string out;
  for (const auto& [name, s] : tags) {
    out += format("%s: words %.2f, UPOS %.2f, with form %.2f, lemma %.2f\n", name.c_str(), s.words.percent(),
                  s.upos.percent(), s.forms.percent(), s.lemmas.percent());
  }
  for (const auto& [name, s] : names) {
    out += format("%s: names %.2f (P %.1f, R %.1f; person %.2f, organisation %.2f, place %.2f), nationality %.2f\n",
                  name.c_str(), s.all.percent(), s.all.precision(), s.all.recall(), s.persons.percent(),
                  s.organisations.percent(), s.places.percent(), s.nationalities.percent());
  }
  return out;
}

std::string Card::json() const {
  std::string out = "{\"licence\": " + json_string(licence_of(corpora)) + ", \"sources\": [";
  const char* comma = "";
  for (const auto& corpus : corpora) {
    if (corpus.use.starts_with("dev-")) continue;
    out += std::string(comma) + "{\"name\": " + json_string(corpus.name) +
           ", \"version\": " + json_string(corpus.version) + ", \"licence\": " + json_string(corpus.licence) +
           ", \"use\": " + json_string(corpus.use) + "}";
    comma = ", ";
  }
  out += "], \"scores\": {";
  comma = "";
  for (const auto& [name, s] : scores.tags) {
    out +=
        comma + json_string(name) + format(": {\"upos\": %.2f, \"lemma\": %.2f}", s.upos.percent(), s.lemmas.percent());
    comma = ", ";
  }
  for (const auto& [name, s] : scores.names) {
    out += comma + json_string(name) + format(": {\"names\": %.2f}", s.all.percent());
    comma = ", ";
  }
  return out + "}}";
}

std::string Card::markdown(std::span<const std::byte> file) const {
  std::string out = "# Tags, lemmas and names: `en-tagger.cmq`\n\n";
  out += format(
      "%zu bytes, CRC32C %08x. Written by `make model`, the same bytes on every run. Averaged perceptrons with\n"
      "hashed features in int8; licence of the weights: ",
      file.size(), crc32c(file));
  out += licence_of(corpora) + " (the code that reads them: Apache-2.0).\n\n## Trained on\n\n";
  out += "| corpus | for | version | licence |\n|---|---|---|---|\n";
  for (const auto& corpus : corpora) {
    if (corpus.use.starts_with("dev-")) continue;
    out += "| " + corpus.name + " | " + corpus.use + " | " + corpus.version + " | " + corpus.licence +
           (corpus.unclear ? " (left out by `--clean`)" : "") + " |\n";
  }
  out +=
      "\n## Scores\n\nF1 in percent on development sets that were not trained on, from raw text with the library's own"
      " segmentation.\n\n| tags and lemmas | words | UPOS | UPOS and form | lemma |\n|---|---|---|---|---|\n";
  for (const auto& [name, s] : scores.tags) out += tag_row(name, s);
  out += std::string("\n") + name_header;
  for (const auto& [name, s] : scores.names) out += name_row(name, s);
  for (const auto& [name, s] : scores.clean_names) out += name_row(name + " (build with `--clean`)", s);
  return out;
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw Error("CQ206", path.string() + " cannot be written; give another path");
}

}  // namespace communique::train
