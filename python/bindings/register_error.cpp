// communique.Error: a ValueError with a stable code.
#include <pybind11/gil_safe_call_once.h>
#include <pybind11/pybind11.h>

#include "communique/error.hpp"

namespace communique::bindings {

namespace py = pybind11;

namespace {

PYBIND11_CONSTINIT py::gil_safe_call_once_and_store<py::object> error_type;

constexpr auto doc =
    "Something that was given cannot be used.\n\n"
    "``code`` is stable: CQ1xx input, CQ2xx weights and data files, CQ3xx options. The message names the value, its\n"
    "position and the remedy.";

py::object make_error_type() {
  py::dict members;
  members["code"] = "";
  PyObject* type = PyErr_NewExceptionWithDoc("communique.Error", doc, PyExc_ValueError, members.ptr());
  if (type == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(type);
}

}  // namespace

void register_error(py::module_& m) {
  m.attr("Error") = error_type.call_once_and_store_result(make_error_type).get_stored();
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const Error& error) {
      const py::object& type = error_type.get_stored();
      py::object value = type(error.what());
      value.attr("code") = error.code();
      PyErr_SetObject(type.ptr(), value.ptr());
    }
  });
}

}  // namespace communique::bindings
