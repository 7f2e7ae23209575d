// The encoder, with the kernels of every kind of processor that runs here.
//
//     bench_encoder [WEIGHTS.cmq] [--lines] [FILE or DIRECTORY …] [--benchmark_filter=REGEX …]
//
// "layers" counts pieces a second in windows of some size, by weights that have learnt nothing. With a weights file,
// "read" counts words a second of the encoder alone and "read_all" with segmentation, "open" is the time until it
// reads; "pieces" counts word pieces a second. Texts are the files that are named, or news of our own.
#include <benchmark/benchmark.h>

#include <memory>
#include <numeric>
#include <string_view>
#include <vector>

#include "documents.hpp"
#include "model/encoder/encoder.hpp"
#include "random_encoder.hpp"

namespace communique {
namespace {

void layers(benchmark::State& state, const encoder::Kernels& kernels, const Encoder& encoder) {
  const auto size = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint32_t> ids(size), rows(size);
  const std::vector<std::uint8_t> cases(size);
  for (std::size_t i = 0; i < size; ++i) ids[i] = static_cast<std::uint32_t>(i % 10);
  std::iota(rows.begin(), rows.end(), 0u);
  encoder::Scratch scratch;
  for (const auto _ : state) {
    benchmark::DoNotOptimize(encoder.layers().run(kernels, {ids, cases}, rows, scratch).data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

struct Articles {
  std::vector<Text> texts;
  std::vector<Segments> segments;
  std::int64_t words = 0;

  explicit Articles(const Corpus& corpus) {
    for (const std::string& document : corpus.documents) {
      texts.emplace_back(document);
      segments.push_back(segment(texts.back()));
      words += static_cast<std::int64_t>(segments.back().words.size());
    }
  }
};

void read(benchmark::State& state, const Encoder& encoder, const Articles& articles, bool segmented) {
  encoder::Scratch scratch;
  std::size_t at = 0;
  std::int64_t words = 0;
  for (const auto _ : state) {
    const Text& text = articles.texts[at];
    const Emissions emissions = encoder.read(text, segmented ? articles.segments[at] : segment(text), scratch);
    words += static_cast<std::int64_t>(emissions.size());
    at = (at + 1) % articles.texts.size();
  }
  state.SetItemsProcessed(words);
}

void word_pieces(benchmark::State& state, const WordPieces& vocabulary, const Articles& articles) {
  std::int64_t count = 0;
  for (const auto _ : state) {
    for (const Text& text : articles.texts) {
      Pieces pieces;
      vocabulary.read(text.bytes(), {0, text.size()}, pieces);
      count += static_cast<std::int64_t>(pieces.size());
    }
  }
  state.SetItemsProcessed(count);
  state.counters["pieces_a_word"] =
      static_cast<double>(count) / static_cast<double>(state.iterations() * articles.words);
}

WeightsFile open_file(const std::string& path) { return WeightsFile::open(path, Encoder::kind, Encoder::digest()); }

void open(benchmark::State& state, const std::string& path) {
  for (const auto _ : state) benchmark::DoNotOptimize(Encoder(open_file(path)).pieces().size());
}

int main_of(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::string weights;
  if (argc > 1 && std::string_view(argv[1]).ends_with(".cmq")) {
    weights = argv[1];
    ++argv;
    --argc;
  }
  const auto file = RandomEncoder(6).file();
  const auto random =
      std::make_shared<Encoder>(WeightsFile::from_bytes(file, "random", Encoder::kind, Encoder::digest()));
  Corpus given = given_corpus(argc, argv);
  const Articles articles(given.documents.empty() ? news_corpus() : given);
  for (const encoder::Kernels& kernels : encoder::kernels()) {
    const std::string name(kernels.name);
    benchmark::RegisterBenchmark(("layers/" + name).c_str(),
                                 [&, random](benchmark::State& state) { layers(state, kernels, *random); })
        ->Arg(32)
        ->Arg(128)
        ->Arg(256);
    if (weights.empty()) continue;
    const auto encoder = std::make_shared<Encoder>(open_file(weights), kernels);
    for (const bool segmented : {true, false}) {
      benchmark::RegisterBenchmark(
          ((segmented ? "read/" : "read_all/") + name).c_str(),
          [&, encoder, segmented](benchmark::State& state) { read(state, *encoder, articles, segmented); });
    }
    if (&kernels != &encoder::kernels().front()) continue;
    benchmark::RegisterBenchmark(
        "pieces", [&, encoder](benchmark::State& state) { word_pieces(state, encoder->pieces(), articles); });
    benchmark::RegisterBenchmark("open", [&](benchmark::State& state) { open(state, weights); });
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace communique

int main(int argc, char** argv) { return communique::main_of(argc, argv); }
