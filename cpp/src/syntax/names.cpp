#include "syntax/names.hpp"

#include <algorithm>

#include "model/decoders.hpp"
#include "model/encoder/emissions.hpp"
#include "model/shares.hpp"
#include "syntax/gazetteer.hpp"

namespace communique {
namespace {

constexpr BioLabels labels{name_kinds};

bool looks_like_name(const WordSigns& word) {
  constexpr auto listed = static_cast<std::uint16_t>(NameList::place) |
                          static_cast<std::uint16_t>(NameList::nationality) |
                          static_cast<std::uint16_t>(NameList::organisation);
  return word.capital || (word.lists & listed) != 0;
}

class SentenceNames {
 public:
  explicit SentenceNames(const Scorer& scorer) : scorer_(scorer), pipeline_(scorer), sums_(scorer.weights.lanes()) {}

  // Names of one sentence. Words that can be in none part it into stretches that do not know each other.
  void run(std::span<const WordSigns> signs, std::vector<LabelledRange>& found) {
    score_candidates(signs);
    found.clear();
    for (std::size_t i = 0, end = 0; i < signs.size(); i = end + 1) {
      end = static_cast<std::size_t>(
          std::find(candidates_.begin() + static_cast<std::ptrdiff_t>(i), candidates_.end(), false) -
          candidates_.begin());
      if (end > i) decode(i, end, found);
    }
  }

  // The same with the encoder's scores: both have a say in every word that can be in a name.
  void run_with(std::span<const WordSigns> signs, std::span<const float> seen, std::vector<LabelledRange>& found) {
    static const auto share = static_cast<float>(model_share("names"));
    constexpr float impossible = 1e6f;
    score_candidates(signs);
    both_.assign(seen.begin(), seen.end());
    for (std::size_t at = 0; at < both_.size(); ++at) {
      if (candidates_[at / labels.count()]) {
        both_[at] += share * static_cast<float>(scores_[at]);
      } else if (at % labels.count() != BioLabels::outside) {
        both_[at] -= impossible;
      }
    }
    found = ranges_of(viterbi(labels, std::span<const float>(both_)));
  }

 private:
  void score_candidates(std::span<const WordSigns> signs) {
    scores_.resize(signs.size() * labels.count());
    candidates_.resize(signs.size());
    for (std::size_t i = 0; i < signs.size(); ++i) candidates_[i] = may_be_in_name(signs, i);
    pipeline_.run(
        0, signs.size(),
        [&](std::size_t i, Features& features) {
          if (candidates_[i]) name_features(Window(signs, i), features);
        },
        [&](std::size_t i, const Rows& rows) {
          if (candidates_[i]) score(rows, std::span(scores_).subspan(i * labels.count(), labels.count()));
        });
  }

  void decode(std::size_t first, std::size_t last, std::vector<LabelledRange>& found) const {
    const auto scores = std::span(scores_).subspan(first * labels.count(), (last - first) * labels.count());
    for (auto range : ranges_of(viterbi(labels, scores))) {
      range.first += static_cast<std::uint32_t>(first);
      range.last += static_cast<std::uint32_t>(first);
      found.push_back(range);
    }
  }

  void score(const Rows& rows, std::span<std::int32_t> scores) {
    std::ranges::fill(sums_, 0);
    scorer_.weights.add(rows.all(), sums_);
    std::copy_n(sums_.begin(), labels.count(), scores.begin());
  }

  const Scorer& scorer_;
  RowPipeline pipeline_;
  std::vector<std::int32_t> sums_;
  std::vector<std::int32_t> scores_;
  std::vector<char> candidates_;
  std::vector<float> both_;
};

// "Tae-sik": a name holds both sides of a hyphen without spaces, and ends with none that stands alone.
WordRange with_hyphens(const Syntax& syntax, WordRange name, WordRange sentence) {
  const auto& words = syntax.words;
  const auto glued = [&](std::uint32_t at) { return words[at - 1].span.end == words[at].span.begin; };
  const auto hyphen = [&](std::uint32_t at) { return words[at].norm == "-"; };
  if (!hyphen(name.last - 1)) return name;
  const bool joins = name.last < sentence.last && glued(name.last) && name.size() > 1 && glued(name.last - 1);
  return joins ? WordRange{name.first, name.last + 1} : WordRange{name.first, name.last - 1};
}

// "Foreign Minister Ban Ki-moon": a person's name begins after the titles; "Martin Luther King Jr." holds none.
std::uint32_t after_titles(std::span<const WordSigns> signs, WordRange name) {
  constexpr auto titles = static_cast<std::uint16_t>(NameList::title) | static_cast<std::uint16_t>(NameList::honorific);
  const auto on = [&](std::uint32_t at, std::uint16_t lists) { return (signs[at].lists & lists) != 0; };
  for (auto i = name.last - 1; i > name.first; --i) {
    const bool own = i - 1 > name.first && on(i - 2, static_cast<std::uint16_t>(NameList::forename));
    if (on(i - 1, titles) && !own) return i;
  }
  return name.first;
}

// What our own tables know for certain is no person, however rare its spelling: Turkiye, Lima, UNHCR.
NameKind kind_of(const Text& text, Span name, NameKind learned) {
  if (learned != NameKind::person) return learned;
  const auto& gazetteer = Gazetteer::get();
  const auto key = name_key(text.slice(name));
  if (gazetteer.organisation(key) != nullptr) return NameKind::organisation;
  const auto* place = gazetteer.place(key);
  const bool is_place = place != nullptr && (place->kind == PlaceKind::country || place->kind == PlaceKind::capital);
  return is_place ? NameKind::place : learned;
}

}  // namespace

bool may_be_in_name(std::span<const WordSigns> sentence, std::size_t at) {
  const auto is_written_so = [&](std::size_t i) { return i < sentence.size() && looks_like_name(sentence[i]); };
  if (is_written_so(at)) return true;
  const bool before = is_written_so(at - 1) || is_written_so(at - 2);  // below zero is beyond the end
  return before && (is_written_so(at + 1) || is_written_so(at + 2));
}

std::vector<Name> find_names(const Text& text, const Syntax& syntax, std::span<const WordSigns> signs,
                             const SyntaxModel& model, const Emissions* emissions) {
  std::vector<Name> names;
  std::vector<LabelledRange> found;
  SentenceNames finder(model.names());
  for (const auto& sentence : syntax.sentences) {
    const auto own = signs.subspan(sentence.first, sentence.size());
    if (emissions != nullptr) {
      finder.run_with(own, emissions->names.of(sentence.first, sentence.last), found);
    } else {
      finder.run(own, found);
    }
    for (const auto& range : found) {
      auto words = with_hyphens(syntax, {sentence.first + range.first, sentence.first + range.last}, sentence);
      const bool free = names.empty() || names.back().words.last <= words.first;  // of the word behind a hyphen
      if (words.empty() || !free) continue;
      if (static_cast<NameKind>(range.kind) == NameKind::person) words.first = after_titles(signs, words);
      const auto span = span_of(syntax.words, words);
      names.push_back({span, words, kind_of(text, span, static_cast<NameKind>(range.kind))});
    }
  }
  return names;
}

const Name* name_at(const Syntax& syntax, std::uint32_t word) {
  const auto after =
      std::ranges::upper_bound(syntax.names, word, {}, [](const Name& name) { return name.words.first; });
  return after != syntax.names.begin() && (after - 1)->words.contains(word) ? &*(after - 1) : nullptr;
}

}  // namespace communique
