// Statements and speakers.
#include "views.hpp"

namespace communique::bindings {
namespace {

using SpeakerView = View<Speaker>;
using StatementView = View<Statement>;

std::size_t index_of(const StatementView& statement) {
  return static_cast<std::size_t>(statement.value - statement.document().statements.data());
}

std::optional<SpeakerView> speaker_of(const StatementView& statement) {
  if (!statement->speaker) return std::nullopt;
  return statement.part(statement.document().speakers[*statement->speaker]);
}

/// The pieces of the content, with an ellipsis where the reporter's words were.
py::str text_of(const StatementView& statement) {
  std::string text;
  for (const Span piece : statement->content) {
    if (!text.empty()) text += " … ";
    text += statement.document().text.slice(piece);
  }
  return to_str(text);
}

py::tuple aliases_of(const SpeakerView& speaker) {
  py::tuple out(speaker->aliases.size());
  for (std::size_t i = 0; i < speaker->aliases.size(); ++i) out[i] = to_str(speaker->aliases[i]);
  return out;
}

void register_speaker(py::module_& m) {
  py::class_<SpeakerView>(m, "Speaker",
                          "Who speaks: canonical ``name``, ``kind``, ``role``, ``aliases``, ``rule``, ``mentions``.")
      .def_property_readonly("name", [](const SpeakerView& speaker) { return to_str(speaker->name); })
      .def_property_readonly("kind", [](const SpeakerView& speaker) { return to_str(name_of(speaker->kind)); })
      .def_property_readonly("role", [](const SpeakerView& speaker) { return to_str(speaker->role); })
      .def_property_readonly("aliases", aliases_of)
      .def_property_readonly("rule", [](const SpeakerView& speaker) { return to_str(speaker->rule); })
      .def_property_readonly("mentions", [](const SpeakerView& speaker) { return speaker.parts(speaker->mentions); })
      .def("__eq__", [](const SpeakerView& a,
                        const py::object& b) { return py::isinstance<SpeakerView>(b) && a == b.cast<SpeakerView>(); })
      .def("__hash__", [](const SpeakerView& speaker) { return std::hash<const void*>()(speaker.value); })
      .def("__str__", [](const SpeakerView& speaker) { return to_str(speaker->name); })
      .def("__repr__", [](const SpeakerView& speaker) {
        return py::str("Speaker({!r}, {})").format(to_str(speaker->name), name_of(speaker->kind));
      });
}

}  // namespace

void register_statement(py::module_& m) {
  register_speaker(m);
  py::class_<StatementView>(m, "Statement", "One statement: who said what, how hedged, which act, what stances.")
      .def_property_readonly("index", index_of)
      .def_property_readonly("type", [](const StatementView& statement) { return to_str(name_of(statement->type)); })
      .def_property_readonly("speaker", speaker_of)
      .def_property_readonly("speaker_rule",
                             [](const StatementView& statement) { return to_str(statement->speaker_rule); })
      .def_property_readonly("mention",
                             [](const StatementView& statement) { return statement.part(statement->mention); })
      .def_property_readonly("cue", [](const StatementView& statement) { return statement.part(statement->cue); })
      .def_property_readonly("content",
                             [](const StatementView& statement) { return statement.parts(statement->content); })
      .def_property_readonly("quoted",
                             [](const StatementView& statement) { return statement.parts(statement->quoted); })
      .def_property_readonly("addressee",
                             [](const StatementView& statement) { return statement.part(statement->addressee); })
      .def_property_readonly("medium", [](const StatementView& statement) { return statement.part(statement->medium); })
      .def_property_readonly("parent", [](const StatementView& statement) { return statement->parent; })
      .def_property_readonly("unclosed", [](const StatementView& statement) { return statement->unclosed; })
      .def_property_readonly("confidence", [](const StatementView& statement) { return statement->confidence; })
      .def_property_readonly("text", text_of)
      .def_property_readonly("hedging",
                             [](const StatementView& statement) {
                               return statement.part(statement.document().hedging[index_of(statement)]);
                             })
      .def_property_readonly("act",
                             [](const StatementView& statement) {
                               return to_str(name_of(statement.document().acts[index_of(statement)]));
                             })
      .def_property_readonly("stances",
                             [](const StatementView& statement) {
                               return statement.parts(statement.document().stances[index_of(statement)]);
                             })
      .def("__repr__", [](const StatementView& statement) {
        const auto speaker = speaker_of(statement);
        return py::str("Statement({}, {}, {}: {!r})")
            .format(index_of(statement), name_of(statement->type), speaker ? to_str((*speaker)->name) : py::str("?"),
                    text_of(statement));
      });
}

}  // namespace communique::bindings
