#include "statement/speakers.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "statement/entities.hpp"
#include "statement/mentions.hpp"
#include "statement/roles.hpp"
#include "syntax/gazetteer.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

bool is_first_person(std::string_view norm) { return norm == "i" || norm == "we"; }
bool is_plural(std::string_view norm) { return norm == "they" || norm == "we" || norm == "both"; }

// An entity and the name of the rule that found it.
struct Finding {
  std::uint32_t entity;
  const char* rule;
};

class Resolver {
 public:
  Resolver(const Scene& scene, const std::vector<Draft>& drafts,
           const std::vector<std::optional<std::uint32_t>>& parents)
      : scene_(scene), drafts_(drafts), parents_(parents), entities_(scene), findings_(drafts.size()) {}

  ResolvedSpeakers run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) resolve(i);
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].link == SpeakerLink::heading) findings_[i] = heading(i);
    }
    return collect();
  }

 private:
  const Word& word(std::uint32_t at) const { return scene_.word(at); }
  std::string text(WordRange words) const {
    return std::string(scene_.text.slice(span_of(scene_.syntax.words, words)));
  }

  void resolve(std::uint32_t index) {
    const auto& draft = drafts_[index];
    switch (draft.link) {
      case SpeakerLink::mention:
        findings_[index] = draft.mention ? mention(index, *draft.mention) : std::nullopt;
        break;
      case SpeakerLink::previous:
        findings_[index] = previous(index);
        break;
      case SpeakerLink::author:
        findings_[index] = author();
        break;
      default:
        break;
    }
    if (!findings_[index]) return;
    auto& entity = entities_[findings_[index]->entity];
    if (draft.mention) note_mention(entity, *draft.mention, findings_[index]->rule);
    entity.last_seen = std::max(entity.last_seen, position(draft));
    if (!parents_[index]) latest_ = findings_[index]->entity;
    latest_any_ = findings_[index]->entity;
    if (entity.speaker.kind == SpeakerKind::organisation) latest_organisation_ = findings_[index]->entity;
  }

  std::uint32_t position(const Draft& draft) const {
    if (draft.mention) return word(draft.mention->first).span.begin + 1;
    return draft.content.empty() ? 1 : draft.content.front().begin + 1;
  }

  void note_mention(Entity& entity, WordRange mention, const char* rule) {
    const auto span = span_of(scene_.syntax.words, mention);
    auto& speaker = entity.speaker;
    if (!speaker.mentions.empty() && speaker.mentions.back() == span) return;
    speaker.mentions.push_back(span);
    if (speaker.rule.empty()) speaker.rule = rule;
    if (mention.size() == 1 && word(mention.first).upos == Upos::PRON) {
      const auto norm = word(mention.first).norm;
      if (norm == "he") entity.gender = Gender::male;
      if (norm == "she") entity.gender = Gender::female;
      return;
    }
    const auto form = text(mention);
    if (form != speaker.name && std::ranges::find(speaker.aliases, form) == speaker.aliases.end() &&
        speaker.aliases.size() < most_aliases)
      speaker.aliases.push_back(form);
  }

  std::optional<Finding> mention(std::uint32_t index, WordRange words) {
    if (words.size() == 1 && word(words.first).upos == Upos::PRON) return pronoun(index, word(words.first).norm);
    return named(words);
  }

  // "the Sailors' Guild (SG)" is named by the words before the brackets.
  WordRange without_brackets(WordRange words) const {
    for (auto at = words.first + 1; at < words.last; ++at) {
      if (word(at).norm == "(") return {words.first, at};
    }
    return words;
  }

  std::optional<Finding> named(WordRange mention) {
    const auto full = without_brackets(mention);
    auto words = full;
    while (!words.empty() && (word(words.first).upos == Upos::DET || word(words.first).upos == Upos::PUNCT) &&
           words.size() > 1)
      ++words.first;
    if (const auto known = entities_.known(name_key(text(words)))) return Finding{*known, "gazetteer"};
    if (const auto person = person_in(words)) return person;
    const auto name = text(words);
    const auto key = name_key(name);
    if (const auto* place = Gazetteer::get().place(key)) {
      const char* rule = place->kind == PlaceKind::capital      ? "capital as government"
                         : place->kind == PlaceKind::government ? "seat as government"
                                                                : "country as government";
      return Finding{entities_.named(std::string(place->country), SpeakerKind::government), rule};
    }
    if (const auto* organisation = Gazetteer::get().organisation(key))
      return Finding{entities_.named(std::string(*organisation), SpeakerKind::organisation), "organisation"};
    if (const auto role = role_in(full, words)) return role;
    if (const auto organisation = organisation_in(full, words)) return organisation;
    return Finding{entities_.named(name, kind_of(scene_, words)), "as written"};
  }

  std::optional<Finding> person_in(WordRange words) {
    const auto name = person_name(scene_, words);
    if (!name) return std::nullopt;
    const auto entity = entities_.person(*name);
    const bool full = name_key(text(*name)) == name_key(entities_[entity].speaker.name);
    return Finding{entity, full ? "name" : "shorter name"};
  }

  // "the spokesperson": its latest bearer, if it is definite; else the role itself.
  std::optional<Finding> role_in(WordRange full, WordRange words) {
    const auto role = role_words(text(words));
    if (role.empty()) return std::nullopt;
    const auto opener = word(full.first).norm;
    const bool indefinite = opener == "a" || opener == "an" || opener == "another" || opener == "one" ||
                            opener == "some" || opener == "several" || word(words.last - 1).norm.ends_with("s");
    if (const auto bearer = indefinite ? std::nullopt : entities_.bearer(role)) return Finding{*bearer, "role"};
    if (const auto person = entities_.only_person(); person && opener == "the") return Finding{*person, "only person"};
    const auto entity = entities_.named(spelt_out_role(text(words)), SpeakerKind::role);
    if (entities_[entity].speaker.role.empty()) entities_[entity].speaker.role = text(words);
    return Finding{entity, "role as written"};
  }

  // "the company": the organisation that spoke or was named last.
  std::optional<Finding> organisation_in(WordRange full, WordRange words) {
    const auto opener = word(full.first).norm;
    const auto key = name_key(scene_.text.slice(word(words.first).span));
    if (words.size() != 1 || (opener != "the" && opener != "its") || !Gazetteer::get().is_generic_organisation(key))
      return std::nullopt;
    if (latest_organisation_) return Finding{*latest_organisation_, "organisation named before"};
    const auto* name = last_name(words.first, NameKind::organisation);
    if (name == nullptr) return std::nullopt;
    return Finding{entities_.named(text(name->words), SpeakerKind::organisation), "organisation named before"};
  }

  // The latest name of the kind before word `until`, among the nearest ones.
  const Name* last_name(std::uint32_t until, NameKind kind) const {
    const auto& names = scene_.syntax.names;
    auto at = std::ranges::lower_bound(names, until, {}, [](const Name& name) { return name.words.first; });
    for (std::size_t steps = 0; at != names.begin() && steps < farthest_draft; ++steps) {
      --at;
      if (at->kind == kind) return &*at;
    }
    return nullptr;
  }

  std::optional<Finding> pronoun(std::uint32_t index, std::string_view norm) {
    norm = subject_form(norm);
    if (is_first_person(norm)) {
      const auto parent = parents_[index];
      if (parent && findings_[*parent]) return Finding{findings_[*parent]->entity, "first person"};
      return author();
    }
    const auto fits = [&](std::uint32_t entity) { return agrees(norm, entities_[entity]); };
    if (norm == "he" || norm == "she") {
      const auto subject = last_subject(drafts_[index]);
      if (subject && fits(*subject)) return Finding{*subject, "pronoun"};
    }
    for (const auto candidate : {latest_any_, latest_}) {
      if (candidate && fits(*candidate)) return Finding{*candidate, "pronoun"};
    }
    if (norm == "he" || norm == "she") {
      if (const auto subject = last_person(drafts_[index])) return Finding{*subject, "pronoun"};
    }
    for (auto earlier = index; earlier > 0 && index - earlier < farthest_draft; --earlier) {
      if (findings_[earlier - 1] && fits(findings_[earlier - 1]->entity))
        return Finding{findings_[earlier - 1]->entity, "pronoun"};
    }
    return std::nullopt;
  }

  // "their claim that": whose it is, they hold.
  static std::string_view subject_form(std::string_view norm) {
    if (norm == "his") return "he";
    if (norm == "her") return "she";
    if (norm == "their") return "they";
    if (norm == "its") return "it";
    if (norm == "our") return "we";
    return norm == "my" ? "i" : norm;
  }

  static bool agrees(std::string_view norm, const Entity& entity) {
    const bool personal = entity.speaker.kind == SpeakerKind::person || entity.speaker.kind == SpeakerKind::role;
    if (norm == "he") return personal && entity.gender != Gender::female;
    if (norm == "she") return personal && entity.gender != Gender::male;
    if (is_plural(norm)) return entity.speaker.kind != SpeakerKind::person;
    return !personal;
  }

  // The person who is the subject of a sentence since the last statement: "Velasco leads the port. “…,” he said."
  std::optional<std::uint32_t> last_subject(const Draft& draft) {
    const auto spoken = latest_ ? entities_[*latest_].last_seen : 0;
    auto before = draft.content.empty()
                      ? draft.mention->first
                      : std::min(draft.mention->first, words_in(scene_.syntax.words, draft.content.front()).first);
    auto sentence = before < scene_.sentence_of.size() ? scene_.sentence_of[before] : 0;
    for (std::uint32_t steps = 0; sentence > 0 && steps < farthest_subject; ++steps) {
      const auto words = scene_.syntax.sentences[--sentence];
      if (words.empty() || word(words.first).span.begin + 1 < spoken) return std::nullopt;
      if (scene_.utterances.at(words.first) != nullptr) continue;
      if (const auto person = subject_person(words)) return person;
    }
    return std::nullopt;
  }

  // The person named before the first verb of the sentence.
  std::optional<std::uint32_t> subject_person(WordRange sentence) {
    const auto& names = scene_.syntax.names;
    auto at = std::ranges::lower_bound(names, sentence.first, {}, [](const Name& name) { return name.words.first; });
    auto verb = sentence.first;
    while (verb < sentence.last && word(verb).upos != Upos::VERB && word(verb).upos != Upos::AUX) ++verb;
    for (; at != names.end() && at->words.first < verb; ++at) {
      if (at->kind == NameKind::person) return entities_.person(at->words);
    }
    return std::nullopt;
  }

  // The latest person named before the draft, where no speaker fits.
  std::optional<std::uint32_t> last_person(const Draft& draft) {
    const auto* name = last_name(draft.mention->first, NameKind::person);
    return name == nullptr ? std::nullopt : std::optional(entities_.person(name->words));
  }

  std::optional<Finding> previous(std::uint32_t) const {
    if (!latest_) return std::nullopt;
    return Finding{*latest_, "continued quotation"};
  }

  std::optional<Finding> author() {
    if (!scene_.options.author.empty())
      return Finding{entities_.named(scene_.options.author, SpeakerKind::organisation), "author"};
    if (!scene_.author) return std::nullopt;
    auto finding = named(*scene_.author);
    if (finding) finding->rule = "author";
    return finding;
  }

  std::unordered_set<std::string> words_of(const Draft& draft) const {
    std::unordered_set<std::string> result;
    for (const auto span : draft.content) {
      const auto words = words_in(scene_.syntax.words, span);
      for (auto i = words.first; i < words.last; ++i) {
        if (word(i).upos != Upos::PUNCT) result.insert(std::string(word(i).norm));
      }
    }
    return result;
  }

  // A quotation as a heading: whoever says most of its words below.
  std::optional<Finding> heading(std::uint32_t index) {
    const auto wanted = words_of(drafts_[index]);
    for (auto i = index + 1; i < drafts_.size() && i - index < farthest_heading; ++i) {
      if (!findings_[i] || drafts_[i].quoted.empty()) continue;
      const auto have = words_of(drafts_[i]);
      const auto shared =
          static_cast<std::size_t>(std::ranges::count_if(wanted, [&](const auto& w) { return have.contains(w); }));
      if (shared * 3 >= wanted.size() * 2) return Finding{findings_[i]->entity, "heading repeated below"};
    }
    return std::nullopt;
  }

  // The speakers in the order of their first statement.
  ResolvedSpeakers collect() {
    ResolvedSpeakers result;
    std::vector<std::optional<std::uint32_t>> place(entities_.size());
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      result.of_draft.emplace_back();
      result.rules.emplace_back(findings_[i] ? findings_[i]->rule : "");
      if (!findings_[i]) continue;
      auto& index = place[findings_[i]->entity];
      if (!index) {
        index = static_cast<std::uint32_t>(result.speakers.size());
        result.speakers.push_back(entities_[findings_[i]->entity].speaker);
        if (result.speakers.back().rule.empty()) result.speakers.back().rule = findings_[i]->rule;
      }
      result.of_draft.back() = index;
    }
    return result;
  }

  static constexpr std::size_t most_aliases = 32;
  static constexpr std::uint32_t farthest_subject = 3;   // sentences back that a pronoun can reach
  static constexpr std::uint32_t farthest_draft = 16;    // statements back that a pronoun can reach
  static constexpr std::uint32_t farthest_heading = 32;  // statements down that a heading can stand over

  const Scene& scene_;
  const std::vector<Draft>& drafts_;
  const std::vector<std::optional<std::uint32_t>>& parents_;
  Entities entities_;
  std::vector<std::optional<Finding>> findings_;
  std::optional<std::uint32_t> latest_;  // speaker of the last statement that is not nested
  std::optional<std::uint32_t> latest_organisation_;
  std::optional<std::uint32_t> latest_any_;  // of the last statement of all
};

}  // namespace

ResolvedSpeakers resolve_speakers(const Scene& scene, const std::vector<Draft>& drafts,
                                  const std::vector<std::optional<std::uint32_t>>& parents) {
  return Resolver(scene, drafts, parents).run();
}

}  // namespace communique
