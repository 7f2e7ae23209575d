#include "syntax/names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "syntax/gazetteer.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_entry = 6;  // words of a name in the tables
constexpr std::size_t longest_acronym = 6;  // letters; longer words in capitals are labels

bool is_particle(std::string_view norm) {
  static const std::unordered_set<std::string_view> particles = {"al",  "el",  "bin", "ibn", "bint", "de", "da", "di",
                                                                 "del", "van", "von", "der", "ul",   "ur", "i"};
  return particles.contains(norm);
}

class Finder {
 public:
  Finder(const Text& text, const Syntax& syntax)
      : text_(text), syntax_(syntax), words_(syntax.words), gazetteer_(Gazetteer::get()) {}

  std::vector<Name> run() {
    for (const auto& sentence : syntax_.sentences) {
      for (auto at = sentence.first; at < sentence.last;) at = read(at, sentence);
    }
    name_single_words();
    return std::move(names_);
  }

 private:
  std::string key(WordRange range) const { return name_key(text_.slice(span_of(words_, range))); }

  bool joins(std::uint32_t at) const {  // a hyphen inside a name, no space on either side
    return words_[at].norm == "-" && words_[at - 1].span.end == words_[at].span.begin && at + 1 < words_.size() &&
           words_[at].span.end == words_[at + 1].span.begin;
  }

  // Reads a name at `at` or nothing; the word to go on from.
  std::uint32_t read(std::uint32_t at, WordRange sentence) {
    if (!is_upper(code_point_at(text_.bytes(), words_[at].span.begin).value)) return at + 1;
    if (const auto end = read_listed(at, sentence)) return end;
    if (words_[at].upos != Upos::PROPN) return at + 1;
    auto end = run_end(at, sentence);
    const auto first = skip_titles(at, end);
    if (first == end) return end;
    if (const auto kind = classify({first, end}, first > at)) {
      add({first, end}, *kind);
    } else if (end - first == 1) {
      singles_.push_back(first);
    }
    return end;
  }

  std::uint32_t read_listed(std::uint32_t at, WordRange sentence) {
    for (auto end = std::min(sentence.last, at + longest_entry); end > at; --end) {
      if (words_[end - 1].upos == Upos::PUNCT) continue;
      const WordRange range{at, end};
      const auto name = key(range);
      if (words_[at].upos == Upos::PROPN || end - at > 1) {
        if (gazetteer_.organisation(name) != nullptr && !continues(end, sentence))
          return add(range, NameKind::organisation);
      }
      const auto* place = gazetteer_.place(name);
      if (place == nullptr || (continues(end, sentence) && place->kind != PlaceKind::demonym)) continue;
      return add(range, place->kind == PlaceKind::demonym ? NameKind::nationality : NameKind::place);
    }
    return 0;
  }

  // Whether a longer name goes on here: "Washington" of "Washington Post".
  bool continues(std::uint32_t end, WordRange sentence) const {
    return end < sentence.last &&
           ((words_[end].upos == Upos::PROPN && gazetteer_.place(key({end, end + 1})) == nullptr) || joins(end));
  }

  std::uint32_t run_end(std::uint32_t at, WordRange sentence) const {
    auto end = at + 1;
    for (auto i = at + 1; i < sentence.last; ++i) {
      if (words_[i].upos == Upos::PROPN) {
        end = i + 1;
      } else if (joins(i)) {
        end = std::min(sentence.last, i + 2);
        ++i;
      } else if (words_[i].norm == "of" && gazetteer_.is_organisation_head(key({i - 1, i}))) {
        continue;
      } else if (!is_particle(words_[i].norm)) {
        break;
      }
    }
    return end;
  }

  // The first word after the last title of the run: "Water Minister | Orlan Tevez", "Sergeant-at-Arms | Orlan Tevez".
  std::uint32_t skip_titles(std::uint32_t at, std::uint32_t end) const {
    auto first = at;
    while (at < end) {
      std::uint32_t size = 0;
      for (auto until = std::min(end, at + longest_entry); until > at && size == 0; --until) {
        if (gazetteer_.title(key({at, until})) != nullptr) size = until - at;
      }
      at += std::max(size, 1U);
      while (size > 0 && at < end && joins(at)) at = std::min(end, at + 2);
      if (size > 0) first = at;
    }
    return first;
  }

  bool follows_title(std::uint32_t at) const { return at > 0 && gazetteer_.title(key({at - 1, at})) != nullptr; }

  std::optional<NameKind> classify(WordRange range, bool titled) {
    if (gazetteer_.organisation(key(range)) != nullptr) return NameKind::organisation;
    for (auto i = range.first; i < range.last; ++i) {
      if (gazetteer_.is_organisation_head(key({i, i + 1}))) return NameKind::organisation;
    }
    const auto first = key({range.first, range.first + 1});
    if (titled || follows_title(range.first) || gazetteer_.is_forename(first)) return NameKind::person;
    const auto form = text_.slice(words_[range.first].span);
    const bool acronym = range.size() == 1 && form.size() > 1 && form.size() <= longest_acronym &&
                         std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (acronym) return NameKind::organisation;
    if (range.first > 0 && (words_[range.first - 1].norm == "in" || words_[range.first - 1].norm == "near"))
      return NameKind::place;
    if (range.size() >= 2 && range.size() <= 4) return NameKind::person;
    return std::nullopt;
  }

  std::uint32_t add(WordRange range, NameKind kind) {
    names_.push_back({span_of(words_, range), range, kind});
    if (kind == NameKind::person) {
      for (auto i = range.first; i < range.last; ++i) person_words_.insert(words_[i].norm);
    }
    return range.last;
  }

  // A word alone is a person where a fuller name holds it, or where it acts.
  void name_single_words() {
    for (const auto at : singles_) {
      const bool acts = at + 1 < words_.size() && words_[at + 1].upos == Upos::VERB;
      if (person_words_.contains(words_[at].norm) || acts)
        names_.push_back({words_[at].span, {at, at + 1}, NameKind::person});
    }
    std::ranges::sort(names_, {}, [](const Name& name) { return name.words.first; });
  }

  const Text& text_;
  const Syntax& syntax_;
  const std::vector<Word>& words_;
  const Gazetteer& gazetteer_;
  std::vector<Name> names_;
  std::vector<std::uint32_t> singles_;
  std::unordered_set<std::string_view> person_words_;
};

}  // namespace

std::vector<Name> find_names(const Text& text, const Syntax& syntax) { return Finder(text, syntax).run(); }

}  // namespace communique
