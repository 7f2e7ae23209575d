#include <algorithm>

#include "segment/quote_marks.hpp"
#include "segment/tokenizer.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::uint32_t longest_whole = 24;  // bytes; no contraction of the list is longer
constexpr int most_clitics = 3;              // I'd've

class WordSplitter {
 public:
  explicit WordSplitter(std::string_view bytes) : bytes_(bytes) {}

  void split(Span token, std::uint32_t index) {
    if (token.size() <= longest_whole) {
      const auto whole = word_lists().wholes.find(fold(bytes_.substr(token.begin, token.size())));
      if (whole != word_lists().wholes.end()) return add_parts(token, index, whole->second);
    }
    std::vector<Span> clitics;
    while (clitics.size() < most_clitics) {
      const std::uint32_t begin = clitic_begin(token);
      if (begin == token.end) break;
      clitics.push_back({begin, token.end});
      token.end = begin;
    }
    add(token, index);
    for (; !clitics.empty(); clitics.pop_back()) add(clitics.back(), index);
  }

  std::vector<WordSpan> take() { return std::move(words_); }

 private:
  void add(Span span, std::uint32_t token) { words_.push_back({span, token}); }

  void add_parts(Span token, std::uint32_t index, const std::vector<std::uint8_t>& lengths) {
    std::uint32_t begin = token.begin;
    for (const std::uint8_t length : lengths) {
      std::uint32_t end = begin;
      for (std::uint8_t i = 0; i < length; ++i) end += code_point_at(bytes_, end).size;
      add({begin, end}, index);
      begin = end;
    }
  }

  // Where the clitic begins that ends the word; the end of the word where there is none.
  std::uint32_t clitic_begin(Span word) const {
    for (const std::string& clitic : word_lists().clitics) {
      std::uint32_t begin = word.end;
      for (std::size_t i = clitic.size(); i-- > 0 && begin != 0;) begin = step_back(word.begin, begin, clitic[i]);
      if (begin > word.begin && is_letter_or_stop(code_point_before(bytes_, begin).value)) return begin;
    }
    const CodePoint last = code_point_before(bytes_, word.end);
    const std::uint32_t before = word.end - last.size;
    if (!is_apostrophe(last.value) || before <= word.begin) return word.end;
    const char32_t letter = code_point_before(bytes_, before).value;
    return letter == 's' || letter == 'S' ? before : word.end;
  }

  // The offset before `end` if the code point there folds to `expected`; else 0.
  std::uint32_t step_back(std::uint32_t begin, std::uint32_t end, char expected) const {
    if (end <= begin) return 0;
    const CodePoint c = code_point_before(bytes_, end);
    const bool same = expected == '\'' ? is_apostrophe(c.value) || c.value == '`'
                                       : (c.value | 0x20) == static_cast<unsigned char>(expected);
    return same ? end - c.size : 0;
  }

  static bool is_letter_or_stop(char32_t c) { return is_letter(c) || is_mark(c) || c == '.'; }

  std::string_view bytes_;
  std::vector<WordSpan> words_;
};

}  // namespace

std::vector<WordSpan> find_words(const Text& text, const Tokens& tokens) {
  WordSplitter splitter(text.bytes());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) splitter.split(tokens.spans[i], i);
  return splitter.take();
}

}  // namespace communique
