// CoNLL-U: texts are put together again from their tokens, as their readers will meet them.
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "communique/error.hpp"
#include "corpora.hpp"
#include "syntax/tag_set.hpp"
#include "syntax/words.hpp"

namespace communique::train {
namespace {

constexpr std::size_t columns = 10;
enum Column : std::size_t { id, form, lemma, upos, xpos, feats, misc = 9 };
using Row = std::array<std::string_view, columns>;

bool has(std::string_view feats, std::string_view feat) { return feats.find(feat) != std::string_view::npos; }

WordForm form_by_penn_tag(std::string_view tag) {
  static const std::unordered_map<std::string_view, WordForm> forms = {
      {"NNS", WordForm::plural},     {"NNPS", WordForm::plural},     {"JJR", WordForm::comparative},
      {"RBR", WordForm::plain},      {"JJS", WordForm::superlative}, {"VB", WordForm::base},
      {"VBP", WordForm::present},    {"VBZ", WordForm::third},       {"VBD", WordForm::past},
      {"VBN", WordForm::participle}, {"VBG", WordForm::gerund},      {"MD", WordForm::modal}};
  const auto found = forms.find(tag);
  return found == forms.end() ? WordForm::plain : found->second;
}

// Where there is no Penn tag.
WordForm form_by_features(std::string_view feats) {
  if (has(feats, "VerbForm=Inf") || has(feats, "Mood=Imp")) return WordForm::base;
  if (has(feats, "VerbForm=Ger") || has(feats, "Tense=Pres|VerbForm=Part")) return WordForm::gerund;
  if (has(feats, "VerbForm=Part")) return WordForm::participle;
  if (has(feats, "Tense=Past")) return WordForm::past;
  if (has(feats, "VerbForm=Fin")) {
    if (!has(feats, "Tense=Pres")) return WordForm::modal;
    return has(feats, "Number=Sing|Person=3") ? WordForm::third : WordForm::present;
  }
  if (has(feats, "Degree=Cmp")) return WordForm::comparative;
  if (has(feats, "Degree=Sup")) return WordForm::superlative;
  return has(feats, "Number=Plur") || has(feats, "Number=Ptan") ? WordForm::plural : WordForm::plain;
}

std::optional<std::uint8_t> label_of(const Row& row) {
  const auto upos_tag = upos_named(row[upos]);
  if (!upos_tag) return std::nullopt;
  return communique::label_of(
      {*upos_tag, row[xpos] == "_" ? form_by_features(row[feats]) : form_by_penn_tag(row[xpos])});
}

struct GoldWord {
  Span span;
  std::uint8_t label;
  std::string lemma;
};

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : path_(path), bytes_(read_bytes(path)) {}

  std::vector<AnnotatedText> run() {
    std::string_view rest = bytes_;
    while (!rest.empty()) {
      ++line_;
      const auto end = rest.find('\n');
      auto line = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      read(line);
    }
    close();
    return std::move(documents_);
  }

 private:
  void read(std::string_view line) {
    if (line.starts_with("# newdoc")) {
      close();
    } else if (line.starts_with("# newpar")) {
      begin_paragraph();
    } else if (!line.empty() && line[0] != '#') {
      add(split(line));
    } else if (line.empty()) {
      until_ = 0;
    }
  }

  Row split(std::string_view line) const {
    Row row;
    for (std::size_t i = 0; i < columns; ++i) {
      const auto tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == columns))
        throw Error("CQ222", path_.string() + ", line " + std::to_string(line_) +
                                 ": not the ten columns of CoNLL-U; separate them by tabs");
      row[i] = line.substr(0, tab);
      line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return row;
  }

  std::uint32_t position() const { return static_cast<std::uint32_t>(text_.size()); }

  void begin_paragraph() {
    while (text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty()) text_ += "\n\n";
  }

  void add(const Row& row) {
    if (row[id].find('.') != std::string_view::npos) return;  // an ellipsis has no place in the text
    const std::string_view space = has(row[misc], "SpaceAfter=No") ? "" : " ";
    if (const auto dash = row[id].find('-'); dash != std::string_view::npos) {
      cursor_ = position();
      until_ = number(row[id].substr(dash + 1));
      (text_ += row[form]) += space;
      token_end_ = cursor_ + static_cast<std::uint32_t>(row[form].size());
      return;
    }
    Span span{position(), position() + static_cast<std::uint32_t>(row[form].size())};
    if (number(row[id]) <= until_) {  // a word of a token of several: its piece, where the forms spell the token
      span = {cursor_, std::min(token_end_, cursor_ + static_cast<std::uint32_t>(row[form].size()))};
      cursor_ = span.end;
    } else {
      (text_ += row[form]) += space;
    }
    words_.push_back({span, label_of(row).value_or(unknown_label), std::string(row[lemma])});
  }

  void close() {
    if (!words_.empty()) {
      AnnotatedText document;
      document.text = Text(std::move(text_));
      document.segments = segment(document.text);
      read_words(document.text, document.segments, document.syntax);
      label(document);
      documents_.push_back(std::move(document));
    }
    text_.clear();
    words_.clear();
    until_ = 0;
  }

  void label(AnnotatedText& document) const {
    const auto& words = document.syntax.words;
    document.tags.assign(words.size(), unknown_label);
    document.lemmas.resize(words.size());
    std::size_t gold = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      while (gold < words_.size() && words_[gold].span.begin < words[i].span.begin) ++gold;
      if (gold == words_.size() || words_[gold].span != words[i].span) continue;
      document.tags[i] = words_[gold].label;
      document.lemmas[i] = words_[gold].lemma;
    }
    for (const auto& word : words_) document.gold_words.push_back(word.span);
  }

  std::filesystem::path path_;
  std::string bytes_;
  std::size_t line_ = 0;
  std::string text_;
  std::vector<GoldWord> words_;
  std::uint32_t cursor_ = 0;  // where the next word of the token begins
  std::uint32_t token_end_ = 0;
  std::uint32_t until_ = 0;  // the last word of the token
  std::vector<AnnotatedText> documents_;
};

}  // namespace

std::vector<AnnotatedText> read_conllu(const std::filesystem::path& path) { return Reader(path).run(); }

}  // namespace communique::train
