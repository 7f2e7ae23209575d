#include "syntax/templates.hpp"

#include "model/features.hpp"
#include "syntax/tag_set.hpp"

namespace communique {

Window::Window(std::span<const WordSigns> sentence, std::size_t at) : first(at == 0) {
  static constexpr WordSigns outside;
  const auto sign = [&](std::size_t i) { return i < sentence.size() ? &sentence[i] : &outside; };
  before2 = sign(at - 2);  // below zero is beyond the end
  before = sign(at - 1);
  word = sign(at);
  after = sign(at + 1);
  after2 = sign(at + 2);
}

namespace {

// Numbers the templates in the order in which they are added.
class Adder {
 public:
  Adder(Features& features, std::uint64_t first) : features_(features), number_(first) {}
  void operator()(std::uint64_t value) { features_.hashes[features_.count++] = combine(value, number_++); }
  void operator()(std::uint64_t one, std::uint64_t other) { (*this)(combine(one, other)); }
  void operator()(std::uint64_t one, std::uint64_t other, std::uint64_t third) {
    (*this)(combine(combine(one, other), third));
  }

 private:
  Features& features_;
  std::uint64_t number_;
};

constexpr std::uint64_t tag_templates = 1000, history_templates = 2000, name_templates = 3000;

constexpr std::uint8_t determiner = label_of({Upos::DET, WordForm::plain});

std::uint32_t last3(const WordSigns& word) { return word.ending & 0xFFFFFF; }
std::uint32_t last2(const WordSigns& word) { return word.ending & 0xFFFF; }
std::uint32_t last1(const WordSigns& word) { return word.ending & 0xFF; }

}  // namespace

void tag_features(const Window& window, Features& features) {
  const auto &a = *window.before, &w = *window.word, &b = *window.after, &b2 = *window.after2;
  Adder add(features, tag_templates);
  add(w.norm);
  add(a.norm);
  add(b.norm);
  add(b2.norm);
  add(a.norm, w.norm);
  add(w.norm, b.norm);
  add(w.ending);
  add(last3(w));
  add(last2(w));
  add(last1(w));
  add(last3(a));
  add(last3(b));
  add(last2(b));
  add(w.shape);
  add(w.shape, window.first);
  add(w.shape, window.first, w.coarse);
  add(w.ambiguity);
  add(b.ambiguity);
  add(b2.ambiguity);
  add(w.ambiguity, b.ambiguity);
  add(a.ambiguity, w.ambiguity);
  add(b.ambiguity, b2.ambiguity);
  add(w.ambiguity, b.ambiguity, b2.ambiguity);
  add(a.ambiguity, w.ambiguity, b.ambiguity);
  add(w.ambiguity, b.norm);
  add(a.norm, w.ambiguity);
  add(w.cluster);
  add(w.coarse);
  add(a.cluster);
  add(b.cluster);
  add(a.coarse, w.coarse);
  add(w.coarse, b.coarse);
  add(w.cluster, w.shape);
  add(w.lists, w.shape);
}

bool TagHistory::after_determiner() const { return before == determiner; }

void TagHistory::add(std::uint8_t label, const WordSigns& word) {
  before2 = before;
  before = word.possessive ? determiner : label;
  if (label >= tag_set.size()) return;
  finite |= is_finite(tag_set[label].form);
}

void history_features(const Window& window, const TagHistory& history, Features& features) {
  const auto &w = *window.word, &b = *window.after;
  Adder add(features, history_templates);
  const std::uint64_t t1 = history.before, t2 = history.before2, finite = history.finite;
  add(t1);
  add(t1, t2);
  add(t1, w.norm);
  add(t1, last3(w));
  add(t1, w.ambiguity);
  add(t1, b.ambiguity);
  add(t1, b.norm);
  add(combine(t1, t2), w.ambiguity);
  add(t1, w.ambiguity, b.norm);
  add(finite, w.ambiguity, b.ambiguity);
}

void name_features(const Window& window, Features& features) {
  const auto &a2 = *window.before2, &a = *window.before, &w = *window.word, &b = *window.after, &b2 = *window.after2;
  Adder add(features, name_templates);
  add(w.norm);
  add(a.norm);
  add(b.norm);
  add(a2.norm);
  add(b2.norm);
  add(a.norm, w.norm);
  add(w.norm, b.norm);
  add(a.norm, w.shape);
  add(b.norm, w.shape);
  add(a.norm, b.norm);
  add(w.ending);
  add(last3(w));
  add(last2(w));
  add(w.opening);
  add(w.shape);
  add(a.shape);
  add(b.shape);
  add(w.shape, window.first);
  add(w.shape, last2(w));
  add(w.shape, a.shape, b.shape);
  add(a2.shape, a.shape, w.shape);
  add(w.shape, b.shape, b2.shape);
  add(w.cluster);
  add(w.coarse);
  add(a.cluster);
  add(b.cluster);
  add(a2.cluster);
  add(b2.cluster);
  add(a.cluster, w.cluster);
  add(w.cluster, b.cluster);
  add(w.cluster, w.shape);
  add(a.cluster, w.shape);
  add(b.cluster, w.shape);
  add(w.lists, w.shape);
  add(a.lists, w.lists, w.shape);
  add(w.lists, b.lists, w.shape);
  add(a.lists, w.shape);
  add(b.lists, w.shape);
  add(a.lists, w.lists, b.lists);
  add(w.elsewhere, w.shape);
  add(w.elsewhere, w.lists);
  add(w.elsewhere, b.lists, b.shape);
  add(a.elsewhere, w.shape);
  add(a.elsewhere, w.elsewhere);
  add(b.elsewhere, w.elsewhere);
}

}  // namespace communique
