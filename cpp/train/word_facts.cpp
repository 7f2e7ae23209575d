#include "word_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "communique/error.hpp"
#include "syntax/signs.hpp"
#include "syntax/tag_set.hpp"
#include "text/data_files.hpp"
#include "text/unicode.hpp"

namespace communique::train {
namespace {

constexpr std::uint16_t operator|(std::uint16_t bits, NameList list) {
  return static_cast<std::uint16_t>(bits | static_cast<std::uint16_t>(list));
}

// Fields of a line of comma-separated values.
std::vector<std::string> csv_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<std::string> csv_column(const std::filesystem::path& path, std::string_view column) {
  const auto bytes = read_bytes(path);
  std::vector<std::string> values;
  std::size_t index = 0;
  bool header = true;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto end = rest.find('\n');
    const auto fields = csv_fields(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (header) {
      index = static_cast<std::size_t>(std::ranges::find(fields, column) - fields.begin());
      if (index == fields.size())
        throw Error("CQ222", path.string() + ": no column \"" + std::string(column) + "\" in its first line");
    } else if (index < fields.size() && !fields[index].empty()) {
      values.push_back(fields[index]);
    }
    header = false;
  }
  return values;
}

// The words of a name, cut as a text would be.
std::vector<std::string> words_of(std::string_view name) {
  const Text text{std::string(name)};
  std::vector<std::string> words;
  for (const auto& word : segment(text).words) words.push_back(fold(text.slice(word.span)));
  return words;
}

class Builder {
 public:
  void add_name(std::string_view name, NameList alone, NameList first, NameList inner) {
    const auto words = words_of(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && words[i].size() < 4) continue;  // of, and, the
      put(words[i], words.size() == 1 ? alone : i == 0 ? first : inner);
    }
  }
  void add_word(std::string_view word, NameList list) {
    const auto words = words_of(word);
    if (words.size() == 1) put(words[0], list);
  }

  void read_own_lists() {
    for (const auto& row : data_rows("forenames")) add_word(row[0], NameList::forename);
    for (const auto& row : data_rows("titles")) {
      const auto words = words_of(row[0]);
      if (!words.empty()) put(words.back(), row[1] == "honorific" ? NameList::honorific : NameList::title);
    }
    for (const auto& row : data_rows("places")) {
      for (std::size_t column = 0; column < row.size(); ++column) {
        for (const auto name : cell_parts(row[column])) {
          if (column == 2) {
            add_name(name, NameList::nationality, NameList::nationality, NameList::nationality);
          } else {
            add_place(name);
          }
        }
      }
    }
    for (const auto& row : data_rows("organisations")) {
      const std::string_view kind = row.size() > 2 ? row[2] : std::string_view();
      if (kind == "head" || kind == "generic") {
        add_word(row[0], NameList::organisation_head);
        continue;
      }
      add_organisation(row[0]);
      for (const auto alias : cell_parts(row[1])) add_organisation(alias);
    }
  }

  void add_place(std::string_view name) {
    add_name(name, NameList::place, NameList::place_first, NameList::place_inner);
  }
  void add_organisation(std::string_view name) {
    add_name(name, NameList::organisation, NameList::organisation_first, NameList::organisation_inner);
  }

  void read_list(const Corpus& list, const std::filesystem::path& path) {
    if (list.use == "forenames") {
      for (const auto& name : csv_column(path, "Romanized Name")) add_word(name, NameList::forename);
    } else if (list.use == "surnames") {
      for (const auto& name : csv_column(path, "Romanized Name")) add_word(name, NameList::surname);
    } else if (list.use == "territories") {
      for (const auto& name : csv_column(path, "name")) add_place(name);
    } else if (list.use == "countries") {
      for (const auto& name : csv_column(path, "Capital")) add_place(name);
    }
  }

  void count_tags(const std::vector<AnnotatedText>& texts, const std::vector<VerbForm>& verbs) {
    std::map<std::string, std::array<std::uint32_t, tag_set.size()>, std::less<>> counts;
    for (const auto& text : texts) {
      for (std::size_t i = 0; i < text.tags.size(); ++i) {
        if (text.tags[i] != unknown_label) ++counts[std::string(text.syntax.words[i].norm)][text.tags[i]];
      }
    }
    std::map<std::string, std::uint64_t, std::less<>> known;
    for (const auto& verb : verbs) {
      known[verb.form] |= std::uint64_t{1} << verb.label;
      counts.try_emplace(verb.form);
    }
    for (const auto& [word, tags] : counts) learn_tags(word, tags, known[word]);
  }

