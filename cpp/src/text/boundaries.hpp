// What the boundaries of UAX #29 have in common. Where a rule looks ahead, the boundary stays open until a later class
// confirms or drops it: each code point is read once, so the time is linear on any text.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "text/break_tables.hpp"
#include "text/unicode.hpp"

namespace communique {

// The boundaries found, and at most one behind them that is still open.
class Ends {
 public:
  explicit Ends(std::size_t expected) : ends_(expected + 1) {}

  void add(std::uint32_t at) {
    confirm();
    *room(1) = at;
    ++count_;
  }
  void open(std::uint32_t at) { open_ = at; }
  void drop() { open_ = 0; }
  bool is_open() const { return open_ != 0; }
  void confirm() {
    if (open_ == 0) return;
    *room(1) = std::exchange(open_, 0);
    ++count_;
  }

  // Space for `more` boundaries in a row; `added` says how many were written there.
  std::uint32_t* room(std::size_t more) {
    if (ends_.size() - count_ < more) ends_.resize(2 * ends_.size() + more);
    return ends_.data() + count_;
  }
  void added(std::size_t more) { count_ += more; }

  std::vector<std::uint32_t> take() {
    ends_.resize(count_);
    return std::move(ends_);
  }

 private:
  std::vector<std::uint32_t> ends_;
  std::size_t count_ = 0;
  std::uint32_t open_ = 0;  // no boundary of a rule stands before the first byte
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

}  // namespace communique
