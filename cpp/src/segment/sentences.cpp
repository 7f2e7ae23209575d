#include <algorithm>

#include "segment/list_items.hpp"
#include "segment/reporter.hpp"
#include "segment/tokenizer.hpp"
#include "segment/word_lists.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_opening = 6;  // tokens before the abbreviation in "At about 5 p.m."

class SentenceFinder {
 public:
  SentenceFinder(std::string_view bytes, const Tokens& tokens, const std::vector<Quotation>& quotations)
      : bytes_(bytes), tokens_(tokens) {
    for (const Quotation& q : quotations) {
      if (q.closed) closing_marks_.push_back(q.outer.end);
      if (q.depth == 0) outer_.push_back(q.outer);
    }
    std::sort(closing_marks_.begin(), closing_marks_.end());
  }

  std::vector<Sentence> run(const std::vector<Span>& paragraphs) {
    std::size_t token = 0;
    for (const Span paragraph : paragraphs) {
      while (token < tokens_.size() && tokens_.spans[token].begin < paragraph.begin) ++token;
      first_ = token;
      while (token < tokens_.size() && tokens_.spans[token].begin < paragraph.end) ++token;
      last_ = token;
      read_paragraph();
    }
    return std::move(sentences_);
  }

 private:
  enum class Stop : std::uint8_t { none, full, exclaiming, ellipsis, abbreviation, ruler };

  void read_paragraph() {
    items_ = find_list_items(bytes_, tokens_, first_, last_);
    item_ = 0;
    begin_ = first_;
    for (std::size_t i = first_; i < last_; ++i) {
      if (begins_item(i) || (i > begin_ && begins_label(i))) end_before(i);
      if (begins_item(i)) {
        i = items_[item_++].words - 1;
        continue;
      }
      const Stop stop = stop_of(i);
      if (stop == Stop::none) continue;
      const bool omits = ends_before_omission(i);
      const std::size_t next = omits ? i + 1 : after_closers(i + 1);
      const bool end = omits || next == last_ || begins_item(next) || (!is_item_number(i) && ends(stop, i, next));
      if (end) end_before(next);
      i = next - 1;
    }
    end_before(last_);
  }

  void end_before(std::size_t next) {
    if (begin_ < next) add(begin_, next);
    begin_ = next;
  }

  bool begins_item(std::size_t i) const { return item_ < items_.size() && items_[item_].begin == i; }

  void add(std::size_t begin, std::size_t end) {
    const Span span{tokens_.spans[begin].begin, tokens_.spans[end - 1].end};
    while (quotation_ < outer_.size() && outer_[quotation_].end <= span.begin) ++quotation_;
    sentences_.push_back({span, quotation_ < outer_.size() && outer_[quotation_].contains(span)});
  }

  std::string_view text(std::size_t i) const { return bytes_.substr(tokens_.spans[i].begin, tokens_.spans[i].size()); }
  char32_t first_sign(std::size_t i) const { return code_point_at(bytes_, tokens_.spans[i].begin).value; }
  bool touches(std::size_t i) const { return i > first_ && tokens_.spans[i - 1].end == tokens_.spans[i].begin; }

  Stop stop_of(std::size_t i) const {
    const std::string_view token = text(i);
    const char32_t c = first_sign(i);
    if (is_word(tokens_.kinds[i]) || is_number(tokens_.kinds[i])) {
      return token.ends_with('.') ? Stop::abbreviation : Stop::none;
    }
    if (is_ruler(i)) return Stop::ruler;
    if (!is_punctuation(tokens_.kinds[i])) return Stop::none;
    if (c == '!' || c == '?' || c == U'！' || c == U'？' || c == U'‽') return Stop::exclaiming;
    if (c == U'。' || c == U'｡' || c == U'।' || c == U'؟' || token == ".") {
      return is_stop_sign(i + 1) ? Stop::ellipsis : Stop::full;  // . . .
    }
    if (c != U'…' && c != '.') return Stop::none;
    return touches(i) && first_sign(i - 1) == '[' ? Stop::none : Stop::ellipsis;
  }

  bool is_stop_sign(std::size_t i) const { return i < last_ && text(i) == "."; }

