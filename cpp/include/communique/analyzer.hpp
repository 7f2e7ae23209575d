// The door to the library: text in, statements out.
//
//     communique::Analyzer analyzer;
//     auto document = analyzer.analyze(communique::Text("“We may come,” she said."));
//     document->statements[0].type  // direct
//
// An analyzer is immutable and may be shared between threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "communique/document.hpp"
#include "communique/lexicon.hpp"
#include "communique/options.hpp"

namespace communique {

class Encoder;

class Analyzer {
 public:
  /// Validates the options, compiles the lexicons and opens the weights. Throws `Error` CQ2xx, CQ3xx.
  explicit Analyzer(Options options = {});

  const Options& options() const { return options_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const SyntaxModel& tagger() const { return *tagger_; }
  /// Null for `Quality::fast`.
  const Encoder* encoder() const { return encoder_; }

  /// Statements of the text. `author`: who speaks in the text's own voice, where the text is itself a statement.
  /// Cost: linear in the text. Never throws for any text.
  std::unique_ptr<const Document> analyze(Text text, const std::string& author = {}) const;

  /// Hedging of a bare passage, as if one speaker said it; `target`: the event that heads the proposition in question.
  Hedging hedging(const Text& text, std::optional<Span> target = {}) const;

  /// Stance of a bare passage toward `target`; `source`: who takes it. Throws `Error` CQ104 where a span holds no word.
  Stance stance(const Text& text, Span target, std::optional<Span> source = {}) const;

  /// The documents of many texts, in their order; `done` is called from the calling thread after each finished piece
  /// with the number of texts done. Same result for any number of threads. `threads` 0: the options'.
  std::vector<std::unique_ptr<const Document>> analyze_batch(std::vector<Text> texts, unsigned threads = 0,
                                                             const std::function<void(std::size_t)>& done = {}) const;

 private:
  Options options_;
  Lexicon lexicon_;
  std::shared_ptr<const SyntaxModel> tagger_;
  const Encoder* encoder_;  // none for Quality::fast
};

}  // namespace communique
