// How readers of uncased English see a code point: without case and accents, with signs and ideographs alone.
#pragma once

#include <array>
#include <cstdint>

namespace communique {

/// What is left of one code point in the normal form of BERT's uncased tokenizers.
struct BareForm {
  enum class Kind : std::uint8_t {
    nothing,  ///< a control, a format, an accent that stands alone
    space,
    ideograph,  ///< a word of its own
    letters,    ///< part of a word, but for those that `is_sign`
  };

  Kind kind = Kind::nothing;
  std::uint8_t size = 0;            ///< number of `letters`
  std::array<char32_t, 4> letters;  ///< small, without accents: é gives e, a syllable of Hangul its two or three parts
};

/// The form of a code point that is not ASCII. Characters younger than Unicode 8 are letters that nobody knows, as they
/// are to the tokenizers; lone surrogates are nothing.
BareForm bare_form(char32_t c);

/// Whether a letter of a form, not ASCII, is punctuation and so a word of its own.
bool is_sign(char32_t letter);

/// Unicode's property Uppercase: Lu, and signs such as Ⅳ.
bool is_capital(char32_t c);

}  // namespace communique
