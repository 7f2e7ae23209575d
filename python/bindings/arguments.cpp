#include "arguments.hpp"

#include "communique/error.hpp"

namespace communique::bindings {
namespace {

std::string type_name(py::handle value) { return Py_TYPE(value.ptr())->tp_name; }

[[noreturn]] void refuse_type(const std::string& what, const std::string& wanted, py::handle value) {
  throw py::type_error(what + " must be " + wanted + ", not " + type_name(value));
}

long long integer(py::handle value, const char* what) {
  if (!PyIndex_Check(value.ptr())) refuse_type(std::string("the offsets of ") + what, "integers", value);
  const auto number = py::reinterpret_steal<py::int_>(PyNumber_Index(value.ptr()));
  const long long out = PyLong_AsLongLong(number.ptr());
  if (out == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
  return out;
}

std::pair<long long, long long> offsets_of(py::handle value, const char* what) {
  if (py::isinstance<View<Span>>(value)) {
    const auto& view = py::cast<const View<Span>&>(value);
    return code_points(*view.reading, *view.value);
  }
  const bool pair = py::isinstance<py::tuple>(value) || py::isinstance<py::list>(value);
  if (!pair || py::len(value) != 2) refuse_type(what, "(start, end), a span or a str", value);
  const auto items = py::reinterpret_borrow<py::sequence>(value);
  return {integer(items[0], what), integer(items[1], what)};
}

template <typename Unit>
Text text_of(py::handle value) {
  const auto* const units = static_cast<const Unit*>(PyUnicode_DATA(value.ptr()));
  return Text::from_code_points(std::span(units, static_cast<std::size_t>(PyUnicode_GET_LENGTH(value.ptr()))));
}

}  // namespace

// pybind11's own conversion refuses lone surrogates, and leaves a copy in UTF-8 on the caller's string.
Text text_argument(py::handle value, const char* what) {
  if (!PyUnicode_Check(value.ptr()))
    refuse_type(what, PyBytes_Check(value.ptr()) ? "str (decode it first)" : "str", value);
  switch (PyUnicode_KIND(value.ptr())) {
    case PyUnicode_1BYTE_KIND:
      return text_of<std::uint8_t>(value);
    case PyUnicode_2BYTE_KIND:
      return text_of<std::uint16_t>(value);
    default:
      return text_of<std::uint32_t>(value);
  }
}

std::string utf8_argument(py::handle value, const char* what) {
  return std::string(text_argument(value, what).bytes());
}

Document document_argument(py::handle text) {
  Document document;
  document.text = text_argument(text, "text");
  return document;
}

Profile profile_argument(py::handle value) {
  const std::string name = utf8_argument(value, "profile");
  if (name == "news") return Profile::news;
  if (name == "uax29") return Profile::uax29;
  throw Error("CQ305", "profile is \"" + name + "\"; choose \"news\" or \"uax29\"");
}

Span span_argument(py::handle value, const char* what, const Text& text) {
  if (PyUnicode_Check(value.ptr())) {
    const std::string words = utf8_argument(value, what);
    const std::size_t begin = words.empty() ? std::string_view::npos : text.bytes().find(words);
    if (begin == std::string_view::npos) {
      throw Error("CQ106", std::string(what) + " \"" + words +
                               "\" does not occur in the text; give words of it, or (start, end)");
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }
  const auto [start, end] = offsets_of(value, what);
  const OffsetMap offsets(text.bytes());
  if (start < 0 || start >= end || end > static_cast<long long>(offsets.size())) {
    const std::string size = std::to_string(offsets.size());
    throw Error("CQ105", std::string(what) + " (" + std::to_string(start) + ", " + std::to_string(end) +
                             ") is no span of a text of " + size + " code points; give 0 <= start < end <= " + size);
  }
  return {offsets.bytes(static_cast<std::uint32_t>(start)), offsets.bytes(static_cast<std::uint32_t>(end))};
}

}  // namespace communique::bindings
