#include "model/encoder/windows.hpp"

#include <algorithm>

namespace communique::encoder {
namespace {

// Whether the paragraph goes on with a quotation of the one before.
std::vector<bool> continued(const Segments& segments) {
  std::vector<bool> goes_on(segments.paragraphs.size());
  std::size_t paragraph = 0;
  for (const Quotation& quotation : segments.quotations) {
    if (!quotation.continues) continue;
    while (paragraph < goes_on.size() && segments.paragraphs[paragraph].end <= quotation.outer.begin) ++paragraph;
    if (paragraph < goes_on.size()) goes_on[paragraph] = true;
  }
  return goes_on;
}

class Packer {
 public:
  Packer(const Segments& segments, const Pieces& pieces, std::span<const std::uint32_t> ends)
      : segments_(segments), pieces_(pieces), ends_(ends) {}

  std::vector<Window> run() {
    const std::vector<bool> goes_on = continued(segments_);
    for (std::size_t first = 0; first < ends_.size();) {
      std::size_t last = first + 1;
      while (last < ends_.size() && goes_on[last]) ++last;
      const std::uint32_t begin = first == 0 ? 0 : ends_[first - 1];
      if (ends_[last - 1] - begin > most_window_pieces) last = first + 1;  // too long together
      add(begin, ends_[last - 1]);
      first = last;
    }
    close();
    return std::move(windows_);
  }

 private:
  // Puts pieces that belong together into the open window, or begins another.
  void add(std::uint32_t begin, std::uint32_t end) {
    if (end - begin > most_window_pieces) {
      close();
      cut(begin, end);
    } else if (begin == end) {
      return;
    } else if (open_.end == begin && end - open_.begin <= most_window_pieces) {
      open_.end = end;
    } else {
      close();
      open_ = {begin, end, begin, end};
    }
  }

  void close() {
    open_.own_end = open_.end;
    if (open_.begin < open_.end) windows_.push_back(open_);
    open_ = {};
  }

  // A long paragraph, in parts that own what is nearer to their middle than to that of others.
  void cut(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t own = begin; own < end;) {
      const std::uint32_t from = own == begin ? own : own - context_pieces;
      std::uint32_t own_end = end;
      std::uint32_t to = end;
      if (end - from > most_window_pieces) {
        own_end = sentence_end(own, from + most_window_pieces - context_pieces);
        to = own_end + context_pieces;
      }
      windows_.push_back({from, to, own, own_end});
      own = own_end;
    }
  }

  // The last end of a sentence in the second half of a range of pieces, or the end of the range.
  std::uint32_t sentence_end(std::uint32_t begin, std::uint32_t end) {
    const auto sentences = std::span(segments_.sentences);
    std::uint32_t found = end;
    for (; sentence_ < sentences.size(); ++sentence_) {
      const std::uint32_t text_end = sentences[sentence_].span.end;
      if (text_end > pieces_.spans[end - 1].end) break;
      if (text_end <= pieces_.spans[begin + (end - begin) / 2].begin) continue;
      found = piece_at(text_end, begin, end);
    }
    return found;
  }

  // The first piece of the range that does not end by this byte; the end of the range where there is none.
  std::uint32_t piece_at(std::uint32_t byte, std::uint32_t begin, std::uint32_t end) const {
    const auto first = pieces_.spans.begin();
    const auto at = std::partition_point(first + begin, first + end, [byte](Span span) { return span.end <= byte; });
    return static_cast<std::uint32_t>(at - first);
  }

  const Segments& segments_;
  const Pieces& pieces_;
  std::span<const std::uint32_t> ends_;
  std::size_t sentence_ = 0;  // the first that may end in a later part
  Window open_;
  std::vector<Window> windows_;
};

}  // namespace

std::vector<Window> make_windows(const Segments& segments, const Pieces& pieces,
                                 std::span<const std::uint32_t> paragraph_ends) {
  return Packer(segments, pieces, paragraph_ends).run();
}

}  // namespace communique::encoder
