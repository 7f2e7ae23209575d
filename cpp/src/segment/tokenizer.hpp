// Tokens of the news profile.
#pragma once

#include <vector>

#include "communique/segments.hpp"

namespace communique {

/// Tokens of the text; apostrophes that `quotations` use as marks are tokens of their own. Linear.
Tokens tokenize_news(const Text& text, const std::vector<Quotation>& quotations);

/// Syntactic words of the tokens.
std::vector<WordSpan> find_words(const Text& text, const Tokens& tokens);

/// Sentences of the news profile.
std::vector<Sentence> find_news_sentences(const Text& text, const std::vector<Span>& paragraphs, const Tokens& tokens,
                                          const std::vector<Quotation>& quotations);

}  // namespace communique
