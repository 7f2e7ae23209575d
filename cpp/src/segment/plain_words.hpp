// The tokens of running text on which no rule has a say: ordinary words, numbers, and the signs around them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "communique/segments.hpp"

namespace communique {

/// What 64 bytes say, one bit a byte. A chunk stands between ASCII white space; those that the 64 bytes cut are left
/// out.
///
///     bytes          “No,” the U.S. envoy’s long-term aide said.
///     starts         x xxx x        x       x   xx    x    x   x      of the tokens of plain chunks
///     hard                  xxxx                                      of chunks that the rules must read
struct PlainWords {
  std::uint64_t starts;        ///< first bytes of plain tokens
  std::uint64_t ends;          ///< bytes behind plain tokens, one for each start
  std::uint64_t hard;          ///< bytes that make their chunk a matter of rules
  std::uint64_t chunk_starts;  ///< first bytes of chunks
  std::uint64_t chunk_ends;    ///< bytes behind chunks
  std::uint64_t gaps;          ///< white space, and what lies behind the text
};

/// Of the 64 bytes from `at`, which lies in white space or at the start of a chunk. `starts`, `ends` and `hard` of a
/// chunk with a hard byte mean nothing else.
PlainWords find_plain_words(std::string_view bytes, std::uint32_t at);

/// Of the plain tokens that begin with an ASCII character.
inline constexpr auto plain_ascii_kinds = [] {
  std::array<TokenKind, 128> kinds{};
  kinds.fill(TokenKind::word);
  for (const char c : std::string_view("0123456789")) kinds[static_cast<unsigned char>(c)] = TokenKind::number;
  for (const char c : std::string_view(",()[];:?!.-")) kinds[static_cast<unsigned char>(c)] = TokenKind::punctuation;
  kinds['"'] = TokenKind::quote;
  kinds['$'] = TokenKind::currency;
  kinds['%'] = TokenKind::unit_sign;
  return kinds;
}();

/// The kind of a plain token, by its bytes: beyond ASCII it is a word, or one of “ ” – — …, which their last byte tells
/// apart.
inline TokenKind plain_kind(const char* token) {
  const auto first = static_cast<unsigned char>(token[0]);
  if (first < 0x80) return plain_ascii_kinds[first];
  if (first != static_cast<unsigned char>("“"[0])) return TokenKind::word;
  const char last = token[2];
  if (last == "“"[2] || last == "”"[2]) return TokenKind::quote;
  return last == "…"[2] ? TokenKind::ellipsis : TokenKind::dash;
}

}  // namespace communique
