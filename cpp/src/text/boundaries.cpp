// Boundaries of UAX #29, by ICU's break iterators over the UTF-8 bytes.
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <memory>

#include "communique/error.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

using Factory = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

void require(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error("CQ204", std::string("ICU has no break rules (") + u_errorName(status) +
                             "); install ICU's data, or a build of ICU that holds it");
  }
}

// Building an iterator costs 5 µs, copying it 0.3: the first of its kind is kept.
std::unique_ptr<icu::BreakIterator> copy_of(const icu::BreakIterator* original) {
  return std::unique_ptr<icu::BreakIterator>(original->clone());
}

std::unique_ptr<icu::BreakIterator> make(Factory factory) {
  UErrorCode status = U_ZERO_ERROR;
  // The word rules of every other locale but Finnish keep the colon apart from letters; Swedish has the untailored
  // ones.
  std::unique_ptr<icu::BreakIterator> iterator(factory(icu::Locale("sv"), status));
  require(status);
  return iterator;
}

std::vector<std::uint32_t> boundaries(std::string_view utf8, icu::BreakIterator& iterator) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  iterator.setText(text.get(), status);
  require(status);
  std::vector<std::uint32_t> ends;
  iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    const auto at = static_cast<std::uint32_t>(end);
    // ICU reads a lone surrogate as three bad bytes and may stop between them.
    const bool inside = at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80;
    if (!inside) ends.push_back(at);
  }
  return ends;
}

}  // namespace

std::vector<std::uint32_t> word_boundaries(std::string_view utf8) {
  static const auto original = make(icu::BreakIterator::createWordInstance);
  return boundaries(utf8, *copy_of(original.get()));
}

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) {
  static const auto original = make(icu::BreakIterator::createSentenceInstance);
  return boundaries(utf8, *copy_of(original.get()));
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) {
  static const auto original = make(icu::BreakIterator::createCharacterInstance);
  return boundaries(utf8, *copy_of(original.get()));
}

}  // namespace communique
