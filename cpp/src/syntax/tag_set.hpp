// The labels of the tagger: UPOS with the inflection that tells its words apart.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "communique/lexicon.hpp"

namespace communique {

struct Tag {
  Upos upos;
  WordForm form;
  friend bool operator==(const Tag&, const Tag&) = default;
};

/// As many as a row of weights has bytes; a label is an index into it.
inline constexpr std::array<Tag, 32> tag_set = {{
    {Upos::ADJ, WordForm::plain},      {Upos::ADJ, WordForm::comparative}, {Upos::ADJ, WordForm::superlative},
    {Upos::ADP, WordForm::plain},      {Upos::ADV, WordForm::plain},       {Upos::AUX, WordForm::base},
    {Upos::AUX, WordForm::present},    {Upos::AUX, WordForm::third},       {Upos::AUX, WordForm::past},
    {Upos::AUX, WordForm::participle}, {Upos::AUX, WordForm::gerund},      {Upos::AUX, WordForm::modal},
    {Upos::CCONJ, WordForm::plain},    {Upos::DET, WordForm::plain},       {Upos::INTJ, WordForm::plain},
    {Upos::NOUN, WordForm::plain},     {Upos::NOUN, WordForm::plural},     {Upos::NUM, WordForm::plain},
    {Upos::PART, WordForm::plain},     {Upos::PRON, WordForm::plain},      {Upos::PROPN, WordForm::plain},
    {Upos::PROPN, WordForm::plural},   {Upos::PUNCT, WordForm::plain},     {Upos::SCONJ, WordForm::plain},
    {Upos::SYM, WordForm::plain},      {Upos::VERB, WordForm::base},       {Upos::VERB, WordForm::present},
    {Upos::VERB, WordForm::third},     {Upos::VERB, WordForm::past},       {Upos::VERB, WordForm::participle},
    {Upos::VERB, WordForm::gerund},    {Upos::X, WordForm::plain},
}};

/// The label of a tag; a form that the part of speech does not tell apart counts as plain, or as base of verbs.
constexpr std::uint8_t label_of(Tag tag) {
  auto found = std::ranges::find(tag_set, tag);
  // The first of its part of speech is the plain or base one.
  if (found == tag_set.end()) found = std::ranges::find(tag_set, tag.upos, &Tag::upos);
  return static_cast<std::uint8_t>(found - tag_set.begin());
}

/// Whether a verb of this form may head a sentence: present, past, modal.
constexpr bool is_finite(WordForm form) {
  return form == WordForm::present || form == WordForm::third || form == WordForm::past || form == WordForm::modal;
}

/// "VERB", or nothing where the name is no UPOS tag.
std::optional<Upos> upos_named(std::string_view name);

/// "ADJ.plain ADJ.comparative …": part of what the weights are made for.
std::string describe_tag_set();

}  // namespace communique
