// Tables of spans as read-only NumPy columns, and views of their rows.
#pragma once

#include <atomic>
#include <vector>

#include "views.hpp"

namespace communique::bindings {

/// `start` and `end` in code points.
struct Columns {
  ReadingPtr reading;
  py::array start;
  py::array end;
};

struct TokenRow {
  ReadingPtr reading;
  std::size_t index;
  Span span() const { return reading->document->segments.tokens.spans[index]; }
  TokenKind kind() const { return reading->document->segments.tokens.kinds[index]; }
};

struct WordRow {
  ReadingPtr reading;
  std::size_t index;
  const Word& word() const { return reading->document->syntax.words[index]; }
  Span span() const { return word().span; }
};

struct SentenceRow {
  ReadingPtr reading;
  std::size_t index;
  const Sentence& sentence() const { return reading->document->segments.sentences[index]; }
  Span span() const { return sentence().span; }
};

struct SpanRow {
  ReadingPtr reading;
  Span bytes;
  Span span() const { return bytes; }
};

/// A column that is made when it is first asked for. Threads may ask at once: one of their columns is kept.
class LazyColumn {
 public:
  LazyColumn() = default;
  LazyColumn(LazyColumn&& other) noexcept : column_(other.column_.exchange(nullptr)) {}
  ~LazyColumn() { Py_XDECREF(column_.load()); }

  template <class Make>
  py::array get(Make make) {
    PyObject* column = column_.load();
    if (column == nullptr) {
      py::array made = make();
      if (column_.compare_exchange_strong(column, made.ptr())) column = made.release().ptr();
    }
    return py::reinterpret_borrow<py::array>(column);
  }

 private:
  std::atomic<PyObject*> column_ = nullptr;
};

struct TokenTable : Columns {
  explicit TokenTable(const ReadingPtr& of);
  TokenRow row(std::size_t index) const { return {reading, index}; }
  py::array kinds();

 private:
  LazyColumn kinds_;
};

struct WordTable : Columns {
  explicit WordTable(const ReadingPtr& of);
  WordRow row(std::size_t index) const { return {reading, index}; }
  py::array token;
  py::array upos;
  py::array lemma;
};

struct SentenceTable : Columns {
  explicit SentenceTable(const ReadingPtr& of);
  SentenceRow row(std::size_t index) const { return {reading, index}; }
  py::array in_quote;
};

struct SpanTable : Columns {
  SpanTable(const ReadingPtr& of, std::vector<Span> found);
  SpanRow row(std::size_t index) const { return {reading, spans[index]}; }
  std::vector<Span> spans;
};

}  // namespace communique::bindings
