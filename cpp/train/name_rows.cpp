// Names in JSON lines. Corpora differ in what they call a name; what they leave open is left open to the trainer.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "communique/error.hpp"
#include "corpora.hpp"
#include "json.hpp"
#include "model/decoders.hpp"
#include "syntax/gazetteer.hpp"
#include "syntax/words.hpp"
#include "text/unicode.hpp"

namespace communique::train {
namespace {

constexpr std::uint16_t bit(NameKind kind) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(kind)); }

// The kinds of an annotated type; 0 for types that are no names of persons, organisations, places and nationalities.
std::uint16_t kinds_of(std::string_view type) {
  static const std::unordered_map<std::string_view, std::uint16_t> kinds = {
      {"PER", bit(NameKind::person)},
      {"Person", bit(NameKind::person)},
      {"person", bit(NameKind::person)},
      {"ORG", bit(NameKind::organisation)},
      {"Organization", bit(NameKind::organisation)},
      {"Organisation", bit(NameKind::organisation)},
      {"organisation", bit(NameKind::organisation)},
      {"LOC", bit(NameKind::place)},
      {"Location", bit(NameKind::place)},
      {"GPE", bit(NameKind::place)},
      {"place", bit(NameKind::place)},
      {"NORP", bit(NameKind::nationality)},
      {"Nationality", bit(NameKind::nationality)},
      {"nationality", bit(NameKind::nationality)}};
  const auto found = kinds.find(type);
  return found == kinds.end() ? std::uint16_t{0} : found->second;
}

// How the rows of a file are to be read.
struct Habits {
  bool nationalities = false;  // are annotated
  bool mentions = false;       // whole phrases are annotated, inside one another, with articles and titles
};

class RowReader {
 public:
  RowReader(const std::filesystem::path& path, Habits habits) : path_(path), habits_(habits) {}

  AnnotatedText read(const std::vector<Json>& rows) const {
    std::string all;
    std::vector<GoldName> names;
    for (const auto& row : rows) {
      const auto offset = static_cast<std::uint32_t>(all.size());
      const auto& text = row["text"].string();
      const OffsetMap map(text);
      for (const auto& entity : row["entities"].items()) read_entity(entity, map, offset, names);
      all += text;
      if (!all.ends_with('\n')) all += '\n';
    }
    AnnotatedText document;
    document.text = Text(std::move(all));
    document.segments = segment(document.text);
    read_words(document.text, document.segments, document.syntax);
    document.names = habits_.mentions ? names_of_mentions(document, names) : std::move(names);
    if (!habits_.nationalities) add_nationalities(document);
    allow(document);
    return document;
  }

 private:
  void read_entity(const Json& entity, const OffsetMap& map, std::uint32_t offset, std::vector<GoldName>& names) const {
    const bool flat = entity.kind() == Json::Kind::array;
    const auto& range = flat ? entity : entity["span"];
    const double from = range[0].number(), to = range[1].number();
    if (!(0 <= from && from < to && to <= map.size()))
      throw Error("CQ222", path_.string() + ": an entity from " + std::to_string(from) + " to " + std::to_string(to) +
                               " is no span of its text; offsets are code points");
    const auto begin = static_cast<std::uint32_t>(from), end = static_cast<std::uint32_t>(to);
    const auto& type = flat ? entity[2].string() : entity["ner"].string();
    if (!flat && type.empty()) return;  // a mention that is no name
    const Span span{offset + map.bytes(begin), offset + map.bytes(end)};
    names.push_back({span, kinds_of(type), type != "Facility"});
    if (type == "Facility") names.back().kinds = bit(NameKind::place) | bit(NameKind::organisation);
  }

  // The names inside mentions: "the British envoy Orlan Tevez of Peru" is none, "Orlan Tevez" and "Peru" are.
  std::vector<GoldName> names_of_mentions(const AnnotatedText& document, std::vector<GoldName> mentions) const {
    std::ranges::stable_sort(mentions, std::greater(), [](const GoldName& name) { return name.span.size(); });
    const auto& words = document.syntax.words;
    std::vector<bool> taken(words.size());
    std::vector<GoldName> names;
    for (const auto& mention : mentions) {
      if (mention.kinds == 0) continue;
      const auto range = trimmed(document, words_in(words, mention.span), mention.kinds == bit(NameKind::person));
      bool free = is_name(document, range);
      for (auto i = range.first; i < range.last; ++i) free = free && !taken[i];
      if (!free) continue;
      for (auto i = range.first; i < range.last; ++i) taken[i] = true;
      names.push_back({span_of(words, range), mention.kinds, true});
    }
    for (const auto& sentence : document.syntax.sentences) {  // capitals that no mention explains may be names
      for (auto i = sentence.first + 1; i < sentence.last; ++i) {
        if (!taken[i] && is_capital(document, i)) names.push_back({words[i].span, 0, false});
      }
    }
    return names;
  }

  static bool is_capital(const AnnotatedText& document, std::uint32_t at) {
    return is_upper(code_point_at(document.text.bytes(), document.syntax.words[at].span.begin).value);
  }

