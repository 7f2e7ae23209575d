#include "tagger.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include "card.hpp"
#include "clusters.hpp"
#include "communique/error.hpp"
#include "lemma_training.hpp"
#include "name_training.hpp"
#include "tag_training.hpp"
#include "word_facts.hpp"

namespace communique::train {
namespace {

// Chosen on the development sets; the numbers of features keep the whole below four megabytes.
const Schedule tag_schedule{.epochs = 8, .margin = 30, .rows = 57000};
const Schedule name_schedule{.epochs = 10, .margin = 100, .rows = 58000};
constexpr std::size_t clustered_words = 50000;

template <typename Read>
std::vector<AnnotatedText> read_all(const std::vector<Corpus>& corpora, const std::filesystem::path& data, Read read) {
  std::vector<AnnotatedText> texts;
  for (const auto& corpus : corpora) {
    std::fprintf(stderr, "reading %s\n", corpus.path.c_str());
    auto more = read(data / corpus.path);
    std::ranges::move(more, std::back_inserter(texts));
  }
  return texts;
}

std::vector<Corpus> without_unclear(std::vector<Corpus> corpora) {
  std::erase_if(corpora, [](const Corpus& corpus) { return corpus.unclear && !corpus.use.starts_with("dev-"); });
  return corpora;
}

class Training {
 public:
  explicit Training(const TaggerTask& task) : task_(task), corpora_(read_corpora(task.corpora)) {
    if (task_.clean) corpora_ = without_unclear(corpora_);
  }

  void run() {
    learn_words();
    tags_ = learn_tags(prepare(tagged_, words_.table()), tag_schedule);
    const auto names = names_from(corpora_);
    auto scores = score(write(names, {}));
    const auto clean = without_unclear(corpora_);
    if (!task_.card.empty() && clean.size() < corpora_.size())
      scores.clean_names = score(write(names_from(clean), {})).names;
    const Card card{corpora_, scores};
    const auto writer = write(names, card.json());
    writer.write(task_.out);
    if (!task_.card.empty()) write_text(task_.card, card.markdown(writer.bytes()));
  }

 private:
  void learn_words() {
    tagged_ = read_all(of_use(corpora_, "tags"), task_.data, read_conllu);
    if (tagged_.empty())
      throw Error("CQ221", task_.corpora.string() + ": no corpus of use \"tags\"; give one in CoNLL-U");
    Clusters clusters;
    const auto vectors = of_use(corpora_, "vectors"), vocabulary = of_use(corpora_, "vocabulary");
    if (!vectors.empty() && !vocabulary.empty())
      clusters = find_clusters(task_.data / vectors[0].path, task_.data / vocabulary[0].path, clustered_words);
    std::vector<Corpus> lists;
    for (const auto* use : {"forenames", "surnames", "territories", "countries"}) {
      for (const auto& list : of_use(corpora_, use)) lists.push_back(list);
    }
    std::vector<VerbForm> verbs;
    for (const auto& list : of_use(corpora_, "verbs")) {
      auto more = spell_out_verbs(task_.corpora.parent_path() / list.path);
      std::ranges::move(more, std::back_inserter(verbs));
    }
    words_ = build_word_table(tagged_, verbs, clusters, lists, task_.data);
    lemmas_ = learn_lemmas(tagged_, verbs);
  }

  PackedWeights names_from(const std::vector<Corpus>& corpora) const {
    const auto texts = read_all(of_use(corpora, "names"), task_.data, read_names);
    return learn_names(prepare(texts, words_.table()), name_schedule);
  }

  WeightsWriter write(const PackedWeights& names, const std::string& card) const {
    WeightsWriter writer(SyntaxModel::kind, SyntaxModel::digest());
    writer.add("card", card);
    writer.add("words", words_.slots);
    writer.add("word facts", words_.facts);
    writer.add("coarse clusters", words_.coarse);
    writer.add("lemmas", lemmas_.slots);
    writer.add("lemma edits", lemmas_.edits);
    writer.add("lemma endings", lemmas_.endings);
    writer.add("tag features", tags_.buckets);
    writer.add("tag weights", tags_.rows);
    writer.add("name features", names.buckets);
    writer.add("name weights", names.rows);
    return writer;
  }

  Scores score(const WeightsWriter& writer) const {
    const auto bytes = writer.bytes();
    const SyntaxModel model(
        WeightsFile::from_bytes(bytes, task_.out.string(), SyntaxModel::kind, SyntaxModel::digest()));
    Scores scores;
    for (const auto& corpus : of_use(corpora_, "dev-tags"))
      scores.tags.emplace_back(corpus.name, score_tags(read_conllu(task_.data / corpus.path), model));
    for (const auto& corpus : of_use(corpora_, "dev-names"))
      scores.names.emplace_back(corpus.name, score_names(read_names(task_.data / corpus.path), model));
    std::fputs(scores.text().c_str(), stderr);
    return scores;
  }

  const TaggerTask& task_;
  std::vector<Corpus> corpora_;
  std::vector<AnnotatedText> tagged_;
  PackedWords words_;
  PackedLemmas lemmas_;
  PackedWeights tags_;
};

}  // namespace

void train_tagger(const TaggerTask& task) { Training(task).run(); }

}  // namespace communique::train
