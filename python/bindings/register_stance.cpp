// Stances toward targets.
#include "views.hpp"

namespace communique::bindings {

void register_stance(py::module_& m) {
  using StanceView = View<Stance>;
  py::class_<StanceView>(m, "Stance",
                         "How a speaker stands toward ``target``: ``polarity`` −1..1, the fold of ``evidence``.")
      .def_property_readonly("target", [](const StanceView& stance) { return stance.part(stance->target); })
      .def_property_readonly("name", [](const StanceView& stance) { return to_str(stance->name); })
      .def_property_readonly("polarity", [](const StanceView& stance) { return stance->polarity; })
      .def_property_readonly("label", [](const StanceView& stance) { return to_str(name_of(stance->label)); })
      .def_property_readonly("strength", [](const StanceView& stance) { return stance->strength; })
      .def_property_readonly("act", [](const StanceView& stance) { return to_str(name_of(stance->act)); })
      .def_property_readonly("quad", [](const StanceView& stance) { return to_str(name_of(stance->quad)); })
      .def_property_readonly("modality", [](const StanceView& stance) { return to_str(name_of(stance->modality)); })
      .def_property_readonly("condition", [](const StanceView& stance) { return stance.part(stance->condition); })
      .def_property_readonly("confidence", [](const StanceView& stance) { return stance->confidence; })
      .def_property_readonly("evidence", [](const StanceView& stance) { return stance.parts(stance->evidence); })
      .def("__repr__", [](const StanceView& stance) {
        return py::str("Stance({!r}, {:+.2f}, {})")
            .format(to_str(stance->name), stance->polarity, name_of(stance->label));
      });
}

}  // namespace communique::bindings
