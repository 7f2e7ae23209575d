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

Syntax analyze_syntax(const Text& text, const Segments& segments) {
  const auto& model = SyntaxModel::built_in();
  Syntax syntax;
  read_words(text, segments, syntax);
  const auto signs = read_signs(text, segments, syntax, model.words());
  tag_words(text, signs, model, syntax);
  syntax.clauses = find_clauses(syntax.words, syntax.sentences);
  syntax.names = find_names(syntax, signs, model);
  return syntax;
}

}  // namespace communique
