#include "communique/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "communique/error.hpp"
#include "lexicon/pattern.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

constexpr std::array<std::string_view, lexicon_kinds> kind_names = {"cues", "attitudes", "hedges", "acts", "stances"};
constexpr std::string_view directive = "# lexicon: ";

[[noreturn]] void fail(std::string_view file, std::string_view line, const std::string& why) {
  throw Error("CQ202", "lexicon " + std::string(file) + ", line \"" + std::string(line) + "\": " + why);
}

std::optional<LexiconKind> kind_of(std::string_view tsv) {
  if (!tsv.starts_with(directive)) return std::nullopt;
  auto name = tsv.substr(directive.size());
  name = name.substr(0, name.find_first_of("\r\n"));
  const auto found = std::ranges::find(kind_names, name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<LexiconKind>(found - kind_names.begin());
}

Rule parse_rule(LexiconKind kind, const TsvRow& row, std::string_view file) {
  const std::string_view line = row.front();
  if (row.size() != 5) fail(file, line, std::to_string(row.size()) + " cells instead of 5; part cells by tabs");
  float weight = 0;
  const auto [end, status] = std::from_chars(row[2].data(), row[2].data() + row[2].size(), weight);
  const bool within = -1 <= weight && weight <= 1;  // false of NaN, too
  if (status != std::errc() || end != row[2].data() + row[2].size() || !within) {
    fail(file, line, "weight \"" + std::string(row[2]) + "\" is not a number from -1 to 1");
  }
  return {kind, std::string(row[0]), std::string(row[1]), weight, std::string(row[3]), std::string(row[4])};
}

using Index = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;

}  // namespace

std::string_view name_of(LexiconKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::string Rule::name() const {
  return pattern.starts_with("model:") ? pattern : std::string(name_of(kind)) + ": " + pattern;
}

struct Lexicon::Compiled {
  std::vector<Rule> rules;  // those of the caller first: they win over equals
  std::vector<Pattern> patterns;
  Index by_word;   // first item a word: rules that can begin with it
  Index by_lemma;  // first item a lemma

  void read(std::string_view file, std::string_view tsv) {
    const auto kind = kind_of(tsv);
    if (!kind)
      fail(file, tsv.substr(0, tsv.find('\n')),
           "the first line must be \"# lexicon: \" and one of cues, attitudes, hedges, acts, stances");
    for (const auto& row : tsv_rows(tsv)) {
      rules.push_back(parse_rule(*kind, row, file));
      try {
        patterns.push_back(parse_pattern(row[0]));
      } catch (const std::invalid_argument& wrong) {
        fail(file, row[0], wrong.what());
      }
    }
  }

  void index() {
    for (std::uint32_t rule = 0; rule < patterns.size(); ++rule) {
      const auto& front = patterns[rule].front();
      auto& target = front.kind == PatternItem::Kind::lemma ? by_lemma : by_word;
      for (const auto& alternative : front.alternatives) target[alternative].push_back(rule);
    }
  }

  // Lengthens `best`, by lexicon, with the rules listed under `key`.
  void improve(std::array<Match, lexicon_kinds>& best, const Index& table, std::string_view key,
               std::span<const Word> words, std::uint32_t at, std::uint32_t last) const {
    const auto found = table.find(key);
    if (found == table.end()) return;
    for (const auto rule : found->second) {
      auto& match = best[static_cast<std::size_t>(rules[rule].kind)];
      const auto end = match_pattern(patterns[rule], words, at, last);
      const bool longer = end > at && (match.rule == nullptr || end > match.words.last);
      const bool earlier = match.rule != nullptr && end == match.words.last && &rules[rule] < match.rule;
      if (longer || earlier) match = {&rules[rule], {at, end}};
    }
  }
};

Lexicon::Lexicon(const std::vector<std::string>& extra) : compiled_(std::make_unique<Compiled>()) {
  for (std::size_t i = 0; i < extra.size(); ++i) compiled_->read("#" + std::to_string(i + 1), extra[i]);
  for (const auto& file : data_files()) {
    if (file.bytes.starts_with(directive)) compiled_->read(file.name, file.bytes);
  }
  compiled_->index();
}

Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;

std::span<const Rule> Lexicon::rules() const { return compiled_->rules; }

Matches Lexicon::match(std::span<const Word> words, std::span<const WordRange> sentences) const {
  Matches matches;
  std::array<std::uint32_t, lexicon_kinds> free_from{};
  for (const auto& sentence : sentences) {
    for (auto at = sentence.first; at < sentence.last; ++at) {
      std::array<Match, lexicon_kinds> best{};
      compiled_->improve(best, compiled_->by_word, words[at].norm, words, at, sentence.last);
      compiled_->improve(best, compiled_->by_lemma, words[at].lemma, words, at, sentence.last);
      for (std::size_t kind = 0; kind < lexicon_kinds; ++kind) {
        if (best[kind].rule == nullptr || at < free_from[kind]) continue;
        matches[kind].push_back(best[kind]);
        free_from[kind] = best[kind].words.last;
      }
    }
  }
  return matches;
}

}  // namespace communique
