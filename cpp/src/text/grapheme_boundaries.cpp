// Grapheme cluster boundaries of UAX #29: every ASCII character but the line feed of CR LF is a cluster.
#include <algorithm>
#include <bit>
#include <numeric>

#include "text/blocks.hpp"
#include "text/boundaries.hpp"

namespace communique {
namespace {

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

constexpr ByteClasses line_ends = ByteClasses{}.with(0, "\r");

// How many bytes from `at` on are ASCII characters that no rule joins to the one before them.
std::uint32_t plain_size(std::string_view utf8, std::uint32_t at) {
  const Block block = read_block(utf8, at, line_ends);
  const auto size = static_cast<std::uint32_t>(std::countr_zero(block.beyond_ascii | block.classes[0]));
  return std::min(size, static_cast<std::uint32_t>(utf8.size() - at));
}

}  // namespace

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) {
  if (utf8.empty()) return {};
  const CodePoint first = code_point_at(utf8, 0);
  GraphemeRules rules(break_classes(first.value));
  Ends ends(utf8.size());
  for (std::uint32_t at = first.size; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    rules.read(break_classes(c.value), at, ends);
    at += c.size;
    if (c.value >= 0x80 || c.value == '\r' || at == utf8.size()) continue;
    const std::uint32_t size = plain_size(utf8, at);
    if (size == 0) continue;
    std::uint32_t* const room = ends.room(size);
    std::iota(room, room + size, at);
    ends.added(size);
    at += size;
    rules = GraphemeRules(break_classes(static_cast<unsigned char>(utf8[at - 1])));
  }
  ends.add(static_cast<std::uint32_t>(utf8.size()));
  return ends.take();
}

}  // namespace communique
