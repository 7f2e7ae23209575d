#include "communique/analyzer.hpp"

#include "communique/error.hpp"

namespace communique {
namespace {

// A text as the task rooms read it.
struct Reading {
  Segments segments;
  Syntax syntax;
  Matches matches;

  Reading(const Text& text, const SyntaxModel& tagger, const Lexicon& lexicon)
      : segments(segment(text)),
        syntax(analyze_syntax(text, segments, tagger)),
        matches(lexicon.match(syntax.words, syntax.sentences)) {}

  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax.words.size())}; }
};

std::optional<WordRange> words_of(const Syntax& syntax, const std::optional<Span>& span) {
  if (!span) return std::nullopt;
  return words_in(syntax.words, *span);
}

void judge(Document& document, const Matches& matches) {
  for (const auto& statement : document.statements) {
    std::vector<WordRange> content;
    for (const auto span : statement.content) content.push_back(words_in(document.syntax.words, span));
    const auto cue = words_of(document.syntax, statement.cue);
    const std::string_view cue_class = statement.cue_rule == nullptr ? std::string_view() : statement.cue_rule->cls;
    const bool withheld = statement.type == StatementType::withheld;
    document.hedging.push_back(
        analyze_hedging(document.syntax, matches, {content, cue, withheld ? "withhold" : cue_class, {}}));
    const StanceQuery query{content, cue, cue_class, words_of(document.syntax, statement.mention), withheld};
    document.acts.push_back(analyze_act(document.syntax, matches, query));
    document.stances.push_back(find_stances(document.syntax, matches, query));
  }
}

WordRange words_at(const Text& text, const Syntax& syntax, Span span, const char* argument) {
  const auto words = words_in(syntax.words, span);
  if (!words.empty()) return words;
  throw Error("CQ104", std::string(argument) + " \"" + std::string(text.slice(span)) + "\" (bytes " +
                           std::to_string(span.begin) + " to " + std::to_string(span.end) +
                           ") holds the start of no word; give the span of a word or phrase of the text");
}

}  // namespace

Analyzer::Analyzer(Options options)
    : options_(std::move(options)),
      lexicon_((options_.validate(), options_.lexicons)),
      tagger_(open_tagger(options_.tagger)) {}

std::unique_ptr<const Document> Analyzer::analyze(Text text, const std::string& author) const {
  auto document = std::make_unique<Document>();
  document->text = std::move(text);
  Reading reading(document->text, *tagger_, lexicon_);
  auto attribution = find_statements(document->text, reading.segments, reading.syntax, reading.matches,
                                     {options_.all_attributions, options_.speakers, author});
  document->segments = std::move(reading.segments);
  document->syntax = std::move(reading.syntax);
  document->statements = std::move(attribution.statements);
  document->speakers = std::move(attribution.speakers);
  judge(*document, reading.matches);
  return document;
}

Hedging Analyzer::hedging(const Text& text, std::optional<Span> target) const {
  const Reading reading(text, *tagger_, lexicon_);
  HedgingQuery query;
  query.content = {reading.all()};
  if (target) query.target = words_at(text, reading.syntax, *target, "target").first;
  return analyze_hedging(reading.syntax, reading.matches, query);
}

Stance Analyzer::stance(const Text& text, Span target, std::optional<Span> source) const {
  const Reading reading(text, *tagger_, lexicon_);
  StanceQuery query;
  query.content = {reading.all()};
  std::optional<WordRange> source_words;
  if (source) source_words = words_at(text, reading.syntax, *source, "source");
  return analyze_stance(reading.syntax, reading.matches, query, words_at(text, reading.syntax, target, "target"),
                        source_words);
}

}  // namespace communique
