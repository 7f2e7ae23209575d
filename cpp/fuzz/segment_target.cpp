#include <algorithm>

#include "fuzz/bytes.hpp"
#include "fuzz/targets.hpp"
#include "reference_tokens.hpp"
#include "reference_words.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

Fault kinds_fault(const Tokens& tokens) {
  if (tokens.kinds.size() != tokens.size()) return "a segment without kind";
  for (const TokenKind kind : tokens.kinds) {
    if (name_of(kind).empty()) return "a kind without name";
  }
  return std::nullopt;
}

Fault uax29_fault(const Text& text) {
  const Tokens tokens = tokenize(text, Profile::uax29);
  if (auto fault = kinds_fault(tokens)) return fault;
  if (word_boundaries(text.bytes()) != reference::word_boundaries(text.bytes()))
    return "words are not those of the rules";
  if (auto fault = partition_fault(text, tokens.spans)) return "words of uax29: " + *fault;
  std::vector<Span> sentences;
  for (const Sentence& sentence : find_sentences(text, Profile::uax29)) sentences.push_back(sentence.span);
  if (auto fault = partition_fault(text, sentences)) return "sentences of uax29: " + *fault;
  if (auto fault = partition_fault(text, find_graphemes(text))) return "graphemes: " + *fault;
  return std::nullopt;
}

Fault dictionary_fault(const Text& text) {
  std::vector<Span> words;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : dictionary_boundaries(text.bytes())) {
    words.push_back({begin, end});
    begin = end;
  }
  if (auto fault = partition_fault(text, words)) return "words of the dictionaries: " + *fault;
  return std::nullopt;
}

bool equal(const std::vector<Sentence>& left, const std::vector<Sentence>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Sentence& a, const Sentence& b) { return a.span == b.span && a.in_quote == b.in_quote; });
}

}  // namespace

Fault run_segment(std::string_view bytes) {
  const Text text(valid_text(bytes));
  if (auto fault = uax29_fault(text)) return fault;
  if (auto fault = dictionary_fault(text)) return fault;
  const Segments segments = segment(text);
  if (auto fault = kinds_fault(segments.tokens)) return fault;
  if (auto fault = segments_fault(text, segments)) return fault;
  const Tokens by_rules = reference::tokenize(text);
  const Tokens tokens = tokenize(text);
  if (tokens.spans != by_rules.spans || tokens.kinds != by_rules.kinds) return "tokens are not those of the rules";
  if (tokens.spans != segments.tokens.spans || tokens.kinds != segments.tokens.kinds) return "tokenize is not segment";
  if (!equal(find_sentences(text), segments.sentences)) return "find_sentences is not segment";
  return std::nullopt;
}

}  // namespace communique
