#include "segment/number_kinds.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "segment/signs.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_part = 4;   // digits of a part of a time or date
constexpr std::size_t longest_hour = 5;   // bytes of an hour before "pm": 10.30
constexpr std::size_t longest_unit = 12;  // bytes
constexpr int most_units = 2;             // 5 million km, 24°C

// Digits parted by one sign: 10:30, 28.11.2000.
struct Parts {
  struct Part {
    int value;
    std::size_t digits;
  };
  std::array<Part, 3> parts{};
  std::size_t count = 0;
  char sign = 0;
  std::string_view rest;  // after the digits

  bool within(std::size_t i, int least, int most) const { return parts[i].value >= least && parts[i].value <= most; }
  bool has_digits(std::size_t i, std::size_t digits) const { return parts[i].digits == digits; }
};

// Without parts where there are more than three, long ones or several signs.
Parts parts_of(std::string_view form) {
  Parts found;
  while (found.count < found.parts.size()) {
    const std::size_t digits = std::min(form.find_first_not_of("0123456789"), form.size());
    if (digits == 0 || digits > longest_part) return {};
    int value = 0;
    for (const char digit : form.substr(0, digits)) value = 10 * value + (digit - '0');
    found.parts[found.count++] = {value, digits};
    form.remove_prefix(digits);
    if (form.empty() || std::string_view(":/-.").find(form[0]) == std::string_view::npos) break;
    if (found.sign != 0 && form[0] != found.sign) return {};
    found.sign = form[0];
    form.remove_prefix(1);
  }
  found.rest = form;
  return found;
}

bool is_time(const Parts& p) {
  if (p.sign != ':' || p.count < 2 || !p.within(0, 0, 24) || p.parts[0].digits > 2) return false;
  const auto sixtieths = [&](std::size_t i) { return p.has_digits(i, 2) && p.within(i, 0, 59); };
  return sixtieths(1) && (p.count == 2 || sixtieths(2));
}

bool is_day_and_month(const Parts& p, std::size_t a, std::size_t b) {
  return p.parts[a].digits <= 2 && p.parts[b].digits <= 2 &&
         ((p.within(a, 1, 12) && p.within(b, 1, 31)) || (p.within(a, 1, 31) && p.within(b, 1, 12)));
}

bool is_date(const Parts& p) {
  if (p.sign == ':' || p.sign == 0) return false;
  if (p.count == 3) {
    if (p.has_digits(0, 4)) return p.sign != '.' && is_day_and_month(p, 1, 2);
    return is_day_and_month(p, 0, 1) && (p.has_digits(2, 4) || (p.sign == '/' && p.has_digits(2, 2)));
  }
  if (p.sign != '/' || p.count != 2 || !is_day_and_month(p, 0, 1)) return false;
  const bool fraction = p.parts[0].value <= p.parts[1].value && (p.parts[1].value <= 10 || p.within(1, 16, 16));
  const bool idiom = !p.within(0, 1, 12) && p.parts[1].digits == 1;  // 24/7
  return !fraction && !idiom;
}

// 1990s, 90s, 1930’s.
bool is_decade(const Parts& p) {
  const bool whole = p.count == 1 && (p.has_digits(0, 2) || p.has_digits(0, 4)) && p.parts[0].value % 10 == 0;
  return whole && (p.rest == "s" || p.rest == "'s" || p.rest == "’s" || p.rest == "ʼs" || p.rest == "＇s");
}

