// One small transformer that reads a document once, for all tasks.
//
//     Encoder encoder(WeightsFile::open(path, Encoder::kind, Encoder::digest()));
//     encoder::Scratch scratch;                                    // one a thread, used again for each document
//     const Emissions emissions = encoder.read(text, segments, scratch);
//     emissions.source.of(word)                                    // three scores: O, B, I
//
// Goal:      scores of a fine-tuned transformer at tens of thousands of words a second on one core.
// Guarantee: any text; the same bits on every processor, for any order of documents and number of threads; linear time.
// Non-goals: training; other shapes than that of architecture.hpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "communique/segments.hpp"
#include "communique/text.hpp"
#include "model/encoder/emissions.hpp"
#include "model/encoder/heads.hpp"
#include "model/encoder/kernels.hpp"
#include "model/encoder/layers.hpp"
#include "model/encoder/scratch.hpp"
#include "model/encoder/word_pieces.hpp"
#include "model/weights_file.hpp"

namespace communique {

/// Immutable; may be shared between threads.
class Encoder {
 public:
  static constexpr std::string_view kind = "en-encoder";
  /// Of shape, layout and heads.
  static std::uint64_t digest();

  /// Takes the weights, which stay where they are mapped. Throws `Error` CQ214 for sections that are missing or do not
  /// fit. Cost: a few milliseconds. `kernels`: those of another processor, for tests and benchmarks.
  explicit Encoder(WeightsFile file, const encoder::Kernels& kernels = encoder::kernels().front());

  /// The weights of this build. Opened at the first call.
  static const Encoder& built_in();

  /// Scores of all words of the segments. Cost: linear; 10 million multiplications of bytes a piece in six layers.
  /// Allocates the result, and lists of pieces and windows.
  Emissions read(const Text& text, const Segments& segments, encoder::Scratch& scratch) const;

  const WordPieces& pieces() const { return pieces_; }
  const encoder::Layers& layers() const { return layers_; }
  /// Sources, licences, versions and scores, as JSON.
  std::string_view card() const { return file_.text("card"); }

 private:
  WeightsFile file_;
  const encoder::Kernels& kernels_;
  WordPieces pieces_;
  encoder::Layers layers_;
  encoder::Heads heads_;
};

}  // namespace communique
