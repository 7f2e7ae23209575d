// The text as given, and the spans that point into it.
//
// Goal:      every position means a byte of one UTF-8 buffer that nobody changes.
// Guarantee: any sequence of code points can be held, lone surrogates included (three bytes each, as in WTF-8).
// Non-goals: normalisation in place, encodings other than UTF-8.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace communique {

/// Half-open range of bytes of a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// One immutable UTF-8 buffer.
class Text {
 public:
  Text() = default;

  /// Takes the bytes. Throws `Error` CQ101 when they are not UTF-8 (lone surrogates as three bytes are let through)
  /// and CQ102 above 2^31 - 1 bytes. Cost: one pass.
  explicit Text(std::string utf8);

  std::string_view bytes() const { return bytes_; }
  std::string_view slice(Span span) const { return std::string_view(bytes_).substr(span.begin, span.size()); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }

 private:
  std::string bytes_;
};

/// Byte offsets of a text ↔ code-point offsets, the unit of Python.
///
/// Cost: one pass to build; then O(1): a table of counts every 64 bytes, and none at all for ASCII.
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view utf8);

  /// Code points before byte `offset`; `offset` <= size of the text. Inside a code point: those before it.
  std::uint32_t code_points(std::uint32_t offset) const;
  /// The byte at which code point number `index` begins; `index` <= number of code points.
  std::uint32_t bytes(std::uint32_t index) const;
  /// Number of code points of the text.
  std::uint32_t size() const { return size_; }

 private:
  std::string_view utf8_;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> blocks_;  // code points before each block of 64 bytes; empty for ASCII
};

/// Case-folded (full folding), with curly apostrophes (’ ʼ ＇) straightened: the form in which words are compared.
/// Never fails.
std::string fold(std::string_view utf8);

}  // namespace communique
