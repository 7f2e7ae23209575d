#include "segment/scanner.hpp"

#include <algorithm>
#include <array>

#include "segment/quote_marks.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// Soft hyphen, joiners and variation selectors belong to the word around them.
bool is_format(char32_t c) {
  return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F);
}
bool is_part(char32_t c) {
  return (is_letter(c) && !is_ideograph(c)) || is_digit(c) || is_mark(c) || c == '_' || is_format(c);
}
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// The class of an abbreviation as written or in capitals (MR. GEN.).
Abbreviation abbreviation_of(std::string_view word) {
  const auto& known = word_lists().abbreviations;
  auto entry = known.find(word);
  const bool capitals =
      word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (entry == known.end() && capitals) entry = known.find(std::string(1, word[0]) + fold(word.substr(1)));
  return entry == known.end() ? Abbreviation::none : entry->second;
}

constexpr std::uint32_t longest_form = 12;  // bytes of the longest abbreviation, prefix, domain or unit

}  // namespace

Scanner::Scanner(std::string_view bytes, std::vector<std::uint32_t> single_marks)
    : bytes_(bytes), single_marks_(std::move(single_marks)) {}

bool Scanner::is_mark_of_quotation(std::uint32_t at) const {
  return std::binary_search(single_marks_.begin(), single_marks_.end(), at);
}

bool Scanner::is_free_apostrophe(std::uint32_t at, char32_t c) const {
  return (is_apostrophe(c) || c == '`') && !is_mark_of_quotation(at);
}

std::uint32_t Scanner::letters_end(std::uint32_t at, std::uint32_t limit) const {
  while (at < limit) {
    const CodePoint c = code_point_at(bytes_, at);
    if (!is_part(c.value)) break;
    at += c.size;
  }
  return at;
}

std::uint32_t Scanner::word_end(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t piece = at;
  std::uint32_t end = letters_end(at, limit);
  for (std::uint32_t next = joined_end(piece, end, limit); next > end; next = joined_end(piece, end, limit)) {
    piece = end + code_point_at(bytes_, end).size;
    end = next;
  }
  return full_stop_end(at, end, limit);
}

// Where a sign between two pieces of a word holds them together, the end of the second; else `end`.
std::uint32_t Scanner::joined_end(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
  if (end >= limit) return end;
  const CodePoint sign = code_point_at(bytes_, end);
  const std::uint32_t after = end + sign.size;
  const char32_t first = after < limit ? code_point_at(bytes_, after).value : 0;
  const bool letter = is_letter(first) && !is_ideograph(first);
  const std::string_view piece = bytes_.substr(begin, end - begin);
  if (is_free_apostrophe(end, sign.value)) {
    if (letter || is_digit(first)) return sign.value == '`' && first != 's' ? end : letters_end(after, limit);
    const bool plural = piece.ends_with('s') || piece.ends_with('S') || piece.ends_with("in");
    return plural && sign.value != '`' && !is_quote_mark(first) ? after : end;
  }
  if (sign.value == '-' && piece.size() <= 2 && is_letter(code_point_at(bytes_, begin).value) &&
      is_cut_off(after, limit))
    return after;
  if (!letter) return end;
  const std::uint32_t second = letters_end(after, std::min(limit, after + longest_form + 1));
  const std::string_view right = bytes_.substr(after, second - after);
  const bool lone = piece.size() == 1 && right.size() == 1;
  const bool short_pair = piece.size() <= 3 && right.size() <= 3;
  switch (sign.value) {
    case '.': {
      const bool file = right.size() <= 4 && word_lists().files.contains(fold(right));
      return lone || file || abbreviation_of(bytes_.substr(begin, second - begin)) != Abbreviation::none ? second : end;
    }
    case '-':
      return piece.size() <= longest_form && word_lists().prefixes.contains(fold(piece)) ? letters_end(after, limit)
                                                                                         : end;
    case '&':
      return short_pair && is_upper(code_point_at(bytes_, begin).value) && is_upper(first) ? second : end;
    case '/':
      return lone ? second : end;
    default:
      return end;
  }
}

// "w- we": the speaker broke the word off.
bool Scanner::is_cut_off(std::uint32_t after, std::uint32_t limit) const {
  return after == limit && is_letter(code_point_at(bytes_, after + code_point_at(bytes_, after).size).value);
}

// Takes in the full stop of an abbreviation, an acronym or an initial.
std::uint32_t Scanner::full_stop_end(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
  if (end >= limit || bytes_[end] != '.' || end - begin > longest_form) return end;
  const std::uint32_t after = end + 1;
  if (after < limit && (bytes_[after] == '.' || is_part(code_point_at(bytes_, after).value))) return end;
  const std::string_view word = bytes_.substr(begin, end - begin);
  if (word.size() >= 3 && word[word.size() - 2] == '.') return possessive_end(after, limit);  // U.S. a.m. U.S.'s
  const Abbreviation kind = abbreviation_of(word);
  if (kind == Abbreviation::number && precedes_number(after)) return after;
  if (word.size() == 1) return keeps_initial(begin, after) ? after : end;
  return kind == Abbreviation::never || kind == Abbreviation::starter ? after : end;
}

bool Scanner::precedes_number(std::uint32_t at) const {
  const CodePoint gap = code_point_at(bytes_, at);
  return is_digit(code_point_at(bytes_, is_space(gap.value) ? at + gap.size : at).value);
}

// Takes in an 's that follows at once.
std::uint32_t Scanner::possessive_end(std::uint32_t end, std::uint32_t limit) const {
  const CodePoint c = code_point_at(bytes_, end);
  if (!is_free_apostrophe(end, c.value) || end + c.size >= limit || bytes_[end + c.size] != 's') return end;
  const std::uint32_t after = end + c.size + 1;
  return after < limit && is_part(code_point_at(bytes_, after).value) ? end : after;
}

