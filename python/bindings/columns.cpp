#include "columns.hpp"

#include <array>
#include <unordered_map>

namespace communique::bindings {
namespace {

py::array read_only(py::array column) {
  py::detail::array_proxy(column.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
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

/// A column of Python objects: `object(i)`, a handle, of every row.
template <class Object>
py::array objects(std::size_t size, Object object) {
  py::array column(py::dtype("O"), std::vector<py::ssize_t>{static_cast<py::ssize_t>(size)});
  auto* data = static_cast<PyObject**>(column.mutable_data());
  for (std::size_t i = 0; i < size; ++i) {
    PyObject* const value = py::handle(object(i)).inc_ref().ptr();
    Py_XDECREF(data[i]);
    data[i] = value;
  }
  return read_only(std::move(column));
}

/// A column of str: equal strings are one object, so a row costs eight bytes.
template <class Value>
py::array strings(std::size_t size, Value value) {
  std::unordered_map<std::string_view, py::str> known;
  return objects(size, [&](std::size_t i) -> py::handle {
    const std::string_view text = value(i);
    auto at = known.find(text);
    if (at == known.end()) at = known.emplace(text, to_str(text)).first;
    return at->second;
  });
}

Columns columns_of(const ReadingPtr& reading, std::span<const Span> spans) {
  const auto size = static_cast<py::ssize_t>(spans.size());
  py::array_t<std::int32_t> start(size), end(size);
  reading->offsets.code_points(spans, start.mutable_data(), end.mutable_data());
  return {reading, read_only(std::move(start)), read_only(std::move(end))};
}

/// `span(i)` of every row.
template <class Value>
Columns columns_of(const ReadingPtr& reading, std::size_t size, Value span) {
  std::vector<Span> spans(size);
  for (std::size_t i = 0; i < size; ++i) spans[i] = span(i);
  return columns_of(reading, spans);
}

/// A column of names, one object a kind.
py::array kinds_of(const std::vector<TokenKind>& kinds) {
  // Kept for good: a module's last strings may outlive its interpreter.
  static const auto& names = *new auto([] {
    std::array<py::str, static_cast<std::size_t>(TokenKind::other) + 1> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = to_str(name_of(static_cast<TokenKind>(i)));
    return made;
  }());
  return objects(kinds.size(), [&](std::size_t i) -> py::handle { return names[static_cast<std::size_t>(kinds[i])]; });
}

const Tokens& tokens_of(const ReadingPtr& reading) { return reading->document->segments.tokens; }
const std::vector<Word>& words_of(const ReadingPtr& reading) { return reading->document->syntax.words; }
const std::vector<Sentence>& sentences_of(const ReadingPtr& reading) { return reading->document->segments.sentences; }

}  // namespace

TokenTable::TokenTable(const ReadingPtr& of) : Columns(columns_of(of, tokens_of(of).spans)) {}

py::array TokenTable::kinds() {
  return kinds_.get([&] { return kinds_of(tokens_of(reading).kinds); });
}

WordTable::WordTable(const ReadingPtr& of)
    : Columns(columns_of(of, words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].span; })),
      token(numbers<std::int32_t>(words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].token; })),
      upos(strings(words_of(of).size(), [&](std::size_t i) { return name_of(words_of(of)[i].upos); })),
      lemma(strings(words_of(of).size(), [&](std::size_t i) { return words_of(of)[i].lemma; })) {}

SentenceTable::SentenceTable(const ReadingPtr& of)
    : Columns(columns_of(of, sentences_of(of).size(), [&](std::size_t i) { return sentences_of(of)[i].span; })),
      in_quote(numbers<bool>(sentences_of(of).size(), [&](std::size_t i) { return sentences_of(of)[i].in_quote; })) {}

SpanTable::SpanTable(const ReadingPtr& of, std::vector<Span> found)
    : Columns(columns_of(of, found)), spans(std::move(found)) {}

}  // namespace communique::bindings
