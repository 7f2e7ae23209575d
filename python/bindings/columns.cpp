#include "columns.hpp"

#include <unordered_map>

namespace communique::bindings {
namespace {

py::array read_only(py::array column) {
  column.attr("flags").attr("writeable") = false;
  return column;
}

/// A column of numbers: `value(i)` of every row.
template <class T, class Value>
py::array numbers(std::size_t size, Value value) {
  py::array_t<T> column(static_cast<py::ssize_t>(size));
  T* data = column.mutable_data();
  for (std::size_t i = 0; i < size; ++i) data[i] = static_cast<T>(value(i));
  return read_only(std::move(column));
}

/// A column of str: equal strings are one object, so a row costs eight bytes.
template <class Value>
py::array strings(std::size_t size, Value value) {
  py::array column(py::dtype("O"), std::vector<py::ssize_t>{static_cast<py::ssize_t>(size)});
  auto* data = static_cast<PyObject**>(column.mutable_data());
  std::unordered_map<std::string_view, py::str> known;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string_view text = value(i);
    auto at = known.find(text);
    if (at == known.end()) at = known.emplace(text, to_str(text)).first;
    Py_XDECREF(data[i]);
    data[i] = at->second.inc_ref().ptr();
  }
  return read_only(std::move(column));
}

/// `span(i)` of every row.
template <class Value>
Columns columns_of(const ReadingPtr& reading, std::size_t size, Value span) {
  const OffsetMap& offsets = reading->offsets;
  return {reading, numbers<std::int32_t>(size, [&](std::size_t i) { return offsets.code_points(span(i).begin); }),
          numbers<std::int32_t>(size, [&](std::size_t i) { return offsets.code_points(span(i).end); })};
}

const Tokens& tokens_of(const ReadingPtr& reading) { return reading->document->segments.tokens; }
const std::vector<Word>& words_of(const ReadingPtr& reading) { return reading->document->syntax.words; }
const std::vector<Sentence>& sentences_of(const ReadingPtr& reading) { return reading->document->segments.sentences; }

}  // namespace

TokenTable::TokenTable(const ReadingPtr& of)
    : Columns(columns_of(of, tokens_of(of).size(), [&](std::size_t i) { return tokens_of(of).spans[i]; })),
      kind(strings(tokens_of(of).size(), [&](std::size_t i) { return name_of(tokens_of(of).kinds[i]); })) {}

WordTable::WordTable(const ReadingPtr& of)
    : Columns(columns_of(of, words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].span; })),
      token(numbers<std::int32_t>(words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].token; })),
      upos(strings(words_of(of).size(), [&](std::size_t i) { return name_of(words_of(of)[i].upos); })),
      lemma(strings(words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].lemma; })) {}

SentenceTable::SentenceTable(const ReadingPtr& of)
    : Columns(columns_of(of, sentences_of(of).size(), [&](std::size_t i) { return sentences_of(of)[i].span; })),
      in_quote(numbers<bool>(sentences_of(of).size(), [&](std::size_t i) { return sentences_of(of)[i].in_quote; })) {}

SpanTable::SpanTable(const ReadingPtr& of, std::vector<Span> found)
    : Columns(columns_of(of, found.size(), [&](std::size_t i) { return found[i]; })), spans(std::move(found)) {}

}  // namespace communique::bindings
