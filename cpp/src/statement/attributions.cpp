#include "statement/attributions.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "model/label_votes.hpp"
#include "model/shares.hpp"
#include "statement/cues.hpp"
#include "syntax/words.hpp"

namespace communique {
namespace {

constexpr std::size_t nearest = 8;  // spans on either side that a span may belong to

// Whether a phrase goes on from a word to the next: "the | senators", "Barack | Obama", "presence on | Twitter".
bool goes_on(const Word& word, const Word& next) {
  const auto is_one_of = [&next](std::initializer_list<Upos> tags) { return std::ranges::count(tags, next.upos) != 0; };
  const bool nominal = is_one_of({Upos::NOUN, Upos::PROPN, Upos::NUM, Upos::ADJ});
  switch (word.upos) {
    case Upos::DET:
    case Upos::ADJ:
    case Upos::NUM:
      return nominal;
    case Upos::PRON:
      return is_possessive(word.norm) && nominal;
    case Upos::PROPN:
      return next.upos == Upos::PROPN;
    case Upos::ADP:
      return nominal || is_one_of({Upos::DET, Upos::PRON});
    case Upos::AUX:
      return is_one_of({Upos::VERB, Upos::AUX, Upos::PART, Upos::ADV, Upos::ADJ, Upos::DET});
    case Upos::PART:
      return is_one_of({Upos::VERB, Upos::AUX});
    case Upos::SCONJ:
    case Upos::CCONJ:
      return next.upos != Upos::PUNCT;
    default:
      return false;
  }
}

// For each word, whether its phrase goes on in its sentence.
std::vector<std::uint8_t> open_words(const Syntax& syntax) {
  std::vector<std::uint8_t> open(syntax.words.size());
  for (const auto sentence : syntax.sentences) {
    for (auto i = sentence.first; i + 1 < sentence.last; ++i) open[i] = goes_on(syntax.words[i], syntax.words[i + 1]);
  }
  return open;
}

// Spans of one head, for which the rules vote with what they found.
class Spans {
 public:
  Spans(const WordScores& scores, std::string_view name)
      : votes_(BioLabels{1}, scores.scores), weight_(static_cast<float>(model_share(name))) {}

  void add(WordRange words) { votes_.add({words.first, words.last, 0}, weight_); }

  std::vector<WordRange> decode(std::span<const std::uint8_t> open = {}) const {
    std::vector<WordRange> spans;
    for (const auto& span : votes_.decode(open)) spans.push_back({span.first, span.last});
    return spans;
  }

 private:
  LabelVotes votes_;
  float weight_;
};

// The spans near a word, by their places in `spans`.
std::pair<std::size_t, std::size_t> near_to(const std::vector<WordRange>& spans, std::uint32_t word) {
  const auto after = std::ranges::lower_bound(spans, word, {}, &WordRange::first);
  const auto at = static_cast<std::size_t>(after - spans.begin());
  return {at - std::min(at, nearest), std::min(at + nearest, spans.size())};
}

// A cue as one side of its links.
struct CueSide {
  WordRange words;
  PairScores::Side numbers;
};

std::vector<CueSide> sides_of(const PairScores& link, const std::vector<WordRange>& cues) {
  std::vector<CueSide> sides;
  for (const auto cue : cues) sides.push_back({cue, link.mean_left(cue.first, cue.last)});
  return sides;
}

std::int64_t distance(WordRange cue, WordRange span) {
  return link_distance(cue.first, cue.last, span.first, span.last);
}

bool are_within(WordRange cue, WordRange span, double words_between) {
  return static_cast<double>(std::abs(distance(cue, span))) <= words_between + 1;
}

// Above 0 where the two may belong together.
double fit(const PairScores& link, const CueSide& cue, WordRange span, const PairScores::Side& numbers) {
  static const double reach = model_share("reach");
  if (!are_within(cue.words, span, reach)) return 0;
  return link.score(cue.numbers, numbers, distance(cue.words, span));
}

struct Link {
  std::optional<std::size_t> to;  ///< none where nothing fits
  double fit = 0;
};

// The one that fits best among those near the word.
template <typename Fit>
Link best_of(const std::vector<WordRange>& spans, std::uint32_t word, const Fit& fit_of) {
  Link best;
  const auto [first, last] = near_to(spans, word);
  for (auto i = first; i < last; ++i) {
    if (const double fit = fit_of(i); fit > best.fit) best = {i, fit};
  }
  return best;
}

std::vector<Link> sources_of(const PairScores& link, const std::vector<WordRange>& cues,
                             const std::vector<WordRange>& sources) {
  std::vector<PairScores::Side> numbers;
  for (const auto source : sources) numbers.push_back(link.ends_right(source.first, source.last));
  std::vector<Link> links;
  for (const auto& cue : sides_of(link, cues)) {
    links.push_back(
        best_of(sources, cue.words.first, [&](std::size_t i) { return fit(link, cue, sources[i], numbers[i]); }));
  }
  return links;
}

bool are_in_one_sentence(const Syntax& syntax, WordRange a, WordRange b) {
  return sentence_at(syntax, a.first).contains(b.first);
}

// Whether a reporting clause between commas interrupts one content: "The ship |, the minister said, | would sail".
bool interrupts(const Syntax& syntax, WordRange cue, WordRange before, WordRange after) {
  const auto& words = syntax.words;
  const auto first = words.begin() + before.last, last = words.begin() + after.first;
  if (first >= last || !are_in_one_sentence(syntax, before, after)) return false;
  return std::any_of(first, words.begin() + cue.first, is_comma) &&
         std::any_of(words.begin() + cue.last, last, is_comma);
}

// Which cue reports each content, and what is left of the contents for it.
class Contents {
 public:
  Contents(const Syntax& syntax, const PairScores& link, const std::vector<WordRange>& cues,
           const std::vector<WordRange>& contents)
      : syntax_(syntax), cues_(cues), contents_(contents), wholes_(contents), best_(cues.size()) {
    const auto sides = sides_of(link, cues);
    const auto fit_of = [&](std::size_t content) {
      return [&, content, numbers = link.ends_right(contents[content].first, contents[content].last)](std::size_t cue) {
        return fit(link, sides[cue], contents[content], numbers);
      };
    };
    for (std::size_t i = 0; i < contents.size(); ++i) {
      links_.push_back(best_of(cues, contents[i].first, fit_of(i)));
      const auto cue = links_[i].to;
      if (cue && (!best_[*cue] || links_[i].fit > links_[*best_[*cue]].fit)) best_[*cue] = i;
    }
    for (std::size_t i = 0; i < contents.size(); ++i) {
      if (!cue(i)) place_displaced(i, fit_of(i));
    }
    join_nested();
  }

