// Documents and names.
#include <pybind11/critical_section.h>

#include "document_view.hpp"

namespace communique::bindings {
namespace {

/// Makes the table when it is first asked for. The lock keeps two threads without the GIL from making it at once.
template <class Table>
py::object cached(const py::object& self, py::object DocumentView::*table) {
  const py::scoped_critical_section lock(self);
  auto& view = self.cast<DocumentView&>();
  if (!(view.*table)) view.*table = py::cast(Table(view.reading));
  return view.*table;
}

void register_name(py::module_& m) {
  using NameView = View<Name>;
  py::class_<NameView>(m, "Name",
                       "A named person, organisation, place or nationality: ``start``, ``end``, ``text``, ``kind``.")
      .def_property_readonly("start", [](const NameView& name) { return code_points(*name.reading, name->span).first; })
      .def_property_readonly("end", [](const NameView& name) { return code_points(*name.reading, name->span).second; })
      .def_property_readonly("text", [](const NameView& name) { return to_str(*name.reading, name->span); })
      .def_property_readonly("kind", [](const NameView& name) { return to_str(name_of(name->kind)); })
      .def("__str__", [](const NameView& name) { return to_str(*name.reading, name->span); })
      .def("__repr__", [](const NameView& name) {
        return py::str("Name({!r}, {})").format(to_str(*name.reading, name->span), name_of(name->kind));
      });
}

}  // namespace

void register_document(py::module_& m) {
  register_name(m);
  py::class_<DocumentView>(m, "Document", "All that was read from one text.")
      .def_property_readonly("text", [](const DocumentView& view) { return to_str(view.document().text.bytes()); })
      .def_property_readonly("tokens",
                             [](const py::object& self) { return cached<TokenTable>(self, &DocumentView::tokens); })
      .def_property_readonly("words",
                             [](const py::object& self) { return cached<WordTable>(self, &DocumentView::words); })
      .def_property_readonly(
          "sentences", [](const py::object& self) { return cached<SentenceTable>(self, &DocumentView::sentences); })
      .def_property_readonly("names",
                             [](const DocumentView& view) { return view.root().parts(view.document().syntax.names); })
      .def_property_readonly("statements",
                             [](const DocumentView& view) { return view.root().parts(view.document().statements); })
      .def_property_readonly("speakers",
                             [](const DocumentView& view) { return view.root().parts(view.document().speakers); })
      .def("__repr__", [](const DocumentView& view) {
        const Document& document = view.document();
        return py::str("<Document: {} code points, {} statements, {} speakers>")
            .format(view.reading->offsets.size(), document.statements.size(), document.speakers.size());
      });
}

}  // namespace communique::bindings
