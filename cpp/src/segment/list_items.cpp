#include "segment/list_items.hpp"

#include <algorithm>
#include <array>

#include "segment/signs.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_number = 3;  // digits; longer numbers are years and amounts

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::size_t styles = 6;  // numbers or letters, with a full stop, a bracket or both

struct Marker {
  ListItem item;
  std::size_t style = 0;
  int value = 0;  // 2 of "2)", 'b' of "b)"
};

// A list needs a first marker where a sentence may begin and a second that counts on.
class ListReader {
 public:
  ListReader(std::string_view bytes, const Tokens& tokens, std::size_t first, std::size_t last)
      : bytes_(bytes), tokens_(tokens), first_(first), last_(last) {}

  std::vector<ListItem> run() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (i > first_ && touches(i)) continue;
      if (is_bullet(i))
        i = read_bullet(i) - 1;
      else
        read_counted(i);
    }
    std::vector<ListItem> items;
    for (const Candidate& candidate : candidates_) {
      if (candidate.accepted) items.push_back(candidate.item);
    }
    return items;
  }

 private:
  struct Candidate {
    ListItem item;
    bool accepted;
  };
  struct Chain {
    int next = -1;           // value that counts on; negative where no list of the style is open
    std::size_t latest = 0;  // candidate of its latest item
  };

  std::string_view text(std::size_t i) const { return bytes_.substr(tokens_.spans[i].begin, tokens_.spans[i].size()); }
  char32_t sign(std::size_t i) const { return code_point_at(bytes_, tokens_.spans[i].begin).value; }
  bool touches(std::size_t i) const { return tokens_.spans[i - 1].end == tokens_.spans[i].begin; }

  bool is_bullet(std::size_t i) const {
    constexpr std::u32string_view bullets = U"•‣⁃●○◦■□▪▫➢➤";
    return bullets.find(sign(i)) != bullets.npos;
  }

  // Items that begin with the same sign, counted or not; the token after the marker.
  std::size_t read_bullet(std::size_t i) {
    const bool opens = bullet_ != sign(i);
    if (opens && !may_open(i)) return i + 1;
    bullet_ = sign(i);
    const Marker marker = marker_at(i + 1);
    const std::size_t words = std::max(i + 1, marker.item.words);
    candidates_.push_back({{i, words}, true});
    return words;
  }

  void read_counted(std::size_t i) {
    const Marker marker = marker_at(i);
    if (marker.item.words == 0 || marker.item.words == last_) return;
    Chain& chain = chains_[marker.style];
    const bool goes_on = chain.next == marker.value && may_go_on(i);
    if (!goes_on && !may_open(i)) return;
    if (goes_on) candidates_[chain.latest].accepted = true;
    chain = {marker.value + 1, candidates_.size()};
    candidates_.push_back({marker.item, goes_on});
  }

  // The marker at `i`; without `words` where there is none. Capitals with a full stop are initials of names.
  Marker marker_at(std::size_t i) const {
    if (i >= last_ || tokens_.kinds[i] == TokenKind::quote) return {};
    std::string_view label = text(i);
    bool stop = label.ends_with('.') && label.size() > 1;
    if (stop) label.remove_suffix(1);
    const bool letter = label.size() == 1 && (is_small_letter(label[0]) || is_capital(label[0]));
    const bool number = label.size() <= longest_number && std::all_of(label.begin(), label.end(), is_ascii_digit);
    if (!letter && !number) return {};
    std::size_t end = i + 1;
    if (!stop && end < last_ && text(end) == "." && touches(end)) stop = true, ++end;
    const bool bracket = end < last_ && text(end) == ")" && touches(end);
    if (bracket) ++end;
    if ((!stop && !bracket) || (letter && !bracket && is_capital(label[0]))) return {};
    int value = static_cast<unsigned char>(label[0]);
    if (number) {
      value = 0;
      for (const char digit : label) value = 10 * value + (digit - '0');
    }
    const std::size_t style = (letter ? 3u : 0u) + (stop ? 1u : 0u) + (bracket ? 2u : 0u) - 1u;
    return {{i, end}, style, value};
  }

  bool may_open(std::size_t i) const {
    if (i == first_) return true;
    const char32_t c = sign(i - 1);
    return is_punctuation(tokens_.kinds[i - 1]) && (c == '.' || c == '!' || c == '?');
  }

  // Not the number that a word before asks for: "page 2.", "from 1 to 2."
  bool may_go_on(std::size_t i) const {
    const TokenKind before = tokens_.kinds[i - 1];
    if (is_word(before)) {
      const std::string word = fold(text(i - 1));
      return !word_lists().prepositions.contains(word) && !word_lists().counted.contains(word);
    }
    if (is_punctuation(before)) return sign(i - 1) != '(' && sign(i - 1) != '-' && sign(i - 1) != U'–';
    return !is_symbol(before);
  }

  std::string_view bytes_;
  const Tokens& tokens_;
  std::size_t first_, last_;
  std::array<Chain, styles> chains_{};
  char32_t bullet_ = 0;  // the sign of the list that is open
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<ListItem> find_list_items(std::string_view bytes, const Tokens& tokens, std::size_t first,
                                      std::size_t last) {
  return ListReader(bytes, tokens, first, last).run();
}

}  // namespace communique
