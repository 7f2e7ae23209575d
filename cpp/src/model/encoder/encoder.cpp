#include "model/encoder/encoder.hpp"

#include <array>
#include <utility>
#include <vector>

#include "model/embedded_weights.hpp"
#include "model/encoder/architecture.hpp"
#include "model/encoder/windows.hpp"
#include "model/features.hpp"
#include "text/bare_forms.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t no_piece = static_cast<std::uint32_t>(-1);

// The first piece that begins in each word.
std::vector<std::uint32_t> first_pieces(const Segments& segments, const Pieces& pieces) {
  std::vector<std::uint32_t> first(segments.words.size(), no_piece);
  std::uint32_t piece = 0;
  for (std::size_t word = 0; word < first.size(); ++word) {
    const Span span = segments.words[word].span;
    while (piece < pieces.size() && pieces.spans[piece].begin < span.begin) ++piece;
    if (piece == pieces.size()) break;
    if (pieces.spans[piece].begin < span.end) first[word] = piece;
  }
  return first;
}

bool is_capital_at(std::string_view text, CodePoint c, std::uint32_t at) {
  return c.value < 0x80 ? text[at] >= 'A' && text[at] <= 'Z' : is_capital(c.value);
}

// How the piece is written: 0 small, 1 with a capital, 2 with two.
std::uint8_t case_of(std::string_view text, Span span) {
  const CodePoint first = code_point_at(text, span.begin);
  if (!is_capital_at(text, first, span.begin)) return 0;
  const std::uint32_t next = span.begin + first.size;
  return next < span.end && is_capital_at(text, code_point_at(text, next), next) ? 2 : 1;
}

// The windows of one document in turn, and the words whose scores each of them gives.
class Reader {
 public:
  Reader(const Text& text, const Segments& segments, const WordPieces& vocabulary)
      : text_(text.bytes()), vocabulary_(vocabulary) {
    std::vector<std::uint32_t> ends;
    for (const Span paragraph : segments.paragraphs) {
      vocabulary.read(text_, paragraph, pieces_);
      ends.push_back(static_cast<std::uint32_t>(pieces_.size()));
    }
    first_pieces_ = first_pieces(segments, pieces_);
    windows_ = encoder::make_windows(segments, pieces_, ends);
  }

  std::span<const encoder::Window> windows() const { return windows_; }

  // What is in a window, until the next is taken.
  encoder::Layers::Window take(const encoder::Window& window) {
    std::size_t size = 0;
    const auto put = [&](std::uint32_t id, std::uint8_t how) {
      ids_[size] = id;
      cases_[size++] = how;
    };
    put(vocabulary_.first(), 0);
    for (std::uint32_t piece = window.begin; piece < window.end; ++piece) {
      put(pieces_.ids[piece], case_of(text_, pieces_.spans[piece]));
    }
    put(vocabulary_.last(), 0);
    rows_.clear();
    words_.clear();
    for (; word_ < first_pieces_.size(); ++word_) {
      const std::uint32_t piece = first_pieces_[word_];
      if (piece == no_piece) continue;
      if (piece >= window.own_end) break;
      rows_.push_back(piece - window.begin + 1);
      words_.push_back(static_cast<std::uint32_t>(word_));
    }
    return {std::span(ids_).first(size), std::span(cases_).first(size)};
  }

  std::span<const std::uint32_t> rows() const { return rows_; }
  std::span<const std::uint32_t> words() const { return words_; }

 private:
  std::string_view text_;
  const WordPieces& vocabulary_;
  Pieces pieces_;
  std::vector<std::uint32_t> first_pieces_;
  std::vector<encoder::Window> windows_;
  std::size_t word_ = 0;
  std::array<std::uint32_t, encoder::most_positions> ids_{};
  std::array<std::uint8_t, encoder::most_positions> cases_{};
  std::vector<std::uint32_t> rows_, words_;
};

}  // namespace

std::uint64_t Encoder::digest() { return digest_of(encoder_description); }

const Encoder& Encoder::built_in() {
  static const Encoder encoder(WeightsFile::from_bytes(embedded_encoder(), "en-encoder.cmq", kind, digest()));
  return encoder;
}

Encoder::Encoder(WeightsFile file, const encoder::Kernels& kernels)
    : file_(std::move(file)),
      kernels_(kernels),
      pieces_(file_.text("vocabulary"), file_.name()),
      layers_(file_, pieces_.size(), kernels_),
      heads_(file_) {}

Emissions Encoder::read(const Text& text, const Segments& segments, encoder::Scratch& scratch) const {
  Emissions emissions = heads_.emissions_of(segments.words.size());
  Reader reader(text, segments, pieces_);
  for (const encoder::Window& window : reader.windows()) {
    const encoder::Layers::Window taken = reader.take(window);
    if (reader.rows().empty()) continue;
    const auto numbers = layers_.run(kernels_, taken, reader.rows(), scratch);
    heads_.read(kernels_, numbers, reader.words(), scratch, emissions);
  }
  return emissions;
}

}  // namespace communique
