// Boundaries of UAX #29. Where a rule looks ahead, the boundary stays open until a later class confirms or drops it:
// each code point is read once, so the time is linear on any text.
#include <optional>
#include <utility>

#include "text/break_tables.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// The boundaries found, and at most one behind them that is still open.
class Ends {
 public:
  void add(std::uint32_t at) {
    confirm();
    ends_.push_back(at);
  }
  void open(std::uint32_t at) { open_ = at; }
  void drop() { open_.reset(); }
  void confirm() {
    if (open_) ends_.push_back(*open_);
    open_.reset();
  }
  std::vector<std::uint32_t> take() { return std::move(ends_); }

 private:
  std::vector<std::uint32_t> ends_;
  std::optional<std::uint32_t> open_;
};

// Regional indicators make flags in pairs: the second of a pair joins the first.
class Flags {
 public:
  // True if the next code point completes a flag.
  bool read(bool is_indicator) {
    const bool completes = is_indicator && half_;
    half_ = is_indicator && !completes;
    return completes;
  }

 private:
  bool half_ = false;
};

class WordRules {
 public:
  explicit WordRules(const BreakClasses& first) : last_(first.word), base_(first.word) {
    flags_.read(first.word == WordBreak::regional_indicator);
  }

  // Reads the next code point, which begins at `at`.
  void read(const BreakClasses& next, std::uint32_t at, Ends& ends) {
    using enum WordBreak;
    const WordBreak last = std::exchange(last_, next.word);
    if (last == aletter && next.word == aletter) {  // WB5 alone, for speed: most code points
      before_ = aletter;
      return;
    }
    if (is_extender(next.word) && !is_line_end(last)) return;  // WB4
    const bool bridged = bridges(before_, base_, next.word);
    bridged ? ends.drop() : ends.confirm();
    const bool joined = flags_.read(next.word == regional_indicator) || bridged || joins(base_, next.word) ||
                        (last == zwj && next.pictographic) ||           // WB3c
                        (last == wsegspace && next.word == wsegspace);  // WB3d
    before_ = std::exchange(base_, next.word);
    if (!joined) may_bridge(before_, base_) ? ends.open(at) : ends.add(at);
  }

 private:
  static bool is_line_end(WordBreak c) { return c == WordBreak::cr || c == WordBreak::lf || c == WordBreak::newline; }
  static bool is_extender(WordBreak c) {
    return c == WordBreak::extend || c == WordBreak::format || c == WordBreak::zwj;
  }
  static bool is_letter(WordBreak c) { return c == WordBreak::aletter || c == WordBreak::hebrew_letter; }
  static bool is_alphanumeric(WordBreak c) { return is_letter(c) || c == WordBreak::numeric; }

  static bool joins(WordBreak left, WordBreak right) {
    using enum WordBreak;
    switch (right) {
      case lf:
        return left == cr;  // WB3
      case aletter:
      case hebrew_letter:
      case numeric:
        return is_alphanumeric(left) || left == extendnumlet;  // WB5, WB8 to WB10, WB13b
      case single_quote:
        return left == hebrew_letter;  // WB7a
      case katakana:
        return left == katakana || left == extendnumlet;  // WB13, WB13b
      case extendnumlet:
        return is_alphanumeric(left) || left == katakana || left == extendnumlet;  // WB13a
      default:
        return false;
    }
  }

  // Whether the sign may stand inside a word or number that begins with `left`.
  static bool may_bridge(WordBreak left, WordBreak sign) {
    using enum WordBreak;
    const bool either = sign == midnumlet || sign == single_quote;
    return (is_letter(left) && (either || sign == midletter)) ||  // WB6
           (left == hebrew_letter && sign == double_quote) ||     // WB7b
           (left == numeric && (either || sign == midnum));       // WB12
  }

  static bool bridges(WordBreak left, WordBreak sign, WordBreak right) {
    using enum WordBreak;
    if (!is_alphanumeric(right) || !may_bridge(left, sign)) return false;
    if (sign == double_quote) return right == hebrew_letter;  // WB7c
    return is_letter(left) == is_letter(right);               // WB7, WB11
  }

  WordBreak last_;  // of the code point before, extenders included
  WordBreak base_;  // of the last one that does not extend, as WB4 has it
  WordBreak before_ = WordBreak::other;
  Flags flags_;  // WB15, WB16
};

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

CodePoint read_code_point(std::string_view utf8, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(utf8, at);
}

template <typename Rules>
std::vector<std::uint32_t> boundaries(std::string_view utf8) {
  if (utf8.empty()) return {};
  const CodePoint first = read_code_point(utf8, 0);
  Rules rules(break_classes(first.value));
  Ends ends;
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

std::vector<std::uint32_t> word_boundaries(std::string_view utf8) { return boundaries<WordRules>(utf8); }

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) { return boundaries<SentenceRules>(utf8); }

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) { return boundaries<GraphemeRules>(utf8); }

}  // namespace communique
