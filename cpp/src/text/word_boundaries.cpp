// Word boundaries of UAX #29: by masks of 64 bytes where a text is ASCII, by the rules of single code points elsewhere.
#include <bit>

#include "text/blocks.hpp"
#include "text/boundaries.hpp"

namespace communique {
namespace {

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

// Classes of ASCII characters, as Word_Break has them.
enum : unsigned { letter, digit, low_line, blank, mid_letter, mid_num_let, mid_num, carriage_return };
constexpr ByteClasses word_classes = ByteClasses{}
                                         .with(letter, ascii_letters)
                                         .with(digit, ascii_digits)
                                         .with(low_line, "_")
                                         .with(blank, " ")
                                         .with(mid_letter, ":")
                                         .with(mid_num_let, ".'")  // ' is Single_Quote, which ASCII letters treat alike
                                         .with(mid_num, ",;")
                                         .with(carriage_return, "\r");

// Bit i: a boundary before byte i, of ASCII bytes with both neighbours in the block.
std::uint64_t ascii_boundaries(const Block& block) {
  const auto& of = block.classes;
  const std::uint64_t word = of[letter] | of[digit] | of[low_line];
  const std::uint64_t in_word = (of[mid_letter] | of[mid_num_let]) & of[letter] << 1 & of[letter] >> 1;  // WB6, WB7
  const std::uint64_t in_number = (of[mid_num] | of[mid_num_let]) & of[digit] << 1 & of[digit] >> 1;     // WB11, WB12
  const std::uint64_t bridge = in_word | in_number;
  const std::uint64_t joined = (word & word << 1) | (of[blank] & of[blank] << 1) | bridge | bridge << 1;
  return ~joined;
}

class WordFinder {
 public:
  explicit WordFinder(std::string_view utf8) : utf8_(utf8), ends_(utf8.size() / 2) {}

  std::vector<std::uint32_t> run() {
    while (at_ < utf8_.size()) read_window();
    return ends_.take();
  }

 private:
  // From `at_`, before which is a boundary, to the last place in the block where nothing depends on what came before:
  // an ASCII character behind a blank.
  void read_window() {
    const Block block = read_block(utf8_, at_, word_classes);
    const std::size_t rest = utf8_.size() - at_;
    const std::uint64_t hard = block.beyond_ascii | block.classes[carriage_return];
    const std::uint64_t blanks = block.classes[blank];
    const std::uint64_t before_hard = hard == 0 ? ~std::uint64_t{0} : (hard & (0 - hard)) - 1;
    const std::uint64_t fresh = blanks << 1 & ~blanks & before_hard;
    const bool is_last = rest < block_size && hard == 0;
    const unsigned end = is_last      ? static_cast<unsigned>(rest)
                         : fresh == 0 ? 0
                                      : static_cast<unsigned>(std::bit_width(fresh)) - 1;
    add(ascii_boundaries(block), end);
    if (hard != 0 || end == 0) read_by_rules();
  }

  // The boundaries before byte 1 to `end` of the window.
  void add(std::uint64_t boundaries, unsigned end) {
    boundaries &= (std::uint64_t{2} << end) - 2;
    std::uint32_t* const first = ends_.room(block_size);
    std::uint32_t* next = first;
    for (; boundaries != 0; boundaries &= boundaries - 1) {
      *next++ = at_ + static_cast<std::uint32_t>(std::countr_zero(boundaries));
    }
    ends_.added(static_cast<std::size_t>(next - first));
    at_ += end;
  }

  // The stretch at `at_` with bytes beyond ASCII, or longer than a block.
  void read_by_rules() {
    const CodePoint first = code_point_at(utf8_, at_);
    WordRules rules(break_classes(first.value));
    at_ += first.size;
    for (bool after_blank = first.value == ' '; at_ < utf8_.size();) {
      const CodePoint c = code_point_at(utf8_, at_);
      if (after_blank && c.value != ' ' && c.value < 0x80) break;
      rules.read(break_classes(c.value), at_, ends_);
      at_ += c.size;
      after_blank = c.value == ' ';
    }
    ends_.add(at_);
  }

  std::string_view utf8_;
  Ends ends_;
  std::uint32_t at_ = 0;
};

}  // namespace

std::vector<std::uint32_t> word_boundaries(std::string_view utf8) { return WordFinder(utf8).run(); }

}  // namespace communique
