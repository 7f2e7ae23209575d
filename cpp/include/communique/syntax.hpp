// Tags, lemmas, clauses, phrases and names of the words.
//
// Goal:      what the rules of cues, hedges, acts and stances stand on.
// Guarantee: one entry a word of the segments; linear in the number of words.
// Non-goals: a parse.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "communique/lexicon.hpp"
#include "communique/segments.hpp"

namespace communique {

enum class NameKind : std::uint8_t { person, organisation, place, nationality };
std::string_view name_of(NameKind kind);

struct Name {
  Span span;
  WordRange words;
  NameKind kind;
};

/// How a clause stands in its sentence; told by the word that opens it.
enum class ClauseKind : std::uint8_t {
  main,        ///< the first, or one joined by "and", "or"
  contrast,    ///< but, yet, however
  condition,   ///< if, unless, until, provided that, as long as
  concession,  ///< although, despite, while
  reason,      ///< because, since, as
  relative,    ///< who, which, whose
  manner,      ///< without, by + participle
  content,     ///< that, whether: what is said, thought or asked
  time,        ///< when, after, before
};

struct Clause {
  WordRange words;
  ClauseKind kind;
};

/// Strings kept once each, at addresses that do not change while the pool lives or is moved.
class StringPool {
 public:
  /// The kept string. Cost: amortised O(size).
  std::string_view keep(std::string_view string);
  /// Room for so many strings.
  void reserve(std::size_t strings);

 private:
  void grow(std::size_t slots);
  std::string_view store(std::string_view string);

  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t left_ = 0;  // bytes of the last chunk
  char* next_ = nullptr;
  std::vector<std::string_view> table_;  // open addressing
  std::size_t count_ = 0;
};

struct Syntax {
  StringPool pool;  ///< holds the strings that the words view
  std::vector<Word> words;
  std::vector<WordRange> sentences;  ///< words of each sentence of the segments
  std::vector<Clause> clauses;       ///< partition of the words, no clause crosses a sentence
  std::vector<Name> names;
};

/// Trained weights for tags, lemmas and names. Immutable; may be shared between threads.
class SyntaxModel;

/// Weights of one's own, written by "communique train tagger"; an empty path: those of this build. Throws `Error` CQ201
/// and CQ206 to CQ214 where the file is damaged or made for other code.
std::shared_ptr<const SyntaxModel> open_tagger(const std::string& path);
/// Their sources, licence and scores, as JSON.
std::string_view card_of(const SyntaxModel& model);

/// What the encoder says of the words; the rooms take none where rules read alone.
struct Emissions;

/// Tags, lemmas, clauses and names.
Syntax analyze_syntax(const Text& text, const Segments& segments, const SyntaxModel& model,
                      const Emissions* emissions = nullptr);
/// The same with the weights of this build.
Syntax analyze_syntax(const Text& text, const Segments& segments);

/// "for peace", and "for (not) asking", where treebanks see a conjunction.
bool is_preposition(std::span<const Word> words, std::uint32_t at);

/// The noun phrase that starts at or just after word `from` (determiners, adjectives, nouns, possessives, "of" and
/// "in" phrases that follow), within `limit`; empty where none starts there.
WordRange noun_phrase_after(std::span<const Word> words, std::uint32_t from, WordRange limit);
/// The noun phrase that ends just before word `until`, within `limit`; empty where none ends there.
WordRange noun_phrase_before(std::span<const Word> words, std::uint32_t until, WordRange limit);
/// The index of the clause (of the sentence) that holds the word.
std::uint32_t clause_of(const std::vector<Clause>& clauses, std::uint32_t word);
/// The sentence that holds the word; empty where none does.
WordRange sentence_at(const Syntax& syntax, std::uint32_t word);
/// Bytes from the first to the last word of the range.
Span span_of(std::span<const Word> words, WordRange range);
/// The words that lie inside the span.
WordRange words_in(std::span<const Word> words, Span span);

}  // namespace communique
