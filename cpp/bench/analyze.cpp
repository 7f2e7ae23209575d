// Whole analysis, in articles a second (items_per_second) and bytes a second.
//
//     bench_analyze [--lines] [FILE or DIRECTORY …] [--benchmark_filter=REGEX …]
//
// Without files: news of our own in documents of 4.6 KB. "one_thread" reads one document after the other, "all" in the
// wider sense of attribution, "batch" with as many threads as there are cores. "segment" and "syntax" (tags, lemmas,
// names and clauses of texts that are cut already) count words a second; "open_tagger" checks the weights of this
// build.
#include <benchmark/benchmark.h>

#include "communique/analyzer.hpp"
#include "documents.hpp"
#include "model/embedded_weights.hpp"
#include "syntax/model.hpp"

namespace communique {
namespace {

struct Articles {
  std::vector<Text> texts;
  std::int64_t bytes = 0;

  explicit Articles(const Corpus& corpus) {
    for (const std::string& document : corpus.documents) {
      texts.emplace_back(document);
      bytes += static_cast<std::int64_t>(document.size());
    }
  }
};

void count(benchmark::State& state, const Articles& articles) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles.texts.size()));
  state.SetBytesProcessed(state.iterations() * articles.bytes);
}

void one_thread(benchmark::State& state, const Articles& articles, bool all_attributions) {
  Options options;
  options.all_attributions = all_attributions;
  const Analyzer analyzer(std::move(options));
  for (const auto _ : state) {
    for (const Text& text : articles.texts) benchmark::DoNotOptimize(analyzer.analyze(text));
  }
  count(state, articles);
}

void batch(benchmark::State& state, const Articles& articles) {
  const Analyzer analyzer;
  for (const auto _ : state) benchmark::DoNotOptimize(analyzer.analyze_batch(articles.texts));
  count(state, articles);
}

void count_words(benchmark::State& state, const std::vector<Segments>& segments) {
  std::int64_t words = 0;
  for (const auto& one : segments) words += static_cast<std::int64_t>(one.words.size());
  state.SetItemsProcessed(state.iterations() * words);
}

std::vector<Segments> segments_of(const Articles& articles) {
  std::vector<Segments> segments;
  for (const Text& text : articles.texts) segments.push_back(segment(text));
  return segments;
}

void cut(benchmark::State& state, const Articles& articles) {
  for (const auto _ : state) {
    for (const Text& text : articles.texts) benchmark::DoNotOptimize(segment(text));
  }
  count_words(state, segments_of(articles));
}

void syntax(benchmark::State& state, const Articles& articles) {
  const auto segments = segments_of(articles);
  for (const auto _ : state) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      benchmark::DoNotOptimize(analyze_syntax(articles.texts[i], segments[i]));
    }
  }
  count_words(state, segments);
}

void open_weights(benchmark::State& state) {
  for (const auto _ : state) {
    const SyntaxModel model(
        WeightsFile::from_bytes(embedded_tagger(), "en-tagger.cmq", SyntaxModel::kind, SyntaxModel::digest()));
    benchmark::DoNotOptimize(model.words());
  }
}

void start(benchmark::State& state) {
  for (const auto _ : state) benchmark::DoNotOptimize(Analyzer());
}

int main_of(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  Corpus corpus = given_corpus(argc, argv);
  if (corpus.documents.empty()) corpus = news_corpus();
  const Articles articles(corpus);
  const auto add = [](const char* name, auto run) {
    return benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
  };
  add("start", start);
  add("open_tagger", open_weights);
  add("segment", [&](benchmark::State& state) { cut(state, articles); });
  add("syntax", [&](benchmark::State& state) { syntax(state, articles); });
  add("one_thread", [&](benchmark::State& state) { one_thread(state, articles, false); });
  add("one_thread_all", [&](benchmark::State& state) { one_thread(state, articles, true); });
  add("batch", [&](benchmark::State& state) { batch(state, articles); })->UseRealTime();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace communique

int main(int argc, char** argv) { return communique::main_of(argc, argv); }
