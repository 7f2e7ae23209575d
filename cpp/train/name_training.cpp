#include "name_training.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "model/decoders.hpp"
#include "model/features.hpp"
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

std::uint64_t transition_feature(std::uint32_t before) { return combine(before, 4000); }

class Learner {
 public:
  Learner(const Schedule& schedule, const FeatureCounts& counts)
      : schedule_(schedule), counts_(counts), words_(labels.count()), pairs_(labels.count()) {}

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

  // Averages of the transitions in the unit of the packed weights.
  std::vector<std::int32_t> transitions() const {
    std::vector<std::int32_t> averages;
    const auto sums = pairs_.sums();
    const auto unit = schedule_.clip * pairs_.steps();
    for (std::uint32_t before = 0; before < labels.count(); ++before) {
      const auto row = pairs_.rows().find(transition_feature(before));
      for (std::uint32_t label = 0; label < labels.count(); ++label) {
        const auto sum = row == 0 || std::getenv("NT0") ? 0 : sums[std::size_t{row} * labels.count() + label];
        averages.push_back(static_cast<std::int32_t>(sum * 127 / unit));
      }
    }
    return averages;
  }

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
    if (!std::getenv("NT0")) read_transitions(); else transitions_.assign(81,0);
    auto wanted = scores_, rivals = scores_;
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      const bool right = exercise.allowed(at / labels.count()) >> (at % labels.count()) & 1;
      (right ? rivals : wanted)[at] += right ? 0 : -impossible;
      if (!right) rivals[at] += schedule_.margin;
    }
    const auto gold = viterbi(labels, wanted, transitions_);
    const auto best = viterbi(labels, rivals, transitions_);
    bool wrong = false;
    for (std::size_t i = 0; i < size; ++i) wrong |= (exercise.allowed(i) >> best[i] & 1) == 0;
    if (wrong) correct(gold, best);
    words_.step();
    pairs_.step();
    return wrong;
  }

  void read_transitions() {
    transitions_.assign(std::size_t{labels.count()} * labels.count(), 0);
    for (std::uint32_t before = 0; before < labels.count(); ++before) {
      const std::uint64_t feature[] = {transition_feature(before)};
      pairs_.score(feature, std::span(transitions_).subspan(std::size_t{before} * labels.count(), labels.count()));
    }
  }

  void correct(const std::vector<std::uint8_t>& gold, const std::vector<std::uint8_t>& best) {
    const auto allowed = [&](std::uint64_t feature) { return counts_.of(feature) >= schedule_.seen; };
    const auto always = [](std::uint64_t) { return true; };
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (gold[i] != best[i]) {
        words_.update(features_[i].all(), gold[i], 1, allowed);
        words_.update(features_[i].all(), best[i], -1, allowed);
      }
      if (i == 0 || (gold[i] == best[i] && gold[i - 1] == best[i - 1])) continue;
      const std::uint64_t gold_pair[] = {transition_feature(gold[i - 1])};
      const std::uint64_t best_pair[] = {transition_feature(best[i - 1])};
      pairs_.update(gold_pair, gold[i], 1, always);
      pairs_.update(best_pair, best[i], -1, always);
    }
  }

  const Schedule& schedule_;
  const FeatureCounts& counts_;
  Perceptron words_;
  Perceptron pairs_;
  std::vector<Features> features_;
  std::vector<std::int32_t> scores_;
  std::vector<std::int32_t> transitions_;
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

PackedNames learn_names(const std::vector<Lesson>& lessons, const Schedule& schedule) {
  const auto exercises = exercises_of(lessons);
  const auto counts = count_features(exercises);
  Learner all(schedule, counts);
  all.run(exercises, {});
  Learner learner(schedule, counts);
  learner.run(exercises, best_features(all.words(), counts, schedule.rows));
  return {pack(learner.words(), schedule.clip, schedule.buckets), learner.transitions()};
}

}  // namespace communique::train
