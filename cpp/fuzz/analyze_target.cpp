#include <algorithm>

#include "communique/analyzer.hpp"
#include "communique/error.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/targets.hpp"

namespace communique {
namespace {

const Analyzer& analyzer(bool all_attributions) {
  static const Analyzer statements;
  static const Analyzer all([] {
    Options options;
    options.all_attributions = true;
    options.speakers = {{"Ana Lindt", {"Lindt"}, "spokesperson"}};
    return options;
  }());
  return all_attributions ? all : statements;
}

// Spans of the text as its own bytes choose them, so that the fuzzer can choose them too.
class SpanSource {
 public:
  explicit SpanSource(const Text& text) : text_(text) {}

  Span next() {
    const std::uint32_t first = border(), second = border();
    return {std::min(first, second), std::max(first, second)};
  }

 private:
  std::uint32_t border() {
    for (const char byte : text_.bytes()) state_ = state_ * 31 + static_cast<unsigned char>(byte);
    const OffsetMap map(text_.bytes());
    return map.bytes(state_ % (map.size() + 1));
  }

  const Text& text_;
  std::uint32_t state_ = 7;
};

// A span without a word is refused, by its code.
template <class Judge>
Fault unless_refused(Judge judge) {
  try {
    return judge();
  } catch (const Error& error) {
    return error.code() == "CQ104" ? std::nullopt : Fault(error.what());
  }
}

Fault passage_fault(const Text& text) {
  SpanSource spans(text);
  const Span target = spans.next();
  const Span source = spans.next();
  if (auto fault = hedging_fault(text, analyzer(false).hedging(text))) return fault;
  if (auto fault = unless_refused([&] { return hedging_fault(text, analyzer(false).hedging(text, target)); }))
    return fault;
  if (auto fault = unless_refused([&] { return stance_fault(text, analyzer(false).stance(text, target)); }))
    return fault;
  return unless_refused([&] { return stance_fault(text, analyzer(false).stance(text, target, source)); });
}

}  // namespace

Fault run_analyze(std::string_view bytes) {
  const Text text(valid_text(bytes));
  if (auto fault = document_fault(*analyzer(false).analyze(text))) return fault;
  if (auto fault = document_fault(*analyzer(true).analyze(text, "Norland"))) return "all, with author: " + *fault;
  return passage_fault(text);
}

}  // namespace communique
