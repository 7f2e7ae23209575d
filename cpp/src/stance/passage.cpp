#include "stance/passage.hpp"

#include <algorithm>

#include "stance/tags.hpp"
#include "syntax/names.hpp"

namespace communique {
namespace {

WordRange intersection(WordRange a, WordRange b) {
  const auto first = std::max(a.first, b.first);
  return {first, std::max(first, std::min(a.last, b.last))};
}

}  // namespace

Passage::Passage(const Syntax& syntax, const StanceQuery& query) : syntax_(syntax), query_(query) {
  for (const auto& range : query.content) {
    for (auto i = range.first; i < range.last && !first_person_; ++i) {
      first_person_ = has_role(words()[i], WordRole::first);
    }
  }
}

std::vector<Match> Passage::matches(const std::vector<Match>& all, bool with_cue) const {
  std::vector<WordRange> ranges = query_.content;
  if (with_cue && query_.cue) ranges.push_back(*query_.cue);
  std::ranges::sort(ranges);
  std::vector<Match> result;
  std::uint32_t done = 0;
  for (const auto& range : ranges) {
    const auto from = std::max(range.first, done);
    auto at = std::ranges::lower_bound(all, from, {}, [](const Match& match) { return match.words.first; });
    for (; at != all.end() && at->words.first < range.last; ++at) result.push_back(*at);
    done = std::max(done, range.last);
  }
  return result;
}

WordRange Passage::sentence(std::uint32_t word) const {
  const auto after = std::ranges::upper_bound(syntax_.sentences, word, {}, &WordRange::first);
  return after == syntax_.sentences.begin() ? WordRange{} : *(after - 1);
}

const WordRange* Passage::piece(std::uint32_t word) const {
  const auto after = std::ranges::upper_bound(query_.content, word, {}, &WordRange::first);
  return after != query_.content.begin() && (after - 1)->contains(word) ? &*(after - 1) : nullptr;
}

WordRange Passage::limit(std::uint32_t word) const {
  WordRange range = clause(word).words;
  if (const auto* within = piece(word)) range = intersection(range, *within);
  return intersection(range, {word - std::min(word, look_around), word + look_around});
}

std::optional<Negation> Passage::negation(std::uint32_t word) const {
  const auto range = limit(word);
  bool of_degree = false;
  for (auto at = word; at > range.first && word - at < group_words; --at) {
    const auto& before = words()[at - 1];
    const bool only = words()[at].norm == "only";
    if (has_role(before, WordRole::negator)) return only ? std::nullopt : std::optional(Negation{at - 1, of_degree});
    const bool passes = is_auxiliary(before) || before.upos == Upos::DET || before.upos == Upos::ADJ;
    if (!passes) return std::nullopt;
    of_degree |= degree_of(before) > 1;
  }
  return std::nullopt;
}

double Passage::degree(WordRange match, WordRange& given_by) const {
  const auto range = limit(match.first);
  double factor = 1;
  const auto take = [&](std::uint32_t at) {
    const double degree = degree_of(words()[at]);
    if (degree == 1) return;
    factor *= degree;
    given_by = {at, at + 1};
  };
  for (auto at = match.first; at > range.first && match.first - at < 3; --at) {
    const auto& before = words()[at - 1];
    if (before.upos != Upos::ADV && before.upos != Upos::ADJ) break;
    take(at - 1);
  }
  const bool verb = words()[match.first].upos == Upos::VERB;
  if (verb && match.last < range.last && words()[match.last].upos == Upos::ADV) take(match.last);
  return factor;
}

bool Passage::is_obliged(std::uint32_t word) const {
  const auto range = limit(word);
  for (auto at = word; at > range.first && word - at < group_words; --at) {
    const auto& before = words()[at - 1];
    if (has_role(before, WordRole::obligation)) return holder(at - 1) != Holder::speaker;
    if (!is_auxiliary(before)) return false;
  }
  return false;
}

const Name* Passage::name_at(std::uint32_t word) const { return communique::name_at(syntax_, word); }

bool Passage::is_reported() const { return query_.cue || query_.mention; }

bool Passage::is_possessed(std::uint32_t noun) const {
  const auto range = limit(noun);
  auto at = noun;
  while (at > range.first && (words()[at - 1].upos == Upos::ADJ || words()[at - 1].upos == Upos::ADV)) --at;
  if (at == range.first) return false;
  const auto& before = words()[at - 1];
  return before.norm == "'s" || before.norm == "its" || before.norm == "their" || before.norm == "his" ||
         before.norm == "her" || before.norm == "your";
}

bool Passage::is_party(WordRange phrase) const {
  if (phrase.empty()) return false;
  const auto at = head(phrase);
  return name_at(at) != nullptr || words()[at].upos == Upos::PROPN || has_role(words()[at], WordRole::party);
}

Holder Passage::holder(std::uint32_t verb) const {
  const auto phrase = subject(verb);
  if (phrase.empty()) return Holder::speaker;
  const auto& first = words()[phrase.first];
  if (has_role(first, WordRole::first) || is_mention(phrase)) return Holder::speaker;
  if (!query_.cue && !query_.mention) return Holder::alone;
  if (!first_person_ && (first.norm == "he" || first.norm == "she")) return Holder::speaker;
  if (!first_person_ && first.norm == "they") return Holder::ours;
  if (first.upos == Upos::PRON && phrase.size() == 1) return Holder::other;
  const auto range = limit(verb);
  const auto group = skip_group(verb, range);
  const bool reported =
      std::any_of(words().begin() + group, words().begin() + verb, [](const Word& word) { return word.norm == "had"; });
  const auto* name = name_at(head(phrase));
  const bool person = name != nullptr && name->kind == NameKind::person;
  return reported || person || first_person_ || !is_party(phrase) ? Holder::other : Holder::ours;
}

bool Passage::is_mention(WordRange phrase) const {
  if (!query_.mention || query_.mention->empty()) return false;
  const auto& mention = *query_.mention;
  if (phrase.first < mention.last && mention.first < phrase.last) return true;
  return words()[head(phrase)].norm == words()[head(mention)].norm && words()[head(phrase)].upos == Upos::PROPN;
}

// A condition that opens its sentence ends at its first comma, even where no verb was seen before it.
WordRange Passage::condition_part(const Clause& clause) const {
  auto range = clause.words;
  if (sentence(range.first).first != range.first) return range;
  for (auto at = range.first; at < std::min(range.last, range.first + look_around); ++at) {
    if (words()[at].norm == ",") range.last = at;
  }
  return range;
}

bool Passage::in_condition(std::uint32_t word) const {
  const auto& within = clause(word);
  return within.kind == ClauseKind::condition && condition_part(within).contains(word);
}

WordRange Passage::condition(std::uint32_t word) const {
  const auto& clauses = syntax_.clauses;
  const auto index = clause_of(clauses, word);
  if (in_condition(word)) return {};
  const auto within = sentence(word);
  const auto first = index - std::min(index, clause_hops);
  const auto last = std::min<std::size_t>(clauses.size(), std::size_t{index} + clause_hops + 1);
  for (std::size_t i = first; i < last; ++i) {
    if (clauses[i].kind != ClauseKind::condition || !within.contains(clauses[i].words.first)) continue;
    auto range = condition_part(clauses[i]);
    if (piece(word) != nullptr) range = intersection(range, *piece(word));
    const auto shortest = std::max(range.first, range.last - std::min(range.last, look_around));
    while (range.last > shortest && words()[range.last - 1].upos == Upos::PUNCT) --range.last;
    if (!range.empty()) return range;
  }
  return {};
}

bool Passage::governs(std::uint32_t governor, std::uint32_t word) const {
  if (in_cue(governor)) {
    const auto* content = piece(word);
    return content != nullptr && sentence(content->first) == sentence(word);
  }
  const auto from = clause_of(syntax_.clauses, governor);
  const auto to = clause_of(syntax_.clauses, word);
  if (word <= governor || to - from > clause_hops || sentence(governor) != sentence(word)) return false;
  for (auto i = from + 1; i <= to; ++i) {
    const auto kind = syntax_.clauses[i].kind;
    if (kind == ClauseKind::main || kind == ClauseKind::contrast) return false;
  }
  return true;
}

}  // namespace communique
