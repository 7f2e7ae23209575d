#include "statement/turns.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "statement/quotations.hpp"
#include "syntax/gazetteer.hpp"
#include "text/data_files.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_label = 10;  // words

struct Label {
  WordRange words;      // without the colon
  std::uint32_t after;  // first word of what is said
  bool capitals;
};

// Labels of those who ask (cpp/data/question_labels.tsv).
bool asks(const std::string& key) {
  static const auto table = [] {
    std::unordered_set<std::string> result;
    for (const auto& row : data_rows("question_labels")) result.insert(name_key(row[0]));
    return result;
  }();
  return table.contains(key) || table.contains(key.substr(0, key.find(' ')));
}

bool is_label_word(const Scene& scene, std::uint32_t at) {
  const auto& word = scene.word(at);
  return is_upper(code_point_at(scene.text.bytes(), word.span.begin).value) || word.norm == "of" ||
         word.norm == "the" || word.norm == "for" || word.norm == "and";
}

bool in_capitals(std::string_view label) {
  return std::ranges::none_of(label, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Label> label_of(const Scene& scene, Span paragraph) {
  const auto words = words_in(scene.syntax.words, paragraph);
  if (words.empty()) return std::nullopt;
  const auto first = scene.text.slice(scene.word(words.first).span);
  const bool spaced =
      words.size() > 1 && scene.word(words.first + 1).span.begin >= scene.word(words.first).span.end + 2;
  if ((first == "Q" || first == "A") && spaced) return Label{{words.first, words.first + 1}, words.first + 1, true};
  for (auto at = words.first; at < std::min(words.last, words.first + longest_label); ++at) {
    if (scene.word(at).norm == ":" && at > words.first) {
      const WordRange label{words.first, at};
      return Label{label, at + 1, in_capitals(scene.text.slice(span_of(scene.syntax.words, label)))};
    }
    const auto& word = scene.word(at);
    const bool joint =
        word.upos == Upos::PUNCT && (word.norm == "." || word.norm == "," || word.norm == "-" || word.norm == "[" ||
                                     word.norm == "]" || word.norm == "(" || word.norm == ")");
    if (!is_label_word(scene, at) && !joint) return std::nullopt;
  }
  return std::nullopt;
}

// A label that names an office or person: "MR PRICE", "SECRETARY BLINKEN".
bool names_speaker(const Scene& scene, const Label& label) {
  const auto& gazetteer = Gazetteer::get();
  for (auto i = label.words.first; i < label.words.last; ++i) {
    const auto key = name_key(scene.text.slice(scene.word(i).span));
    if (gazetteer.title(key) != nullptr || gazetteer.is_forename(key)) return true;
  }
  return false;
}

class Turns {
 public:
  explicit Turns(const Scene& scene) : scene_(scene) {
    for (const auto paragraph : scene.segments.paragraphs) {
      labels_.push_back(label_of(scene, paragraph));
      if (!labels_.back()) continue;
      const auto key = key_of(*labels_.back());
      ++counts_[key];
      transcript_ |= labels_.back()->capitals && (asks(key) || names_speaker(scene, *labels_.back()));
      transcript_ |= counts_[key] > 1 && names_speaker(scene, *labels_.back());
    }
  }

  // The first byte of the first labelled paragraph.
  std::uint32_t begin() const {
    const auto first = std::ranges::find_if(labels_, [](const auto& label) { return label.has_value(); });
    return scene_.segments.paragraphs[static_cast<std::size_t>(first - labels_.begin())].begin;
  }

  // One draft a paragraph of a turn.
  std::vector<Draft> read() const {
    std::vector<Draft> turns;
    std::optional<WordRange> speaker;
    for (std::size_t i = 0; i < labels_.size() && transcript_; ++i) {
      auto words = words_in(scene_.syntax.words, scene_.segments.paragraphs[i]);
      const auto& label = labels_[i];
      const bool real = label && (label->capitals || counts_.at(key_of(*label)) > 1 || asks(key_of(*label)));
      if (real) {
        speaker = asks(key_of(*label)) ? std::nullopt : std::optional(label->words);
        words.first = label->after;
      }
      if (!speaker || words.empty()) continue;
      turns.emplace_back();
      turns.back().type = StatementType::direct;
      turns.back().mention = speaker;
      turns.back().content = {span_of(scene_.syntax.words, words)};
    }
    return turns;
  }

 private:
  std::string key_of(const Label& label) const {
    return name_key(scene_.text.slice(span_of(scene_.syntax.words, label.words)));
  }

  const Scene& scene_;
  std::vector<std::optional<Label>> labels_;  // of each paragraph
  std::unordered_map<std::string, int> counts_;
  bool transcript_ = false;
};

// Parts a turn that begins by refusing: its refusals are withheld, what follows is a statement of its own.
std::optional<Draft> split_refusal(const Scene& scene, const std::vector<const Rule*>& refusals, Draft& turn) {
  const auto words = words_in(scene.syntax.words, turn.content[0]);
  auto last = words.first;
  for (; last < words.last && refusals[scene.sentence_of[last]] != nullptr; last = scene.sentence(last).last) {
    turn.type = StatementType::withheld;
    turn.rule = refusals[scene.sentence_of[last]];
  }
  if (last == words.first || last >= words.last) return std::nullopt;
  Draft rest;
  rest.type = StatementType::direct;
  rest.mention = turn.mention;
  rest.content = {span_of(scene.syntax.words, {last, words.last})};
  turn.content = {span_of(scene.syntax.words, {words.first, last})};
  return rest;
}

}  // namespace

bool read_turns(const Scene& scene, std::vector<Draft>& drafts) {
  const Turns reader(scene);
  auto turns = reader.read();
  if (turns.empty()) return false;
  const auto inside_turn = [&](const Draft& draft) {
    const auto begin = begin_of(scene, draft);
    const auto after =
        std::ranges::upper_bound(turns, begin, {}, [](const Draft& turn) { return turn.content[0].begin; });
    return after != turns.begin() && std::prev(after)->content[0].end > begin;
  };
  std::vector<const Rule*> refusals(scene.syntax.sentences.size());  // the rule by which a sentence refuses
  std::erase_if(drafts, [&](const Draft& draft) {
    if (!inside_turn(draft)) return begin_of(scene, draft) >= reader.begin();
    if (!is_first_person(scene, draft.mention)) return false;
    if (draft.rule != nullptr && draft.rule->scope == "none")
      refusals[scene.sentence_of[draft.cue->first]] = draft.rule;
    return true;
  });
  for (auto& turn : turns) {
    if (auto rest = split_refusal(scene, refusals, turn)) drafts.push_back(std::move(*rest));
  }
  drafts.insert(drafts.end(), std::make_move_iterator(turns.begin()), std::make_move_iterator(turns.end()));
  sort_drafts(scene, drafts);
  return true;
}

}  // namespace communique
