#include "communique/syntax.hpp"

#include "syntax/clauses.hpp"
#include "syntax/model.hpp"
#include "syntax/names.hpp"
#include "syntax/signs.hpp"
#include "syntax/tagger.hpp"
#include "syntax/words.hpp"

namespace communique {

std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "person";
    case NameKind::organisation:
      return "organisation";
    case NameKind::place:
      return "place";
    case NameKind::nationality:
      return "nationality";
  }
  return {};
}

namespace {

// "United" of a name is no verb, whatever treebanks say: phrases hold names together. Adjectives of names keep their
// capitals: the lemma of "Peruvian".
void unite_names(const Text& text, Syntax& syntax) {
  for (const auto& name : syntax.names) {
    for (auto i = name.words.first; i < name.words.last; ++i) {
      auto& word = syntax.words[i];
      if (word.upos == Upos::VERB) {
        word.upos = Upos::ADJ;
        word.form = WordForm::plain;
      }
      if (word.upos == Upos::ADJ && word.form == WordForm::plain) word.lemma = syntax.pool.keep(text.slice(word.span));
    }
  }
}

}  // namespace

std::shared_ptr<const SyntaxModel> open_tagger(const std::string& path) {
  if (path.empty()) return {std::shared_ptr<const void>(), &SyntaxModel::built_in()};  // nobody's to delete
  return std::make_shared<const SyntaxModel>(WeightsFile::open(path, SyntaxModel::kind, SyntaxModel::digest()));
}

std::string_view card_of(const SyntaxModel& model) { return model.card(); }

Syntax analyze_syntax(const Text& text, const Segments& segments, const SyntaxModel& model,
                      const Emissions* emissions) {
  Syntax syntax;
  read_words(text, segments, syntax);
  const auto signs = read_signs(text, segments, syntax, model.words());
  tag_words(text, signs, model, syntax);
  syntax.names = find_names(text, syntax, signs, model, emissions);
  unite_names(text, syntax);
  syntax.clauses = find_clauses(syntax.words, syntax.sentences);
  return syntax;
}

Syntax analyze_syntax(const Text& text, const Segments& segments) {
  return analyze_syntax(text, segments, SyntaxModel::built_in());
}

}  // namespace communique
