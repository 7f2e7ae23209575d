#include "tagger.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "clusters.hpp"
#include "lemma_training.hpp"
#include "name_training.hpp"
#include "scores.hpp"
#include "tag_training.hpp"
#include "word_facts.hpp"

namespace communique::train {
namespace {
long env(const char* name, long value) { return std::getenv(name) ? std::atol(std::getenv(name)) : value; }

std::vector<Corpus> of_use(const std::vector<Corpus>& corpora, std::string_view use) {
  std::vector<Corpus> some;
  std::ranges::copy_if(corpora, std::back_inserter(some), [&](const Corpus& corpus) { return corpus.use == use; });
  return some;
}

template <typename Read>
std::vector<AnnotatedText> read_all(const std::vector<Corpus>& corpora, const std::filesystem::path& data, Read read) {
  std::vector<AnnotatedText> texts;
  for (const auto& corpus : corpora) {
    auto more = read(data / corpus.path);
    std::ranges::move(more, std::back_inserter(texts));
  }
  return texts;
}

}  // namespace

void train_tagger(const TaggerTask& task) {
  auto corpora = read_corpora(task.corpora);
  if (task.clean) std::erase_if(corpora, [](const Corpus& c) { return c.unclear && !c.use.starts_with("dev-"); });
  const auto tagged = read_all(of_use(corpora, "tags"), task.data, read_conllu);
  const auto named = read_all(of_use(corpora, "names"), task.data, read_names);
  Clusters clusters;
  const auto vectors = of_use(corpora, "vectors"), vocabulary = of_use(corpora, "vocabulary");
  if (!vectors.empty() && !vocabulary.empty())
    clusters = find_clusters(task.data / vectors[0].path, task.data / vocabulary[0].path, size_t(env("WORDS", 50000)));
  std::fprintf(stderr, "clusters done\n");
  std::vector<Corpus> lists;
  for (const auto* use : {"forenames", "surnames", "territories", "countries"}) {
    for (const auto& list : of_use(corpora, use)) lists.push_back(list);
  }
  const auto words = build_word_table(tagged, clusters, lists, task.data);
  std::fprintf(stderr, "facts %zu\n", words.facts.size());
  WeightsWriter writer(SyntaxModel::kind, SyntaxModel::digest());
  writer.add("words", words.slots);
  writer.add("word facts", words.facts);
  writer.add("coarse clusters", words.coarse);
  std::vector<VerbForm> verbs;
  for (const auto& list : of_use(corpora, "verbs")) {
    auto more = spell_out_verbs(task.corpora.parent_path() / list.path);
    std::ranges::move(more, std::back_inserter(verbs));
  }
  const auto lemmas = learn_lemmas(tagged, verbs);
  std::size_t used = 0;
  for (const auto& slot : lemmas.slots) used += slot.edit != 0;
  std::fprintf(stderr, "lemma slots %zu of %zu edits %zu\n", used, lemmas.slots.size(), lemmas.edits.size());
  writer.add("lemmas", lemmas.slots);
  writer.add("lemma edits", lemmas.edits);
  writer.add("lemma endings", lemmas.endings);
  Schedule schedule;
  schedule.epochs = static_cast<int>(env("TE", 8));
  schedule.margin = static_cast<std::int32_t>(env("TM", 0));
  schedule.rows = size_t(env("TR", 60000));
  schedule.clip = env("TC", 50);
  schedule.seen = static_cast<std::uint32_t>(env("TS", 2));
  {
    const auto tags = env("NOTAGS", 0) ? learn_tags({}, schedule) : learn_tags(prepare(tagged, words.table()), schedule);
    writer.add("tag features", tags.slots);
    writer.add("tag weights", tags.rows);
  }
  schedule.epochs = static_cast<int>(env("NE", 8));
  schedule.margin = static_cast<std::int32_t>(env("NM", 0));
  schedule.rows = size_t(env("NR", 60000));
  schedule.clip = env("NC", 50);
  schedule.seen = static_cast<std::uint32_t>(env("NS", 2));
  {
    const auto names = env("NONAMES", 0) ? learn_names({}, schedule) : learn_names(prepare(named, words.table()), schedule);
    writer.add("name features", names.weights.slots);
    writer.add("name weights", names.weights.rows);
    writer.add("name transitions", names.transitions);
    for (auto t : names.transitions) std::fprintf(stderr, "%d ", t);
  }
  writer.add("card", std::string_view("{}"));
  const auto bytes = writer.bytes();
  const SyntaxModel model(WeightsFile::from_bytes(bytes, task.out.string(), SyntaxModel::kind, SyntaxModel::digest()));
  std::fprintf(stderr, "%zu bytes\n", bytes.size());
  for (const auto& corpus : of_use(corpora, "dev-tags")) {
    const auto scores = score_tags(read_conllu(task.data / corpus.path), model);
    std::fprintf(stderr, "%s words %.2f upos %.2f forms %.2f lemmas %.2f\n", corpus.name.c_str(), scores.words.percent(),
                 scores.upos.percent(), scores.forms.percent(), scores.lemmas.percent());
  }
  for (const auto& corpus : of_use(corpora, "dev-names")) {
    const auto s = score_names(read_names(task.data / corpus.path), model);
    std::fprintf(stderr, "%s names %.2f P %.1f R %.1f per %.2f org %.2f loc %.2f nat %.2f\n", corpus.name.c_str(), s.all.percent(),
                 100.0 * double(s.all.hits) / double(s.all.found), 100.0 * double(s.all.hits) / double(s.all.gold),
                 s.persons.percent(), s.organisations.percent(), s.places.percent(), s.nationalities.percent());
  }
  writer.write(task.out);
}

}  // namespace communique::train
