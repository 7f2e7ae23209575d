// Every condition here says: whatever stands around these bytes, the rules would part them so. What is not sure is
// hard.
#include "segment/plain_words.hpp"

#include <bit>
#include <bitset>

#include "segment/quote_marks.hpp"
#include "segment/word_lists.hpp"
#include "text/blocks.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

// sign: a token of its own · closing: one behind a word or number, before a gap or a sign; the comma is both
enum : unsigned { letter, digit, gap, sign, closing, full_stop, apostrophe, hyphen_or_money };
constexpr ByteClasses plain_classes = ByteClasses{}
                                          .with(letter, ascii_letters)
                                          .with(digit, ascii_digits)
                                          .with(gap, ascii_white_space)
                                          .with(sign, "\",()[]")
                                          .with(closing, ",;:?!%")
                                          .with(full_stop, ".")
                                          .with(apostrophe, "'")
                                          .with(hyphen_or_money, "-$");

constexpr std::uint64_t bit(unsigned i) { return std::uint64_t{1} << i; }
unsigned lowest(std::uint64_t bits) { return static_cast<unsigned>(std::countr_zero(bits)); }
unsigned highest(std::uint64_t bits) { return static_cast<unsigned>(std::bit_width(bits)) - 1; }

// Letters of scripts that part words by spaces, Latin to Arabic and on; their marks are left to the rules.
const std::bitset<0xE00>& plain_letters() {
  static const auto letters = [] {
    std::bitset<0xE00> found;
    for (char32_t c = 0x80; c < found.size(); ++c) found.set(c, is_letter(c) && !is_apostrophe(c));
    return found;
  }();
  return letters;
}

class Window {
 public:
  Window(std::string_view bytes, std::uint32_t at)
      : bytes_(bytes), at_(at), block_(read_block(bytes, at, plain_classes)) {
    const std::size_t rest = bytes.size() - at;
    out_.gaps = block_.classes[gap] | (rest < block_size ? ~std::uint64_t{0} << rest : 0);
    out_.chunk_ends = out_.gaps & ~out_.gaps << 1;
    whole_ = out_.chunk_ends == 0 ? 0 : bit(highest(out_.chunk_ends)) - 1;
    out_.chunk_starts = ~out_.gaps & (out_.gaps << 1 | 1) & whole_;
  }

  PlainWords run() {
    const auto& of = block_.classes;
    const std::uint64_t letters = of[letter], digits = of[digit];
    words_ = letters | (of[apostrophe] & letters << 1 & letters >> 1);
    const std::uint64_t inner_commas = of[sign] & of[closing] & digits << 1 & digits >> 1;
    const std::uint64_t numbers = digits | inner_commas;
    add_signs(of[sign] & ~inner_commas);
    read_beyond_ascii();
    const std::uint64_t calm = out_.gaps | firsts_;
    add_signs(of[closing] & ~inner_commas & (words_ | digits) << 1 & calm >> 1);
    add_signs(of[full_stop] & digits << 1 & calm >> 1);
    judge_full_stops(of[full_stop] & letters << 1 & calm >> 1 & whole_);
    judge_hyphens_and_money(of[hyphen_or_money] & (letters | digits) >> 1 & whole_, calm);
    const std::uint64_t mixed = (words_ & digits << 1) | (digits & words_ << 1);
    out_.hard = (~(out_.gaps | words_ | numbers | signs_) | mixed) & whole_;
    out_.starts = ((words_ & ~(words_ << 1)) | (numbers & ~(numbers << 1)) | firsts_) & whole_;
    out_.ends = ((~words_ & words_ << 1) | (~numbers & numbers << 1) | lasts_ << 1) & (whole_ << 1 | 1);
    return out_;
  }

 private:
  void add_signs(std::uint64_t signs) {
    firsts_ |= signs;
    lasts_ |= signs;
    signs_ |= signs;
  }

  // Curly double marks, dashes and the ellipsis are signs; letters, and a curly apostrophe between ASCII ones, belong
  // to words.
  void read_beyond_ascii() {
    for (std::uint64_t leads = block_.beyond_ascii & ~block_.tails & whole_; leads != 0; leads &= leads - 1) {
      const unsigned i = lowest(leads);
      const CodePoint c = code_point_at(bytes_, at_ + i);
      const std::uint64_t all = ((std::uint64_t{1} << c.size) - 1) << i;
      switch (c.value) {
        case U'“':
        case U'”':
        case U'–':
        case U'—':
        case U'…':
          firsts_ |= bit(i);
          lasts_ |= bit(i) << 2;
          signs_ |= all;
          break;
        case U'’':
          if ((block_.classes[letter] << 1 & block_.classes[letter] >> 3 & bit(i)) != 0) words_ |= all;
          break;
        default:
          if (c.value < plain_letters().size() && plain_letters().test(c.value)) words_ |= all;
      }
    }
  }

  // The full stop of an abbreviation or an initial belongs to its word.
  void judge_full_stops(std::uint64_t stops) {
    for (; stops != 0; stops &= stops - 1) {
      const unsigned i = lowest(stops);
      const std::string_view word = run_before(words_, i);
      if (word.size() > 1 && !word_lists().abbreviation_shapes.may_hold(word)) add_signs(bit(i));
    }
  }

  // A hyphen holds a prefix, or the parts of a telephone number; a sign of money may have letters before it.
  void judge_hyphens_and_money(std::uint64_t signs, std::uint64_t calm) {
    const std::uint64_t letters = block_.classes[letter], digits = block_.classes[digit];
    for (; signs != 0; signs &= signs - 1) {
      const unsigned i = lowest(signs);
      const bool before_digit = (digits >> 1 & bit(i)) != 0;
      if (bytes_[at_ + i] == '$') {
        const bool opens = i == 0 || (calm << 1 & bit(i)) != 0;
        if (before_digit && opens) add_signs(bit(i));
      } else if ((digits << 1 & bit(i)) != 0) {
        if (!before_digit) add_signs(bit(i));
      } else if ((letters << 1 & bit(i)) != 0) {
        if (before_digit || !word_lists().prefix_shapes.may_hold(run_before(letters, i))) add_signs(bit(i));
      }
    }
  }

  // The bytes of the run that ends before byte `end`.
  std::string_view run_before(std::uint64_t run, unsigned end) const {
    const std::uint64_t others = ~run & (bit(end) - 1);
    const unsigned begin = others == 0 ? 0 : highest(others) + 1;
    return bytes_.substr(at_ + begin, end - begin);
  }

  std::string_view bytes_;
  std::uint32_t at_;
  Block block_;
  PlainWords out_{};
  std::uint64_t whole_;       // bytes up to the end of the last chunk that ends in the window
  std::uint64_t words_ = 0;   // bytes of words
  std::uint64_t signs_ = 0;   // bytes of signs
  std::uint64_t firsts_ = 0;  // their first bytes
  std::uint64_t lasts_ = 0;   // their last bytes
};

}  // namespace

PlainWords find_plain_words(std::string_view bytes, std::uint32_t at) { return Window(bytes, at).run(); }

}  // namespace communique
