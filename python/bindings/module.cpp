// The extension module: a table of contents. Each piece is registered in a file of its own.
#include <pybind11/pybind11.h>

#include "communique/version.hpp"

namespace communique::bindings {

void register_error(pybind11::module_& m);
void register_segments(pybind11::module_& m);
void register_hedging(pybind11::module_& m);
void register_stance(pybind11::module_& m);
void register_statement(pybind11::module_& m);
void register_document(pybind11::module_& m);
void register_analyzer(pybind11::module_& m);
void register_training(pybind11::module_& m);

}  // namespace communique::bindings

// Analyzers and documents never change once they are made, so any number of threads may use them without the GIL.
PYBIND11_MODULE(_core, m, pybind11::mod_gil_not_used()) {
  using namespace communique::bindings;
  pybind11::options options;
  options.disable_function_signatures();  // they would show C++ types
  m.attr("__version__") = COMMUNIQUE_VERSION;
  register_error(m);
  register_segments(m);
  register_hedging(m);
  register_stance(m);
  register_statement(m);
  register_document(m);
  register_analyzer(m);
  register_training(m);
}
