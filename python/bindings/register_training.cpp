// Training of weights.
#include <pybind11/pybind11.h>
#include <pybind11/stl/filesystem.h>

#include "tagger.hpp"

namespace communique::bindings {

namespace py = pybind11;

void register_training(py::module_& m) {
  m.def(
      "train_tagger",
      [](std::filesystem::path corpora, std::filesystem::path data, std::filesystem::path out,
         std::filesystem::path card, bool clean) {
        train::train_tagger({std::move(corpora), std::move(data), std::move(out), std::move(card), clean});
      },
      py::call_guard<py::gil_scoped_release>());
}

}  // namespace communique::bindings
