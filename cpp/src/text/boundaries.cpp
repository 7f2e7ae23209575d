#include "text/boundaries.hpp"

#include <utility>

#include "text/unicode.hpp"

namespace communique {
namespace {

class SentenceRules {
 public:
  explicit SentenceRules(const BreakClasses& first) { advance(first.sentence); }

  void read(const BreakClasses& next, std::uint32_t at, Ends& ends) {
    using enum SentenceBreak;
    const SentenceBreak c = next.sentence;
    const bool new_line = is_line_end(base_);
    if ((c == extend || c == format) && !new_line) return;  // SB5
    settle(c, ends);
    if (new_line) {
      if (base_ != cr || c != lf) ends.add(at);  // SB3, SB4
    } else if (stage_ != Stage::inside && !continues(c)) {
      stop_is_full_ && !is_letter(c) ? ends.open(at) : ends.add(at);  // SB8, SB11
    }
    advance(c);
  }

 private:
  enum class Stage : std::uint8_t { inside, closing, spacing };  // of a sentence: before, in Close*, and in Sp* of SB11

  static bool is_line_end(SentenceBreak c) {
    return c == SentenceBreak::sep || c == SentenceBreak::cr || c == SentenceBreak::lf;
  }
  static bool is_letter(SentenceBreak c) {
    return c == SentenceBreak::oletter || c == SentenceBreak::upper || c == SentenceBreak::lower;
  }
  static bool is_stop(SentenceBreak c) { return c == SentenceBreak::aterm || c == SentenceBreak::sterm; }

  // SB8: whatever stands between, a lower-case letter goes on with the sentence before an open boundary.
  static void settle(SentenceBreak next, Ends& ends) {
    if (next == SentenceBreak::lower) ends.drop();
    if (is_letter(next) || is_line_end(next) || is_stop(next)) ends.confirm();
  }

  // Whether the sentence goes on after its stop.
  bool continues(SentenceBreak next) const {
    using enum SentenceBreak;
    if (next == sp || is_line_end(next)) return true;                                  // SB9, SB10
    if (next == scontinue || is_stop(next)) return true;                               // SB8a
    if (next == close) return stage_ == Stage::closing;                                // SB9
    if (next == lower) return stop_is_full_;                                           // SB8
    if (next == numeric) return base_ == aterm;                                        // SB6
    return next == upper && base_ == aterm && (before_ == upper || before_ == lower);  // SB7
  }

  void advance(SentenceBreak next) {
    if (is_stop(next)) {
      stage_ = Stage::closing;
      stop_is_full_ = next == SentenceBreak::aterm;
    } else if (next == SentenceBreak::sp && stage_ != Stage::inside) {
      stage_ = Stage::spacing;
    } else if (next != SentenceBreak::close || stage_ != Stage::closing) {
      stage_ = Stage::inside;
    }
    before_ = std::exchange(base_, next);
  }

  SentenceBreak base_ = SentenceBreak::other;  // of the last code point that does not extend
  SentenceBreak before_ = SentenceBreak::other;
  Stage stage_ = Stage::inside;
  bool stop_is_full_ = false;  // ATerm, which need not end a sentence
};

class GraphemeRules {
 public:
  explicit GraphemeRules(const BreakClasses& first) { advance(first); }

  void read(const BreakClasses& next, std::uint32_t at, Ends& ends) {
    const bool joined = joins(last_, next.grapheme) ||
                        (conjunct_ == Chain::linked && next.conjunct == ConjunctBreak::consonant) ||  // GB9c
                        (emoji_ == Chain::linked && next.pictographic);                               // GB11
    const bool completes_flag = advance(next);
    if (!joined && !completes_flag) ends.add(at);
  }

 private:
  enum class Chain : std::uint8_t { none, begun, linked };

  static bool is_control(GraphemeBreak c) {
    return c == GraphemeBreak::control || c == GraphemeBreak::cr || c == GraphemeBreak::lf;
  }

  static bool joins(GraphemeBreak left, GraphemeBreak right) {
    using enum GraphemeBreak;
    if (is_control(left) || is_control(right)) return left == cr && right == lf;    // GB3 to GB5
    if (right == extend || right == zwj || right == spacingmark) return true;       // GB9, GB9a
    if (left == prepend) return true;                                               // GB9b
    if (left == l) return right == l || right == v || right == lv || right == lvt;  // GB6
    if (left == lv || left == v) return right == v || right == t;                   // GB7
    return (left == lvt || left == t) && right == t;                                // GB8
  }

  // True if the code point completes a flag.
  bool advance(const BreakClasses& next) {
    last_ = next.grapheme;
    conjunct_ = conjunct_after(next.conjunct);
    emoji_ = next.pictographic ? Chain::begun : emoji_after(next.grapheme);
    return flags_.read(next.grapheme == GraphemeBreak::regional_indicator);
  }

  Chain conjunct_after(ConjunctBreak next) const {
    if (next == ConjunctBreak::consonant) return Chain::begun;
    if (next == ConjunctBreak::none || conjunct_ == Chain::none) return Chain::none;
    return next == ConjunctBreak::linker ? Chain::linked : conjunct_;
  }

  Chain emoji_after(GraphemeBreak next) const {
    if (emoji_ != Chain::begun) return Chain::none;
    return next == GraphemeBreak::extend ? Chain::begun : next == GraphemeBreak::zwj ? Chain::linked : Chain::none;
  }

  GraphemeBreak last_ = GraphemeBreak::other;
  Chain conjunct_ = Chain::none;
  Chain emoji_ = Chain::none;
  Flags flags_;  // GB12, GB13
};

// `expected_size`: bytes of a common segment.
template <typename Rules>
std::vector<std::uint32_t> boundaries(std::string_view utf8, std::size_t expected_size) {
  if (utf8.empty()) return {};
  const CodePoint first = read_code_point(utf8, 0);
  Rules rules(break_classes(first.value));
  Ends ends(utf8.size() / expected_size);
  std::uint32_t at = first.size;
  while (at < utf8.size()) {
    const CodePoint c = read_code_point(utf8, at);
    rules.read(break_classes(c.value), at, ends);
    at += c.size;
  }
  ends.add(at);
  return ends.take();
}

}  // namespace

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) { return boundaries<SentenceRules>(utf8, 64); }

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) { return boundaries<GraphemeRules>(utf8, 1); }

}  // namespace communique
