#include "segment/scanner.hpp"

#include <algorithm>
#include <array>

#include "segment/number_kinds.hpp"
#include "segment/quote_marks.hpp"
#include "segment/signs.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

bool is_part(char32_t c) { return is_word_part(c) || c == '_' || is_format(c); }
bool is_ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// An abbreviation as written or in capitals (MR. GEN.); null where there is none.
const Abbreviation* abbreviation_of(std::string_view word) {
  if (!word_lists().abbreviation_shapes.may_hold(word)) return nullptr;
  const auto& known = word_lists().abbreviations;
  auto entry = known.find(word);
  const bool capitals =
      word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (entry == known.end() && capitals) entry = known.find(std::string(1, word[0]) + fold(word.substr(1)));
  return entry == known.end() ? nullptr : &entry->second;
}

constexpr std::uint32_t longest_form = 12;      // bytes of the longest abbreviation, prefix, domain or unit
constexpr std::uint32_t longest_word = 48;      // bytes; how far a look at the word before or after goes
constexpr std::uint32_t longest_emoticon = 14;  // bytes

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

// Are there no more letters and digits than that in the piece? Marks upon them do not count.
bool Scanner::has_at_most(std::uint32_t letters, Span piece) const {
  if (piece.size() > longest_word) return false;
  std::uint32_t count = 0;
  for (std::uint32_t at = piece.begin; at < piece.end; at += code_point_at(bytes_, at).size) {
    const char32_t c = code_point_at(bytes_, at).value;
    count += !is_mark(c) && !is_format(c);
  }
  return count <= letters;
}

Reading Scanner::read_word(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t piece = at;
  Reading word{letters_end(at, limit), TokenKind::word};
  for (Reading next = read_joined(piece, word.end, limit); next.end > word.end;
       next = read_joined(piece, word.end, limit)) {
    piece = word.end + code_point_at(bytes_, word.end).size;
    word = {next.end, word.kind == TokenKind::word ? next.kind : word.kind};
  }
  return read_full_stop({at, word.end}, word.kind, limit);
}

// Where a sign between two pieces of a word holds them together, the end of the second and what it makes of them; else
// `end`.
Reading Scanner::read_joined(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
  const Reading apart{end, TokenKind::word};
  if (end >= limit) return apart;
  const CodePoint sign = code_point_at(bytes_, end);
  const std::uint32_t after = end + sign.size;
  const char32_t first = after < limit ? code_point_at(bytes_, after).value : 0;
  const bool letter = is_letter(first) && !is_ideograph(first);
  const std::string_view piece = bytes_.substr(begin, end - begin);
  const auto together = [](std::uint32_t to, TokenKind kind = TokenKind::word) { return Reading{to, kind}; };
  if (is_free_apostrophe(end, sign.value)) {
    if (letter || is_digit(first))
      return sign.value == '`' && first != 's' ? apart : together(letters_end(after, limit));
    const bool plural = piece.ends_with('s') || piece.ends_with('S') || piece.ends_with("in");
    return plural && sign.value != '`' && !is_quote_mark(first) ? together(after) : apart;
  }
  if (is_hyphen(sign.value)) {
    const bool broken = has_at_most(2, {begin, end}) && is_letter(code_point_at(bytes_, begin).value);
    if (broken && is_cut_off(after, limit)) return together(after);
    const bool prefix =
        letter && word_lists().prefix_shapes.may_hold(piece) && word_lists().prefixes.contains(fold(piece));
    return prefix ? together(letters_end(after, limit), TokenKind::prefixed) : apart;
  }
  if (!letter || (sign.value != '.' && sign.value != '&' && sign.value != '/')) return apart;
  const Span right{after, letters_end(after, std::min(limit, after + longest_word))};
  const bool lone = has_at_most(1, {begin, end}) && has_at_most(1, right);
  if (sign.value == '/') return lone ? together(right.end) : apart;
  if (sign.value == '&') {
    const bool capitals = is_upper(code_point_at(bytes_, begin).value) && is_upper(first);
    return capitals && has_at_most(3, {begin, end}) && has_at_most(3, right) ? together(right.end) : apart;
  }
  if (const Abbreviation* known =
          right.end - begin <= longest_form ? abbreviation_of(bytes_.substr(begin, right.end - begin)) : nullptr)
    return together(right.end, known->kind);
  if (lone) return together(right.end, TokenKind::acronym);
  const bool file = right.size() <= 4 && word_lists().files.contains(fold(bytes_.substr(after, right.size())));
  return file ? together(right.end) : apart;
}

// "w- we": the speaker broke the word off.
bool Scanner::is_cut_off(std::uint32_t after, std::uint32_t limit) const {
  const CodePoint gap = code_point_at(bytes_, after);
  return after == limit && !is_line_end(gap.value) && is_letter(code_point_at(bytes_, after + gap.size).value);
}