  // A line of ***, ===== or _____ between two pieces of text.
  bool is_ruler(std::size_t i) const {
    const char32_t c = first_sign(i);
    return tokens_.spans[i].size() > 3 && (c == '*' || c == '=' || c == '_' || c == '-' || c == '~');
  }

  bool is_closing_mark(std::size_t i) const {
    if (tokens_.kinds[i] != TokenKind::quote) return false;
    if (std::binary_search(closing_marks_.begin(), closing_marks_.end(), tokens_.spans[i].end)) return true;
    const char32_t c = first_sign(i);
    return c == U'”' || c == U'’' || c == U'»' || (c == '"' && touches(i));
  }

  // Closing marks and brackets, further stops, emoticons and note numbers [1] belong to the sentence that they close.
  std::size_t after_closers(std::size_t i) const {
    while (i < last_ && !begins_item(i)) {
      if (is_note(i))
        i += 3;
      else if (is_closing_mark(i) || is_closing_bracket(i) || is_further_stop(i) || is_smiley(i))
        ++i;
      else
        break;
    }
    return i;
  }

  bool is_closing_bracket(std::size_t i) const {
    const char32_t c = first_sign(i);
    return is_punctuation(tokens_.kinds[i]) && (c == ')' || c == ']' || c == '}' || c == U'）');
  }
  bool is_further_stop(std::size_t i) const {
    if (is_stop_sign(i)) return touches(i) || is_stop_sign(i - 1);
    return touches(i) && is_punctuation(tokens_.kinds[i]) && stop_of(i) != Stop::none;
  }
  bool is_smiley(std::size_t i) const {
    return tokens_.kinds[i] == TokenKind::emoji || tokens_.kinds[i] == TokenKind::emoticon;
  }
  bool is_note(std::size_t i) const {
    return i + 2 < last_ && first_sign(i) == '[' && is_number(tokens_.kinds[i + 1]) && text(i + 2) == "]";
  }

  // Does the sentence end after the stop at `stop_at`, where `next` is the token after it and its closing marks?
  bool ends(Stop stop, std::size_t stop_at, std::size_t next) const {
    const bool marked = next > stop_at + 1;
    const std::size_t word = first_word(next);
    const char32_t c = word < last_ ? first_sign(word) : 0;
    const bool lower = is_letter(c) && !is_upper(c) && !is_ideograph(c);
    if (stop == Stop::ruler) return true;
    if (touches(next) && !ends_glued(stop, stop_at, next)) return false;
    const std::uint32_t at = tokens_.spans[next].begin;
    const bool reported = stop == Stop::exclaiming && (lower || marked) && reporter_clause(bytes_, at);
    if (reported) return false;
    if (lower) return !marked && (word == next || first_sign(next) == '[') && ends_before_small_letter(stop, stop_at);
    switch (stop) {
      case Stop::ellipsis:
        return stop_at != first_word(begin_) && is_upper(c) && (text(word) != "I" || ends_before_i(stop_at, next));
      case Stop::abbreviation:
        return ends_after_abbreviation(stop_at, next);
      default:
        return !is_numero(stop_at, next);
    }
  }

  // Three stops may be a pause before "I"; a closing mark or a fourth stop ends the sentence.
  bool ends_before_i(std::size_t stop_at, std::size_t next) const {
    return is_closing_mark(next - 1) || is_closing_bracket(next - 1) || next > stop_at + 3;
  }

  // "It was so. . . . The rest": a full stop, then the sign that words are left out.
  bool ends_before_omission(std::size_t i) const {
    if (!touches(i) || !is_stop_sign(i)) return false;
    const std::size_t after = i + 4;
    const bool three = is_stop_sign(i + 1) && is_stop_sign(i + 2) && is_stop_sign(i + 3) && !is_stop_sign(after);
    return three && after < last_ && is_upper(first_sign(after));
  }

  // "N°. 5": the stop belongs to the sign for a number.
  bool is_numero(std::size_t stop_at, std::size_t next) const {
    if (next >= last_ || !is_number(tokens_.kinds[next]) || !touches(stop_at)) return false;
    const char32_t c = first_sign(stop_at - 1);
    return c == U'№' || (c == U'°' && touches(stop_at - 1) && fold(text(stop_at - 2)) == "n");
  }

