#include "name_training.hpp"

#include <algorithm>
#include <cstdio>

#include "model/decoders.hpp"
#include "random.hpp"
#include "syntax/model.hpp"
#include "syntax/names.hpp"

namespace communique::train {
namespace {

constexpr BioLabels labels{name_kinds};
constexpr std::int32_t impossible = 1 << 24;

// A sentence with its features, and the words that a name may hold.
struct Exercise {
  const Lesson* lesson;
  WordRange sentence;
  std::span<const WordSigns> signs() const { return {&lesson->signs[sentence.first], sentence.size()}; }
  std::uint16_t allowed(std::size_t at) const { return lesson->text->allowed[sentence.first + at]; }
};

std::vector<Exercise> exercises_of(const std::vector<Lesson>& lessons) {
  std::vector<Exercise> exercises;
  for (const auto& lesson : lessons) {
    for (const auto& sentence : lesson.text->syntax.sentences) {
      const Exercise exercise{&lesson, sentence};
      bool any = false;
      for (std::size_t i = 0; i < sentence.size() && !any; ++i) any = may_be_in_name(exercise.signs(), i);
      if (any) exercises.push_back(exercise);
    }
  }
  return exercises;
}

class Learner {
 public:
  Learner(const Schedule& schedule, const FeatureCounts& counts)
      : schedule_(schedule), counts_(counts), words_(labels.count()) {}

  void run(std::vector<Exercise> exercises, std::span<const std::uint64_t> only) {
    if (!only.empty()) words_.only(only);
    Random random(1);
    for (int epoch = 0; epoch < schedule_.epochs; ++epoch) {
      random.shuffle(exercises);
      std::size_t wrong = 0;
      for (const auto& exercise : exercises) wrong += learn(exercise);
      std::fprintf(stderr, "names: epoch %d, %zu of %zu sentences corrected, %u features\n", epoch + 1, wrong,
                   exercises.size(), words_.rows().size());
    }
  }

  const Perceptron& words() const { return words_; }

 private:
  bool learn(const Exercise& exercise) {
    const auto size = exercise.signs().size();
    features_.resize(size);
    scores_.assign(size * labels.count(), 0);
    for (std::size_t i = 0; i < size; ++i) {
      features_[i].count = 0;
      const auto scores = std::span(scores_).subspan(i * labels.count(), labels.count());
      if (may_be_in_name(exercise.signs(), i)) {
        name_features(Window(exercise.signs(), i), features_[i]);
        words_.score(features_[i].all(), scores);
      } else {
        for (auto& score : scores.subspan(1)) score = -impossible;
      }
    }
    auto wanted = scores_, rivals = scores_;
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      const bool right = exercise.allowed(at / labels.count()) >> (at % labels.count()) & 1;
      if (right) continue;
      wanted[at] -= impossible;
      rivals[at] += schedule_.margin;
    }
    const auto gold = viterbi(labels, wanted);
    const auto best = viterbi(labels, rivals);
    bool wrong = false;
    for (std::size_t i = 0; i < size; ++i) wrong |= (exercise.allowed(i) >> best[i] & 1) == 0;
    if (wrong) correct(gold, best);
    words_.step();
    return wrong;
  }

  void correct(const std::vector<std::uint8_t>& gold, const std::vector<std::uint8_t>& best) {
    const auto allowed = [&](std::uint64_t feature) { return counts_.of(feature) >= schedule_.seen; };
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (gold[i] == best[i]) continue;
      words_.update(features_[i].all(), gold[i], 1, allowed);
      words_.update(features_[i].all(), best[i], -1, allowed);
    }
  }

  const Schedule& schedule_;
  const FeatureCounts& counts_;
  Perceptron words_;
  std::vector<Features> features_;
  std::vector<std::int32_t> scores_;
};

FeatureCounts count_features(const std::vector<Exercise>& exercises) {
  FeatureCounts counts;
  for (const auto& exercise : exercises) {
    for (std::size_t i = 0; i < exercise.signs().size(); ++i) {
      if (!may_be_in_name(exercise.signs(), i)) continue;
      Features features;
      name_features(Window(exercise.signs(), i), features);
      for (const auto feature : features.all()) counts.add(feature);
    }
  }
  return counts;
}

}  // namespace

PackedWeights learn_names(const std::vector<Lesson>& lessons, const Schedule& schedule) {
  const auto exercises = exercises_of(lessons);
  const auto counts = count_features(exercises);
  Learner all(schedule, counts);
  all.run(exercises, {});
  Learner learner(schedule, counts);
  learner.run(exercises, best_features(all.words(), counts, schedule.rows));
  return pack(learner.words(), schedule.cut_off, schedule.buckets);
}

}  // namespace communique::train
