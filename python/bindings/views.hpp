// Light views: what Python holds of a document.
//
//     Document ─┐
//     Statement ┼──▶ Reading (document + map of its offsets, shared, never changed)
//     Span     ─┘
//
// A view is a shared pointer and an address inside the document; nothing is copied until an attribute is asked for.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "communique/document.hpp"

namespace communique::bindings {

namespace py = pybind11;

/// A text that was read, and the map from its bytes to the code points of Python.
struct Reading {
  explicit Reading(std::unique_ptr<const Document> read) : document(std::move(read)), offsets(document->text.bytes()) {}

  std::unique_ptr<const Document> document;
  OffsetMap offsets;
};
using ReadingPtr = std::shared_ptr<const Reading>;

inline ReadingPtr reading_of(Document document) {
  return std::make_shared<const Reading>(std::make_unique<const Document>(std::move(document)));
}

/// One value inside a document.
template <class T>
struct View {
  ReadingPtr reading;
  const T* value;

  const T* operator->() const { return value; }
  const Document& document() const { return *reading->document; }
  bool operator==(const View& other) const { return value == other.value; }

  template <class Part>
  View<Part> part(const Part& of_document) const {
    return {reading, &of_document};
  }
  template <class Part>
  std::optional<View<Part>> part(const std::optional<Part>& of_document) const {
    return of_document ? std::optional<View<Part>>({reading, &*of_document}) : std::nullopt;
  }
  template <class Part>
  py::tuple parts(const std::vector<Part>& of_document) const {
    py::tuple out(of_document.size());
    for (std::size_t i = 0; i < of_document.size(); ++i) out[i] = part(of_document[i]);
    return out;
  }
};

/// Text of Python; lone surrogates come back as they went in.
inline py::str to_str(std::string_view utf8) {
  PyObject* text = PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "surrogatepass");
  if (text == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(text);
}

inline py::str to_str(const Reading& reading, Span span) { return to_str(reading.document->text.slice(span)); }

/// (start, end) in code points.
inline std::pair<std::uint32_t, std::uint32_t> code_points(const Reading& reading, Span span) {
  return {reading.offsets.code_points(span.begin), reading.offsets.code_points(span.end)};
}

}  // namespace communique::bindings

// The optional views are cast by pybind11's own caster.
#include <pybind11/stl.h>
