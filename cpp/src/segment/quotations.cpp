// A small state machine a paragraph: a stack of open quotations, one entry a family of marks unless they nest properly.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "communique/segments.hpp"
#include "segment/quote_marks.hpp"
#include "segment/reporter.hpp"
#include "segment/spans.hpp"
#include "text/unicode.hpp"

namespace communique {
namespace {

constexpr std::size_t longest_bridge = 8;  // paragraphs

struct Open {
  MarkFamily family;
  bool low;
  std::size_t row;  // of the quotation in the result
};

class QuotationFinder {
 public:
  explicit QuotationFinder(std::string_view bytes) : bytes_(bytes) {}

  std::vector<Quotation> run(const std::vector<Span>& paragraphs) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      if (i == 0) find_quote_marks(bytes_, paragraphs[0], marks_);
      next_marks_.clear();
      if (i + 1 < paragraphs.size()) find_quote_marks(bytes_, paragraphs[i + 1], next_marks_);
      next_begin_ = i + 1 < paragraphs.size() ? paragraphs[i + 1].begin : 0;
      read(paragraphs[i]);
      marks_.swap(next_marks_);
    }
    std::erase_if(found_, [](const Quotation& q) { return q.inner.empty() && !(q.opened && q.closed); });
    merge_twins();
    return std::move(found_);
  }

 private:
  enum class Ahead : std::uint8_t { none, weak, strong };  // the next closing mark of the family before an opening one

  void read(Span paragraph) {
    if (marks_.empty() && !carried_) return;
    paragraph_ = paragraph;
    prepare();
    const std::size_t rows = found_.size();
    resume();
    for (std::size_t i = 0; i < marks_.size(); ++i) step(i);
    if (carried_ && found_.size() == rows && stack_.empty() && may_bridge()) return bridge_.push_back(paragraph);
    carried_.reset();
    bridge_.clear();
    while (!stack_.empty()) leave_open();
  }

  // A statement quoted at length may have paragraphs without any mark between its first and its last.
  bool may_bridge() const {
    return bridge_.size() < longest_bridge && has_no_double(marks_) && !reporter_start(bytes_, paragraph_, false);
  }

  // What the marks of the paragraph say together.
  void prepare() {
    closer_ahead_.assign(marks_.size(), Ahead::none);
    std::array<Ahead, mark_families> ahead{};
    std::array<int, mark_families> level{};
    std::array<bool, mark_families> balanced;
    balanced.fill(true);
    openers_.fill(0);
    reversed_.fill(0);
    for (const QuoteMark& mark : marks_) {
      const std::size_t f = index(mark.family);
      if (mark.shape == MarkShape::opens) ++openers_[f];
      const bool outward =
          mark.shape == MarkShape::closes ? mark.context == MarkContext::opening : mark.context == MarkContext::closing;
      const bool inward =
          mark.shape == MarkShape::closes ? mark.context == MarkContext::closing : mark.context == MarkContext::opening;
      reversed_[f] += static_cast<int>(outward) - static_cast<int>(inward);
      level[f] += mark.shape == MarkShape::opens ? 1 : -1;
      balanced[f] = balanced[f] && level[f] >= 0 && mark.shape != MarkShape::either;
    }
    for (std::size_t f = 0; f < mark_families; ++f) nests_[f] = balanced[f] && level[f] == 0;
    for (std::size_t i = marks_.size(); i-- > 0;) {
      Ahead& state = ahead[index(marks_[i].family)];
      closer_ahead_[i] = state;
      if (marks_[i].context == MarkContext::opening) state = Ahead::none;
      if (marks_[i].context == MarkContext::closing)
        state = marks_[i].weak && state != Ahead::strong ? Ahead::weak : Ahead::strong;
    }
    drop_stray();
  }

