// The passage of one query: whose words they are, and where subjects, objects and negations stand around a match.
//
// Guarantee: every look around a word reaches at most a fixed number of words or clauses, so that whoever asks once a
// match stays linear.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "communique/stance.hpp"

namespace communique {

/// Whose doing or feeling a clause tells.
enum class Holder : std::uint8_t {
  speaker,  ///< "we", the mention itself, or nobody named
  alone,    ///< the subject of a text in which nobody is quoted
  ours,     ///< a government or organisation for which the speaker may speak
  other,    ///< somebody else
};

struct Negation {
  std::uint32_t word;  ///< the negator
  bool of_degree;      ///< a word of degree stands between: "not extremely X"
};

class Passage {
 public:
  Passage(const Syntax& syntax, const StanceQuery& query);

  std::span<const Word> words() const { return syntax_.words; }
  const Syntax& syntax() const { return syntax_; }
  const StanceQuery& query() const { return query_; }
  Span span(WordRange range) const { return span_of(syntax_.words, range); }
  Span span(std::uint32_t word) const { return syntax_.words[word].span; }

  /// Matches inside the content, in text order; those inside the cue too where `with_cue`.
  std::vector<Match> matches(const std::vector<Match>& all, bool with_cue) const;
  bool in_cue(std::uint32_t word) const { return query_.cue && query_.cue->contains(word); }

  const Clause& clause(std::uint32_t word) const { return syntax_.clauses[clause_of(syntax_.clauses, word)]; }
  WordRange sentence(std::uint32_t word) const;
  /// Words of the clause around `word` in the same piece of content, no farther than a window.
  WordRange limit(std::uint32_t word) const;

  /// The negator that reaches the word group starting at `word`.
  std::optional<Negation> negation(std::uint32_t word) const;
  /// Product of the degrees beside the match; `given_by`: the words that give it.
  double degree(WordRange match, WordRange& given_by) const;

  /// The noun phrase after the match; empty where there is none.
  WordRange object(WordRange match) const;
  /// The noun phrase that is the subject of the verb or predicate at `word`; empty where there is none.
  WordRange subject(std::uint32_t word) const;
  /// What the adjective modifies: the noun after it, or the subject of its clause.
  WordRange modified(WordRange adjective) const;
  bool is_passive(std::uint32_t verb) const;
  /// The noun phrase of "by X" soon after `word`; empty where there is none.
  WordRange by_agent(std::uint32_t word) const;
  /// Who did an event: "aggression by X", "X's aggression", "Ruritanian aggression"; empty where nobody is named.
  WordRange doer_of_event(WordRange noun) const;

  Holder holder(std::uint32_t verb) const;
  /// A named party: a government, an organisation, a person, an army.
  bool is_party(WordRange phrase) const;

  /// The target proper: through transparent nouns ("role of X" → X); empty for pronouns, first persons and the
  /// speaker's own mention.
  WordRange target(WordRange phrase) const;
  /// The word that heads a noun phrase.
  std::uint32_t head(WordRange phrase) const;
  /// The phrase in the form in which targets are compared.
  std::string key(WordRange phrase) const;
  /// The phrase as written, without determiner.
  std::string name(WordRange phrase) const;

  /// The condition clause on which the word's clause depends, without end punctuation; empty where there is none.
  WordRange condition(std::uint32_t word) const;
  /// The subject of the first verb of the clause around `word`.
  WordRange subject_of_clause(std::uint32_t word) const { return subject_before(clause_of(syntax_.clauses, word)); }
  /// "must", "should" before the word, laid on somebody else than the speaker.
  bool is_obliged(std::uint32_t word) const;
  /// A copula stands before the noun or adjective: "is a threat".
  bool is_predicate(std::uint32_t word) const;
  /// The noun is somebody else's: "their criticism".
  bool is_possessed(std::uint32_t noun) const;
  /// X where the content is a small clause: called [X “a disgrace”]; empty elsewhere.
  WordRange small_clause_subject(std::uint32_t predicate) const;
  /// The noun phrase that the content is, or begins with where no clause follows; empty where the content is a clause.
  WordRange phrase_content() const;
  /// The further members of a list that begins with the phrase: "X, Y and Z".
  std::vector<WordRange> coordinates(WordRange phrase) const;
  /// Somebody is quoted; otherwise the text speaks for itself.
  bool is_reported() const;
  bool in_condition(std::uint32_t word) const;
  /// Whether a governing word (hope, deny) reaches the later word: in its clause or a complement of it.
  bool governs(std::uint32_t governor, std::uint32_t word) const;

 private:
  const WordRange* piece(std::uint32_t word) const;
  std::uint32_t skip_group(std::uint32_t word, WordRange range) const;
  WordRange subject_before(std::uint32_t clause) const;
  WordRange condition_part(const Clause& clause) const;
  WordRange before_as(std::uint32_t adjective) const;
  WordRange possessor(WordRange phrase) const;
  bool is_mention(WordRange phrase) const;
  const Name* name_at(std::uint32_t word) const;

  const Syntax& syntax_;
  const StanceQuery& query_;
  bool first_person_ = false;  // the content says "we"
};

}  // namespace communique