  // The best content of a cue, and one on its other side: “…,” she said, “…”.
  std::optional<std::size_t> cue(std::size_t content) const {
    const auto cue = links_[content].to;
    if (!cue) return std::nullopt;
    const auto& own = cues_[*cue];
    const auto top = *best_[*cue];
    if (content == top) return cue;
    const auto &span = contents_[content], &best = contents_[top];
    const bool same_side = (span.first < own.first) == (best.first < own.first);
    static const double least_fit = model_share("further_fit");
    const bool apart = !are_in_one_sentence(syntax_, own, span) && !follows_mark(span);
    if (same_side || apart || !is_near(own, span)) return std::nullopt;
    const bool fits =
        links_[content].fit >= least_fit ||
        interrupts(syntax_, own, span.first < best.first ? span : best, span.first < best.first ? best : span);
    return fits ? cue : std::nullopt;
  }
  WordRange whole(std::size_t content) const { return wholes_[content]; }

 private:
  // “A,” he said. “B.”
  bool follows_mark(WordRange content) const {
    const Word* const before = content.first == 0 ? nullptr : &syntax_.words[content.first - 1];
    return before != nullptr && before->upos == Upos::PUNCT && before->norm != "." && before->norm != "?" &&
           before->norm != "!";
  }

  // Near enough for a content that is not the best of the cue that fits it best.
  static bool is_near(WordRange cue, WordRange content) {
    static const double most = model_share("near");
    return are_within(cue, content, most);
  }

  // A content whose cue has a better one takes a near cue that has none.
  template <typename Fit>
  void place_displaced(std::size_t content, const Fit& fit_of) {
    const auto free = best_of(cues_, contents_[content].first, [&](std::size_t cue) {
      return best_[cue] || !is_near(cues_[cue], contents_[content]) ? 0.0 : fit_of(cue);
    });
    if (!free.to) return;
    links_[content] = free;
    best_[*free.to] = content;
  }

  // "said | he thinks | that it rained": labels part the outer content where the inner one begins.
  void join_nested() {
    for (auto i = contents_.size(); i-- > 1;) {
      auto& outer = wholes_[i - 1];
      const bool touches = wholes_[i].first <= outer.last + 1;
      const auto cue = links_[i].to;
      const bool nested = cue && outer.contains(cues_[*cue].first) && links_[i - 1].to != cue;
      if (touches && nested) outer.last = wholes_[i].last;
    }
  }

  const Syntax& syntax_;
  const std::vector<WordRange>& cues_;
  const std::vector<WordRange>& contents_;
  std::vector<WordRange> wholes_;
  std::vector<Link> links_;                       // the cue of each content
  std::vector<std::optional<std::size_t>> best_;  // the content of each cue that fits it best
};

}  // namespace

std::vector<SeenAttribution> find_attributions(const Syntax& syntax, const Emissions& emissions,
                                               const std::vector<SeenAttribution>& by_rules) {
  Spans source_scores(emissions.source, "source"), cue_scores(emissions.cue, "cue"),
      content_scores(emissions.content, "content");
  for (const auto& rule : by_rules) {
    if (rule.source) source_scores.add(*rule.source);
    cue_scores.add(rule.cue);
    for (const auto content : rule.contents) content_scores.add(content);
  }
  const auto open = open_words(syntax);
  const auto sources = source_scores.decode(open), cues = cue_scores.decode(), contents = content_scores.decode(open);
  std::vector<SeenAttribution> found;
  const auto source_links = sources_of(emissions.link_source, cues, sources);
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const auto source = source_links[i].to;
    found.push_back({cues[i], source ? std::optional(sources[*source]) : std::nullopt, {}});
  }
  const Contents links(syntax, emissions.link_content, cues, contents);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (const auto cue = links.cue(i)) found[*cue].contents.push_back(links.whole(i));
  }
  std::erase_if(found, [](const SeenAttribution& seen) { return seen.contents.empty(); });
  return found;
}

}  // namespace communique
