// The text as given, and the spans that point into it.
//
// Goal:      every position means a byte of one UTF-8 buffer that nobody changes.
// Guarantee: any sequence of code points can be held, lone surrogates included (three bytes each, as in WTF-8).
// Non-goals: normalisation in place, encodings other than UTF-8.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
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

  /// The text of code points that come as one unit each: Latin-1, UCS-2 or UCS-4, as Python holds a str. `Unit` is
  /// std::uint8_t, std::uint16_t or std::uint32_t, 0x10FFFF at most; a lone surrogate becomes three bytes. Throws CQ102
  /// as above. Cost: two passes.
  template <typename Unit>
  static Text from_code_points(std::span<const Unit> code_points);

  std::string_view bytes() const { return bytes_; }
  std::string_view slice(Span span) const { return std::string_view(bytes_).substr(span.begin, span.size()); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }

 private:
  static void require_size(std::size_t bytes);

  std::string bytes_;
};

/// Byte offsets of a text ↔ code-point offsets, the unit of Python.
///
/// Cost: one pass to build; then O(1) for `code_points`, O(log size) for `bytes`: a count and a mask every 64 bytes,
/// and none at all for ASCII.
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view utf8);

  /// Code points before byte `offset`; `offset` <= size of the text. Inside a code point: those before it.
  std::uint32_t code_points(std::uint32_t offset) const;
  /// `begins[i]` and `ends[i]` become the code points of spans[i]; both have room for one number a span. The spans come
  /// in text order, do not overlap and cut no code point. Cost: one pass.
  void code_points(std::span<const Span> spans, std::int32_t* begins, std::int32_t* ends) const;
  /// The byte at which code point number `index` begins; `index` <= number of code points.
  std::uint32_t bytes(std::uint32_t index) const;
  /// Number of code points of the text.
  std::uint32_t size() const { return size_; }

 private:
  std::uint32_t next_tail(std::uint32_t offset) const;

  std::string_view utf8_;
  std::uint32_t size_ = 0;
  // Of each block of 64 bytes; both empty for ASCII.
  std::vector<std::uint32_t> before_;  // code points that begin before it
  std::vector<std::uint64_t> tails_;   // which of its bytes go on with a code point
};

/// Case-folded (full folding), with curly apostrophes (’ ʼ ＇) straightened: the form in which words are compared.
/// Never fails.
std::string fold(std::string_view utf8);

}  // namespace communique
