#include "communique/syntax.hpp"

#include "syntax/clauses.hpp"
#include "syntax/names.hpp"
#include "syntax/tagger.hpp"

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
  Syntax syntax;
  tag_words(text, segments, syntax);
  syntax.clauses = find_clauses(syntax.words, syntax.sentences);
  syntax.names = find_names(text, syntax);
  return syntax;
}

}  // namespace communique
