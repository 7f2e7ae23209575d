#include "model/encoder/word_pieces.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "model/features.hpp"
#include "model/weights_file.hpp"
#include "text/bare_forms.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::size_t most_pieces = 65535;
constexpr std::size_t longest_word = 100;  // characters; longer ones are not looked up
constexpr std::string_view inside_mark = "##";

enum class Byte : std::uint8_t { nothing, space, sign, letter };

constexpr std::array<Byte, 128> bytes_of_ascii = [] {
  std::array<Byte, 128> table{};
  for (unsigned c = '!'; c < 127; ++c) {
    const bool is_letter = (c | 0x20) - 'a' < 26u || c - '0' < 10u;
    table[c] = is_letter ? Byte::letter : Byte::sign;
  }
  for (const char c : {'\t', '\n', '\r', ' '}) table[static_cast<unsigned char>(c)] = Byte::space;
  return table;
}();

std::uint64_t hash_of(std::string_view bytes, bool inside) { return combine(hash_bytes(bytes), inside ? 2 : 1); }

[[noreturn]] void refuse(const std::string& file, const std::string& what) { refuse_section(file, "vocabulary", what); }

// A line of the vocabulary without its mark.
struct Line {
  explicit Line(std::string_view piece)
      : inside(piece.size() > inside_mark.size() && piece.starts_with(inside_mark)),
        bytes(piece.substr(inside ? inside_mark.size() : 0)) {}

  bool inside;  // goes on with a word
  std::string_view bytes;
};

}  // namespace

// Collects the letters of a word and cuts it where it ends.
class WordReader {
 public:
  WordReader(const WordPieces& vocabulary, std::string_view text, Pieces& out)
      : vocabulary_(vocabulary), text_(text), out_(out) {}

  void read(Span part) {
    for (std::uint32_t at = part.begin; at < part.end;) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        read_ascii(byte, {at, at + 1});
        ++at;
      } else {
        const CodePoint c = code_point_at(text_, at);
        if (c.size > 1) read_form(bare_form(c.value), {at, at + c.size});
        at += c.size;
      }
    }
    end_word();
  }

 private:
  void read_ascii(unsigned char byte, Span place) {
    switch (bytes_of_ascii[byte]) {
      case Byte::letter:
        add(char32_t{byte} - 'A' < 26u ? byte | 0x20u : byte, place);
        break;
      case Byte::sign:
        add_alone(byte, place);
        break;
      case Byte::space:
        end_word();
        break;
      case Byte::nothing:
        break;
    }
  }

  void read_form(const BareForm& form, Span place) {
    if (form.kind == BareForm::Kind::space) end_word();
    for (std::size_t i = 0; i < form.size; ++i) {
      const char32_t letter = form.letters[i];
      const bool alone = form.kind == BareForm::Kind::ideograph ||
                         (letter < 0x80 ? bytes_of_ascii[letter] == Byte::sign : is_sign(letter));
      if (alone) {
        add_alone(letter, place);
      } else {
        add(letter, place);
      }
    }
  }

  void add(char32_t letter, Span place) {
    if (characters_ == 0) word_.begin = place.begin;
    word_.end = place.end;
    if (++characters_ > longest_word) return;
    char* const end = write_utf8(letter, letters_.data() + size_);
    const auto size = static_cast<std::size_t>(end - letters_.data());
    std::fill(places_.begin() + static_cast<std::ptrdiff_t>(size_), places_.begin() + static_cast<std::ptrdiff_t>(size),
              place);
    size_ = size;
  }

  void add_alone(char32_t letter, Span place) {
    end_word();
    add(letter, place);
    end_word();
  }

  void end_word() {
    if (characters_ == 0) return;
    if (characters_ > longest_word || !cut()) {
      out_.ids.push_back(vocabulary_.unknown());
      out_.spans.push_back(word_);
    }
    characters_ = size_ = 0;
  }

  // The longest known piece, then the longest that goes on; takes all back where none does.
  bool cut() {
    const std::size_t before = out_.size();
    for (std::size_t begin = 0; begin < size_;) {
      std::size_t end = std::min(size_, begin + vocabulary_.longest_);
      std::uint32_t id = WordPieces::none;
      for (; end > begin; --end) {
        if (end < size_ && !begins_character(letters_[end])) continue;
        id = vocabulary_.find({letters_.data() + begin, end - begin}, begin > 0);
        if (id != WordPieces::none) break;
      }
      if (id == WordPieces::none) {
        out_.ids.resize(before);
        out_.spans.resize(before);
        return false;
      }
      out_.ids.push_back(id);
      out_.spans.push_back({places_[begin].begin, places_[end - 1].end});
      begin = end;
    }
    return true;
  }

  const WordPieces& vocabulary_;
  std::string_view text_;
  Pieces& out_;
  std::array<char, 4 * longest_word> letters_;   // of the word, in UTF-8
  std::array<Span, 4 * longest_word> places_{};  // where each of their bytes comes from
  std::size_t size_ = 0;
  std::size_t characters_ = 0;
  Span word_;
};

WordPieces::WordPieces(std::string_view vocabulary, const std::string& file) {
  for (std::size_t begin = 0; begin < vocabulary.size();) {
    const std::size_t end = std::min(vocabulary.find('\n', begin), vocabulary.size());
    pieces_.push_back(vocabulary.substr(begin, end - begin));
    begin = end + 1;
  }
  if (pieces_.size() > most_pieces) refuse(file, "has " + std::to_string(pieces_.size()) + " lines, more than 65535");
  slots_.resize(std::bit_ceil(2 * pieces_.size() + 1));
  for (std::uint32_t id = 0; id < pieces_.size(); ++id) add(id, file);
  const auto special = [&](std::string_view name) {
    const std::uint32_t id = find(name, false);
    if (id == none) refuse(file, "has no line " + std::string(name));
    return id;
  };
  unknown_ = special("[UNK]");
  first_ = special("[CLS]");
  last_ = special("[SEP]");
}

void WordPieces::add(std::uint32_t id, const std::string& file) {
  const auto [inside, bytes] = Line(pieces_[id]);
  if (bytes.empty()) refuse(file, "has an empty line " + std::to_string(id + 1));
  if (find(bytes, inside) != none) refuse(file, "has line " + std::to_string(id + 1) + " twice");
  longest_ = std::max(longest_, bytes.size());
  const std::uint64_t hash = hash_of(bytes, inside);
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id != none) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {static_cast<std::uint32_t>(hash >> 32), id};
}

std::uint32_t WordPieces::find(std::string_view bytes, bool inside) const {
  const std::uint64_t hash = hash_of(bytes, inside);
  const auto print = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].id != none; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].print != print) continue;
    const Line line(pieces_[slots_[at].id]);
    if (line.inside == inside && line.bytes == bytes) return slots_[at].id;
  }
  return none;
}

void WordPieces::read(std::string_view text, Span part, Pieces& pieces) const {
  WordReader(*this, text, pieces).read(part);
}

}  // namespace communique
