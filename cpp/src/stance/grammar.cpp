// Subjects, objects, predicates and targets around a word: the grammar of a passage.
#include <algorithm>

#include "stance/passage.hpp"
#include "stance/tags.hpp"

namespace communique {

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
  const auto last = std::min(range.last, range.first + look_around);
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
                          words()[phrase.first - 1].norm.ends_with("ing") && is_nominal(words()[phrase.first - 2]);
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
  if (!near.empty() || content == nullptr) return near;
  return noun_phrase_after(words(), content->first, {content->first, content->first + look_around});
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

// X of "X's role".
WordRange Passage::possessor(WordRange phrase) const {
  for (auto at = phrase.first; at < phrase.last; ++at) {
    if (at > phrase.first && (words()[at].norm == "'s" || words()[at].norm == "'")) return {phrase.first, at};
  }
  return {phrase.first, phrase.first};
}

std::uint32_t Passage::head(WordRange phrase) const {
  std::uint32_t head = phrase.first;
  for (auto at = phrase.first; at < phrase.last; ++at) {
    if (is_nominal(words()[at])) head = at;
    if (words()[at].upos == Upos::ADP && at > phrase.first) break;
  }
  return head;
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
  const bool nominal = is_nominal(words()[at]) || words()[at].upos == Upos::ADJ;
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
    const bool keeps_capitals = word.upos == Upos::PROPN || (word.upos == Upos::ADJ && word.form == WordForm::plain);
    result += keeps_capitals ? word.lemma : word.norm;
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

}  // namespace communique
