#include "communique/analyzer.hpp"
#include "communique/error.hpp"
#include "fuzz/targets.hpp"

namespace communique {
namespace {

constexpr std::string_view briefing =
    "“We may come, if it rains,” Ana Lindt said. The spokesperson neither confirmed nor denied it, but welcomed the "
    "talks.\nShe isn’t sure: “Perhaps.” Norland’s ministry strongly condemned what it called a very bad plan.";

Fault rules_fault(std::span<const Rule> rules) {
  for (const Rule& rule : rules) {
    if (rule.pattern.empty()) return "a rule without pattern";
    if (!(-1 <= rule.weight && rule.weight <= 1)) return "weight " + std::to_string(rule.weight) + " of " + rule.name();
  }
  return std::nullopt;
}

Fault matches_fault(const Lexicon& lexicon, const Syntax& syntax) {
  for (const auto& matches : lexicon.match(syntax.words, syntax.sentences)) {
    std::uint32_t last = 0;
    for (const Match& match : matches) {
      if (match.words.empty() || match.words.first < last) return "matches overlap: " + match.rule->name();
      if (match.words.last > syntax.words.size()) return "a match behind the words: " + match.rule->name();
      last = match.words.last;
    }
  }
  return std::nullopt;
}

}  // namespace

Fault run_lexicon(std::string_view bytes) {
  Options options;
  options.lexicons = {std::string(bytes)};
  try {
    const Analyzer analyzer(std::move(options));
    if (auto fault = rules_fault(analyzer.lexicon().rules())) return fault;
    const auto document = analyzer.analyze(Text(std::string(briefing)));
    if (auto fault = matches_fault(analyzer.lexicon(), document->syntax)) return fault;
    return document_fault(*document);
  } catch (const Error& error) {
    return error.code() == "CQ202" ? std::nullopt : Fault(error.what());
  }
}

}  // namespace communique
