// Tokens of the news profile by its rules, one chunk between white space at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "communique/segments.hpp"
#include "segment/addresses.hpp"
#include "segment/scanner.hpp"
#include "segment/token_list.hpp"
#include "text/unicode.hpp"

namespace communique {

class ChunkReader {
 public:
  /// Appends to `tokens`. Apostrophes that `quotations` use as marks are tokens of their own.
  ChunkReader(std::string_view bytes, const std::vector<Quotation>& quotations, TokenList& tokens);

  /// Reads the tokens of the span, which begins and ends at white space.
  void read(Span span);

 private:
  void read_chunk(Span chunk);
  void read_tokens(Span stretch);
  std::uint32_t read_token(std::uint32_t at, CodePoint c, std::uint32_t limit);
  std::uint32_t read_ideographs(std::uint32_t begin, std::uint32_t limit);
  void add_words(std::uint32_t begin, const std::vector<std::uint32_t>& ends);
  TokenKind sign_kind(Span sign, CodePoint c) const;
  bool stands_alone(Span token) const;
  bool is_spaced_ellipsis(std::uint32_t at) const;
  std::uint32_t quote_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const;
  std::uint32_t run_end(std::uint32_t at, CodePoint c, std::uint32_t limit) const;
  std::uint32_t with_marks(std::uint32_t end, std::uint32_t limit) const;
  std::uint32_t add(Span span, TokenKind kind);

  std::string_view bytes_;
  Scanner scanner_;
  std::vector<Address> addresses_;
  TokenList& tokens_;
};

}  // namespace communique
