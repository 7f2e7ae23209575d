#include "segment/reporter.hpp"

#include "segment/spans.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t most_words = 6;     // "the ministry’s chief spokesman Ali Raza said"
constexpr std::uint32_t longest_word = 40;  // bytes; longer ones are no words of a reporter's clause

std::uint32_t skip_blanks(std::string_view bytes, std::uint32_t at) {
  for (CodePoint c = code_point_at(bytes, at); c.size > 0 && is_space(c.value) && !is_line_end(c.value);) {
    at += c.size;
    c = code_point_at(bytes, at);
  }
  return at;
}

// End of the word at `at`; hyphens, apostrophes and the full stop of "Mr." belong to it.
std::uint32_t word_end(std::string_view bytes, std::uint32_t at) {
  const std::uint32_t begin = at;
  for (CodePoint c = code_point_at(bytes, at); c.size > 0 && at - begin < longest_word;) {
    const bool joins = at > begin && (c.value == '-' || c.value == '\'' || c.value == U'’' || c.value == '.');
    if (!joins && !is_letter(c.value) && !is_mark(c.value)) break;
    at += c.size;
    c = code_point_at(bytes, at);
  }
  return at;
}

std::string_view without_stop(std::string_view word) { return word.substr(0, word.find_last_not_of('.') + 1); }

}  // namespace

std::optional<std::uint32_t> reporter_clause(std::string_view bytes, std::uint32_t at) {
  const WordLists& lists = word_lists();
  bool names_someone = false;
  for (std::uint32_t count = 0; count < most_words; ++count) {
    at = skip_blanks(bytes, at);
    const std::uint32_t end = word_end(bytes, at);
    if (end == at) return std::nullopt;
    const std::string_view word = bytes.substr(at, end - at);
    const std::string folded = fold(without_stop(word));
    const bool capital = is_upper(code_point_at(bytes, at).value);
    const bool verb = !capital && lists.reporting.contains(folded);
    const bool subject = capital || lists.pronouns.contains(folded) || lists.determiners.contains(folded);
    if (verb && (names_someone || count > 0)) return at + static_cast<std::uint32_t>(without_stop(word).size());
    if (verb) {  // "said Smith", "said the minister": the one who speaks follows
      const std::uint32_t next = skip_blanks(bytes, end);
      const std::string_view name = bytes.substr(next, word_end(bytes, next) - next);
      const bool named = is_upper(code_point_at(bytes, next).value) || lists.determiners.contains(fold(name)) ||
                         lists.pronouns.contains(fold(name));
      return named ? std::optional(end) : std::nullopt;
    }
    if (count == 0 && !subject) return std::nullopt;
    names_someone = names_someone || subject;
    at = end;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> reporter_start(std::string_view bytes, Span span, bool at_end) {
  const std::string_view within = bytes.substr(0, span.end);
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const char c = within[at];
    if (c != ',' && c != '?' && c != '!') continue;
    const auto verb = reporter_clause(within, at + 1);
    if (verb && (!at_end || trimmed(within, {*verb, span.end}).size() <= 1)) return at + 1;
  }
  return std::nullopt;
}

}  // namespace communique
