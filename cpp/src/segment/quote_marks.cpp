#include "segment/quote_marks.hpp"

#include <algorithm>
#include <array>

#include "segment/word_lists.hpp"
#include "text/blocks.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

struct Glyph {
  char32_t value;
  MarkFamily family;
  MarkShape shape;
};

// The most frequent first.
constexpr std::array<Glyph, 25> glyphs = {{
    {U'’', MarkFamily::single, MarkShape::closes},
    {U'\'', MarkFamily::typed, MarkShape::either},
    {U'"', MarkFamily::straight, MarkShape::either},
    {U'“', MarkFamily::curly, MarkShape::opens},
    {U'”', MarkFamily::curly, MarkShape::closes},
    {U'＂', MarkFamily::straight, MarkShape::either},
    {U'„', MarkFamily::curly, MarkShape::opens},
    {U'‟', MarkFamily::curly, MarkShape::opens},
    {U'〝', MarkFamily::curly, MarkShape::opens},
    {U'〞', MarkFamily::curly, MarkShape::closes},
    {U'〟', MarkFamily::curly, MarkShape::closes},
    {U'‘', MarkFamily::single, MarkShape::opens},
    {U'‚', MarkFamily::single, MarkShape::opens},
    {U'‛', MarkFamily::single, MarkShape::opens},
    {U'«', MarkFamily::guillemet, MarkShape::opens},
    {U'»', MarkFamily::guillemet, MarkShape::closes},
    {U'‹', MarkFamily::guillemet_single, MarkShape::opens},
    {U'›', MarkFamily::guillemet_single, MarkShape::closes},
    {U'「', MarkFamily::corner, MarkShape::opens},
    {U'」', MarkFamily::corner, MarkShape::closes},
    {U'『', MarkFamily::white_corner, MarkShape::opens},
    {U'』', MarkFamily::white_corner, MarkShape::closes},
    {U'《', MarkFamily::double_angle, MarkShape::opens},
    {U'》', MarkFamily::double_angle, MarkShape::closes},
    {U'`', MarkFamily::curly, MarkShape::opens},
}};

constexpr ByteClasses typed_marks = ByteClasses{}.with(0, "\"'`");

const Glyph* glyph_of(char32_t c) {
  if (c != U'"' && c != U'\'' && c != U'`' && (c < 0xAB || (c > 0xBB && c < 0x2018))) return nullptr;
  const auto glyph = std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.value == c; });
  return glyph == glyphs.end() ? nullptr : &*glyph;
}

bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }
bool is_opening_bracket(char32_t c) { return c == '(' || c == '[' || c == '{' || c == '<'; }
bool is_dash(char32_t c) { return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015); }

// What stands at one side of a run of marks.
enum class Side : std::uint8_t {
  space,
  loose,
  lead,
  tight
};  // lead: a dash or an ellipsis, with which words may begin

class MarkFinder {
 public:
  MarkFinder(std::string_view bytes, Span paragraph, std::vector<QuoteMark>& marks)
      : bytes_(bytes.substr(0, paragraph.end)), paragraph_(paragraph), marks_(marks) {}

  void run() {
    std::uint32_t taken = paragraph_.begin;
    for_each_candidate(bytes_, paragraph_, typed_marks, [&](std::uint32_t at) {
      const CodePoint c = code_point_at(bytes_, at);
      if (at < taken || is_between_letters(at, c) || glyph_of(c.value) == nullptr) return;
      taken = run_end(at);
      read_run(at, taken);
    });
  }

 private:
  // don’t: most apostrophes.
  bool is_between_letters(std::uint32_t at, CodePoint c) const {
    return (c.value == U'\'' || c.value == U'’') && at > paragraph_.begin &&
           is_letter(code_point_before(bytes_, at).value) && is_letter(code_point_at(bytes_, at + c.size).value);
  }

  // Marks side by side share their context: in «He said: "'No' is…» both open.
  std::uint32_t run_end(std::uint32_t at) const {
    for (CodePoint c = code_point_at(bytes_, at); c.size > 0 && glyph_of(c.value) != nullptr;) {
      at += c.size;
      c = code_point_at(bytes_, at);
    }
    return at;
  }

  Side left_of(std::uint32_t at) const {
    if (at <= paragraph_.begin) return Side::space;
    const char32_t c = code_point_before(bytes_, at).value;
    if (is_space(c)) return Side::space;
    const bool loose = is_opening_bracket(c) || is_dash(c) || c == ',' || c == ':' || c == ';';
    return loose ? Side::loose : Side::tight;
  }

  Side right_of(std::uint32_t at) const {
    const CodePoint c = code_point_at(bytes_, at);
    if (c.size == 0 || is_space(c.value)) return Side::space;
    const bool ellipsis = c.value == U'…' || bytes_.substr(at, 2) == "..";
    if (ellipsis || is_dash(c.value)) return Side::lead;
    const bool tight = is_word(c.value) || is_opening_bracket(c.value) || is_symbol(c.value) || c.value == 0xBF ||
                       c.value == 0xA1 || c.value == '#' || c.value == '@';
    return tight ? Side::tight : Side::loose;
  }

