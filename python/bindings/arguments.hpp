// What Python hands over, checked: a wrong type is a TypeError that says what was given, a wrong value an Error.
#pragma once

#include <string>

#include "communique/segments.hpp"
#include "communique/text.hpp"
#include "views.hpp"

namespace communique::bindings {

/// A str, read in place whatever its kind; nothing is kept on it. `what` names the argument in the TypeError.
Text text_argument(py::handle value, const char* what);
/// The same, as UTF-8.
std::string utf8_argument(py::handle value, const char* what);

/// A document that holds its text and nothing else yet.
Document document_argument(py::handle text);

/// "news" or "uax29". Throws `Error` CQ305.
Profile profile_argument(py::handle value);

/// The bytes of a span given as (start, end) in code points, as a Span, or as a string that occurs in the text.
/// Throws `Error` CQ105 where it lies outside of the text and CQ106 where the string does not occur.
Span span_argument(py::handle value, const char* what, const Text& text);

}  // namespace communique::bindings
