#include "communique/statement.hpp"

#include <algorithm>

#include "statement/contents.hpp"
#include "statement/cues.hpp"
#include "statement/draft.hpp"
#include "statement/quotations.hpp"
#include "statement/seen_drafts.hpp"
#include "statement/sources.hpp"
#include "statement/speakers.hpp"
#include "statement/turns.hpp"
#include "statement/voice.hpp"

namespace communique {
namespace {

constexpr std::uint32_t farthest_parent = 48;  // drafts back that can enclose one
constexpr std::uint32_t deepest = 3;           // levels of nesting: more are no text that anybody writes

Scene make_scene(const Text& text, const Segments& segments, const Syntax& syntax, const Matches& matches,
                 const AttributionOptions& options) {
  Scene scene{text,
              segments,
              syntax,
              matches,
              options,
              find_utterances(text, segments, syntax),
              std::vector<std::uint32_t>(syntax.words.size())};
  for (std::uint32_t i = 0; i < syntax.sentences.size(); ++i) {
    const auto sentence = syntax.sentences[i];
    std::fill(scene.sentence_of.begin() + sentence.first, scene.sentence_of.begin() + sentence.last, i);
  }
  return scene;
}

std::vector<Draft> cued_drafts(const Scene& scene) {
  const auto hits = find_cues(scene);
  std::vector<std::optional<Source>> sources;
  for (std::size_t i = 0; i < hits.size(); ++i) sources.push_back(find_source(scene, hits, i, sources));
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const bool quoted = scene.utterances.at(hits[i].group.first) != nullptr;  // "we hope": the speaker's own words
    if (quoted && sources[i] && is_first_person(scene, sources[i]->mention)) continue;
    auto draft = find_content(scene, hits, i, sources);
    if (!draft) continue;
    if (!draft->mention) draft->link = SpeakerLink::nobody;
    drafts.push_back(std::move(*draft));
  }
  sort_drafts(scene, drafts);
  return drafts;
}

bool contains(const Scene& scene, const Draft& outer, const Draft& inner) {
  const auto at = inner.cue ? span_of(scene.syntax.words, *inner.cue) : inner.content.front();
  const bool inside = std::ranges::any_of(outer.content, [&](Span span) { return span.contains(at); });
  return inside && (!outer.cue || !inner.cue || *outer.cue != *inner.cue);
}

std::vector<std::optional<std::uint32_t>> find_parents(const Scene& scene, const std::vector<Draft>& drafts) {
  std::vector<std::optional<std::uint32_t>> parents(drafts.size());
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    for (auto before = i; before > 0 && i - before < farthest_parent && !parents[i]; --before) {
      if (contains(scene, drafts[before - 1], drafts[i])) parents[i] = before - 1;
    }
  }
  return parents;
}

// Leaves out what is nested deeper than anybody writes, so that the result stays linear in the text.
void drop_deepest(const Scene& scene, std::vector<Draft>& drafts) {
  const auto parents = find_parents(scene, drafts);
  std::vector<std::uint32_t> depth(drafts.size());
  for (std::uint32_t i = 0; i < drafts.size(); ++i) depth[i] = parents[i] ? depth[*parents[i]] + 1 : 0;
  std::size_t at = 0;
  std::erase_if(drafts, [&](const Draft&) { return depth[at++] > deepest; });
}

// "said he had no information" is one refusal, and so is what follows of it: "… and referred the question to others".
bool belongs_to(const Scene& scene, const Draft& refusal, const Draft& outer) {
  if (outer.content.empty() || !refusal.mention) return false;
  const auto mention = scene.word(refusal.mention->first);
  const bool opens = mention.upos == Upos::PRON && outer.content.front().begin == mention.span.begin;
  const bool goes_on = outer.type == StatementType::withheld && outer.mention == refusal.mention &&
                       scene.sentence_of[outer.cue->first] == scene.sentence_of[refusal.cue->first];
  return opens || goes_on;
}

void merge_refusals(const Scene& scene, std::vector<Draft>& drafts) {
  std::vector<bool> merged(drafts.size());
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    const auto& refusal = drafts[i];
    if (refusal.type != StatementType::withheld || refusal.rule == nullptr || refusal.rule->scope != "none") continue;
    for (auto before = i; before > 0 && i - before < farthest_parent && !merged[i]; --before) {
      auto& outer = drafts[before - 1];
      if (!outer.cue || !belongs_to(scene, refusal, outer)) continue;
      outer.type = StatementType::withheld;
      outer.rule = refusal.rule;
      merged[i] = true;
    }
  }
  std::size_t at = 0;
  std::erase_if(drafts, [&](const Draft&) { return merged[at++]; });
}

Statement finish(const Scene& scene, Draft&& draft) {
  Statement statement;
  statement.type = draft.type;
  if (draft.mention) statement.mention = span_of(scene.syntax.words, *draft.mention);
  if (draft.cue) statement.cue = span_of(scene.syntax.words, *draft.cue);
  statement.cue_rule = draft.rule;
  statement.content = std::move(draft.content);
  statement.quoted = std::move(draft.quoted);
  statement.addressee = draft.addressee;
  statement.medium = draft.medium;
  statement.unclosed = draft.unclosed;
  statement.confidence = draft.confidence;
  return statement;
}

}  // namespace

std::string_view name_of(StatementType type) {
  switch (type) {
    case StatementType::direct:
      return "direct";
    case StatementType::indirect:
      return "indirect";
    case StatementType::mixed:
      return "mixed";
    case StatementType::withheld:
      return "withheld";
  }
  return {};
}

std::string_view name_of(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::person:
      return "person";
    case SpeakerKind::organisation:
      return "organisation";
    case SpeakerKind::government:
      return "government";
    case SpeakerKind::role:
      return "role";
    case SpeakerKind::unknown:
      return "unknown";
  }
  return {};
}

Attribution find_statements(const Text& text, const Segments& segments, const Syntax& syntax, const Matches& matches,
                            const AttributionOptions& options, const Emissions* emissions) {
  auto scene = make_scene(text, segments, syntax, matches, options);
  auto drafts = cued_drafts(scene);
  if (emissions != nullptr) drafts = with_seen(scene, std::move(drafts), *emissions);
  if (!read_turns(scene, drafts)) {
    merge_refusals(scene, drafts);
    add_uncued_quotations(scene, drafts);
    if (has_own_voice(scene, drafts)) {
      if (options.author.empty()) scene.author = named_author(scene, drafts);
      speak_in_own_voice(scene, drafts);
    }
  }
  drop_deepest(scene, drafts);
  const auto parents = find_parents(scene, drafts);
  auto resolved = resolve_speakers(scene, drafts, parents);
  Attribution result;
  result.speakers = std::move(resolved.speakers);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    result.statements.push_back(finish(scene, std::move(drafts[i])));
    result.statements.back().speaker = resolved.of_draft[i];
    result.statements.back().speaker_rule = resolved.rules[i];
    result.statements.back().parent = parents[i];
  }
  return result;
}

}  // namespace communique
