#include "text/bare_forms.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <span>

#include "text/unicode.hpp"

namespace communique {
namespace {

// The tokenizers have their categories from Unicode 8. What came later is unassigned to them, in no category.
std::uint32_t category(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  if (age[0] > 8) return 0;
  switch (c) {  // has another category today
    case 0x1734:
      return U_GC_MN_MASK;
    case 0x166D:
    case 0x111C9:
      return U_GC_PO_MASK;
    case 0x1885:
    case 0x1886:
    case 0xA9BD:
      return 0;
    default:
      return U_GET_GC_MASK(static_cast<UChar32>(c));
  }
}

bool is_nothing(char32_t c) {
  return c == 0xFFFD || (category(c) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) != 0;
}

// As the tokenizers have them, with a gap that the blocks do not have; kana and Hangul make words.
bool is_han(char32_t c) {
  constexpr std::array<std::array<char32_t, 2>, 8> ranges = {{{0x3400, 0x4DBF},
                                                              {0x4E00, 0x9FFF},
                                                              {0xF900, 0xFAFF},
                                                              {0x20000, 0x2A6DF},
                                                              {0x2A700, 0x2B73F},
                                                              {0x2B740, 0x2B81F},
                                                              {0x2B920, 0x2CEAF},
                                                              {0x2F800, 0x2FA1F}}};
  return std::ranges::any_of(ranges, [c](const auto& range) { return range[0] <= c && c <= range[1]; });
}

// The letters of the canonical decomposition that are no accents, small. Their order is not made canonical: that would
// move marks alone, and no word with such marks is known.
void take_apart(char32_t c, BareForm& form) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 8> units{};
  int32_t size = unorm2_getDecomposition(nfd, static_cast<UChar32>(c), units.data(), 8, &status);
  if (size < 0) {
    size = 0;
    U16_APPEND_UNSAFE(units.data(), size, static_cast<UChar32>(c));
  }
  for (int32_t at = 0; at < size && form.size < form.letters.size();) {
    UChar32 part = 0;
    U16_NEXT(units.data(), at, size, part);
    if ((category(static_cast<char32_t>(part)) & U_GC_MN_MASK) != 0) continue;
    form.letters[form.size++] = static_cast<char32_t>(u_tolower(part));
  }
}

}  // namespace

BareForm bare_form(char32_t c) {
  BareForm form;
  if (is_nothing(c)) return form;
  if (is_space(c)) {
    form.kind = BareForm::Kind::space;
    return form;
  }
  take_apart(c, form);
  if (form.size > 0) form.kind = is_han(c) ? BareForm::Kind::ideograph : BareForm::Kind::letters;
  return form;
}

bool is_sign(char32_t letter) { return (category(letter) & U_GC_P_MASK) != 0; }

bool is_capital(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UPPERCASE) != 0; }

}  // namespace communique
