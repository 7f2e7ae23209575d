#include "syntax/names.hpp"

#include <algorithm>
#include <array>

#include "model/decoders.hpp"
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
  explicit SentenceNames(const SyntaxModel& model) : model_(model), sums_(model.names().weights.lanes()) {}

  std::vector<LabelledRange> run(std::span<const WordSigns> signs) {
    constexpr std::int32_t impossible = -(1 << 24);
    scores_.assign(signs.size() * labels.count(), 0);
    bool any = false;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const auto out = std::span(scores_).subspan(i * labels.count(), labels.count());
      if (may_be_in_name(signs, i)) {
        score(Window(signs, i), out);
        any = true;
      } else {
        std::ranges::fill(out.subspan(1), impossible);
      }
    }
    if (!any) return {};
    return ranges_of(viterbi(labels, scores_));
  }

 private:
  void score(const Window& window, std::span<std::int32_t> out) {
    Features features;
    name_features(window, features);
    std::array<std::uint32_t, max_features> rows;
    std::size_t count = 0;
    for (const auto feature : features.all()) {
      rows[count] = model_.names().features.row(feature);
      count += rows[count] != FeatureTable::none;
    }
    std::ranges::fill(sums_, 0);
    model_.names().weights.add({rows.data(), count}, sums_);
    std::copy_n(sums_.begin(), labels.count(), out.begin());
  }

  const SyntaxModel& model_;
  std::vector<std::int32_t> sums_;
  std::vector<std::int32_t> scores_;
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

// What our own tables know for certain is no person, however rare its spelling: Turkiye, UNHCR.
NameKind kind_of(const Text& text, Span name, NameKind learned) {
  if (learned != NameKind::person) return learned;
  const auto& gazetteer = Gazetteer::get();
  const auto key = name_key(text.slice(name));
  if (gazetteer.organisation(key) != nullptr) return NameKind::organisation;
  const auto* place = gazetteer.place(key);
  return place != nullptr && place->kind == PlaceKind::country ? NameKind::place : learned;
}

}  // namespace

bool may_be_in_name(std::span<const WordSigns> sentence, std::size_t at) {
  return looks_like_name(sentence[at]) || (at > 0 && looks_like_name(sentence[at - 1])) ||
         (at + 1 < sentence.size() && looks_like_name(sentence[at + 1]));
}

std::vector<Name> find_names(const Text& text, const Syntax& syntax, std::span<const WordSigns> signs,
                             const SyntaxModel& model) {
  std::vector<Name> names;
  SentenceNames finder(model);
  for (const auto& sentence : syntax.sentences) {
    for (const auto& range : finder.run(signs.subspan(sentence.first, sentence.size()))) {
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

}  // namespace communique