// Takes in the full stop of an abbreviation, an acronym or an initial, and the 's after it.
Reading Scanner::read_full_stop(Span word, TokenKind kind, std::uint32_t limit) const {
  const Reading without{word.end, kind};
  if (word.end >= limit || bytes_[word.end] != '.') return without;
  const std::uint32_t after = word.end + 1;
  if (after < limit && (bytes_[after] == '.' || is_part(code_point_at(bytes_, after).value))) return without;
  if (ends_in_lone_letter(word)) {  // U.S. a.m. U.S.'s
    return {possessive_end(after, limit), kind == TokenKind::word ? TokenKind::acronym : kind};
  }
  const Abbreviation* known =
      word.size() <= longest_form ? abbreviation_of(bytes_.substr(word.begin, word.size())) : nullptr;
  if (known != nullptr && known->stop == StopRule::number && precedes_number(after)) return {after, known->kind};
  if (has_at_most(1, word)) return keeps_initial(word) ? Reading{after, TokenKind::initial} : without;
  if (known == nullptr || known->stop == StopRule::number) return without;
  return {possessive_end(after, limit), known->kind};
}

// A letter after a full stop or after nothing but a letter and one: the S of U.S.
bool Scanner::ends_in_lone_letter(Span word) const {
  std::uint32_t at = word.end;
  for (CodePoint c = code_point_before(bytes_, at); at > word.begin && word.end - at < longest_form;) {
    at -= c.size;
    const bool mark = is_mark(c.value) || is_format(c.value);
    c = code_point_before(bytes_, at);
    if (!mark) return at > word.begin && c.value == '.';
  }
  return false;
}

bool Scanner::precedes_number(std::uint32_t at) const {
  const CodePoint gap = code_point_at(bytes_, at);
  const bool space = is_space(gap.value) && !is_line_end(gap.value);
  return is_digit(code_point_at(bytes_, space ? at + gap.size : at).value);
}

// Takes in an 's that follows at once.
std::uint32_t Scanner::possessive_end(std::uint32_t end, std::uint32_t limit) const {
  const CodePoint c = code_point_at(bytes_, end);
  if (!is_free_apostrophe(end, c.value) || end + c.size >= limit || bytes_[end + c.size] != 's') return end;
  const std::uint32_t after = end + c.size + 1;
  return after < limit && is_part(code_point_at(bytes_, after).value) ? end : after;
}

// "John F. Kerry", "J. Smith", but not "plan B. The …" nor "you and I. Then …".
bool Scanner::keeps_initial(Span letter) const {
  if (!is_upper(code_point_at(bytes_, letter.begin).value)) return false;
  const bool pronoun = letter.size() == 1 && bytes_[letter.begin] == 'I';
  const std::uint32_t stop = letter.end + 1;
  CodePoint c = code_point_at(bytes_, stop);
  if (c.size == 0 || is_line_end(c.value)) return false;
  if (!is_space(c.value)) return is_letter(c.value) || c.value == ',' || is_hyphen(c.value);
  const std::uint32_t next = stop + c.size;
  c = code_point_at(bytes_, next);
  if (!is_upper(c.value)) return is_letter(c.value) && !pronoun;
  const std::uint32_t window = static_cast<std::uint32_t>(std::min<std::size_t>(bytes_.size(), next + longest_word));
  if (word_lists().starters.contains(bytes_.substr(next, letters_end(next, window) - next))) return false;
  return !pronoun || follows_capital(letter.begin);
}

