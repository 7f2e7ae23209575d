// What the boundaries of UAX #29 have in common. Where a rule looks ahead, the boundary stays open until a later class
// confirms or drops it: each code point is read once, so the time is linear on any text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "text/break_tables.hpp"
#include "text/unicode.hpp"

namespace communique {

// The boundaries found, and at most one behind them that is still open.
class Ends {
 public:
  void add(std::uint32_t at) {
    confirm();
    ends_.push_back(at);
  }
  void add(std::span<const std::uint32_t> several) {
    confirm();
    ends_.insert(ends_.end(), several.begin(), several.end());
  }
  void reserve(std::size_t count) { ends_.reserve(count); }
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

inline CodePoint read_code_point(std::string_view utf8, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(utf8, at);
}

}  // namespace communique
