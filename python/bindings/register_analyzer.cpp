// The analyzer: arguments are parsed under the GIL, which is released once around the core.
#include "communique/analyzer.hpp"

#include "arguments.hpp"
#include "communique/model_info.hpp"
#include "document_view.hpp"

namespace communique::bindings {
namespace {

std::vector<std::string> utf8_list(const py::iterable& values, const char* what) {
  std::vector<std::string> out;
  for (const py::handle value : values) out.push_back(utf8_argument(value, what));
  return out;
}

std::unique_ptr<Analyzer> make_analyzer(bool all, const py::iterable& lexicons, const py::iterable& speakers, bool fast,
                                        unsigned threads, const std::string& tagger) {
  Options options;
  options.all_attributions = all;
  options.lexicons = utf8_list(lexicons, "a lexicon");
  for (const py::handle speaker : speakers) {
    const auto row = py::cast<py::tuple>(speaker);
    options.speakers.push_back({utf8_argument(row[0], "a speaker's name"), utf8_list(row[1], "a speaker's alias"),
                                utf8_argument(row[2], "a speaker's role")});
  }
  options.quality = fast ? Quality::fast : Quality::accurate;
  options.threads = threads;
  options.tagger = tagger;
  return std::make_unique<Analyzer>(std::move(options));
}

DocumentView analyze(const Analyzer& analyzer, const py::object& text, const py::object& author) {
  Text input = text_argument(text, "text");
  const std::string name = author.is_none() ? "" : utf8_argument(author, "author");
  py::gil_scoped_release free;  // no Python object is touched inside; the reading is handed over as a C++ value
  return {std::make_shared<const Reading>(analyzer.analyze(std::move(input), name)), {}, {}, {}};
}

View<Hedging> hedging(const Analyzer& analyzer, const py::object& text, const py::object& target) {
  Document document = document_argument(text);
  std::optional<Span> span;
  if (!target.is_none()) span = span_argument(target, "target", document.text);
  py::gil_scoped_release free;  // no Python object is touched inside
  document.hedging.push_back(analyzer.hedging(document.text, span));
  const ReadingPtr reading = reading_of(std::move(document));
  return {reading, &reading->document->hedging.front()};
}

View<Stance> stance(const Analyzer& analyzer, const py::object& text, const py::object& target,
                    const py::object& source) {
  Document document = document_argument(text);
  const Span toward = span_argument(target, "target", document.text);
  std::optional<Span> from;
  if (!source.is_none()) from = span_argument(source, "source", document.text);
  py::gil_scoped_release free;  // no Python object is touched inside
  document.stances.push_back({analyzer.stance(document.text, toward, from)});
  const ReadingPtr reading = reading_of(std::move(document));
  return {reading, &reading->document->stances.front().front()};
}

std::vector<ReadingPtr> read_batch(const Analyzer& analyzer, std::vector<Text> texts, unsigned threads,
                                   const py::object& progress) {
  const auto done = [&](std::size_t count) {
    const py::gil_scoped_acquire hold;  // the caller's function and Python's signals need it back for a moment
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!progress.is_none()) progress(count);
  };
  py::gil_scoped_release free;  // texts and documents are C++ values; only `done` touches Python, and takes the GIL
  std::vector<ReadingPtr> readings;
  for (auto& document : analyzer.analyze_batch(std::move(texts), threads, done)) {
    readings.push_back(std::make_shared<const Reading>(std::move(document)));
  }
  return readings;
}

py::list analyze_batch(const Analyzer& analyzer, const py::iterable& texts, unsigned threads,
                       const py::object& progress) {
  std::vector<Text> inputs;
  for (const py::handle text : texts) inputs.push_back(text_argument(text, "text"));
  py::list out;
  for (auto& reading : read_batch(analyzer, std::move(inputs), threads, progress)) {
    out.append(DocumentView{std::move(reading), {}, {}, {}});
  }
  return out;
}

py::dict info_of(const Analyzer& analyzer) {
  const ModelInfo info = model_info(analyzer);
  py::dict rules;
  for (const auto& [lexicon, count] : info.rules) rules[to_str(lexicon)] = count;
  py::dict out;
  out["version"] = info.version;
  out["unicode"] = info.unicode;
  out["icu"] = info.icu;
  out["rules"] = rules;
  out["tagger"] = info.tagger;
  out["encoder"] = info.encoder;
  return out;
}

}  // namespace

void register_analyzer(py::module_& m) {
  py::class_<Analyzer>(m, "Analyzer")
      .def(py::init(&make_analyzer))
      .def("analyze", &analyze)
      .def("hedging", &hedging)
      .def("stance", &stance)
      .def("analyze_batch", &analyze_batch)
      .def("model_info", &info_of);
}

}  // namespace communique::bindings
