#include "stance/passage.hpp"

#include <algorithm>

#include "stance/constants.hpp"

namespace communique {
namespace {

constexpr std::uint32_t window = 40;      // words looked at around a match
constexpr std::uint32_t clause_hops = 6;  // clauses looked at around a clause
constexpr std::uint32_t group_words = 6;  // words of a verb group

WordRange intersection(WordRange a, WordRange b) {
  const auto first = std::max(a.first, b.first);
  return {first, std::max(first, std::min(a.last, b.last))};
}

bool is_noun(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::NUM; }

bool is_light(const Word& word) { return word.upos == Upos::VERB && has_role(word, WordRole::light); }

bool is_auxiliary(const Word& word) {
  return word.upos == Upos::AUX || word.upos == Upos::ADV || (word.upos == Upos::PART && word.norm != "'s") ||
         has_role(word, WordRole::negator) || is_light(word);
}

// Determiner, adjectives and adverbs before a predicate noun or adjective.
bool modifies_predicate(const Word& word) {
  return word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::ADV;
}

bool is_verbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

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
  return intersection(range, {word - std::min(word, window), word + window});
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

WordRange Passage::object(WordRange match) const {
  auto from = match.last;
  if (from >= words().size()) return {from, from};
  const auto anchor = words()[from - 1].upos == Upos::ADP ? from - 1 : match.first;  // the clause of "because of"
  const auto range = limit(piece(anchor) == nullptr && piece(from) != nullptr ? from : anchor);
  if (from >= range.last) return {from, from};
  const auto direct = noun_phrase_after(words(), from, range);
  if (!direct.empty() || words()[from].upos != Upos::ADP) return direct;
  const auto indirect = noun_phrase_after(words(), from + 1, range);
  if (has_role(words()[from], WordRole::toward)) return indirect;
  const bool inserted = !indirect.empty() && indirect.last < range.last;  // "condemned in the strongest terms the raid"
  return inserted ? noun_phrase_after(words(), indirect.last, range) : WordRange{from, from};
}

bool Passage::is_predicate(std::uint32_t word) const {
  const auto range = limit(word);
  auto at = word;
  while (at > range.first && (modifies_predicate(words()[at - 1]) || words()[at - 1].norm == "not")) --at;
  return at > range.first && has_role(words()[at - 1], WordRole::copula);
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

// Where the verb group or predicate that ends at `word` begins.
std::uint32_t Passage::skip_group(std::uint32_t word, WordRange range) const {
  const bool predicate = is_predicate(word);
  auto at = word;
  while (predicate && at > range.first && modifies_predicate(words()[at - 1])) --at;
  for (bool infinitive = false; at > range.first; --at) {  // "is ready to help", "decided to leave"
    const auto& before = words()[at - 1];
    const bool governs_infinitive = infinitive && (before.upos == Upos::VERB || before.upos == Upos::ADJ);
    if (!is_auxiliary(before) && !governs_infinitive) break;
    infinitive = before.norm == "to";
  }
  return at;
}

// The subject of the first verb of a clause.
WordRange Passage::subject_before(std::uint32_t clause) const {
  const auto& range = syntax_.clauses[clause].words;
  const auto last = std::min(range.last, range.first + window);
  for (auto at = range.first; at < last; ++at) {
    if (!is_verbal(words()[at])) continue;
    return noun_phrase_before(words(), skip_group(at, range), limit(at));
  }
  return {range.first, range.first};
}

WordRange Passage::subject(std::uint32_t word) const {
  const auto range = limit(word);
  const auto phrase = noun_phrase_before(words(), skip_group(word, range), range);
  auto index = clause_of(syntax_.clauses, word);
  const bool relative = syntax_.clauses[index].kind == ClauseKind::relative;
  const bool participle = phrase.first > range.first + 1 && !phrase.empty() &&
                          words()[phrase.first - 1].upos == Upos::VERB &&
                          words()[phrase.first - 1].norm.ends_with("ing") && is_noun(words()[phrase.first - 2]);
  if (participle) return noun_phrase_before(words(), phrase.first - 1, range);  // "the format joining X was good"
  if (!phrase.empty() && !(relative && phrase.first == range.first)) return phrase;
  if (relative) {  // "the rebels, who attacked": the noun before the clause
    auto until = syntax_.clauses[index].words.first;
    if (until > 0 && words()[until - 1].norm == ",") --until;
    return until == 0 ? phrase : noun_phrase_before(words(), until, limit(until - 1));
  }
  const auto first = sentence(word).first;
  for (std::uint32_t hop = 0; hop < clause_hops; ++hop, --index) {
    const auto before = subject_before(index);
    if (!before.empty() && before.last <= word) return before;
    if (syntax_.clauses[index].words.first <= first || index == 0) break;
  }
  return {word, word};
}

// X of "regards X as reckless".
WordRange Passage::before_as(std::uint32_t adjective) const {
  const auto range = limit(adjective);
  auto at = adjective;
  while (at > range.first && (modifies_predicate(words()[at - 1]) || words()[at - 1].norm == ",")) --at;
  if (at == range.first || words()[at - 1].norm != "as") return {};
  const auto near = noun_phrase_before(words(), at - 1, range);
  const auto* content = piece(adjective);
  return near.empty() && content != nullptr ? noun_phrase_after(words(), content->first, *content) : near;
}

WordRange Passage::modified(WordRange adjective) const {
  const bool predicate = is_predicate(adjective.first);
  if (const auto named = subject(adjective.first); predicate && !target(named).empty()) return named;
  if (const auto viewed = before_as(adjective.first); !viewed.empty()) return viewed;
  const auto range = limit(adjective.first);
  auto at = adjective.last;
  while (at + 1 < range.last && (words()[at].upos == Upos::CCONJ || words()[at].norm == ",") &&
         (words()[at + 1].upos == Upos::ADJ || words()[at + 1].upos == Upos::ADV))
    ++at;  // "constructive and timely role"
  const auto phrase = noun_phrase_after(words(), at, range);
  const bool attributive = !phrase.empty() && words()[phrase.first].upos != Upos::DET &&
                           words()[phrase.first].upos != Upos::PRON && words()[phrase.first].upos != Upos::NUM;
  return attributive ? phrase : subject(adjective.first);
}

bool Passage::is_passive(std::uint32_t verb) const {
  if (words()[verb].upos != Upos::VERB || words()[verb].norm.ends_with("ing")) return false;
  const auto range = limit(verb);
  for (auto at = verb; at > range.first; --at) {
    const auto& before = words()[at - 1];
    if (before.upos == Upos::AUX) return before.lemma == "be";
    const bool coordinate = before.upos == Upos::CCONJ && at > range.first + 1 && words()[at - 2].upos == Upos::VERB;
    if (coordinate) --at;  // "was praised and supported"
    if (coordinate) continue;
    if (before.upos != Upos::ADV && before.norm != "not") return false;
  }
  return false;
}

WordRange Passage::by_agent(std::uint32_t word) const {
  const auto range = limit(word);
  const auto last = std::min(range.last, word + 2 * group_words);
  for (auto at = word; at < last; ++at) {
    if (words()[at].norm == "by") return noun_phrase_after(words(), at + 1, range);
  }
  return {word, word};
}

WordRange Passage::doer_of_event(WordRange noun) const {
  const auto range = limit(noun.first);
  if (const auto agent = by_agent(noun.last - 1); !agent.empty()) return agent;
  auto at = noun.first;
  while (at > range.first && (words()[at - 1].upos == Upos::ADJ || words()[at - 1].upos == Upos::NOUN) &&
         name_at(at - 1) == nullptr)
    --at;
  if (at == range.first) return {at, at};
  if (words()[at - 1].norm == "'s" || words()[at - 1].norm == "'") return noun_phrase_before(words(), at - 1, range);
  const auto* nation = name_at(at - 1);
  return nation != nullptr && nation->kind == NameKind::nationality ? nation->words : WordRange{at, at};
}

const Name* Passage::name_at(std::uint32_t word) const {
  const auto after =
      std::ranges::upper_bound(syntax_.names, word, {}, [](const Name& name) { return name.words.first; });
  return after != syntax_.names.begin() && (after - 1)->words.contains(word) ? &*(after - 1) : nullptr;
}

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

std::uint32_t Passage::head(WordRange phrase) const {
  std::uint32_t head = phrase.first;
  for (auto at = phrase.first; at < phrase.last; ++at) {
    if (is_noun(words()[at])) head = at;
    if (words()[at].upos == Upos::ADP && at > phrase.first) break;
  }
  return head;
}

// X of "X's role".
WordRange Passage::possessor(WordRange phrase) const {
  for (auto at = phrase.first; at < phrase.last; ++at) {
    if (at > phrase.first && (words()[at].norm == "'s" || words()[at].norm == "'")) return {phrase.first, at};
  }
  return {phrase.first, phrase.first};
}

WordRange Passage::target(WordRange phrase) const {
  for (bool moved = true; moved && !phrase.empty();) {
    moved = false;
    const auto at = head(phrase);
    if (!has_role(words()[at], WordRole::transparent)) break;
    if (at + 2 <= phrase.last && at + 1 < phrase.last && words()[at + 1].upos == Upos::ADP) {
      phrase = {at + 2, phrase.last};
      moved = true;
    } else if (const auto owner = possessor(phrase); !owner.empty()) {
      phrase = owner;
    }
  }
  if (phrase.empty()) return phrase;
  const auto at = head(phrase);
  for (auto i = at + 1; i < phrase.last && is_party(phrase); ++i) {  // "Norway for the venue": the party alone
    const auto& link = words()[i];
    const bool part_of_name =
        i + 1 < phrase.last && words()[i + 1].upos != Upos::NOUN && words()[i + 1].upos != Upos::ADJ;
    if (link.upos == Upos::ADP && !((link.norm == "of" || link.norm == "in") && part_of_name)) phrase.last = i;
  }
  const bool nominal = is_noun(words()[at]) || words()[at].upos == Upos::ADJ;
  const bool empty = !nominal || (phrase.size() <= 2 && has_role(words()[at], WordRole::empty));
  return empty || is_mention(phrase) ? WordRange{phrase.first, phrase.first} : phrase;
}

std::string Passage::key(WordRange phrase) const {
  std::string result;
  for (auto at = phrase.first; at < phrase.last; ++at) {
    if (words()[at].upos != Upos::DET) result.append(words()[at].norm).append(1, ' ');
  }
  return result;
}

std::string Passage::name(WordRange phrase) const {
  while (phrase.size() > 1 && words()[phrase.first].upos == Upos::DET) ++phrase.first;
  std::string result;
  for (auto at = phrase.first; at < phrase.last; ++at) {
    const auto& word = words()[at];
    if (at > phrase.first && word.span.begin > words()[at - 1].span.end) result += ' ';
    result += word.upos == Upos::PROPN ? word.lemma : word.norm;
  }
  return result;
}

WordRange Passage::small_clause_subject(std::uint32_t predicate) const {
  const auto* content = piece(predicate);
  if (content == nullptr || !query_.cue || predicate - content->first > group_words) return {};
  for (auto at = content->first; at < predicate; ++at) {
    if (is_verbal(words()[at])) return {};
  }
  const auto phrase = noun_phrase_after(words(), content->first, {content->first, predicate});
  return phrase.empty() || phrase.last > predicate ? WordRange{} : phrase;
}

WordRange Passage::phrase_content() const {
  const auto& content = query_.content.front();
  const auto phrase = noun_phrase_after(words(), content.first, {content.first, content.last});
  for (auto at = phrase.last; at < content.last && at < phrase.last + 3; ++at) {
    const auto& word = words()[at];
    if (word.norm == "to" || (is_verbal(word) && !word.norm.ends_with("ing"))) return {};
    if (word.upos != Upos::ADV && word.upos != Upos::PUNCT) break;
  }
  return phrase;
}

std::vector<WordRange> Passage::coordinates(WordRange phrase) const {
  std::vector<WordRange> result;
  const auto range = limit(phrase.last - 1);
  for (auto at = phrase.last; at + 1 < range.last && result.size() < 8;) {
    const bool comma = words()[at].norm == ",";
    if (!comma && words()[at].norm != "and" && words()[at].norm != "or") break;
    if (comma && words()[at + 1].upos == Upos::CCONJ) ++at;
    const auto next = noun_phrase_after(words(), at + 1, range);
    if (next.empty() || (comma && words()[head(next)].upos != Upos::PROPN)) break;
    const auto& opener = words()[next.first];
    const bool bare = opener.upos == Upos::NOUN && next.size() == 1 && words()[phrase.first].upos != Upos::NOUN;
    const auto end = std::max(next.first + 1, target(next).last);
    if (bare || (end < range.last && is_verbal(words()[end]))) break;  // the subject or verb of what follows
    result.push_back(next);
    at = next.last;
  }
  return result;
}

// A condition that opens its sentence ends at its first comma, even where no verb was seen before it.
WordRange Passage::condition_part(const Clause& clause) const {
  auto range = clause.words;
  if (sentence(range.first).first != range.first) return range;
  for (auto at = range.first; at < std::min(range.last, range.first + window); ++at) {
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
    while (!range.empty() && words()[range.last - 1].upos == Upos::PUNCT) --range.last;
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
