// Spans, tokens, words and sentences: NumPy columns, and light views of single rows.
#include "arguments.hpp"
#include "columns.hpp"

namespace communique::bindings {
namespace {

/// Python's index into a table; negative ones count from the end.
std::size_t row_at(const Columns& columns, py::ssize_t index) {
  const py::ssize_t size = columns.start.size();
  if (index < 0) index += size;
  if (index < 0 || index >= size) throw py::index_error("row " + std::to_string(index) + " of " + std::to_string(size));
  return static_cast<std::size_t>(index);
}

template <class Table>
py::class_<Table> register_table(py::module_& m, const char* name, const char* doc) {
  return py::class_<Table>(m, name, doc)
      .def_readonly("start", &Table::start, "Code point at which each row begins (int32).")
      .def_readonly("end", &Table::end, "Code point after each row (int32).")
      .def("__len__", [](const Table& table) { return table.start.size(); })
      .def("__getitem__", [](const Table& table, py::ssize_t index) { return table.row(row_at(table, index)); })
      .def("__repr__", [name](const Table& table) {
        return "<" + std::string(name) + ": " + std::to_string(table.start.size()) + " rows>";
      });
}

void register_span(py::module_& m) {
  py::class_<View<Span>>(m, "Span", "A stretch of the text: ``start`` and ``end`` in code points, and its ``text``.")
      .def_property_readonly("start",
                             [](const View<Span>& span) { return code_points(*span.reading, *span.value).first; })
      .def_property_readonly("end",
                             [](const View<Span>& span) { return code_points(*span.reading, *span.value).second; })
      .def_property_readonly("text", [](const View<Span>& span) { return to_str(*span.reading, *span.value); })
      .def("__str__", [](const View<Span>& span) { return to_str(*span.reading, *span.value); })
      .def("__iter__",
           [](const View<Span>& span) { return py::iter(py::cast(code_points(*span.reading, *span.value))); })
      .def("__eq__",
           [](const View<Span>& span, const py::object& other) {
             py::object offsets = py::cast(code_points(*span.reading, *span.value));
             return offsets.equal(py::isinstance<View<Span>>(other) ? py::tuple(other) : other);
           })
      .def("__hash__",
           [](const View<Span>& span) { return py::hash(py::cast(code_points(*span.reading, *span.value))); })
      .def("__repr__", [](const View<Span>& span) {
        const auto [start, end] = code_points(*span.reading, *span.value);
        return py::str("Span({}, {}, {!r})").format(start, end, to_str(*span.reading, *span.value));
      });
}

template <class Row>
py::class_<Row> register_row(py::module_& m, const char* name, const char* doc) {
  return py::class_<Row>(m, name, doc)
      .def_property_readonly("start", [](const Row& row) { return code_points(*row.reading, row.span()).first; })
      .def_property_readonly("end", [](const Row& row) { return code_points(*row.reading, row.span()).second; })
      .def_property_readonly("text", [](const Row& row) { return to_str(*row.reading, row.span()); })
      .def("__str__", [](const Row& row) { return to_str(*row.reading, row.span()); })
      .def("__repr__", [name](const Row& row) {
        const auto [start, end] = code_points(*row.reading, row.span());
        return py::str("{}({}, {}, {!r})").format(name, start, end, to_str(*row.reading, row.span()));
      });
}

void register_rows(py::module_& m) {
  register_row<TokenRow>(m, "Token", "A token: its span, ``text``, ``norm`` and ``kind``.")
      .def_property_readonly("kind", [](const TokenRow& row) { return to_str(name_of(row.kind())); })
      .def_property_readonly(
          "norm", [](const TokenRow& row) { return to_str(fold(row.reading->document->text.slice(row.span()))); });
  register_row<WordRow>(m, "Word", "A syntactic word: its span, ``text``, ``upos``, ``lemma`` and ``token``.")
      .def_property_readonly("upos", [](const WordRow& row) { return to_str(name_of(row.word().upos)); })
      .def_property_readonly("lemma", [](const WordRow& row) { return to_str(row.word().lemma); })
      .def_property_readonly("norm", [](const WordRow& row) { return to_str(row.word().norm); })
      .def_property_readonly("token", [](const WordRow& row) { return row.word().token; });
  register_row<SentenceRow>(m, "Sentence", "A sentence: its span, ``text`` and ``in_quote``.")
      .def_property_readonly("in_quote", [](const SentenceRow& row) { return row.sentence().in_quote; });
  register_row<SpanRow>(m, "Grapheme", "A grapheme cluster: its span and ``text``.");
}

/// Reads the document without the interpreter's lock: no Python object is touched inside.
template <class Read>
ReadingPtr read_freely(Document document, Read read) {
  const py::gil_scoped_release free;
  read(document);
  return reading_of(std::move(document));
}

}  // namespace

void register_segments(py::module_& m) {
  register_span(m);
  register_rows(m);
  register_table<TokenTable>(m, "Tokens", "Tokens as columns; iteration gives ``Token`` views.")
      .def_property_readonly("kind", &TokenTable::kinds,
                             "\"word\", \"title\", \"number\", \"time\", \"dash\", \"url\" … of each token "
                             "(``TokenKind`` of C++ lists them).");
  register_table<WordTable>(m, "Words", "Syntactic words as columns (UD terms); iteration gives ``Word`` views.")
      .def_readonly("token", &WordTable::token, "Index of each word's token (int32).")
      .def_readonly("upos", &WordTable::upos, "Universal part-of-speech tag of each word.")
      .def_readonly("lemma", &WordTable::lemma, "Lemma of each word.");
  register_table<SentenceTable>(m, "Sentences", "Sentences as columns; iteration gives ``Sentence`` views.")
      .def_readonly("in_quote", &SentenceTable::in_quote,
                    "Whether each lies inside quotation marks as a whole (bool).");
  register_table<SpanTable>(m, "Spans", "Spans as columns; iteration gives views with ``text``.");

  m.def("decode", [](const py::bytes& utf8) { return to_str(Text(std::string(utf8)).bytes()); });
  m.def("tokenize", [](const py::object& text, const py::object& profile) {
    const Profile wanted = profile_argument(profile);
    return TokenTable(read_freely(document_argument(text), [&](Document& document) {
      document.segments.tokens = tokenize(document.text, wanted);
    }));
  });
  m.def("sentences", [](const py::object& text, const py::object& profile) {
    const Profile wanted = profile_argument(profile);
    return SentenceTable(read_freely(document_argument(text), [&](Document& document) {
      document.segments.sentences = find_sentences(document.text, wanted);
    }));
  });
  m.def("graphemes", [](const py::object& text) {
    std::vector<Span> spans;
    const ReadingPtr reading =
        read_freely(document_argument(text), [&](const Document& document) { spans = find_graphemes(document.text); });
    return SpanTable(reading, std::move(spans));
  });
}

}  // namespace communique::bindings