  // "!" may belong to a name (Wow! in the city).
  bool ends_before_small_letter(Stop stop, std::size_t stop_at) const {
    return stop == Stop::full || (stop == Stop::exclaiming && first_sign(stop_at) == '?');
  }

  // "2. The second point": the stop belongs to the number of an item.
  bool is_item_number(std::size_t stop_at) const {
    const TokenKind kind = tokens_.kinds[begin_];
    const bool number = is_number(kind) || (is_word(kind) && text(begin_).size() == 1);
    return number && stop_at == begin_ + 1 && text(stop_at) == ".";
  }

  // A stop without a space after it ends a sentence between ordinary words ("came.The") and in scripts without spaces.
  bool ends_glued(Stop stop, std::size_t stop_at, std::size_t next) const {
    const char32_t c = first_sign(stop_at);
    if (c >= 0x3000) return true;
    const bool words = stop_at > first_ && is_word(tokens_.kinds[stop_at - 1]) && is_word(tokens_.kinds[next]);
    return words && (stop == Stop::full || stop == Stop::exclaiming) && is_upper(first_sign(next)) &&
           !is_upper(code_point_before(bytes_, tokens_.spans[stop_at - 1].end).value);
  }

  bool ends_after_abbreviation(std::size_t stop_at, std::size_t next) const {
    std::string_view form = text(stop_at);
    form.remove_suffix(1);
    if (form.size() < 2 || is_number(tokens_.kinds[stop_at])) return false;
    const auto& known = word_lists().abbreviations;
    const auto entry = known.find(form);
    if (entry != known.end() && entry->second.stop != StopRule::starter) return false;
    if (next > stop_at + 1 || tokens_.kinds[next] == TokenKind::quote) return true;
    const std::string_view word = text(next);
    if (word_lists().civil.contains(word.substr(0, word.find('.')))) return !is_opening_phrase(stop_at);
    return word_lists().starters.contains(word.substr(0, word.find_first_of("'\xE2")));  // of We’re: We; E2 begins ’
  }

  // "At about 5 p.m." and "In the U.S." open the sentence that goes on with "Mr. Ode left".
  bool is_opening_phrase(std::size_t stop_at) const {
    return stop_at - begin_ < longest_opening && word_lists().prepositions.contains(fold(text(begin_)));
  }

  std::size_t first_word(std::size_t i) const {
    while (i < last_ && (tokens_.kinds[i] == TokenKind::quote || first_sign(i) == '(' || first_sign(i) == '[')) ++i;
    return i;
  }

  // "MR PRICE:" and "QUESTION:" begin a turn of a transcript, also where the line goes on.
  bool begins_label(std::size_t i) const {
    if (touches(i) || is_capitals(i - 1)) return false;
    std::size_t end = i;
    while (end < last_ && end < i + 5 && is_capitals(end)) ++end;
    const bool named = end > i + 1 || (end == i + 1 && text(i).size() >= 7);
    return named && end < last_ && text(end) == ":" && touches(end);
  }

  bool is_capitals(std::size_t i) const {
    const std::string_view token = text(i);
    const auto upper = [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; };
    return is_word(tokens_.kinds[i]) && token.size() >= 2 && std::all_of(token.begin(), token.end(), upper);
  }

  std::string_view bytes_;
  const Tokens& tokens_;
  std::vector<std::uint32_t> closing_marks_;  // ends of the closing marks, sorted
  std::vector<Span> outer_;                   // outermost quotations
  std::size_t first_ = 0, last_ = 0;          // tokens of the paragraph
  std::size_t begin_ = 0;                     // first token of the sentence
  std::vector<ListItem> items_;               // of the paragraph
  std::size_t item_ = 0;                      // the next item
  std::size_t quotation_ = 0;                 // the first outermost quotation that may hold the next sentence
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> find_news_sentences(const Text& text, const std::vector<Span>& paragraphs, const Tokens& tokens,
                                          const std::vector<Quotation>& quotations) {
  return SentenceFinder(text.bytes(), tokens, quotations).run(paragraphs);
}

}  // namespace communique
