// Segmenters and the iterators of ICU on the same texts, in one run; the last lines give the ratios.
//
//     bench_segmentation [--lines] [FILE or DIRECTORY …] [--benchmark_filter=REGEX …]
//
// Without files: news of our own in documents of 4.6 KB, the same in one document of 50 MB, and documents in Cyrillic,
// Arabic, Thai and Chinese. Bytes are those of UTF-8 for all. Tokens come as columns of code-point offsets, made with
// `OffsetMap`; ICU's iterators are built beforehand, its UTF-16 strings too, and give the offsets of their own strings.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>

#include "communique/segments.hpp"
#include "documents.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// A document in all the forms that the contestants start from.
struct Sample {
  Text text;
  icu::UnicodeString utf16;
};

using Samples = std::vector<Sample>;
using Measure = std::function<std::size_t(const Sample&)>;  // gives the number of segments

std::size_t tokens_in_code_points(const Text& text, Profile profile) {
  const Tokens tokens = tokenize(text, profile);
  const OffsetMap map(text.bytes());
  std::vector<std::int32_t> begins(tokens.size()), ends(tokens.size());
  map.code_points(tokens.spans, begins.data(), ends.data());
  benchmark::DoNotOptimize(begins.data());
  benchmark::DoNotOptimize(ends.data());
  return tokens.size();
}

using Create = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

std::shared_ptr<icu::BreakIterator> make_iterator(Create create) {
  UErrorCode status = U_ZERO_ERROR;
  return std::shared_ptr<icu::BreakIterator>(create(icu::Locale::getEnglish(), status));
}

// Ends of the segments, and what kind each is.
std::size_t iterate(icu::BreakIterator& iterator) {
  std::vector<std::int32_t> ends, kinds;
  iterator.first();
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    ends.push_back(end);
    kinds.push_back(iterator.getRuleStatus());
  }
  benchmark::DoNotOptimize(ends.data());
  benchmark::DoNotOptimize(kinds.data());
  return ends.size();
}

Measure icu_on_utf16(Create create) {
  return [iterator = make_iterator(create)](const Sample& sample) {
    iterator->setText(sample.utf16);
    return iterate(*iterator);
  };
}

Measure icu_on_utf8(Create create) {
  return [iterator = make_iterator(create)](const Sample& sample) {
    UErrorCode status = U_ZERO_ERROR;
    UText* text = utext_openUTF8(nullptr, sample.text.bytes().data(), sample.text.size(), &status);
    iterator->setText(text, status);
    const std::size_t count = iterate(*iterator);
    utext_close(text);
    return count;
  };
}

struct Contestant {
  const char* name;
  Measure measure;
};

std::vector<Contestant> contestants() {
  return {
      {"text", [](const Sample& s) { return Text(std::string(s.text.bytes())).size(); }},
      {"tokenize_news", [](const Sample& s) { return tokens_in_code_points(s.text, Profile::news); }},
      {"tokenize_uax29", [](const Sample& s) { return tokens_in_code_points(s.text, Profile::uax29); }},
      {"word_boundaries", [](const Sample& s) { return word_boundaries(s.text.bytes()).size(); }},
      {"sentences_news", [](const Sample& s) { return find_sentences(s.text).size(); }},
      {"sentences_uax29", [](const Sample& s) { return find_sentences(s.text, Profile::uax29).size(); }},
      {"graphemes", [](const Sample& s) { return find_graphemes(s.text).size(); }},
      {"segment", [](const Sample& s) { return segment(s.text).tokens.size(); }},
      {"icu_words", icu_on_utf16(icu::BreakIterator::createWordInstance)},
      {"icu_words_utext", icu_on_utf8(icu::BreakIterator::createWordInstance)},
      {"icu_sentences", icu_on_utf16(icu::BreakIterator::createSentenceInstance)},
      {"icu_graphemes", icu_on_utf16(icu::BreakIterator::createCharacterInstance)},
  };
}

// What is set against what.
constexpr std::array<std::array<const char*, 2>, 7> ratios = {{{"tokenize_news", "icu_words"},
                                                               {"tokenize_uax29", "icu_words"},
                                                               {"word_boundaries", "icu_words"},
                                                               {"segment", "icu_words"},
                                                               {"sentences_news", "icu_sentences"},
                                                               {"sentences_uax29", "icu_sentences"},
                                                               {"graphemes", "icu_graphemes"}}};

// Prints as the library does, and keeps the best rate of each benchmark.
class Reporter : public benchmark::ConsoleReporter {
 public:
  Reporter() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const auto found = run.counters.find("bytes_per_second");
      if (run.run_type != Run::RT_Iteration || found == run.counters.end()) continue;
      double& best = rates_[run.run_name.function_name];
      best = std::max<double>(best, found->second);
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void print_ratios(const std::vector<Corpus>& corpora) const {
    for (const Corpus& corpus : corpora) {
      for (const auto& [ours, theirs] : ratios) {
        const double our_rate = rate(ours, corpus), their_rate = rate(theirs, corpus);
        if (our_rate == 0 || their_rate == 0) continue;
        std::printf("%-12s %-15s %8.1f MB/s = %6.2f x %s (%.1f MB/s)\n", corpus.name.c_str(), ours, our_rate / 1e6,
                    our_rate / their_rate, theirs, their_rate / 1e6);
      }
    }
  }

 private:
  double rate(const std::string& contestant, const Corpus& corpus) const {
    const auto found = rates_.find(contestant + "/" + corpus.name);
    return found == rates_.end() ? 0 : found->second;
  }

  std::map<std::string, double> rates_;
};

void run(benchmark::State& state, const Measure& measure, const Samples& samples) {
  std::size_t bytes = 0, segments = 0;
  for (const auto _ : state) {
    for (const Sample& sample : samples) {
      segments += measure(sample);
      bytes += sample.text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(segments));
}

std::vector<Corpus> corpora(int argc, char** argv) {
  Corpus given = given_corpus(argc, argv);
  if (!given.documents.empty()) return {std::move(given)};
  std::vector<Corpus> own = {news_corpus(), one_document(50'000'000)};
  for (Corpus& corpus : script_corpora()) own.push_back(std::move(corpus));
  return own;
}

int main_of(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::vector<Corpus> all = corpora(argc, argv);
  for (const Corpus& corpus : all) {
    const auto samples = std::make_shared<Samples>();
    for (const std::string& document : corpus.documents) {
      samples->push_back({Text(document), icu::UnicodeString::fromUTF8(document)});
    }
    for (const auto& [name, measure] : contestants()) {
      benchmark::RegisterBenchmark((std::string(name) + "/" + corpus.name).c_str(),
                                   [=](benchmark::State& state) { run(state, measure, *samples); });
    }
  }
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios(all);
  return 0;
}

}  // namespace
}  // namespace communique

int main(int argc, char** argv) { return communique::main_of(argc, argv); }
