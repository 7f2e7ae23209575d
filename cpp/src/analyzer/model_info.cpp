#include "communique/model_info.hpp"

#include "communique/version.hpp"
#include "model/encoder/encoder.hpp"
#include "text/unicode.hpp"

namespace communique {

ModelInfo model_info(const Analyzer& analyzer) {
  ModelInfo info{COMMUNIQUE_VERSION,
                 unicode_version(),
                 icu_version(),
                 std::string(card_of(analyzer.tagger())),
                 analyzer.encoder() == nullptr ? std::string() : std::string(analyzer.encoder()->card()),
                 {}};
  for (std::size_t kind = 0; kind < lexicon_kinds; ++kind) {
    info.rules.emplace_back(name_of(static_cast<LexiconKind>(kind)), 0);
  }
  for (const Rule& rule : analyzer.lexicon().rules()) ++info.rules[static_cast<std::size_t>(rule.kind)].second;
  return info;
}

}  // namespace communique
