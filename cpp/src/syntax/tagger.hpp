// Tags and lemmas of words.
#pragma once

#include <span>

#include "communique/syntax.hpp"
#include "syntax/model.hpp"
#include "syntax/signs.hpp"

namespace communique {

/// Labels of the tag set, sentence by sentence from left to right: each is the best one after those before it.
std::vector<std::uint8_t> tag_labels(const Syntax& syntax, std::span<const WordSigns> signs, const SyntaxModel& model);

/// Fills tag, form and lemma of every word.
void tag_words(const Text& text, std::span<const WordSigns> signs, const SyntaxModel& model, Syntax& syntax);

}  // namespace communique
