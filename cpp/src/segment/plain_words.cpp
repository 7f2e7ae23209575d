#include "segment/plain_words.hpp"

#include <algorithm>
#include <bit>

#include "segment/word_lists.hpp"
#include "text/blocks.hpp"

namespace communique {
namespace {

// solo: a token alone, wherever it stands among letters · stop: alone before a gap or a mark, at the end of a word
enum : unsigned { letter, gap, solo, stop, full_stop, apostrophe, quote };
constexpr ByteClasses plain_classes = ByteClasses{}
                                          .with(letter, ascii_letters)
                                          .with(gap, " \t\n\v\f\r")
                                          .with(solo, "\",()[]")
                                          .with(stop, ";:?!")
                                          .with(full_stop, ".")
                                          .with(apostrophe, "'")
                                          .with(quote, "\"");

unsigned lowest(std::uint64_t bits) { return static_cast<unsigned>(std::countr_zero(bits)); }
unsigned highest(std::uint64_t bits) { return static_cast<unsigned>(std::bit_width(bits)) - 1; }

class Window {
 public:
  Window(std::string_view bytes, std::uint32_t at)
      : bytes_(bytes), at_(at), block_(read_block(bytes, at, plain_classes)) {
    const std::size_t rest = bytes.size() - at;
    const std::uint64_t behind = rest < block_size ? ~std::uint64_t{0} << rest : 0;
    out_.gaps = block_.classes[gap] | behind;
    out_.chunk_ends = out_.gaps & ~out_.gaps << 1;
    whole_ = out_.chunk_ends == 0 ? 0 : (std::uint64_t{1} << highest(out_.chunk_ends)) - 1;
    out_.chunk_starts = ~out_.gaps & (out_.gaps << 1 | 1) & whole_;
  }

  PlainWords run() {
    const auto& of = block_.classes;
    const std::uint64_t letters = of[letter];
    words_ = letters | (of[apostrophe] & letters << 1 & letters >> 1);
    firsts_ = lasts_ = signs_ = of[solo];
    quotes_ = of[quote];
    read_beyond_ascii();
    const std::uint64_t calm = out_.gaps | firsts_;  // what may follow a stop
    add_signs(of[stop] & letters << 1 & calm >> 1);
    judge_full_stops(of[full_stop] & letters << 1 & calm >> 1 & whole_);
    out_.hard = ~(out_.gaps | words_ | signs_) & whole_;
    out_.starts = ((words_ & ~(words_ << 1)) | firsts_) & whole_;
    out_.ends = ((~words_ & words_ << 1) | lasts_ << 1) & (whole_ << 1 | 1);
    out_.signs = firsts_;
    out_.quotes = quotes_;
    return out_;
  }

 private:
  void add_signs(std::uint64_t signs) {
    firsts_ |= signs;
    lasts_ |= signs;
    signs_ |= signs;
  }

  // Curly double marks are signs; a curly apostrophe between letters is part of the word.
  void read_beyond_ascii() {
    const std::uint64_t letters = block_.classes[letter];
    for (std::uint64_t leads = block_.beyond_ascii & ~block_.tails & whole_; leads != 0; leads &= leads - 1) {
      const unsigned i = lowest(leads);
      const std::string_view sign = bytes_.substr(at_ + i, 3);
      const std::uint64_t all = std::uint64_t{7} << i;
      if (sign == "“" || sign == "”") {
        firsts_ |= all & (0 - all);
        lasts_ |= std::uint64_t{4} << i;
        signs_ |= all;
        quotes_ |= all & (0 - all);
      } else if (sign == "’" && i > 0 && (letters >> (i - 1) & 1) != 0 && (letters >> i >> 3 & 1) != 0) {
        words_ |= all;
      }
    }
  }

  // The full stop of an abbreviation or an initial belongs to its word; only words that cannot be one are plain.
  void judge_full_stops(std::uint64_t stops) {
    for (std::uint64_t rest = stops; rest != 0; rest &= rest - 1) {
      const unsigned i = lowest(rest);
      const std::uint64_t before = ~words_ & ((std::uint64_t{1} << i) - 1);
      const unsigned begin = before == 0 ? 0 : highest(before) + 1;
      if (!word_lists().may_be_abbreviation(bytes_.substr(at_ + begin, i - begin))) add_signs(rest & (0 - rest));
    }
  }

  std::string_view bytes_;
  std::uint32_t at_;
  Block block_;
  PlainWords out_{};
  std::uint64_t whole_;       // bytes of chunks that end in the window
  std::uint64_t words_ = 0;   // bytes of words
  std::uint64_t signs_ = 0;   // bytes of signs
  std::uint64_t firsts_ = 0;  // first bytes of signs
  std::uint64_t lasts_ = 0;   // last bytes of signs
  std::uint64_t quotes_ = 0;  // first bytes of quotation marks
};

}  // namespace

PlainWords find_plain_words(std::string_view bytes, std::uint32_t at) { return Window(bytes, at).run(); }

}  // namespace communique