// Does the word before, one space away, begin with a capital?
bool Scanner::follows_capital(std::uint32_t begin) const {
  std::uint32_t before = begin - code_point_before(bytes_, begin).size;
  while (before > 0 && begin - before < longest_word && is_part(code_point_before(bytes_, before).value)) {
    before -= code_point_before(bytes_, before).size;
  }
  return is_upper(code_point_at(bytes_, before).value);
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

Reading Scanner::read_number(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t start = at;
  const bool after_space = at == 0 || is_space(code_point_before(bytes_, at).value) || bytes_[at - 1] == '(';
  if ((bytes_[at] == '+' || bytes_[at] == '.') && after_space) ++start;
  std::uint32_t end = digits_end(start, limit);
  if (end == start) return {at, TokenKind::number};
  std::uint32_t piece = start;
  std::uint32_t hyphen_from = 0;  // where the first hyphen stands, while it is not known to hold
  while (end < limit) {
    const CodePoint sign = code_point_at(bytes_, end);
    if (std::u32string_view(U",.:/-⁄").find(sign.value) == std::u32string_view::npos) break;
    const std::uint32_t after = end + sign.size;
    const std::uint32_t next = digits_end(after, limit);
    if (next == after) break;
    // 18-19 is a range, 345-9945 and 2024-11-06 are not.
    const bool telephone = end - piece == 3 && next - after == 4;
    if (sign.value == '-' && hyphen_from == 0 && !telephone)
      hyphen_from = end;
    else if (sign.value == '-')
      hyphen_from = limit;
    piece = after;
    end = next;
  }
  if (hyphen_from != 0 && hyphen_from != limit) end = hyphen_from;
  end = number_suffix_end(end, limit);
  return {end, number_kind(bytes_.substr(start, end - start))};
}

// 6th, 1990s, 1930’s and 5G hold together; a unit stands apart.
std::uint32_t Scanner::number_suffix_end(std::uint32_t end, std::uint32_t limit) const {
  if (end >= limit) return end;
  const CodePoint c = code_point_at(bytes_, end);
  if (!is_part(c.value) || is_ideograph(c.value)) return possessive_end(end, limit);
  const std::uint32_t word = letters_end(end, limit);
  const std::string_view suffix = bytes_.substr(end, word - end);
  const WordLists& lists = word_lists();
  const auto in = [&](const WordSet& list) { return suffix.size() <= longest_form && list.contains(suffix); };
  if (in(lists.units) || in(lists.glued_units) || in(lists.money)) return end;
  if (word + 1 >= limit || bytes_[word] != '.') return word;
  const std::uint32_t second = letters_end(word + 1, std::min(limit, word + longest_form));
  return lists.meridiem.contains(bytes_.substr(end, second - end)) ? end : word;  // 5a.m.
}

std::uint32_t Scanner::currency_end(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit && end - at < 3 && is_ascii_letter(bytes_[end])) ++end;
  if (end == at || end >= limit) return at;
  const std::string_view letters = bytes_.substr(at, end - at);
  if (is_ascii_digit(bytes_[end])) return word_lists().money.contains(letters) ? end : at;
  const bool capitals = std::all_of(letters.begin(), letters.end(), [](char c) { return c <= 'Z'; });
  const CodePoint sign = code_point_at(bytes_, end);
  const std::uint32_t after = end + sign.size;
  return capitals && is_currency(sign.value) && after < limit && is_ascii_digit(bytes_[after]) ? after : at;
}

Reading Scanner::read_clitic(std::uint32_t at, std::uint32_t limit) const {
  const CodePoint c = code_point_at(bytes_, at);
  const Reading none{at, TokenKind::word};
  if (!is_free_apostrophe(at, c.value)) return none;
  const std::uint32_t word = at + c.size;
  const std::uint32_t end = letters_end(word, std::min(limit, word + longest_form));
  if (end == word || (end < limit && is_part(code_point_at(bytes_, end).value))) return none;
  const std::string_view letters = bytes_.substr(word, end - word);
  const bool digits = letters.size() >= 2 && is_ascii_digit(letters[0]) && is_ascii_digit(letters[1]);
  const bool year = digits && (letters.size() == 2 || letters.substr(2) == "s");
  if (year) return {end, number_kind(letters)};
  const bool glued = at > 0 && !is_space(code_point_before(bytes_, at).value);
  const std::string folded = fold(letters);
  const auto& clitics = word_lists().clitics;
  const bool clitic = glued && std::find(clitics.begin(), clitics.end(), "'" + folded) != clitics.end();
  if (!clitic && !word_lists().aphetic.contains(folded)) return none;
  const CodePoint second = code_point_at(bytes_, end);
  const bool both = letters == "n" && end < limit && is_free_apostrophe(end, second.value);  // rock ’n’ roll
  return {both ? end + second.size : end, TokenKind::word};
}

// After a space or the end of a sentence; nothing but punctuation follows in the chunk.
std::uint32_t Scanner::emoticon_end(std::uint32_t at, std::uint32_t limit) const {
  constexpr std::string_view closing = ".,!?)]\"";
  if (!word_lists().emoticon_starts.test(static_cast<unsigned char>(bytes_[at]))) return at;
  const char before = at == 0 ? ' ' : bytes_[at - 1];
  const bool free = at == 0 || is_space(code_point_before(bytes_, at).value) || before == '.' || before == '!' ||
                    before == '?' || before == ',';
  if (!free) return at;
  for (std::uint32_t end = std::min(limit, at + longest_emoticon); end > at + 1; --end) {
    if (!word_lists().emoticons.contains(bytes_.substr(at, end - at))) continue;
    const auto mark = std::lower_bound(single_marks_.begin(), single_marks_.end(), at);
    if (mark != single_marks_.end() && *mark < end) return at;
    return bytes_.substr(end, limit - end).find_first_not_of(closing) == std::string_view::npos ? end : at;
  }
  return at;
}

}  // namespace communique
