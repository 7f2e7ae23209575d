// Word boundaries of UAX #29, rule by rule as the annex writes them: slow, and plain enough to be read against it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/break_tables.hpp"
#include "text/unicode.hpp"

namespace communique::reference {

class WordRules {
 public:
  explicit WordRules(std::string_view utf8) {
    for (std::uint32_t at = 0; at < utf8.size();) {
      const CodePoint c = code_point_at(utf8, at);
      classes_.push_back(break_classes(c.value));
      at += c.size;
      ends_.push_back(at);
    }
  }

  std::vector<std::uint32_t> run() const {
    std::vector<std::uint32_t> boundaries;
    for (std::size_t i = 1; i <= classes_.size(); ++i) {
      if (i == classes_.size() || breaks_before(i)) boundaries.push_back(ends_[i - 1]);
    }
    return boundaries;
  }

 private:
  using enum WordBreak;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  WordBreak at(std::size_t i) const { return i < classes_.size() ? classes_[i].word : other; }
  static bool is_line_end(WordBreak c) { return c == cr || c == lf || c == newline; }
  static bool is_skipped(WordBreak c) { return c == extend || c == format || c == zwj; }
  static bool is_letter(WordBreak c) { return c == aletter || c == hebrew_letter; }
  static bool is_mid_let_q(WordBreak c) { return c == midnumlet || c == single_quote; }

  // WB4: the code point before `i`, or after it, without those that extend.
  std::size_t before(std::size_t i) const {
    while (i-- > 0) {
      if (!is_skipped(at(i))) return i;
      if (i == 0 || is_line_end(at(i - 1))) return i;
    }
    return none;
  }
  std::size_t after(std::size_t i) const {
    do ++i;
    while (i < classes_.size() && is_skipped(at(i)));
    return i;
  }

  // Is there a boundary before code point i >= 1?
  bool breaks_before(std::size_t i) const {
    const WordBreak last = at(i - 1), next = at(i);
    if (last == cr && next == lf) return false;                 // WB3
    if (is_line_end(last) || is_line_end(next)) return true;    // WB3a, WB3b
    if (last == zwj && classes_[i].pictographic) return false;  // WB3c
    if (last == wsegspace && next == wsegspace) return false;   // WB3d
    if (is_skipped(next)) return false;                         // WB4
    const std::size_t l = before(i), ll = l == none ? none : before(l);
    const WordBreak left = at(l), left2 = at(ll), right2 = at(after(i));
    const bool letters = is_letter(left) && is_letter(next);
    if (letters) return false;                                                                            // WB5
    if (is_letter(left) && (next == midletter || is_mid_let_q(next)) && is_letter(right2)) return false;  // WB6
    if (is_letter(left2) && (left == midletter || is_mid_let_q(left)) && is_letter(next)) return false;   // WB7
    if (left == hebrew_letter && next == single_quote) return false;                                      // WB7a
    if (left == hebrew_letter && next == double_quote && right2 == hebrew_letter) return false;           // WB7b
    if (left2 == hebrew_letter && left == double_quote && next == hebrew_letter) return false;            // WB7c
    if (left == numeric && next == numeric) return false;                                                 // WB8
    if (is_letter(left) && next == numeric) return false;                                                 // WB9
    if (left == numeric && is_letter(next)) return false;                                                 // WB10
    if (left2 == numeric && (left == midnum || is_mid_let_q(left)) && next == numeric) return false;      // WB11
    if (left == numeric && (next == midnum || is_mid_let_q(next)) && right2 == numeric) return false;     // WB12
    if (left == katakana && next == katakana) return false;                                               // WB13
    const bool word = is_letter(left) || left == numeric || left == katakana || left == extendnumlet;
    if (word && next == extendnumlet) return false;                                                      // WB13a
    if (left == extendnumlet && (is_letter(next) || next == numeric || next == katakana)) return false;  // WB13b
    return left != regional_indicator || next != regional_indicator || !is_odd_indicator(l);             // WB15, WB16
  }

  // Whether an even number of regional indicators stands before this one, without what extends them.
  bool is_odd_indicator(std::size_t i) const {
    std::size_t count = 0;
    for (; i != none && at(i) == regional_indicator; i = before(i)) ++count;
    return count % 2 == 1;
  }

  std::vector<BreakClasses> classes_;
  std::vector<std::uint32_t> ends_;
};

inline std::vector<std::uint32_t> word_boundaries(std::string_view utf8) { return WordRules(utf8).run(); }

}  // namespace communique::reference
