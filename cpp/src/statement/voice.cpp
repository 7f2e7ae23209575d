#include "statement/voice.hpp"

#include <algorithm>

#include "statement/extents.hpp"
#include "statement/quotations.hpp"
#include "syntax/gazetteer.hpp"

namespace communique {
namespace {

constexpr std::size_t fewest_sentences = 2;  // that speak …
constexpr std::size_t share = 3;             // … and at least one in three

bool is_first_person(std::string_view norm) {
  return norm == "we" || norm == "i" || norm == "our" || norm == "us" || norm == "my";
}

// "we" and "I" outside quotations and outside what others are said to have said.
std::vector<bool> speaking_sentences(const Scene& scene, const std::vector<Draft>& drafts) {
  const auto& words = scene.syntax.words;
  std::vector<bool> reported(words.size());
  for (const auto& draft : drafts) {
    if (draft.mention && draft.mention->size() == 1 && is_first_person(scene.word(draft.mention->first).norm)) continue;
    for (const auto span : draft.content) {
      const auto range = words_in(words, span);
      std::fill(reported.begin() + range.first, reported.begin() + range.last, true);
    }
  }
  std::vector<bool> speaking(scene.syntax.sentences.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const bool own = words[i].upos == Upos::PRON && is_first_person(words[i].norm) && !reported[i] &&
                     scene.utterances.at(i) == nullptr;
    if (own) speaking[scene.sentence_of[i]] = true;
  }
  return speaking;
}

bool is_whole_sentence(const Scene& scene, WordRange sentence) {
  const auto verb = [](const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; };
  const auto& words = scene.syntax.words;
  return scene.utterances.at(sentence.first) == nullptr &&
         std::any_of(words.begin() + sentence.first, words.begin() + sentence.last, verb);
}

// "welcomes", "condemn": said by saying it, in the present.
bool is_performative(const Scene& scene, const Draft& draft) {
  if (!draft.cue || draft.cue->size() > 2 || draft.rule == nullptr || draft.rule->scope != "object") return false;
  const auto& verb = scene.word(draft.cue->first);
  return verb.norm == verb.lemma || (verb.norm.ends_with('s') && verb.lemma != "be");
}

// "The minister said:", "The below is attributable to spokesperson Orlan Tevez:": who speaks in what follows.
std::optional<WordRange> introduced_author(const Scene& scene, WordRange sentence) {
  if (sentence.size() < 3 || scene.word(sentence.last - 1).norm != ":") return std::nullopt;
  for (auto i = sentence.first; i + 1 < sentence.last; ++i) {
    if (scene.word(i).norm != "to" || i == sentence.first || !scene.word(i - 1).norm.starts_with("attribut")) continue;
    return noun_phrase_after(scene.syntax.words, i + 1, sentence);
  }
  const auto subject = noun_phrase_after(scene.syntax.words, sentence.first, sentence);
  return subject.empty() ? std::nullopt : std::optional(subject);
}

std::string key_of(const Scene& scene, WordRange words) {
  while (words.size() > 1 && scene.word(words.first).upos == Upos::DET) ++words.first;
  return name_key(scene.text.slice(span_of(scene.syntax.words, words)));
}

}  // namespace

bool has_own_voice(const Scene& scene, const std::vector<Draft>& drafts) {
  if (!scene.options.author.empty()) return true;
  auto speaking = speaking_sentences(scene, drafts);
  for (const auto& draft : drafts) {
    if (is_performative(scene, draft) && scene.utterances.at(draft.cue->first) == nullptr)
      speaking[scene.sentence_of[draft.cue->first]] = true;
  }
  const auto count = static_cast<std::size_t>(std::ranges::count(speaking, true));
  return count >= fewest_sentences && count * share >= speaking.size();
}

std::optional<WordRange> named_author(const Scene& scene, const std::vector<Draft>& drafts) {
  for (const auto& sentence : scene.syntax.sentences) {
    if (const auto author = introduced_author(scene, sentence)) return author;
  }
  for (const auto& draft : drafts) {
    if (!draft.mention || !is_performative(scene, draft) || scene.utterances.at(draft.cue->first) != nullptr) continue;
    if (scene.word(draft.mention->first).upos != Upos::PRON) return draft.mention;
  }
  for (const auto& sentence : scene.syntax.sentences) {  // The United States is alarmed
    const auto subject = noun_phrase_after(scene.syntax.words, sentence.first, sentence);
    if (subject.empty() || subject.first != sentence.first) continue;
    const auto* place = Gazetteer::get().place(key_of(scene, subject));
    if (place != nullptr && place->kind == PlaceKind::country) return subject;
  }
  return std::nullopt;
}

namespace {

class Speech {
 public:
  Speech(const Scene& scene, std::vector<Draft>& drafts)
      : scene_(scene),
        drafts_(drafts),
        author_(scene.author ? key_of(scene, *scene.author) : name_key(scene.options.author)),
        used_(drafts.size()) {}

  void run() {
    for (const auto& sentence : scene_.syntax.sentences) {
      if (!sentence.empty() && is_whole_sentence(scene_, sentence)) speak(sentence);
    }
    std::size_t at = 0;
    std::erase_if(drafts_, [&](const Draft&) { return used_[at++]; });
    drafts_.insert(drafts_.end(), std::make_move_iterator(spoken_.begin()), std::make_move_iterator(spoken_.end()));
    sort_drafts(scene_, drafts_);
  }

 private:
  bool is_authors(const Draft& draft) const {
    if (!draft.mention) return false;
    if (draft.mention->size() == 1 && is_first_person(scene_.word(draft.mention->first).norm)) return true;
    return key_of(scene_, *draft.mention) == author_ && is_performative(scene_, draft);
  }

  void speak(WordRange sentence) {
    Draft draft;
    draft.type = StatementType::direct;
    draft.link = SpeakerLink::author;
    draft.content = {span_of(scene_.syntax.words, sentence)};
    while (next_ < drafts_.size() && begin_of(scene_, drafts_[next_]) < draft.content[0].begin) ++next_;
    for (auto i = next_; i < drafts_.size() && begin_of(scene_, drafts_[i]) < draft.content[0].end; ++i) {
      const auto& inner = drafts_[i];
      const bool outer = inner.cue && scene_.utterances.at(inner.cue->first) == nullptr;
      if (is_authors(inner)) {
        used_[i] = true;
        if (draft.cue) continue;
        draft.cue = inner.cue;
        draft.rule = inner.rule;
        draft.mention = inner.mention;
      } else if (outer && inner.type != StatementType::indirect) {
        return;  // the sentence brings somebody else's quotation
      }
    }
    spoken_.push_back(std::move(draft));
  }

  const Scene& scene_;
  std::vector<Draft>& drafts_;
  std::string author_;
  std::vector<bool> used_;
  std::vector<Draft> spoken_;
  std::size_t next_ = 0;
};

}  // namespace

void speak_in_own_voice(const Scene& scene, std::vector<Draft>& drafts) { Speech(scene, drafts).run(); }

}  // namespace communique