  static MarkContext context_of(Side left, Side right) {
    if (left == Side::tight) return right == Side::tight ? MarkContext::inside : MarkContext::closing;
    if (right == Side::tight) return MarkContext::opening;
    if (left == Side::loose) return MarkContext::closing;
    return right == Side::lead ? MarkContext::opening : MarkContext::free;
  }

  void read_run(std::uint32_t begin, std::uint32_t end) {
    const Side left = left_of(begin);
    const Side right = right_of(end);
    for (std::uint32_t at = begin; at < end;) {
      const CodePoint c = code_point_at(bytes_, at);
      QuoteMark mark{{at, at + c.size}, glyph_of(c.value)->family, glyph_of(c.value)->shape, context_of(left, right)};
      mark.low = c.value == U'„' || c.value == U'‚' || c.value == U'‟' || c.value == U'‛';
      if (is_doubled(mark, c)) {
        mark.span.end += c.size;
        mark.family = c.value == U'\'' ? MarkFamily::straight : MarkFamily::curly;
      }
      at = mark.span.end;
      const bool backtick = c.value == U'`' && mark.span.size() == 1;
      const bool measure = mark.family == MarkFamily::straight && is_inches(mark.span.begin);
      if (backtick || measure || is_apostrophe_here(mark, c.value)) continue;
      if (is_second_of_empty(mark)) mark.context = MarkContext::closing;
      mark.weak = is_weak(mark);
      marks_.push_back(mark);
    }
  }

  // "": nothing is quoted.
  bool is_second_of_empty(const QuoteMark& mark) const {
    return mark.shape == MarkShape::either && !marks_.empty() && marks_.back().span.end == mark.span.begin &&
           marks_.back().family == mark.family && marks_.back().context != MarkContext::closing;
  }

  // `` '' ‘‘ ’’ are double marks written with two single ones.
  bool is_doubled(const QuoteMark& mark, CodePoint c) const {
    if (c.value != U'`' && c.value != U'\'' && c.value != U'‘' && c.value != U'’') return false;
    return code_point_at(bytes_, mark.span.end).value == c.value;
  }

  // 5'10": digits, a foot mark and one or two digits before.
  bool is_inches(std::uint32_t at) const {
    std::uint32_t digits = 0;
    while (digits < 3 && at > paragraph_.begin && bytes_[at - 1] >= '0' && bytes_[at - 1] <= '9') --at, ++digits;
    if (digits == 0 || digits > 2) return false;
    const CodePoint foot = code_point_before(bytes_, at);
    if (foot.value != U'\'' && foot.value != U'’' && foot.value != U'′') return false;
    return at > foot.size && is_digit(code_point_before(bytes_, at - foot.size).value);
  }

  bool is_apostrophe_here(const QuoteMark& mark, char32_t c) const {
    if (mark.family != MarkFamily::single && mark.family != MarkFamily::typed) return false;
    if (mark.context == MarkContext::inside && !mark.low) return true;
    return mark.context == MarkContext::opening && c != U'‚' && is_aphetic(mark.span.end);
  }

  // ’90s, 'em, ’til: the mark stands for letters left out.
  bool is_aphetic(std::uint32_t at) const {
    std::uint32_t end = at;
    for (CodePoint c = code_point_at(bytes_, end); is_word(c.value) && c.size > 0 && end - at < 8;) {
      end += c.size;
      c = code_point_at(bytes_, end);
    }
    const std::string_view word = bytes_.substr(at, end - at);
    if (word.size() >= 2 && is_digit(static_cast<unsigned char>(word[0])) &&
        is_digit(static_cast<unsigned char>(word[1]))) {
      return word.size() == 2 || word.substr(2) == "s";
    }
    return word_lists().aphetic.contains(fold(word));
  }

  bool is_weak(const QuoteMark& mark) const {
    if (mark.family != MarkFamily::single && mark.family != MarkFamily::typed) return false;
    const char32_t before = code_point_before(bytes_, mark.span.begin).value;
    const CodePoint after = code_point_at(bytes_, mark.span.end);
    return (before == 's' || before == 'S' || before == 'z' || before == 'x') && is_space(after.value) &&
           is_letter(code_point_at(bytes_, mark.span.end + after.size).value);
  }

  std::string_view bytes_;
  Span paragraph_;
  std::vector<QuoteMark>& marks_;
};

}  // namespace

bool is_quote_mark(char32_t c) { return c != U'`' && glyph_of(c) != nullptr; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'＇'; }

bool may_hold_single_marks(std::string_view bytes) {
  constexpr ByteClasses typed = ByteClasses{}.with(0, "'`");
  const Span all{0, static_cast<std::uint32_t>(bytes.size())};
  return any_candidate(bytes, all, typed, [&](std::uint32_t at) {
    const CodePoint c = code_point_at(bytes, at);
    if (c.value == U'`' || c.value == U'‘' || c.value == U'‚' || c.value == U'‛') return true;
    if (c.value != U'\'' && c.value != U'’') return false;
    return !is_letter(code_point_before(bytes, at).value) || code_point_at(bytes, at + c.size).value == c.value;
  });
}

void find_quote_marks(std::string_view bytes, Span paragraph, std::vector<QuoteMark>& marks) {
  marks.clear();
  MarkFinder(bytes, paragraph, marks).run();
}

}  // namespace communique