  // One straight mark too many, and only one that stands nowhere: that one.
  void drop_stray() {
    std::size_t count = 0, homeless = 0, at = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].family != MarkFamily::straight) continue;
      ++count;
      if (marks_[i].context == MarkContext::free || marks_[i].context == MarkContext::inside) ++homeless, at = i;
    }
    if (count % 2 == 0 || homeless != 1 || count == 1) return;
    marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(at));
    closer_ahead_.erase(closer_ahead_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // The quotation that a paragraph before left open: a closing mark that comes first belongs to it.
  void resume() {
    if (!carried_) return;
    const QuoteMark* const first = first_heir(marks_, *carried_);
    if (first == nullptr) return;
    if (!opens(*first) && first->span.begin != paragraph_.begin) {
      for (const Span span : bridge_) found_.push_back({span, span, false, false, true, 0});
      push({{paragraph_.begin, 0}, {paragraph_.begin, 0}, false, false, true, 0}, *carried_, false);
    } else if (!bridge_.empty()) {
      carried_.reset();
    }
  }

  // The first mark that may go on with a quotation of the family. Single marks may be nested or apostrophes.
  const QuoteMark* first_heir(const std::vector<QuoteMark>& marks, MarkFamily family) const {
    const auto heir = [&](const QuoteMark& m) { return !is_single(m.family) || (m.family == family && !m.weak); };
    const auto first = std::find_if(marks.begin(), marks.end(), heir);
    return first == marks.end() || first->family != family ? nullptr : &*first;
  }

  static bool has_no_double(const std::vector<QuoteMark>& marks) {
    return std::all_of(marks.begin(), marks.end(), [](const QuoteMark& m) { return is_single(m.family); });
  }

  void push(Quotation quotation, MarkFamily family, bool low) {
    constexpr std::size_t deepest = std::numeric_limits<std::uint8_t>::max();
    quotation.depth = static_cast<std::uint8_t>(std::min(stack_.size(), deepest));
    found_.push_back(quotation);
    stack_.push_back({family, low, found_.size() - 1});
    ++open_count_[index(family)];
    low_count_[index(family)] += low;
  }

  // May the mark open, taken by itself?
  bool opens(const QuoteMark& mark) const {
    if (swapped(mark.family)) return mark.shape == MarkShape::closes;
    if (mark.shape == MarkShape::either) return mark.context != MarkContext::closing;
    return mark.shape == MarkShape::opens;
  }

  void step(std::size_t i) {
    const QuoteMark& mark = marks_[i];
    const bool open = is_open(mark.family);
    if (is_single(mark.family)) {
      step_single(i, open);
    } else if (mark.shape == MarkShape::either) {
      step_straight(i, open);
    } else if (open ? closes_open(mark) : !opens(mark) && !stands_for_opener(mark, closer_ahead_[i])) {
      close(i, mark.family, open);
    } else {
      open_at(i);
    }
  }

  // A mark of a family that is open closes it by its shape; “ also where „ is open or where it stands like a closer.
  bool closes_open(const QuoteMark& mark) const {
    if (!opens(mark)) return !stands_for_opener(mark, Ahead::none);
    if (swapped(mark.family)) return false;
    return !mark.low && (low_count_[index(mark.family)] > 0 ||
                         (mark.context == MarkContext::closing && mark.family == MarkFamily::curly));
  }

  // A ” before a word: ”Swedish” style where the paragraph has no other opener, else a slip if a closing mark follows.
  bool stands_for_opener(const QuoteMark& mark, Ahead closer) const {
    const bool possible = openers_[index(mark.family)] == 0 || closer != Ahead::none;
    return mark.family == MarkFamily::curly && mark.context == MarkContext::opening && possible;
  }

  void step_straight(std::size_t i, bool open) {
    const QuoteMark& mark = marks_[i];
    if (mark.context == MarkContext::opening || (mark.context == MarkContext::inside && !open)) return open_at(i);
    if (!open) {
      if (mark.context == MarkContext::free && !is_open(MarkFamily::curly)) return open_at(i);
      return close(i, MarkFamily::curly, is_open(MarkFamily::curly));
    }
    if (mark.context == MarkContext::inside && begins_sentence(mark)) return open_at(i);
    const bool inches = mark.context == MarkContext::closing &&
                        is_digit(code_point_before(bytes_, mark.span.begin).value) && i + 1 < marks_.size() &&
                        marks_[i + 1].family == mark.family && marks_[i + 1].context == MarkContext::closing;
    if (!inches) close(i, mark.family, true);
  }

  bool begins_sentence(const QuoteMark& mark) const {
    return is_upper(code_point_at(bytes_, mark.span.end).value) &&
           !is_upper(code_point_before(bytes_, mark.span.begin).value);
  }

  // ' and ’ are apostrophes far more often than marks: they open only where a closing mark is in sight.
  void step_single(std::size_t i, bool open) {
    const QuoteMark& mark = marks_[i];
    const bool closing = mark.context == MarkContext::closing;
    if (closing || (mark.context == MarkContext::free && mark.shape != MarkShape::opens)) {
      if (open && !(mark.weak && closer_ahead_[i] == Ahead::strong)) close(i, mark.family, true);
      return;
    }
    const bool begins =
        mark.span.begin == paragraph_.begin && (mark.shape == MarkShape::opens || next_begins_with(mark));
    const Ahead needed = mark.shape == MarkShape::closes ? Ahead::strong : Ahead::weak;
    if (begins || closer_ahead_[i] >= needed) open_at(i);
  }

  bool next_begins_with(const QuoteMark& mark) const {
    return !next_marks_.empty() && next_marks_[0].family == mark.family && next_marks_[0].shape == mark.shape &&
           next_marks_[0].span.begin == next_begin_;
  }

  void open_at(std::size_t i) {
    const QuoteMark& mark = marks_[i];
    if (is_open(mark.family) && !nests_[index(mark.family)]) break_off(mark.family, mark.span.begin);
    const bool continues = carried_ == mark.family && mark.span.begin == paragraph_.begin;
    push({mark.span, {mark.span.end, 0}, true, false, continues, 0}, mark.family, mark.low);
  }

  void close(std::size_t i, MarkFamily family, bool open) {
    if (!open && family == MarkFamily::curly && is_open(MarkFamily::straight)) {
      family = MarkFamily::straight;
      open = true;
    }
    if (!open) return;
    while (stack_.back().family != family) finish(marks_[i].span.begin, 0);
    finish(marks_[i].span.begin, marks_[i].span.end);
  }

  // The same style opens again: the former ends just before, unclosed.
  void break_off(MarkFamily family, std::uint32_t at) {
    while (stack_.back().family != family) finish(at, 0);
    end_unclosed(at, false);
  }

  void leave_open() {
    const Open last = stack_.back();
    const bool outermost = stack_.size() == 1;
    const QuoteMark* const heir = first_heir(next_marks_, last.family);
    const bool goes_on = heir != nullptr && (!opens(*heir) || heir->span.begin == next_begin_);
    const bool cut = end_unclosed(paragraph_.end, goes_on);
    if (outermost && !cut && (goes_on || has_no_double(next_marks_))) carried_ = last.family;
  }

  // Ends the last quotation at `at`, or before the reporter's words that it would swallow. True if these cut it.
  bool end_unclosed(std::uint32_t at, bool goes_on) {
    const std::size_t row = stack_.back().row;
    const auto reporter = reporter_start(bytes_, {found_[row].inner.begin, at}, goes_on);
    const bool cut = reporter && leaves_nested_whole(row, *reporter);
    finish(cut ? *reporter : at, 0);
    if (!cut) return false;
    for (std::size_t i = row + 1; i < found_.size(); ++i) found_[i].depth -= found_[i].outer.begin >= *reporter;
    return true;
  }

  bool leaves_nested_whole(std::size_t row, std::uint32_t at) const {
    const auto crosses = [&](const Quotation& q) { return q.outer.begin < at && at < q.outer.end; };
    return std::none_of(found_.begin() + static_cast<std::ptrdiff_t>(row) + 1, found_.end(), crosses);
  }

  // Ends the last open quotation: content up to `content_end`; `mark_end` is the end of its closing mark or 0.
  void finish(std::uint32_t content_end, std::uint32_t mark_end) {
    Quotation& quotation = found_[stack_.back().row];
    quotation.inner = trimmed(bytes_, {quotation.inner.begin, std::max(quotation.inner.begin, content_end)});
    if (quotation.inner.empty()) quotation.inner = {quotation.inner.begin, quotation.inner.begin};
    quotation.closed = mark_end != 0;
    quotation.outer.end = quotation.closed ? mark_end : std::max(quotation.outer.end, quotation.inner.end);
    --open_count_[index(stack_.back().family)];
    low_count_[index(stack_.back().family)] -= stack_.back().low;
    stack_.pop_back();
  }

  // "“ … “": two marks a side for one quotation.
  void merge_twins() {
    std::size_t kept = 0;
    std::uint32_t merged_end = 0;
    for (Quotation q : found_) {
      if (kept > 0 && q.closed && q.outer == found_[kept - 1].inner && is_double(q) && is_double(found_[kept - 1])) {
        found_[kept - 1].inner = q.inner;
        merged_end = q.outer.end;
        continue;
      }
      if (q.outer.end <= merged_end) --q.depth;
      found_[kept++] = q;
    }
    found_.resize(kept);
  }

  static std::size_t index(MarkFamily family) { return static_cast<std::size_t>(family); }
  static bool is_single(MarkFamily family) { return family == MarkFamily::single || family == MarkFamily::typed; }
  bool is_double(const Quotation& q) const {
    const char32_t c = code_point_at(bytes_, q.outer.begin).value;
    return c == U'"' || c == U'“' || c == U'”' || c == U'„';
  }
  bool is_open(MarkFamily family) const { return open_count_[index(family)] > 0; }
  bool swapped(MarkFamily family) const {
    return (family == MarkFamily::guillemet || family == MarkFamily::guillemet_single) && reversed_[index(family)] > 0;
  }

  std::string_view bytes_;
  Span paragraph_{};
  std::uint32_t next_begin_ = 0;  // of the paragraph after
  std::vector<QuoteMark> marks_, next_marks_;
  std::vector<Ahead> closer_ahead_;
  std::array<std::uint32_t, mark_families> openers_{}, open_count_{}, low_count_{};
  std::array<std::int32_t, mark_families> reversed_{};
  std::array<bool, mark_families> nests_{};
  std::vector<Open> stack_;
  std::vector<Span> bridge_;           // paragraphs without marks since then
  std::optional<MarkFamily> carried_;  // family of the quotation that runs over into this paragraph
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> find_quotations(const Text& text, const std::vector<Span>& paragraphs) {
  return QuotationFinder(text.bytes()).run(paragraphs);
}

}  // namespace communique
