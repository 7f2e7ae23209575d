#include "segment/addresses.hpp"

#include <algorithm>

#include "segment/quote_marks.hpp"
#include "segment/signs.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_scheme = 12;
constexpr std::uint32_t longest_domain = 4;
constexpr std::uint32_t most_marks = 8;                                   // upon one letter or sign
constexpr std::uint32_t shortest_registrant = 4, longest_registrant = 9;  // digits of a DOI after "10."

bool is_ascii_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && (is_letter(byte) || is_digit(byte));
}
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

class AddressFinder {
 public:
  AddressFinder(std::string_view bytes, Span chunk, std::vector<Address>& found)
      : bytes_(bytes.substr(0, chunk.end)), chunk_(chunk), taken_(chunk.begin), found_(found) {}

  void run() {
    for (std::uint32_t at = chunk_.begin; at < chunk_.end; ++at) {
      if (at < taken_) at = taken_;
      if (at >= chunk_.end) break;
      const char c = bytes_[at];
      if (c == ':') read_url(at);
      if (c == 'w' || c == 'W') read_www(at);
      if (c == '.') read_doi(at);
      if (c == '.' && at >= checked_ && at >= taken_) read_host(at);
      if (c == '@') read_at_sign(at);
      if (c == '#') read_tag(at, TokenKind::hashtag);
    }
  }

 private:
  bool matches(std::uint32_t at, std::string_view what) const { return bytes_.substr(at, what.size()) == what; }
  bool begins_word(std::uint32_t at) const {
    if (at == taken_) return true;
    CodePoint before = code_point_before(bytes_, at);
    for (std::uint32_t marks = 0; is_mark(before.value) && marks < most_marks; ++marks) {
      at -= before.size;
      before = code_point_before(bytes_, at);
    }
    const char32_t c = before.value;
    return !is_letter(c) && !is_digit(c) && !is_mark(c) && c != '_' && c != '.' && c != '&';
  }

  void add(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
    found_.push_back({{begin, end}, kind});
    taken_ = end;
  }

  void read_url(std::uint32_t colon) {
    const bool mail = matches(colon, ":") && colon >= taken_ + 6 && matches(colon - 6, "mailto");
    if (!matches(colon, "://") && !mail) return;
    std::uint32_t begin = colon;
    while (begin > taken_ && colon - begin < longest_scheme && is_ascii_word(bytes_[begin - 1])) --begin;
    if (begin == colon || bytes_.size() <= colon + 3) return;
    add(begin, url_end(colon + 1), TokenKind::url);
  }

  void read_www(std::uint32_t at) {
    const bool www = (matches(at, "www.") || matches(at, "WWW.")) && begins_word(at) &&
                     is_word_part(code_point_at(bytes_, at + 4).value);
    if (www) add(at, url_end(at + 4), TokenKind::url);
  }

  // 10.1000/182, with "doi:" before it or not.
  void read_doi(std::uint32_t dot) {
    if (dot < taken_ + 2 || !matches(dot - 2, "10.") || !begins_word(dot - 2)) return;
    std::uint32_t slash = dot + 1;
    while (slash - dot <= longest_registrant && slash < chunk_.end &&
           is_digit(static_cast<unsigned char>(bytes_[slash])))
      ++slash;
    const std::uint32_t end = matches(slash, "/") ? url_end(slash + 1) : slash;
    if (slash - dot <= shortest_registrant || end <= slash + 1) return;
    std::uint32_t begin = dot - 2;
    if (begin >= taken_ + 4 && fold(bytes_.substr(begin - 4, 4)) == "doi:" && begins_word(begin - 4)) begin -= 4;
    add(begin, end, TokenKind::url);
  }

  // Where the letters, digits and signs of `signs` before `end` begin.
  std::uint32_t part_begin(std::uint32_t end, std::string_view signs) const {
    std::uint32_t begin = end;
    while (begin > taken_) {
      const CodePoint c = code_point_before(bytes_, begin);
      if (!is_word_part(c.value) && !(c.size == 1 && is_one_of(bytes_[begin - 1], signs))) break;
      begin -= c.size;
    }
    // Marks belong to the letter before them.
    for (CodePoint c = code_point_at(bytes_, begin); begin < end && is_mark(c.value);
         c = code_point_at(bytes_, begin)) {
      begin += c.size;
    }
    return begin;
  }
  std::uint32_t part_end(std::uint32_t begin, std::string_view signs) const {
    std::uint32_t end = begin;
    for (CodePoint c = code_point_at(bytes_, end); c.size > 0; c = code_point_at(bytes_, end)) {
      if (!is_word_part(c.value) && !(c.size == 1 && is_one_of(bytes_[end], signs))) break;
      end += c.size;
    }
    return end;
  }

