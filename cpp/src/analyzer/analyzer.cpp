#include "communique/analyzer.hpp"

#include "communique/error.hpp"
#include "model/encoder/encoder.hpp"

namespace communique {
namespace {

// Some 0.7 KB of scores a word: longer texts are read by rules alone.
constexpr std::size_t most_encoded_words = 1'000'000;

// One reading of the text; the scratch is used again for the next one of the thread.
std::optional<Emissions> emissions_of(const Encoder* encoder, const Text& text, const Segments& segments) {
  static thread_local encoder::Scratch scratch;
  if (encoder == nullptr || segments.words.size() > most_encoded_words) return std::nullopt;
  return encoder->read(text, segments, scratch);
}

// A text as the task rooms read it.
struct Reading {
  Segments segments;
  std::optional<Emissions> emissions;  // where there is an encoder
  Syntax syntax;
  Matches matches;

  Reading(const Text& text, const Encoder* encoder, const SyntaxModel& tagger, const Lexicon& lexicon)
      : segments(segment(text)),
        emissions(emissions_of(encoder, text, segments)),
        syntax(analyze_syntax(text, segments, tagger, seen())),
        matches(lexicon.match(syntax.words, syntax.sentences)) {}

  const Emissions* seen() const { return emissions ? &*emissions : nullptr; }

  WordRange all() const { return {0, static_cast<std::uint32_t>(syntax.words.size())}; }
};

std::optional<WordRange> words_of(const Syntax& syntax, const std::optional<Span>& span) {
  if (!span) return std::nullopt;
  return words_in(syntax.words, *span);
}

void judge(Document& document, const Matches& matches, const Emissions* emissions) {
  for (const auto& statement : document.statements) {
    std::vector<WordRange> content;
    for (const auto span : statement.content) content.push_back(words_in(document.syntax.words, span));
    const auto cue = words_of(document.syntax, statement.cue);
    const std::string_view cue_class = statement.cue_rule == nullptr ? std::string_view() : statement.cue_rule->cls;
    const bool withheld = statement.type == StatementType::withheld;
    document.hedging.push_back(
        analyze_hedging(document.syntax, matches, {content, cue, withheld ? "withhold" : cue_class, {}}, emissions));
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
      tagger_(open_tagger(options_.tagger)),
      encoder_(options_.quality == Quality::accurate ? &Encoder::built_in() : nullptr) {}

std::unique_ptr<const Document> Analyzer::analyze(Text text, const std::string& author) const {
  auto document = std::make_unique<Document>();
  document->text = std::move(text);
  Reading reading(document->text, encoder_, *tagger_, lexicon_);
  auto attribution = find_statements(document->text, reading.segments, reading.syntax, reading.matches,
                                     {options_.all_attributions, options_.speakers, author}, reading.seen());
  document->segments = std::move(reading.segments);
  document->syntax = std::move(reading.syntax);
  document->statements = std::move(attribution.statements);
  document->speakers = std::move(attribution.speakers);
  judge(*document, reading.matches, reading.seen());
  return document;
}

Hedging Analyzer::hedging(const Text& text, std::optional<Span> target) const {
  const Reading reading(text, encoder_, *tagger_, lexicon_);
  HedgingQuery query;
  query.content = {reading.all()};
  if (target) query.target = words_at(text, reading.syntax, *target, "target").first;
  return analyze_hedging(reading.syntax, reading.matches, query, reading.seen());
}

Stance Analyzer::stance(const Text& text, Span target, std::optional<Span> source) const {
  const Reading reading(text, encoder_, *tagger_, lexicon_);
  StanceQuery query;
  query.content = {reading.all()};
  std::optional<WordRange> source_words;
  if (source) source_words = words_at(text, reading.syntax, *source, "source");
  return analyze_stance(reading.syntax, reading.matches, query, words_at(text, reading.syntax, target, "target"),
                        source_words, reading.seen());
}

}  // namespace communique
