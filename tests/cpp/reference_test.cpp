// What is read 64 bytes at once against what the rules say one code point after the other.
#include <gtest/gtest.h>

#include "mixed_text.hpp"
#include "reference_tokens.hpp"
#include "reference_words.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr unsigned rounds = 40000;

TEST(Reference, WordBoundariesAreThoseOfTheRules) {
  for (unsigned seed = 0; seed < rounds; ++seed) {
    const std::string text = mixed_text(seed);
    ASSERT_EQ(word_boundaries(text), reference::word_boundaries(text)) << "seed " << seed << ": " << text;
  }
}

TEST(Reference, TokensAreThoseOfTheRules) {
  for (unsigned seed = 0; seed < rounds; ++seed) {
    const Text text(mixed_text(seed));
    const Tokens tokens = tokenize(text), expected = reference::tokenize(text);
    ASSERT_EQ(tokens.spans, expected.spans) << "seed " << seed << ": " << text.bytes();
    ASSERT_EQ(tokens.kinds, expected.kinds) << "seed " << seed << ": " << text.bytes();
  }
}

}  // namespace
}  // namespace communique
