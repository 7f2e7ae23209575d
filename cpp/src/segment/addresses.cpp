#include "segment/addresses.hpp"

#include <algorithm>

#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_scheme = 12;
constexpr std::uint32_t longest_domain = 4;

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
      if (c == '.' && at >= checked_) read_host(at);
      if (c == '@') read_at_sign(at);
      if (c == '#') read_tag(at, TokenKind::hashtag);
    }
  }

 private:
  bool matches(std::uint32_t at, std::string_view what) const { return bytes_.substr(at, what.size()) == what; }
  bool begins_word(std::uint32_t at) const {
    if (at == taken_) return true;
    const char32_t c = code_point_before(bytes_, at).value;
    return !is_letter(c) && !is_digit(c) && c != '_' && c != '.' && c != '&';
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
    const bool www = (matches(at, "www.") || matches(at, "WWW.")) && begins_word(at) && bytes_.size() > at + 4 &&
                     is_ascii_word(bytes_[at + 4]);
    if (www) add(at, url_end(at + 4), TokenKind::url);
  }

  // example.org/page, news.example.com, alt.animals.cat: a known last label, or three and more labels of small letters.
  void read_host(std::uint32_t dot) {
    std::uint32_t begin = dot;
    while (begin > taken_ && (is_ascii_word(bytes_[begin - 1]) || is_one_of(bytes_[begin - 1], "-_"))) --begin;
    if (begin == dot || !begins_word(begin)) return;
    std::uint32_t end = dot;
    std::uint32_t label = dot;
    std::uint32_t labels = 1;
    while (end + 1 < chunk_.end && bytes_[end] == '.' && bytes_[end + 1] >= 'a' && bytes_[end + 1] <= 'z') {
      label = end + 1;
      end = label;
      while (end < chunk_.end && (is_ascii_word(bytes_[end]) || is_one_of(bytes_[end], "-_"))) ++end;
      ++labels;
    }
    checked_ = end;
    const bool known =
        labels > 1 && end - label <= longest_domain && word_lists().domains.contains(bytes_.substr(label, end - label));
    if (!known && (labels < 3 || dot - begin < 2)) return;
    add(begin, end < chunk_.end && bytes_[end] == '/' ? url_end(end) : end, TokenKind::url);
  }

  // Up to a mark that cannot stand in a URL, without the punctuation that closes the sentence around it.
  std::uint32_t url_end(std::uint32_t at) const {
    std::uint32_t end = at;
    std::uint32_t opened = 0;
    while (end < chunk_.end) {
      const CodePoint c = code_point_at(bytes_, end);
      const bool foreign = c.value >= 0x80 && (is_punctuation(c.value) || is_symbol(c.value) || is_ideograph(c.value));
      if (foreign || (c.value < 0x80 && is_one_of(bytes_[end], "\"<>`{}|\\^"))) break;
      if (c.value == ')' && opened == 0) break;
      opened += (c.value == '(') ? 1u : 0u;
      opened -= (c.value == ')') ? 1u : 0u;
      end += c.size;
    }
    while (end > at && is_one_of(bytes_[end - 1], ".,;:!?'*(")) --end;
    return end;
  }

  void read_at_sign(std::uint32_t sign) {
    std::uint32_t begin = sign;
    while (begin > taken_ && (is_ascii_word(bytes_[begin - 1]) || is_one_of(bytes_[begin - 1], "._%+-"))) --begin;
    while (begin < sign && is_one_of(bytes_[begin], ".+-%")) ++begin;
    if (begin == sign) return read_tag(sign, TokenKind::handle);
    const std::uint32_t end = domain_end(sign + 1);
    if (end > sign + 1) add(begin, end, TokenKind::email);
  }

  std::uint32_t domain_end(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < chunk_.end && (is_ascii_word(bytes_[end]) || is_one_of(bytes_[end], ".-"))) ++end;
    while (end > at && is_one_of(bytes_[end - 1], ".-")) --end;
    return end;
  }

  // @handle, #tag: a letter must be among its signs, for #1 is a number.
  void read_tag(std::uint32_t sign, TokenKind kind) {
    if (!begins_word(sign)) return;
    std::uint32_t end = sign + 1;
    bool lettered = false;
    for (CodePoint c = code_point_at(bytes_, end); c.size > 0; c = code_point_at(bytes_, end)) {
      if (!is_letter(c.value) && !is_digit(c.value) && !is_mark(c.value) && c.value != '_') break;
      lettered = lettered || is_letter(c.value) || c.value == '_';
      end += c.size;
    }
    if (lettered) add(sign, end, kind);
  }

  std::string_view bytes_;
  Span chunk_;
  std::uint32_t taken_;        // end of the last address
  std::uint32_t checked_ = 0;  // end of what was read as a host name and is none
  std::vector<Address>& found_;
};

}  // namespace

void find_addresses(std::string_view bytes, Span chunk, std::vector<Address>& found) {
  found.clear();
  if (bytes.substr(chunk.begin, chunk.size()).find_first_of(".@#:wW") != std::string_view::npos)
    AddressFinder(bytes, chunk, found).run();
}

}  // namespace communique
