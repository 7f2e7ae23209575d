// Threads that share everything give what one thread gives; a program of its own, so that they are the first to need
// the tables, and meant for the thread sanitizer.
#include <gtest/gtest.h>

#include <latch>
#include <sstream>
#include <thread>

#include "communique/analyzer.hpp"
#include "communique/error.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr int thread_count = 4;

const std::string texts[] = {
    "“We may come, if it rains,” Ana Lindt said. “If not, we won’t,” the spokesperson added.",
    "MR. ODE: Norland hopes for a deal.\nQUESTION: When?\nMR. ODE: I can neither confirm nor deny that.",
    "The ministry condemned the raid and warned Sudland, which denied it, that it would respond.",
    "U.S. envoys met Mr. Abe at 9 p.m. on 3 May; they paid $5m (€4.6m) – “too much”, he told reporters.",
    "รัฐมนตรีกล่าวว่าจะเดินทางไปประชุม 我们说大臣明天会来。ປະເທດ ភាសា မြန်မာ カタカナの大臣",
    "Cafe\u0301 👩‍👩‍👧 🇳🇴 \xED\xA0\xBD don't",
    "",
};

std::ostream& operator<<(std::ostream& out, Span span) { return out << span.begin << '-' << span.end << ' '; }

std::ostream& operator<<(std::ostream& out, const std::vector<Evidence>& evidence) {
  for (const Evidence& item : evidence) out << item.span << item.rule << item.delta << ' ';
  return out;
}

// All that was read, as one string.
std::string summary(const Document& document) {
  std::ostringstream out;
  for (const Span span : document.segments.tokens.spans) out << span;
  for (const Word& word : document.syntax.words)
    out << word.norm << '/' << word.lemma << '/' << name_of(word.upos) << ' ';
  for (const Speaker& speaker : document.speakers) out << speaker.name << '/' << speaker.rule << ' ';
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    const Statement& statement = document.statements[i];
    out << name_of(statement.type) << statement.speaker.value_or(99) << name_of(document.acts[i]);
    for (const Span span : statement.content) out << span;
    out << document.hedging[i].evidence;
    for (const Stance& stance : document.stances[i]) out << stance.target << stance.name << stance.evidence;
  }
  return out.str();
}

// Runs `work` in threads that start together, then alone.
template <class Work>
void expect_same_in_threads(Work work) {
  std::vector<std::string> results(thread_count);
  std::latch start(thread_count);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        result = work();
      });
    }
  }
  const std::string alone = work();
  EXPECT_FALSE(alone.empty());
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

template <class Read>
std::string of_all_texts(Read read) {
  std::string result;
  for (const std::string& text : texts) result += read(Text(text));
  return result;
}

// First in the file: the tables are built by the threads.
TEST(Threads, BuildTheTablesTogether) {
  expect_same_in_threads([] {
    const Analyzer analyzer;
    return of_all_texts([&](const Text& text) { return summary(*analyzer.analyze(text)); });
  });
}

TEST(Threads, ShareAnAnalyzer) {
  const Analyzer analyzer;
  expect_same_in_threads([&] {
    std::string result;
    for (int i = 0; i < 5; ++i) {
      result += of_all_texts([&](const Text& text) { return summary(*analyzer.analyze(text, "Norland")); });
    }
    return result;
  });
}

TEST(Threads, AskForHedgingAndStance) {
  const Analyzer analyzer;
  const Text text(texts[2]);
  expect_same_in_threads([&] {
    std::ostringstream out;
    out << analyzer.hedging(text).evidence << analyzer.stance(text, {0, 12}).evidence;
    try {
      analyzer.stance(text, {0, 0});
    } catch (const Error& error) {
      out << error.what();
    }
    return out.str();
  });
}

TEST(Threads, Segment) {
  expect_same_in_threads([] {
    return of_all_texts([](const Text& text) {
      std::ostringstream out;
      for (const Profile profile : {Profile::news, Profile::uax29}) {
        for (const Span span : tokenize(text, profile).spans) out << span;
        for (const Sentence& sentence : find_sentences(text, profile)) out << sentence.span;
      }
      for (const Span span : find_graphemes(text)) out << span;
      for (const std::uint32_t end : dictionary_boundaries(text.bytes())) out << end << ' ';
      out << fold(text.bytes()) << fold_accents(text.bytes());
      return out.str();
    });
  });
}

// Batches side by side, each with threads of its own.
TEST(Threads, RunBatches) {
  const Analyzer analyzer;
  const auto batch = [&](unsigned threads) {
    std::vector<Text> many;
    for (int i = 0; i < 5; ++i) {
      for (const std::string& text : texts) many.emplace_back(text);
    }
    std::string result;
    for (const auto& document : analyzer.analyze_batch(std::move(many), threads)) result += summary(*document);
    return result;
  };
  expect_same_in_threads([&] { return batch(thread_count); });
  EXPECT_EQ(batch(thread_count), batch(1));
}

}  // namespace
}  // namespace communique