// "John F. Kerry", "J. Smith", but not "plan B. The …" nor "you and I. Then …".
bool Scanner::keeps_initial(std::uint32_t begin, std::uint32_t stop) const {
  if (!is_upper(code_point_at(bytes_, begin).value)) return false;
  CodePoint c = code_point_at(bytes_, stop);
  if (c.size == 0 || is_line_end(c.value)) return false;
  if (!is_space(c.value)) return is_letter(c.value) || c.value == ',' || c.value == '-';
  std::uint32_t next = stop + c.size;
  c = code_point_at(bytes_, next);
  if (!is_upper(c.value)) return is_letter(c.value) && bytes_[begin] != 'I';
  const std::uint32_t next_end =
      letters_end(next, static_cast<std::uint32_t>(std::min<std::size_t>(bytes_.size(), next + longest_form)));
  if (word_lists().starters.contains(bytes_.substr(next, next_end - next))) return false;
  const CodePoint gap = code_point_before(bytes_, begin);
  std::uint32_t before = begin - gap.size;
  while (before > 0 && begin - before < longest_form && is_part(code_point_before(bytes_, before).value)) {
    before -= code_point_before(bytes_, before).size;
  }
  return bytes_[begin] != 'I' || is_upper(code_point_at(bytes_, before).value);
}

// Digits with the marks upon them; `at` where no digit stands there.
std::uint32_t Scanner::digits_end(std::uint32_t at, std::uint32_t limit) const {
  const std::uint32_t begin = at;
  for (CodePoint c = code_point_at(bytes_, at); at < limit; c = code_point_at(bytes_, at)) {
    if (!is_digit(c.value) && (at == begin || !is_mark(c.value))) break;
    at += c.size;
  }
  return at;
}

std::uint32_t Scanner::number_end(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t start = at;
  const bool after_space = at == 0 || is_space(code_point_before(bytes_, at).value) || bytes_[at - 1] == '(';
  if ((bytes_[at] == '+' || bytes_[at] == '.') && after_space) ++start;
  std::uint32_t end = digits_end(start, limit);
  if (end == start) return at;
  std::uint32_t piece = start;
  std::uint32_t hyphen_from = 0;  // where the first hyphen stands, while it is not known to hold
  while (end + 1 < limit) {
    const char sign = bytes_[end];
    if (sign != ',' && sign != '.' && sign != ':' && sign != '/' && sign != '-') break;
    const std::uint32_t next = digits_end(end + 1, limit);
    if (next == end + 1) break;
    // 18-19 is a range, 345-9945 and 2024-11-06 are not.
    const bool telephone = end - piece == 3 && next - end - 1 == 4;
    if (sign == '-' && hyphen_from == 0 && !telephone)
      hyphen_from = end;
    else if (sign == '-')
      hyphen_from = limit;
    piece = end + 1;
    end = next;
  }
  if (hyphen_from != 0 && hyphen_from != limit) end = hyphen_from;
  return number_suffix_end(end, limit);
}

// 6th, 1990s, 1930’s and 5G hold together; a unit stands apart.
std::uint32_t Scanner::number_suffix_end(std::uint32_t end, std::uint32_t limit) const {
  if (end >= limit) return end;
  const CodePoint c = code_point_at(bytes_, end);
  if (!is_part(c.value) || is_ideograph(c.value)) return possessive_end(end, limit);
  const std::uint32_t word = letters_end(end, limit);
  const std::string_view suffix = bytes_.substr(end, word - end);
  return suffix.size() <= longest_form && word_lists().units.contains(suffix) ? end : word;
}

std::uint32_t Scanner::currency_end(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit && end - at < 3 && bytes_[end] >= 'A' && bytes_[end] <= 'Z') ++end;
  const bool currency = end > at && end + 1 < limit && bytes_[end] == '$' && is_ascii_digit(bytes_[end + 1]);
  return currency ? end + 1 : at;
}

std::uint32_t Scanner::clitic_end(std::uint32_t at, std::uint32_t limit) const {
  const CodePoint c = code_point_at(bytes_, at);
  if (!is_free_apostrophe(at, c.value)) return at;
  const std::uint32_t word = at + c.size;
  const std::uint32_t end = letters_end(word, std::min(limit, word + longest_form));
  if (end == word || (end < limit && is_part(code_point_at(bytes_, end).value))) return at;
  const std::string_view letters = bytes_.substr(word, end - word);
  const bool glued = at > 0 && !is_space(code_point_before(bytes_, at).value);
  const bool decade = letters.size() >= 2 && is_ascii_digit(letters[0]) && is_ascii_digit(letters[1]);
  const auto& clitics = word_lists().clitics;
  const bool clitic = glued && std::find(clitics.begin(), clitics.end(), "'" + fold(letters)) != clitics.end();
  return decade || clitic || word_lists().aphetic.contains(fold(letters)) ? end : at;
}

std::uint32_t Scanner::emoticon_end(std::uint32_t at, std::uint32_t limit) const {
  const auto one_of = [&](std::uint32_t i, std::string_view set) {
    return i < limit && set.find(bytes_[i]) != std::string_view::npos;
  };
  if (!one_of(at, ":;=") || (at > 0 && !is_space(static_cast<unsigned char>(bytes_[at - 1])))) return at;
  std::uint32_t mouth = at + 1;
  if (one_of(mouth, "-'")) ++mouth;
  if (!one_of(mouth, ")(DPpO|/*")) return at;
  return mouth + 1 == limit ? limit : at;
}

}  // namespace communique