bool is_ordinal(std::string_view form) {
  if (form.size() < 3 || form[form.size() - 3] < '0' || form[form.size() - 3] > '9') return false;
  const std::string_view ending = form.substr(form.size() - 2);
  constexpr std::array<std::string_view, 8> endings = {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"};
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

class Neighbours {
 public:
  Neighbours(std::string_view bytes, Tokens& tokens) : bytes_(bytes), tokens_(tokens) {}

  void mark(std::size_t number) {
    const std::size_t after = mark_units(number);
    if (tokens_.kinds[number] == TokenKind::number && tokens_.spans[number].size() <= longest_hour &&
        gap(number) != Gap::far && word_lists().meridiem.contains(without_stop(number + 1)))
      tokens_.kinds[number] = TokenKind::time;
    mark_range(number, after);
  }

 private:
  enum class Gap : std::uint8_t { none, space, far };

  std::string_view text(std::size_t i) const { return bytes_.substr(tokens_.spans[i].begin, tokens_.spans[i].size()); }
  std::string_view without_stop(std::size_t i) const {
    const std::string_view form = text(i);
    return form.ends_with('.') ? form.substr(0, form.size() - 1) : form;
  }

  // What lies between the token and the next: one space at most, in the same line, or more.
  Gap gap(std::size_t i) const {
    if (i + 1 >= tokens_.size()) return Gap::far;
    const Span between{tokens_.spans[i].end, tokens_.spans[i + 1].begin};
    if (between.empty()) return Gap::none;
    const CodePoint c = code_point_at(bytes_, between.begin);
    return c.size == between.size() && is_space(c.value) && !is_line_end(c.value) ? Gap::space : Gap::far;
  }

  // Marks the units after the number; the index after them.
  std::size_t mark_units(std::size_t number) {
    std::size_t next = number + 1;
    for (int units = 0; units < most_units && gap(next - 1) != Gap::far; ++units, ++next) {
      if (tokens_.kinds[next] == TokenKind::unit_sign || tokens_.kinds[next] == TokenKind::currency) continue;
      if (tokens_.kinds[next] != TokenKind::word || text(next).size() > longest_unit) break;
      const bool glued = gap(next - 1) == Gap::none;
      const bool money = glued && word_lists().money.contains(text(next));
      const bool unit =
          word_lists().units.contains(text(next)) || (glued && word_lists().glued_units.contains(text(next)));
      if (!money && !unit) break;
      tokens_.kinds[next] = money ? TokenKind::currency : TokenKind::unit;
    }
    return next;
  }

  // Between two numbers: 18–19, 9am-5pm, $5–$6; with a space on both sides only if the numbers rise.
  void mark_range(std::size_t number, std::size_t sign) {
    if (sign >= tokens_.size() || !is_range_sign(sign) || gap(sign - 1) != gap(sign)) return;
    const bool currency = tokens_.kinds[sign + 1] == TokenKind::currency && gap(sign + 1) != Gap::far;
    const std::size_t right = currency ? sign + 2 : sign + 1;
    if (!is_number(tokens_.kinds[right])) return;
    if (gap(sign) == Gap::none || (text(sign) != "—" && rises(text(number), text(right))))
      tokens_.kinds[sign] = TokenKind::range;
  }

  bool is_range_sign(std::size_t i) const {
    const CodePoint c = code_point_at(bytes_, tokens_.spans[i].begin);
    return c.size == tokens_.spans[i].size() && (is_hyphen(c.value) || is_dash(c.value)) && gap(i) != Gap::far;
  }

  static bool rises(std::string_view left, std::string_view right) {
    const std::string from = whole_digits(left), to = whole_digits(right);
    return from.size() == to.size() ? from < to : from.size() < to.size();
  }

  // 1200 of 1,200.50, 1030 of 10:30, 90 of ’90s.
  static std::string whole_digits(std::string_view form) {
    std::string digits;
    for (const char c : form.substr(0, form.find('.'))) {
      if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
  }

  std::string_view bytes_;
  Tokens& tokens_;
};

}  // namespace

TokenKind number_kind(std::string_view form) {
  if (is_ordinal(form)) return TokenKind::ordinal;
  const Parts parts = parts_of(form);
  if (is_decade(parts)) return TokenKind::decade;
  if (!parts.rest.empty()) return TokenKind::number;
  return is_time(parts) ? TokenKind::time : is_date(parts) ? TokenKind::date : TokenKind::number;
}

void mark_neighbours(std::string_view bytes, const std::vector<std::uint32_t>& numbers, Tokens& tokens) {
  Neighbours neighbours(bytes, tokens);
  for (const std::uint32_t number : numbers) neighbours.mark(number);
}

}  // namespace communique
