#include "stance/deeds.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "lexicon/pattern.hpp"
#include "stance/constants.hpp"
#include "text/data_files.hpp"

namespace communique {
namespace {

struct DeedRule {
  Pattern pattern;
  Quad quad;
  float weight;
};

struct DeedTable {
  std::vector<DeedRule> rules;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_first;

  DeedTable() {
    for (const auto& row : data_rows("stance_deeds")) {
      rules.push_back({parse_pattern(row[0]), quad_named(row[1]), static_cast<float>(table_number(row[2]))});
    }
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      for (const auto& word : rules[i].pattern.front().alternatives) by_first[word].push_back(i);
    }
  }
};

const DeedTable& deed_table() {
  static const DeedTable table;
  return table;
}

// The deed at a word: the weightier of those that match, then the longer.
void improve(Deed& best, std::string_view key, std::span<const Word> words, std::uint32_t at, std::uint32_t last) {
  const auto& table = deed_table();
  const auto found = table.by_first.find(key);
  if (found == table.by_first.end()) return;
  for (const auto index : found->second) {
    const auto& rule = table.rules[index];
    const auto end = match_pattern(rule.pattern, words, at, last);
    if (end > at && rule.weight > best.weight) best = {{at, end}, rule.quad, rule.weight};
  }
}

}  // namespace

std::vector<Deed> find_deeds(std::span<const Word> words, WordRange range) {
  std::vector<Deed> deeds;
  for (auto at = range.first; at < range.last; ++at) {
    Deed best{{at, at}, Quad::none, 0};
    improve(best, words[at].norm, words, at, range.last);
    if (words[at].lemma != words[at].norm) improve(best, words[at].lemma, words, at, range.last);
    if (best.weight > 0) deeds.push_back(best);
  }
  return deeds;
}

namespace {

// What is only announced or refused is words: future aid is agreement, a future blow a threat, refused aid conflict.
Quad in_mood(const Passage& passage, const Deed& deed) {
  const auto words = passage.words();
  const bool verb = words[deed.words.first].upos == Upos::VERB;
  if (!verb) return deed.quad;
  const auto first = passage.limit(deed.words.first).first;
  bool future = false;
  bool negated = false;
  for (auto at = deed.words.first; at > first && deed.words.first - at < 4; --at) {
    const auto& before = words[at - 1];
    if (before.upos != Upos::AUX && before.upos != Upos::ADV && before.upos != Upos::PART) break;
    future |= has_role(before, WordRole::future);
    negated |= has_role(before, WordRole::negator);
  }
  const bool cooperation = deed.quad == Quad::material_cooperation || deed.quad == Quad::verbal_cooperation;
  if (negated) return cooperation ? Quad::verbal_conflict : deed.quad;
  if (!future) return deed.quad;
  return cooperation ? Quad::verbal_cooperation : Quad::verbal_conflict;
}

}  // namespace

Quad quad_between(const Passage& passage, WordRange target, std::optional<WordRange> source) {
  const auto anchor = source.value_or(target);
  const auto range = passage.sentence(anchor.first);
  std::array<double, 5> best{};
  for (const auto& deed : find_deeds(passage.words(), range)) {
    const auto at = deed.words.first;
    if (target.contains(at) || (source && source->contains(at))) continue;
    const auto gap = [&](WordRange party) {
      return at < party.first ? party.first - at : at - std::min(at, party.last - 1);
    };
    const double distance = gap(anchor) + (source ? stance_constant("target_gap") * gap(target) : 0);
    const double before = at < anchor.first ? stance_constant("before_source") : 1;
    const double score = deed.weight * before / (1 + distance / stance_constant("deed_distance"));
    auto& of_quad = best[static_cast<std::size_t>(in_mood(passage, deed))];
    of_quad = std::max(of_quad, score);
  }
  const auto strongest = std::ranges::max_element(best);
  return *strongest > 0 ? static_cast<Quad>(strongest - best.begin()) : Quad::none;
}

}  // namespace communique
