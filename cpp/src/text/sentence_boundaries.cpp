// Sentence boundaries of UAX #29: inside a sentence, 64 bytes at once are searched for what may end it.
#include <utility>

#include "text/blocks.hpp"
#include "text/boundaries.hpp"

namespace communique {
namespace {

class SentenceRules {
 public:
  explicit SentenceRules(const BreakClasses& first) { advance(first.sentence); }

  // Until something but letters, digits, blanks and their kind comes, no boundary can.
  bool is_inside() const { return stage_ == Stage::inside && !is_line_end(base_); }

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

constexpr std::size_t usual_sentence = 64;  // bytes
constexpr ByteClasses enders = ByteClasses{}.with(0, ".!?\n\r");

// The first byte from `at` on that may end a sentence or is not ASCII; the end of the text where there is none.
std::uint32_t next_ender(std::string_view utf8, std::uint32_t at) {
  for (; at < utf8.size(); at += block_size) {
    const Block block = read_block(utf8, at, enders);
    const std::uint64_t found = block.classes[0] | block.beyond_ascii;
    if (found != 0) return at + static_cast<std::uint32_t>(std::countr_zero(found));
  }
  return static_cast<std::uint32_t>(utf8.size());
}

}  // namespace

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) {
  if (utf8.empty()) return {};
  const CodePoint first = code_point_at(utf8, 0);
  SentenceRules rules(break_classes(first.value));
  Ends ends(utf8.size() / usual_sentence);
  for (std::uint32_t at = first.size; at < utf8.size();) {
    CodePoint c = code_point_at(utf8, at);
    if (c.value < 0x80 && rules.is_inside() && !ends.is_open()) {
      if (const std::uint32_t ender = next_ender(utf8, at); ender > at) {
        // The rules look back at one code point alone.
        at = ender - 1;
        c = code_point_at(utf8, at);
      }
    }
    rules.read(break_classes(c.value), at, ends);
    at += c.size;
  }
  ends.add(static_cast<std::uint32_t>(utf8.size()));
  return ends.take();
}

}  // namespace communique