  static WordRange trimmed(const AnnotatedText& document, WordRange range, bool person) {
    const auto& words = document.syntax.words;
    while (!range.empty() && (words[range.first].norm == "the" || words[range.first].norm == "a")) ++range.first;
    while (!range.empty() && (words[range.last - 1].norm == "'s" || words[range.last - 1].norm == "'")) --range.last;
    // "Pentagon Press Secretary Peter Cook": the name begins after the last title; after none but titles there is no
    // name.
    for (auto i = range.last; person && i > range.first; --i) {
      if (Gazetteer::get().title(name_key(document.text.slice(words[i - 1].span))) != nullptr) return {i, range.last};
    }
    return range;
  }

  static bool is_name(const AnnotatedText& document, WordRange range) {
    static const std::unordered_set<std::string_view> inner = {"of", "and", "the", "for", "al",  "de",
                                                               "-",  "bin", "la",  "del", "von", "van"};
    static const std::unordered_set<std::string_view> pronouns = {"i",    "he",   "she", "it",  "we",  "they", "you",
                                                                  "this", "that", "our", "its", "his", "her",  "their"};
    const auto& words = document.syntax.words;
    if (range.empty() || !is_capital(document, range.first) || !is_capital(document, range.last - 1)) return false;
    for (auto i = range.first; i < range.last; ++i) {
      if (pronouns.contains(words[i].norm)) return false;
      if (!is_capital(document, i) && !inner.contains(words[i].norm)) return false;
    }
    return true;
  }

  // Corpora without nationalities leave them out: those of our own list are put in.
  static void add_nationalities(AnnotatedText& document) {
    const auto& words = document.syntax.words;
    std::vector<bool> taken(words.size());
    for (const auto& name : document.names) {
      const auto range = words_in(words, name.span);
      for (auto i = range.first; i < range.last; ++i) taken[i] = taken[i] || name.kinds != 0;
    }
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      if (taken[i] || !is_capital(document, i)) continue;
      const auto* place = Gazetteer::get().place(name_key(document.text.slice(words[i].span)));
      if (place == nullptr || place->kind != PlaceKind::demonym) continue;
      std::erase_if(document.names, [&](const GoldName& name) { return name.span == words[i].span; });
      document.names.push_back({words[i].span, bit(NameKind::nationality), true});
    }
  }

  // The labels that each word may have.
  static void allow(AnnotatedText& document) {
    const auto& words = document.syntax.words;
    constexpr std::uint16_t outside = 1, anything = 0x1FF;
    document.allowed.assign(words.size(), outside);
    for (const auto& name : document.names) {
      const auto range = words_in(words, name.span);
      if (range.empty()) continue;
      const bool exact = span_of(words, range) == name.span;
      for (auto i = range.first; i < range.last; ++i) {
        std::uint16_t labels = name.sure ? 0 : outside;
        for (std::uint32_t kind = 0; kind < 4; ++kind) {
          if ((name.kinds >> kind & 1) == 0) continue;
          labels |=
              static_cast<std::uint16_t>(1u << (i == range.first ? BioLabels::begin(kind) : BioLabels::inside(kind)));
        }
        if (name.kinds == 0) labels = name.sure ? outside : anything;
        document.allowed[i] = exact ? labels : anything;
      }
    }
  }

  std::filesystem::path path_;
  Habits habits_;
};

// Rows of one article: "article-0001", "article-0002"; "wikigold/0/1".
std::string article_of(const Json& row) {
  const auto& id = row["id"].string();
  const auto last = id.find_last_of("-/");
  return row["tokens"].kind() == Json::Kind::array && row["sentences"].kind() == Json::Kind::null &&
                 last != std::string::npos
             ? id.substr(0, last)
             : id;
}

}  // namespace

std::vector<AnnotatedText> read_names(const std::filesystem::path& path) {
  const auto bytes = read_bytes(path);
  std::vector<std::vector<Json>> articles;
  std::string current;
  Habits habits;
  std::size_t line_number = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    ++line_number;
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto row = Json::parse(line, path.string() + ", line " + std::to_string(line_number));
    if (row["text"].kind() != Json::Kind::string || row["entities"].kind() != Json::Kind::array)
      throw Error("CQ222",
                  path.string() + ", line " + std::to_string(line_number) +
                      ": no \"text\" and \"entities\"; give {\"text\": …, \"entities\": [[begin, end, type], …]}");
    for (const auto& entity : row["entities"].items()) {
      habits.nationalities |= kinds_of(entity[2].string()) == bit(NameKind::nationality);
      habits.mentions |= entity.kind() == Json::Kind::object;
    }
    habits.mentions |= row["relations"].kind() == Json::Kind::array;
    if (const auto article = article_of(row); articles.empty() || article.empty() || article != current) {
      articles.emplace_back();
      current = article;
    }
    articles.back().push_back(std::move(row));
  }
  std::vector<AnnotatedText> documents;
  const RowReader reader(path, habits);
  for (const auto& rows : articles) documents.push_back(reader.read(rows));
  return documents;
}

}  // namespace communique::train
