// What holds for every text, whatever it is: each function gives what is broken, or nothing.
//
// Ordinary tests and fuzzers ask the same questions.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "communique/document.hpp"
#include "communique/error.hpp"

namespace communique {

using Fault = std::optional<std::string>;

/// Collects the first fault of a text.
class Inspection {
 public:
  explicit Inspection(const Text& text) : bytes_(text.bytes()) {}

  void require(bool holds, std::string_view what, Span span = {}) { require(holds, what, "", span); }

  void require(bool holds, std::string_view what, std::string_view fault, Span span) {
    if (holds || fault_) return;
    fault_ = std::string(what).append(fault) + ", at bytes " + std::to_string(span.begin) + " to " +
             std::to_string(span.end);
  }

  /// The span slices the text between code points.
  void require_span(Span span, std::string_view what) {
    const bool inside = span.begin <= span.end && span.end <= bytes_.size();
    require(inside, what, " outside of the text", span);
    if (inside) require(is_border(span.begin) && is_border(span.end), what, " cuts a code point", span);
  }

  void require_span(const std::optional<Span>& span, std::string_view what) {
    if (span) require_span(*span, what);
  }

  /// Spans in text order that do not overlap; none is empty.
  template <class Rows, class SpanOf>
  void require_row_of(const Rows& rows, std::string_view what, SpanOf span_of_row) {
    std::uint32_t last = 0;
    for (const auto& row : rows) {
      const Span span = span_of_row(row);
      require_span(span, what);
      require(!span.empty(), what, " is empty", span);
      require(last <= span.begin, what, " overlaps the one before", span);
      last = span.end;
    }
  }

  bool is_border(std::uint32_t at) const {
    return at == bytes_.size() || (static_cast<unsigned char>(bytes_[at]) & 0xC0) != 0x80;
  }

  std::string_view bytes() const { return bytes_; }
  bool sound() const { return !fault_; }
  Fault fault() const { return fault_; }

