// Tokens of the news profile by its rules alone: what the masks of 64 bytes must not change.
#pragma once

#include "communique/segments.hpp"
#include "segment/chunk_reader.hpp"

namespace communique::reference {

inline Tokens tokenize(const Text& text) {
  TokenList tokens(text.bytes());
  ChunkReader(text.bytes(), find_quotations(text, find_paragraphs(text)), tokens).read({0, text.size()});
  return tokens.take();
}

}  // namespace communique::reference
