#include "statement/turns.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

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

}  // namespace

std::vector<Draft> find_turns(const Scene& scene) {
  std::vector<std::optional<Label>> labels;
  std::unordered_map<std::string, int> counts;
  const auto key_of = [&](const Label& label) {
    return name_key(scene.text.slice(span_of(scene.syntax.words, label.words)));
  };
  for (const auto paragraph : scene.segments.paragraphs) {
    labels.push_back(label_of(scene, paragraph));
    if (labels.back()) ++counts[key_of(*labels.back())];
  }
  std::vector<Draft> turns;
  bool speaking = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto words = words_in(scene.syntax.words, scene.segments.paragraphs[i]);
    const auto key = labels[i] ? key_of(*labels[i]) : std::string();
    const bool real = labels[i] && (labels[i]->capitals || counts[key] > 1 || asks(key));
    if (real) {
      speaking = !asks(key);
      words.first = labels[i]->after;
      if (speaking) {
        turns.emplace_back();
        turns.back().type = StatementType::direct;
        turns.back().mention = labels[i]->words;
      }
    }
    if (speaking && !words.empty()) turns.back().content.push_back(span_of(scene.syntax.words, words));
  }
  std::erase_if(turns, [](const Draft& turn) { return turn.content.empty(); });
  return turns;
}

}  // namespace communique