  PackedWords pack(const Clusters& clusters) {
    std::map<std::uint64_t, std::pair<std::uint16_t, WordFacts>> entries;
    std::vector<std::uint64_t> order;  // frequent words first
    for (std::size_t i = 0; i < clusters.words.size(); ++i) {
      const auto hash = word_hash(clusters.words[i]);
      if (entries.try_emplace(hash, clusters.fine[i], WordFacts{}).second) order.push_back(hash);
    }
    for (const auto& [hash, facts] : facts_) {
      if (entries.try_emplace(hash, std::uint16_t{0}, facts).second) order.push_back(hash);
      entries[hash].second = facts;
    }
    PackedWords packed;
    packed.coarse = clusters.coarse;
    std::map<WordFacts, std::uint16_t> known;
    packed.slots.resize(slots);
    std::size_t taken = 0;
    for (const auto hash : order) {
      const auto& [cluster, facts] = entries[hash];
      if (taken * 10 >= slots * 9) break;
      std::uint16_t index = 0;
      if (facts != WordFacts{}) {
        const auto [found, added] = known.try_emplace(facts, static_cast<std::uint16_t>(known.size() + 1));
        if (added) packed.facts.push_back(facts);
        index = found->second;
      }
      taken += insert(packed.slots, hash, {static_cast<std::uint32_t>(hash >> 32), cluster, index});
    }
    return packed;
  }

 private:
  static constexpr std::size_t slots = 1u << 16;

  void put(std::string_view word, NameList list) {
    for (const auto& form : {std::string(word), fold_accents(word)}) {
      auto& facts = facts_.try_emplace(word_hash(form)).first->second;
      facts.lists = facts.lists | list;
    }
  }

  // Tags that make up a twentieth of a word that was seen five times; for rare ones those of the list of verbs, too.
  void learn_tags(std::string_view word, const std::array<std::uint32_t, tag_set.size()>& tags, std::uint64_t listed) {
    constexpr std::uint32_t enough = 5, share = 20, sure = 20, enough_for_one = 20, rare = 100;
    std::uint32_t all = 0;
    for (const auto count : tags) all += count;
    if (all < enough && listed == 0) return;
    auto& facts = facts_.try_emplace(word_hash(word)).first->second;
    std::uint64_t set = all < sure ? listed : 0;
    for (std::size_t label = 0; label < tags.size(); ++label) {
      if (tags[label] > 0 && tags[label] * share >= all) set |= std::uint64_t{1} << label;
      if (all >= enough_for_one && (all - tags[label]) * rare <= all) facts.only_tag = static_cast<std::uint8_t>(label);
    }
    facts.ambiguity = sets_.try_emplace(set, static_cast<std::uint16_t>(sets_.size() + 1)).first->second;
    facts.may_be_finite = may_be_finite(tags, listed);
  }

  // Is the word a finite verb one time in fifty, or a form of a verb that is listed?
  static bool may_be_finite(const std::array<std::uint32_t, tag_set.size()>& tags, std::uint64_t listed) {
    constexpr std::uint32_t rare = 50;
    std::uint32_t all = 0, finite = 0;
    bool is_listed = false;
    for (std::size_t label = 0; label < tags.size(); ++label) {
      all += tags[label];
      if (!is_finite(tag_set[label].form)) continue;
      finite += tags[label];
      is_listed |= (listed >> label & 1) != 0;
    }
    return is_listed || finite * rare > all;
  }

  static bool insert(std::vector<WordSlot>& table, std::uint64_t hash, const WordSlot& slot) {
    constexpr std::size_t longest_search = 64;
    for (std::size_t step = 0; step < longest_search; ++step) {
      auto& place = table[(hash + step) & (slots - 1)];
      if (place.cluster != 0 || place.facts != 0) continue;
      place = slot;
      return true;
    }
    return false;
  }

  std::map<std::uint64_t, WordFacts> facts_;
  std::map<std::uint64_t, std::uint16_t> sets_;
};

}  // namespace

PackedWords build_word_table(const std::vector<AnnotatedText>& tagged, const std::vector<VerbForm>& verbs,
                             const Clusters& clusters, const std::vector<Corpus>& lists,
                             const std::filesystem::path& folder) {
  Builder builder;
  builder.read_own_lists();
  for (const auto& list : lists) builder.read_list(list, folder / list.path);
  builder.count_tags(tagged, verbs);
  return builder.pack(clusters);
}

}  // namespace communique::train
