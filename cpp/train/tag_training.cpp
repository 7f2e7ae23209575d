#include "tag_training.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "random.hpp"
#include "syntax/tag_set.hpp"
#include "syntax/templates.hpp"

namespace communique::train {
namespace {

struct Place {
  std::uint32_t lesson;
  WordRange sentence;
};

std::vector<Place> sentences_of(const std::vector<Lesson>& lessons) {
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < lessons.size(); ++i) {
    for (const auto& sentence : lessons[i].text->syntax.sentences) {
      if (!sentence.empty()) places.push_back({i, sentence});
    }
  }
  return places;
}

class Learner {
 public:
  Learner(const std::vector<Lesson>& lessons, const Schedule& schedule, const FeatureCounts& counts)
      : lessons_(lessons), schedule_(schedule), counts_(counts) {}

  Perceptron run(std::span<const std::uint64_t> only) const {
    Perceptron perceptron(tag_set.size());
    if (!only.empty()) perceptron.only(only);
    auto places = sentences_of(lessons_);
    Random random(1);
    for (int epoch = 0; epoch < schedule_.epochs; ++epoch) {
      random.shuffle(places);
      std::size_t right = 0, all = 0;
      for (const auto& place : places) learn(place, perceptron, right, all);
      std::fprintf(stderr, "tags: epoch %d, %.2f %% right, %u features\n", epoch + 1,
                   100.0 * static_cast<double>(right) / static_cast<double>(all), perceptron.rows().size());
    }
    return perceptron;
  }

 private:
  void learn(const Place& place, Perceptron& perceptron, std::size_t& right, std::size_t& all) const {
    const auto& lesson = lessons_[place.lesson];
    const std::span<const WordSigns> signs(&lesson.signs[place.sentence.first], place.sentence.size());
    TagHistory history;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      std::uint8_t label = signs[i].only_tag;
      if (label == WordFacts::no_tag) {
        const auto gold = lesson.text->tags[place.sentence.first + i];
        const Window window(signs, i);
        Features features;
        tag_features(window, features);
        history_features(window, history, features);
        label = decide(features, gold, perceptron);
        if (gold != unknown_label) right += label == gold, ++all;
      }
      history.add(label, signs[i]);
    }
  }

  std::uint8_t decide(const Features& features, std::uint8_t gold, Perceptron& perceptron) const {
    std::array<std::int32_t, tag_set.size()> scores{};
    perceptron.score(features.all(), scores);
    const auto best = static_cast<std::uint8_t>(std::ranges::max_element(scores) - scores.begin());
    if (gold == unknown_label) return best;
    const auto own = scores[gold];
    scores[gold] = std::numeric_limits<std::int32_t>::min();
    const auto rival = static_cast<std::uint8_t>(std::ranges::max_element(scores) - scores.begin());
    if (best != gold || own - scores[rival] < schedule_.margin) {
      const auto allowed = [&](std::uint64_t feature) { return counts_.of(feature) >= schedule_.seen; };
      perceptron.update(features.all(), gold, 1, allowed);
      perceptron.update(features.all(), rival, -1, allowed);
    }
    perceptron.step();
    return best;
  }

  const std::vector<Lesson>& lessons_;
  const Schedule& schedule_;
  const FeatureCounts& counts_;
};

FeatureCounts count_features(const std::vector<Lesson>& lessons) {
  FeatureCounts counts;
  for (const auto& lesson : lessons) {
    for (const auto& sentence : lesson.text->syntax.sentences) {
      const std::span<const WordSigns> signs(lesson.signs.data() + sentence.first, sentence.size());
      TagHistory history;
      for (std::size_t i = 0; i < signs.size(); ++i) {
        Features features;
        const Window window(signs, i);
        tag_features(window, features);
        history_features(window, history, features);
        for (const auto feature : features.all()) counts.add(feature);
        history.add(lesson.text->tags[sentence.first + i], signs[i]);
      }
    }
  }
  return counts;
}

}  // namespace

std::vector<Lesson> prepare(const std::vector<AnnotatedText>& texts, const WordTable& table) {
  std::vector<Lesson> lessons;
  for (const auto& text : texts) lessons.push_back({&text, read_signs(text.text, text.segments, text.syntax, table)});
  return lessons;
}

PackedWeights learn_tags(const std::vector<Lesson>& lessons, const Schedule& schedule) {
  const auto counts = count_features(lessons);
  const Learner learner(lessons, schedule, counts);
  const auto all = learner.run({});
  return pack(learner.run(best_features(all, counts, schedule.rows)), schedule.cut_off, schedule.buckets);
}

}  // namespace communique::train
