#include "statement/attributions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/decoders.hpp"
#include "model/shares.hpp"

namespace communique {
namespace {

constexpr std::size_t nearest = 8;  // spans on either side that a span may belong to

// Scores of one head, to which rules may add.
class Spans {
 public:
  Spans(const WordScores& scores, std::string_view name)
      : scores_(scores.scores), share_(static_cast<float>(model_share(name))) {}

  void add(WordRange words) {
    for (auto at = words.first; at < words.last; ++at)
      scores_[at * labels.count() + (at == words.first ? BioLabels::begin(0) : BioLabels::inside(0))] += share_;
  }

  std::vector<WordRange> decode() const {
    std::vector<WordRange> spans;
    for (const auto& range : ranges_of(viterbi(labels, std::span<const float>(scores_))))
      spans.push_back({range.first, range.last});
    return spans;
  }

 private:
  static constexpr BioLabels labels{1};
  std::vector<float> scores_;
  float share_;
};

// The spans near a word, by their places in `spans`.
std::pair<std::size_t, std::size_t> near_to(const std::vector<WordRange>& spans, std::uint32_t word) {
  const auto after = std::ranges::lower_bound(spans, word, {}, &WordRange::first);
  const auto at = static_cast<std::size_t>(after - spans.begin());
  return {at - std::min(at, nearest), std::min(at + nearest, spans.size())};
}

double score(const PairScores& link, WordRange cue, WordRange span) {
  return link.score(link.mean_left(cue.first, cue.last), link.ends_right(span.first, span.last),
                    link_distance(cue.first, cue.last, span.first, span.last));
}

// The best of the neighbours; none where nothing fits.
template <typename Score>
std::optional<std::size_t> best_of(const std::vector<WordRange>& spans, WordRange near, const Score& score_of) {
  std::optional<std::size_t> best;
  double greatest = 0;
  const auto [first, last] = near_to(spans, near.first);
  for (auto i = first; i < last; ++i) {
    const double score = score_of(spans[i]);
    if (score <= greatest) continue;
    greatest = score;
    best = i;
  }
  return best;
}

// Which cue reports each content, and what is left of the contents for it.
class Contents {
 public:
  Contents(const PairScores& link, const std::vector<WordRange>& cues, const std::vector<WordRange>& contents)
      : cues_(cues), contents_(contents), wholes_(contents), best_(cues.size()) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const auto cue = best_of(cues, contents[i], [&](WordRange span) { return score(link, span, contents[i]); });
      cue_of_.push_back(cue);
      fit_.push_back(cue ? score(link, cues[*cue], contents[i]) : 0);
      if (cue && (!best_[*cue] || fit_[i] > fit_[*best_[*cue]])) best_[*cue] = i;
    }
    join_nested();
  }

  // The best content of a cue, and one on its other side: “…,” she said, “…”.
  std::optional<std::size_t> cue(std::size_t content) const {
    if (!cue_of_[content]) return std::nullopt;
    const auto& own = cues_[*cue_of_[content]];
    const auto top = *best_[*cue_of_[content]];
    if (content == top) return cue_of_[content];
    static const double most = model_share("across");
    const auto &span = contents_[content], &best = contents_[top];
    const bool before = span.first < own.first;
    if (before == (best.first < own.first)) return std::nullopt;
    const auto gap = before ? own.first - std::min(span.last, own.first) : span.first - std::min(own.last, span.first);
    return gap <= most ? cue_of_[content] : std::nullopt;
  }
  WordRange whole(std::size_t content) const { return wholes_[content]; }

 private:
  // "said | he thinks | that it rained": labels part the outer content where the inner one begins.
  void join_nested() {
    for (auto i = contents_.size(); i-- > 1;) {
      auto& outer = wholes_[i - 1];
      const bool touches = wholes_[i].first <= outer.last + 1;
      const bool nested = cue_of_[i] && outer.contains(cues_[*cue_of_[i]].first) && cue_of_[i - 1] != cue_of_[i];
      if (touches && nested) outer.last = wholes_[i].last;
    }
  }

  const std::vector<WordRange>& cues_;
  const std::vector<WordRange>& contents_;
  std::vector<WordRange> wholes_;
  std::vector<std::optional<std::size_t>> cue_of_;  // of each content
  std::vector<double> fit_;
  std::vector<std::optional<std::size_t>> best_;  // the content of each cue that fits it best
};

}  // namespace

std::vector<SeenAttribution> find_attributions(const Emissions& emissions,
                                               const std::vector<SeenAttribution>& by_rules) {
  Spans source_scores(emissions.source, "source"), cue_scores(emissions.cue, "cue"),
      content_scores(emissions.content, "content");
  for (const auto& rule : by_rules) {
    if (rule.source) source_scores.add(*rule.source);
    cue_scores.add(rule.cue);
    for (const auto content : rule.contents) content_scores.add(content);
  }
  const auto sources = source_scores.decode(), cues = cue_scores.decode(), contents = content_scores.decode();
  std::vector<SeenAttribution> found;
  for (const auto cue : cues) {
    const auto source = best_of(sources, cue, [&](WordRange span) { return score(emissions.link_source, cue, span); });
    found.push_back({cue, source ? std::optional(sources[*source]) : std::nullopt, {}});
  }
  const Contents links(emissions.link_content, cues, contents);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (const auto cue = links.cue(i)) found[*cue].contents.push_back(links.whole(i));
  }
  std::erase_if(found, [](const SeenAttribution& seen) { return seen.contents.empty(); });
  return found;
}

}  // namespace communique