  // example.org/page, news.example.com, alt.animals.cat: a known last label, or three and more labels of small letters.
  void read_host(std::uint32_t dot) {
    const std::uint32_t begin = part_begin(dot, "-_");
    if (begin == dot || !begins_word(begin)) return;
    std::uint32_t end = dot;
    std::uint32_t label = dot;
    std::uint32_t labels = 1;
    while (matches(end, ".") && begins_label(end + 1)) {
      label = end + 1;
      end = part_end(label, "-_");
      ++labels;
    }
    checked_ = end;
    const bool known =
        labels > 1 && end - label <= longest_domain && word_lists().domains.contains(bytes_.substr(label, end - label));
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const std::string_view host = bytes_.substr(begin, end - begin);
    if (!known && (labels < 3 || dot - begin < 2 || !std::all_of(host.begin(), host.end(), ascii))) return;
    add(begin, matches(end, "/") ? url_end(end) : end, TokenKind::url);
  }

  bool begins_label(std::uint32_t at) const {
    const char32_t c = code_point_at(bytes_, at).value;
    return is_letter(c) && !is_upper(c) && !is_ideograph(c);
  }

  // Up to a mark that cannot stand in a URL, without the punctuation that closes the sentence around it.
  std::uint32_t url_end(std::uint32_t at) const {
    std::uint32_t end = at;
    std::uint32_t round = 0, square = 0;  // brackets that are open
    while (end < chunk_.end) {
      const CodePoint c = code_point_at(bytes_, end);
      const bool marked = !is_word_part(c.value) && is_mark(code_point_at(bytes_, end + c.size).value);  // ≠ in pieces
      if (!may_stand_in_url(c.value) || marked || is_possessive(end, c)) break;
      if ((c.value == ')' && round == 0) || (c.value == ']' && square == 0)) break;
      round += (c.value == '(') ? 1u : 0u;
      round -= (c.value == ')') ? 1u : 0u;
      square += (c.value == '[') ? 1u : 0u;
      square -= (c.value == ']') ? 1u : 0u;
      end += c.size;
    }
    for (CodePoint c = code_point_before(bytes_, end); end > at && closes_sentence(c.value);) {
      end -= c.size;
      c = code_point_before(bytes_, end);
    }
    return end;
  }

  static bool may_stand_in_url(char32_t c) {
    if (c < 0x80) return !is_one_of(static_cast<char>(c), "\"<>`{}|\\^");
    return is_apostrophe(c) || !(is_surrogate(c) || is_punctuation(c) || is_symbol(c) || is_ideograph(c));
  }
  static bool closes_sentence(char32_t c) {
    return is_apostrophe(c) || (c < 0x80 && is_one_of(static_cast<char>(c), ".,;:!?*(["));
  }
  // The 's of https://a.org's.
  bool is_possessive(std::uint32_t at, CodePoint c) const {
    return is_apostrophe(c.value) && matches(at + c.size, "s") && part_end(at + c.size, "-_/") == at + c.size + 1;
  }

  void read_at_sign(std::uint32_t sign) {
    std::uint32_t begin = part_begin(sign, "._%+-");
    while (begin < sign && is_one_of(bytes_[begin], ".+-%")) ++begin;
    if (begin == sign) return read_tag(sign, TokenKind::handle);
    const std::uint32_t end = domain_end(sign + 1);
    if (end > sign + 1) add(begin, end, TokenKind::email);
  }

  std::uint32_t domain_end(std::uint32_t at) const {
    std::uint32_t end = part_end(at, ".-");
    while (end > at && is_one_of(bytes_[end - 1], ".-")) --end;
    return end;
  }

  // @handle, #tag: a letter must be among its signs, for #1 is a number.
  void read_tag(std::uint32_t sign, TokenKind kind) {
    if (!begins_word(sign)) return;
    std::uint32_t end = sign + 1;
    bool lettered = false;
    for (CodePoint c = code_point_at(bytes_, end); c.size > 0; c = code_point_at(bytes_, end)) {
      const bool joiner = is_format(c.value) && is_letter(code_point_at(bytes_, end + c.size).value);
      if (!joiner && !is_letter(c.value) && !is_digit(c.value) && !is_mark(c.value) && c.value != '_') break;
      lettered = lettered || is_letter(c.value) || c.value == '_';
      end += c.size;
    }
    if (!lettered) return;
    if (kind == TokenKind::handle && matches(end, "@")) {  // @name@host.org
      const std::uint32_t host = domain_end(end + 1);
      if (bytes_.substr(end, host - end).find('.') != std::string_view::npos) end = host;
    }
    add(sign, end, kind);
  }

  std::string_view bytes_;
  Span chunk_;
  std::uint32_t taken_;        // end of the last address
  std::uint32_t checked_ = 0;  // end of what was read as a host name and is none
  std::vector<Address>& found_;
};

// A sign of an address, with what must follow it.
bool may_hold_address(std::string_view chunk) {
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const char next = i + 1 < chunk.size() ? chunk[i + 1] : ' ';
    switch (chunk[i]) {
      case '@':
      case '#':
        return true;
      case ':':
        if (next != ' ') return true;
        break;
      case '.':
        if (is_ascii_word(next) || static_cast<unsigned char>(next) >= 0x80) return true;
        break;
      case 'w':
      case 'W':
        if (next == chunk[i]) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

void find_addresses(std::string_view bytes, Span chunk, std::vector<Address>& found) {
  found.clear();
  if (may_hold_address(bytes.substr(chunk.begin, chunk.size()))) AddressFinder(bytes, chunk, found).run();
}

}  // namespace communique
