#include "statement/borders.hpp"

#include <algorithm>

#include "statement/constants.hpp"
#include "statement/cues.hpp"

namespace communique {
namespace {

// Where a relative clause closes, what its verb takes as an object ends too: "X, who had blamed Y, said".
std::uint32_t end_of_clause(const Scene& scene, const CueHit& hit) {
  const auto& clause = scene.syntax.clauses[clause_of(scene.syntax.clauses, hit.match.first)];
  const bool relative = clause.kind == ClauseKind::relative && hit.rule->scope == "object";
  return relative ? std::min(clause.words.last, hit.region.last) : hit.region.last;
}

// The comma or conjunction that parts two statements just before `at`; 0 where none does.
std::uint32_t border_before(const Scene& scene, std::uint32_t first, std::uint32_t at, bool inherited) {
  bool comma = false;
  bool conjunction = false;
  for (; at > first; --at) {
    const auto& word = scene.word(at - 1);
    if (is_comma(word)) {
      comma = true;
    } else if (word.upos == Upos::CCONJ || word.norm == "while") {
      conjunction = true;
    } else if (!is_adverb(word) && !is_quotation_mark(scene, at - 1)) {
      break;
    }
  }
  return (inherited && (comma || conjunction)) || (comma && conjunction) ? at : 0;
}

}  // namespace

std::uint32_t content_end(const Scene& scene, const std::vector<CueHit>& hits, std::size_t index,
                          const std::vector<std::optional<Source>>& sources, std::uint32_t start) {
  const auto& hit = hits[index];
  const auto last = end_of_clause(scene, hit);
  for (auto next = index + 1; next < hits.size() && hits[next].group.first < last; ++next) {
    const auto& other = hits[next];
    const auto& source = sources[next];
    if (!source || other.rule->weight < AttributionConstants::get().that_clause) continue;
    if (other.group.first < start || !scene.utterances.are_on_one_level(other.group.first, hit.group.first)) continue;
    const auto begin = source->inherited ? other.group.first : std::min(source->mention.first, other.group.first);
    const auto border = border_before(scene, hit.region.first, begin, source->inherited || other.gerund);
    if (border > start) return border;
  }
  return last;
}

}  // namespace communique