 private:
  std::string_view bytes_;
  Fault fault_;
};

inline Span span_itself(Span span) { return span; }

/// Only White_Space, and what is not seen where no word stands before it; the list is kept apart from the library's.
inline bool is_blank(std::string_view bytes) {
  static constexpr std::string_view blanks[] = {
      "\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\u0085", "\u00A0", "\u00AD", "\u061C",
      "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
      "\u2009", "\u200A", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A",
      "\u202B", "\u202C", "\u202D", "\u202E", "\u202F", "\u205F", "\u2060", "\u2066", "\u2067", "\u2068",
      "\u2069", "\u3000", "\uFE00", "\uFE01", "\uFE02", "\uFE03", "\uFE04", "\uFE05", "\uFE06", "\uFE07",
      "\uFE08", "\uFE09", "\uFE0A", "\uFE0B", "\uFE0C", "\uFE0D", "\uFE0E", "\uFE0F", "\uFEFF"};
  while (!bytes.empty()) {
    std::size_t size = 0;
    for (const std::string_view blank : blanks) {
      if (bytes.starts_with(blank)) size = blank.size();
    }
    if (size == 0) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

/// The spans cover the text without gaps.
inline Fault partition_fault(const Text& text, const std::vector<Span>& spans) {
  Inspection inspection(text);
  inspection.require_row_of(spans, "segment", span_itself);
  std::uint32_t last = 0;
  for (const Span span : spans) {
    inspection.require(span.begin == last, "gap before a segment", span);
    last = span.end;
  }
  inspection.require(last == text.size(), "text after the last segment", {last, text.size()});
  return inspection.fault();
}

/// Tokens of the news profile.
inline Fault tokens_fault(const Text& text, const Tokens& tokens) {
  Inspection inspection(text);
  inspection.require(tokens.kinds.size() == tokens.size(), "a token without kind");
  inspection.require_row_of(tokens.spans, "token", span_itself);
  std::uint32_t last = 0;
  for (std::size_t i = 0; i <= tokens.size() && inspection.sound(); ++i) {
    const Span gap{last, i < tokens.size() ? tokens.spans[i].begin : text.size()};
    inspection.require(is_blank(text.slice(gap)), "more than space between tokens", gap);
    if (i < tokens.size()) last = tokens.spans[i].end;
  }
  return inspection.fault();
}

/// Words partition their tokens.
inline Fault words_fault(const Text& text, const Tokens& tokens, const std::vector<WordSpan>& words) {
  Inspection inspection(text);
  inspection.require_row_of(words, "word", [](const WordSpan& word) { return word.span; });
  std::size_t row = 0;
  for (std::uint32_t token = 0; token < tokens.size() && inspection.sound(); ++token) {
    const Span whole = tokens.spans[token];
    std::uint32_t last = whole.begin;
    for (; row < words.size() && words[row].token == token; ++row) {
      inspection.require(words[row].span.begin == last, "words do not cover their token", whole);
      last = words[row].span.end;
    }
    inspection.require(last == whole.end, "words do not cover their token", whole);
  }
  inspection.require(row == words.size(), "a word of no token");
  return inspection.fault();
}

/// Sentences of the news profile: every token lies in one of them.
inline Fault sentences_fault(const Text& text, const Tokens& tokens, const std::vector<Sentence>& sentences) {
  Inspection inspection(text);
  inspection.require_row_of(sentences, "sentence", [](const Sentence& sentence) { return sentence.span; });
  auto sentence = sentences.begin();
  for (const Span token : tokens.spans) {
    while (sentence != sentences.end() && sentence->span.end <= token.begin) ++sentence;
    inspection.require(sentence != sentences.end() && sentence->span.contains(token), "token in no sentence", token);
    if (!inspection.sound()) break;
  }
  return inspection.fault();
}

inline Fault quotations_fault(const Text& text, const std::vector<Span>& paragraphs,
                              const std::vector<Quotation>& quotations) {
  Inspection inspection(text);
  std::uint32_t last = 0;
  auto paragraph = paragraphs.begin();
  for (const Quotation& quotation : quotations) {
    const Span outer = quotation.outer;
    inspection.require_span(outer, "quotation");
    inspection.require_span(quotation.inner, "inside of a quotation");
    inspection.require(outer.contains(quotation.inner), "quotation does not hold its inside", outer);
    inspection.require(last <= outer.begin, "quotation before the one that it follows", outer);
    last = outer.begin;
    while (paragraph != paragraphs.end() && paragraph->end <= outer.begin) ++paragraph;
    inspection.require(paragraph != paragraphs.end() && paragraph->contains(outer), "quotation across paragraphs",
                       outer);
    if (!inspection.sound()) break;
  }
  return inspection.fault();
}

/// All of the above.
inline Fault segments_fault(const Text& text, const Segments& segments) {
  Inspection paragraphs(text);
  paragraphs.require_row_of(segments.paragraphs, "paragraph", span_itself);
  if (!paragraphs.sound()) return paragraphs.fault();
  if (auto fault = tokens_fault(text, segments.tokens)) return fault;
  if (auto fault = words_fault(text, segments.tokens, segments.words)) return fault;
  if (auto fault = sentences_fault(text, segments.tokens, segments.sentences)) return fault;
  return quotations_fault(text, segments.paragraphs, segments.quotations);
}

/// The deltas add up exactly to the number that they explain.
inline void inspect_evidence(Inspection& inspection, const std::vector<Evidence>& evidence, double total) {
  double sum = 0;
  for (const Evidence& item : evidence) {
    inspection.require_span(item.span, "evidence");
    inspection.require(!item.rule.empty(), "evidence without a rule", item.span);
    sum += item.delta;
  }
  inspection.require(sum == total,
                     "evidence that adds up to " + std::to_string(sum) + ", not " + std::to_string(total));
}

inline Fault hedging_fault(const Text& text, const Hedging& hedging) {
  Inspection inspection(text);
  inspection.require(0 <= hedging.score && hedging.score <= 1, "score out of bounds");
  inspect_evidence(inspection, hedging.evidence, hedging.score);
  std::uint32_t last = 0;
  for (const Cue& cue : hedging.cues) {
    inspection.require_span(cue.span, "cue");
    inspection.require_span(cue.scope, "scope");
    inspection.require(cue.scope.contains(cue.span), "cue outside of its scope", cue.span);
    inspection.require(last <= cue.span.begin, "cue before the one that it follows", cue.span);
    last = cue.span.begin;
  }
  return inspection.fault();
}

inline Fault stance_fault(const Text& text, const Stance& stance) {
  Inspection inspection(text);
  inspection.require(-1 <= stance.polarity && stance.polarity <= 1, "polarity out of bounds");
  inspection.require(stance.strength == std::abs(stance.polarity), "strength is not the size of the polarity");
  inspection.require(0 <= stance.confidence && stance.confidence <= 1, "confidence of a stance");
  inspection.require_span(stance.target, "target");
  inspection.require_span(stance.condition, "condition");
  inspect_evidence(inspection, stance.evidence, stance.polarity);
  return inspection.fault();
}

/// Whether the library takes the bytes as a text.
inline bool is_text(std::string_view bytes) {
  try {
    return Text(std::string(bytes)).bytes() == bytes;
  } catch (const Error& error) {
    if (error.code() != "CQ101") throw;
    return false;
  }
}

/// Clauses and sentences partition the words, names are made of words, and lemmas are text.
inline Fault syntax_fault(const Text& text, const Segments& segments, const Syntax& syntax) {
  Inspection inspection(text);
  const auto count = static_cast<std::uint32_t>(syntax.words.size());
  inspection.require(count == segments.words.size(), "syntax has other words than the segments");
  for (const Word& word : syntax.words) {
    inspection.require(is_text(word.norm) && is_text(word.lemma), "norm or lemma is no text", word.span);
  }
  const auto require_partition = [&](const auto& rows, std::string_view rule, auto words_of_row) {
    std::uint32_t last = 0;
    for (const auto& row : rows) {
      const WordRange words = words_of_row(row);
      inspection.require(words.first == last && words.first <= words.last, rule);
      last = words.last;
    }
    inspection.require(last == count, rule);
  };
  require_partition(syntax.sentences, "sentences do not partition the words", [](WordRange words) { return words; });
  require_partition(syntax.clauses, "clauses do not partition the words", [](const Clause& c) { return c.words; });
  for (const Name& name : syntax.names) {
    inspection.require_span(name.span, "name");
    const bool inside = !name.words.empty() && name.words.last <= count;
    inspection.require(inside && span_of(syntax.words, name.words) == name.span, "name is not its words", name.span);
  }
  return inspection.fault();
}

/// Statement number `index` of the document.
inline Fault statement_fault(const Document& document, std::size_t index) {
  const Statement& statement = document.statements[index];
  Inspection inspection(document.text);
  for (const auto& span : {statement.mention, statement.cue, statement.addressee, statement.medium}) {
    inspection.require_span(span, "part of a statement");
  }
  inspection.require_row_of(statement.content, "content", span_itself);
  inspection.require_row_of(statement.quoted, "quoted part", span_itself);
  inspection.require(!statement.content.empty() || statement.type == StatementType::withheld, "statement of nothing");
  inspection.require(statement.parent.value_or(0) < index || !statement.parent, "parent after its child");
  inspection.require(statement.speaker.value_or(0) < document.speakers.size() || !statement.speaker, "no such speaker");
  inspection.require(0 <= statement.confidence && statement.confidence <= 1, "confidence of a statement");
  if (!inspection.sound()) return inspection.fault();
  if (auto fault = hedging_fault(document.text, document.hedging[index])) return fault;
  for (const Stance& stance : document.stances[index]) {
    if (auto fault = stance_fault(document.text, stance)) return fault;
  }
  return std::nullopt;
}

/// All of the above, for whatever was read.
inline Fault document_fault(const Document& document) {
  if (auto fault = segments_fault(document.text, document.segments)) return fault;
  if (auto fault = syntax_fault(document.text, document.segments, document.syntax)) return fault;
  Inspection inspection(document.text);
  const std::size_t count = document.statements.size();
  const bool complete =
      document.hedging.size() == count && document.acts.size() == count && document.stances.size() == count;
  inspection.require(complete, "a statement without hedging, act or stances");
  for (const Speaker& speaker : document.speakers) {
    for (const Span mention : speaker.mentions) inspection.require_span(mention, "mention");
  }
  if (!inspection.sound()) return inspection.fault();
  for (std::size_t i = 0; i < count; ++i) {
    if (auto fault = statement_fault(document, i)) return fault;
  }
  return std::nullopt;
}

}  // namespace communique
