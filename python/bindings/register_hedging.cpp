// Evidence, cues and hedging.
#include "views.hpp"

namespace communique::bindings {

void register_hedging(py::module_& m) {
  using EvidenceView = View<Evidence>;
  py::class_<EvidenceView>(m, "Evidence",
                           "One reason: ``span``, ``rule`` and ``delta``; deltas add up to the number they explain.")
      .def_property_readonly("span", [](const EvidenceView& item) { return item.part(item->span); })
      .def_property_readonly("text", [](const EvidenceView& item) { return to_str(*item.reading, item->span); })
      .def_property_readonly("rule", [](const EvidenceView& item) { return to_str(item->rule); })
      .def_property_readonly("delta", [](const EvidenceView& item) { return item->delta; })
      .def("__repr__", [](const EvidenceView& item) {
        return py::str("Evidence({:+.3f}, {!r}, {!r})")
            .format(item->delta, to_str(item->rule), to_str(*item.reading, item->span));
      });

  using CueView = View<Cue>;
  py::class_<CueView>(m, "Cue",
                      "A hedge, booster or negation: ``span``, ``text``, ``cls``, ``weight``, ``scope``, ``negated``.")
      .def_property_readonly("span", [](const CueView& cue) { return cue.part(cue->span); })
      .def_property_readonly("text", [](const CueView& cue) { return to_str(*cue.reading, cue->span); })
      .def_property_readonly("cls", [](const CueView& cue) { return to_str(name_of(cue->cls)); })
      .def_property_readonly("weight", [](const CueView& cue) { return cue->weight; })
      .def_property_readonly("scope", [](const CueView& cue) { return cue.part(cue->scope); })
      .def_property_readonly("negated", [](const CueView& cue) { return cue->negated; })
      .def("__repr__", [](const CueView& cue) {
        return py::str("Cue({!r}, {}, {:.2f})").format(to_str(*cue.reading, cue->span), name_of(cue->cls), cue->weight);
      });

  using HedgingView = View<Hedging>;
  py::class_<HedgingView>(m, "Hedging",
                          "How far the words take back the claim: ``score`` 0..1, the fold of ``evidence``.")
      .def_property_readonly("score", [](const HedgingView& hedging) { return hedging->score; })
      .def_property_readonly("direction",
                             [](const HedgingView& hedging) { return static_cast<int>(hedging->direction); })
      .def_property_readonly("commitment", [](const HedgingView& hedging) { return hedging->commitment(); })
      .def_property_readonly("level", [](const HedgingView& hedging) { return to_str(name_of(hedging->level)); })
      .def_property_readonly("cues", [](const HedgingView& hedging) { return hedging.parts(hedging->cues); })
      .def_property_readonly("evidence", [](const HedgingView& hedging) { return hedging.parts(hedging->evidence); })
      .def("__repr__", [](const HedgingView& hedging) {
        return py::str("Hedging({:.2f}, {}, {} cues)")
            .format(hedging->score, name_of(hedging->level), hedging->cues.size());
      });
}

}  // namespace communique::bindings
