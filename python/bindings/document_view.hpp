// The document as Python holds it: a reading, and its tables once they were asked for.
#pragma once

#include "columns.hpp"

namespace communique::bindings {

struct DocumentView {
  ReadingPtr reading;
  py::object tokens;
  py::object words;
  py::object sentences;

  const Document& document() const { return *reading->document; }
  View<Document> root() const { return {reading, reading->document.get()}; }
};

}  // namespace communique::bindings
