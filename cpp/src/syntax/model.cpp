#include "syntax/model.hpp"

#include <bit>

#include "model/decoders.hpp"
#include "model/embedded_weights.hpp"
#include "model/features.hpp"
#include "syntax/tag_set.hpp"
#include "syntax/templates.hpp"

namespace communique {
namespace {

// Look-ups mask with the size.
template <typename T>
std::span<const T> table(const WeightsFile& file, const std::string& name) {
  const auto slots = file.section<T>(name);
  if (!std::has_single_bit(slots.size()))
    refuse_section(file.name(), name, "has " + std::to_string(slots.size()) + " slots, no power of two");
  return slots;
}

// Rows that are there; one fingerprint twice would give a row that is neither's.
bool is_sound(const FeatureBucket& bucket, std::uint32_t rows) {
  for (std::size_t i = 0; i < FeatureBucket::size; ++i) {
    if (bucket.rows[i] >= rows) return false;
    for (std::size_t j = 0; j < i && bucket.rows[i] != 0; ++j) {
      if (bucket.rows[j] == 0 || bucket.fingerprints[j] == bucket.fingerprints[i]) return false;
    }
  }
  return true;
}

Scorer read_scorer(const WeightsFile& file, const std::string& name, std::uint32_t labels) {
  const auto buckets = table<FeatureBucket>(file, name + " features");
  Scorer scorer{FeatureTable(buckets), LinearModel(file.section<std::int8_t>(name + " weights"), labels)};
  for (std::size_t at = 0; at < buckets.size(); ++at) {
    if (!is_sound(buckets[at], scorer.weights.rows()))
      refuse_section(file.name(), name + " features",
                     "names a row that is not there, or one twice, in bucket " + std::to_string(at));
  }
  return scorer;
}

}  // namespace

std::uint64_t SyntaxModel::digest() {
  return digest_of(describe_tag_set() + std::string(feature_templates) + " person organisation place nationality");
}

const SyntaxModel& SyntaxModel::built_in() {
  static const SyntaxModel model(WeightsFile::from_bytes(embedded_tagger(), "en-tagger.cmq", kind, digest()));
  return model;
}

SyntaxModel::SyntaxModel(WeightsFile file)
    : file_(std::move(file)),
      words_(table<WordSlot>(file_, "words"), file_.section<WordFacts>("word facts"),
             file_.section<std::uint8_t>("coarse clusters")),
      tags_(read_scorer(file_, "tag", tag_set.size())),
      names_(read_scorer(file_, "name", BioLabels{name_kinds}.count())),
      lemmas_(table<LemmaSlot>(file_, "lemmas"), file_.section<LemmaEdit>("lemma edits"),
              file_.section<std::uint8_t>("lemma endings", tag_set.size())),
      card_(file_.text("card")) {
  for (const auto& facts : file_.section<WordFacts>("word facts")) {
    if (facts.only_tag != WordFacts::no_tag && facts.only_tag >= tag_set.size())
      refuse_section(file_.name(), "word facts",
                     "holds the label " + std::to_string(facts.only_tag) + ", which no tag has");
  }
}

}  // namespace communique
