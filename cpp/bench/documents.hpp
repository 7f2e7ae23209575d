// The texts that the benchmarks read: files that the caller names, or news of our own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace communique {

struct Corpus {
  std::string name;
  std::vector<std::string> documents;
};

/// The files that the arguments name (of a directory: all of them), one document each, or with `--lines` one a line;
/// the corpus is called "given". Empty where they name none; complains and ends the program where one cannot be read.
Corpus given_corpus(int argc, char** argv);

/// "news": 200 documents of 4.6 KB, with curly quotation marks, accents, numbers and names; 3.6 % of the bytes are not
/// ASCII.
Corpus news_corpus();

/// Documents of 4.6 KB in Cyrillic, Arabic, Thai and Chinese.
std::vector<Corpus> script_corpora();

/// "one_document": the news in a single document of this many bytes.
Corpus one_document(std::size_t bytes);

}  // namespace communique
