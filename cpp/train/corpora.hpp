// Annotated texts as the trainer reads them: cut by the library's own segmentation, with what the annotators say of the
// words whose spans agree.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "communique/syntax.hpp"

namespace communique::train {

/// One line of the table of corpora.
struct Corpus {
  std::string use;      ///< what it is for: tags, names, dev-tags, dev-names, vectors, vocabulary, forenames …
  std::string path;     ///< below the folder of the data
  std::string name;     ///< how the card calls it
  std::string version;  ///< commit or release
  std::string licence;
  bool unclear = false;  ///< whether the licence is silent on weights
};

/// The table of corpora (TSV: use, file, name, version, licence, ship). Throws `Error` CQ221 for a line that is none.
std::vector<Corpus> read_corpora(const std::filesystem::path& table);

/// Those of that use, in their order.
std::vector<Corpus> of_use(const std::vector<Corpus>& corpora, std::string_view use);

/// The bytes of a file. Throws `Error` CQ206.
std::string read_bytes(const std::filesystem::path& path);

inline constexpr std::uint8_t unknown_label = 255;

/// A name as annotated; without kind: names of kinds that the tagger does not know.
struct GoldName {
  Span span;
  std::uint16_t kinds = 0;  ///< bit k: may be of NameKind k
  bool sure = true;         ///< false: it may as well be no name, or a part of one
};

struct AnnotatedText {
  Text text;
  Segments segments;
  Syntax syntax;                    ///< words with norms, sentences
  std::vector<Span> gold_words;     ///< of the annotation
  std::vector<std::uint8_t> tags;   ///< a label of the tag set a word; unknown where the segmentation cuts otherwise
  std::vector<std::string> lemmas;  ///< empty where unknown
  std::vector<GoldName> names;
  std::vector<std::uint16_t> allowed;  ///< bit b: BIO label b is right, or cannot be ruled out
};

/// Documents of a CoNLL-U file: tags and lemmas. Throws `Error` CQ222 with file and line for what is no CoNLL-U.
std::vector<AnnotatedText> read_conllu(const std::filesystem::path& path);

/// Documents of a JSONL file of names, rows {"text", "entities": [[begin, end, type], …]} with offsets in code points,
/// or of the mentions of GUM and re3d. Throws `Error` CQ220, CQ222.
std::vector<AnnotatedText> read_names(const std::filesystem::path& path);

}  // namespace communique::train
