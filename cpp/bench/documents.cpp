#include "documents.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>

namespace communique {
namespace {

constexpr std::size_t document_size = 4600;

constexpr std::string_view news[] = {
    "The foreign ministry of Norland said on Tuesday that it had received the proposal and would study it “with an "
    "open "
    "mind”.",
    "“We have never closed the door,” the ministry’s spokesperson, Ana Lindt, told reporters at the weekly briefing in "
    "Havn. “But a door has two sides.”",
    "Trade between the two countries rose by 4.7 percent to $12.3 billion in the year to March 31, according to "
    "figures "
    "that the statistics office published last week.",
    "Prime Minister José Álvarez-Ruiz, who took office in 2019, is expected to meet his counterpart at 10:30 a.m. on "
    "Friday, officials familiar with the plans said.",
    "The talks, which began in the 1990s and broke down twice, have so far covered fishing quotas, the border at Vik "
    "and the fate of some 1,400 seasonal workers.",
    "Analysts were less certain. “It’s too early to call this a thaw,” said Dr. Peter Brandt of the Institute for "
    "Northern Studies, “and I wouldn’t bet on a signature before June.”",
    "He added that both sides had an interest in keeping the pipeline open, but that neither could be seen to give way "
    "first.",
    "Opposition leaders accused the government of negotiating in secret and demanded that it publish the draft.",
    "A senior U.S. official, who asked not to be named because the matter is confidential, said Washington welcomed "
    "the "
    "step and hoped that it would lead to “something more durable”.",
    "Shares in Havn closed 1.2% higher; the crown gained against the euro, trading at 9.84 after 9.91 on Monday.",
    "The defence ministry declined to comment on reports that two patrol boats had been moved south over the weekend.",
    "“Nobody wants a repeat of what happened in October,” Ms. Lindt said when asked about the boats, “and nobody is "
    "planning one.”",
    "In Sudland, the state news agency reported that the cabinet would discuss the offer on Thursday.",
    "Its foreign minister, Karl Okoro, wrote in a post on his website that “words are welcome – deeds are better”.",
    "Residents of Vik, a town of 8,500 people that lives mostly on fish and summer visitors, said they had heard such "
    "announcements before.",
    "“They come, they shake hands, they leave,” said Maria Søndergaard, 61, who runs the café by the harbour. “We’ll "
    "see.”",
    "The European Commission said it stood ready to help if both governments asked it to, but stressed that it had no "
    "role in the talks.",
    "Under the proposal, which was seen by this newspaper, inspections would be carried out jointly for five years and "
    "reviewed every 18–24 months.",
    "It is not clear who would pay for them: an annex puts the cost at €45m, while experts have spoken of up to €70m.",
    "The two countries have disputed the shelf since 1974, when oil was found there by a company that no longer "
    "exists.",
};

constexpr std::string_view cyrillic[] = {
    "Министерство иностранных дел сообщило во вторник, что получило предложение и изучит его.",
    "«Мы никогда не закрывали дверь, — сказала представитель ведомства, — но у двери две стороны».",
    "Торговля между двумя странами выросла на 4,7 процента и достигла 12,3 млрд долларов.",
    "Жители города говорят, что уже слышали такие обещания и не спешат им верить.",
};
constexpr std::string_view arabic[] = {
    "قالت وزارة الخارجية يوم الثلاثاء إنها تلقت الاقتراح وستدرسه بعناية.",
    "وأضافت المتحدثة باسم الوزارة: «لم نغلق الباب أبدا، لكن للباب وجهين».",
    "وارتفعت التجارة بين البلدين بنسبة 4.7 في المئة خلال العام الماضي.",
    "ويقول سكان المدينة إنهم سمعوا مثل هذه الوعود من قبل.",
};
constexpr std::string_view thai[] = {
    "กระทรวงการต่างประเทศแถลงเมื่อวันอังคารว่าได้รับข้อเสนอแล้วและจะพิจารณาอย่างรอบคอบ",
    "โฆษกกระทรวงกล่าวว่า “เราไม่เคยปิดประตู แต่ประตูมีสองด้าน”",
    "การค้าระหว่างสองประเทศเพิ่มขึ้น 4.7 เปอร์เซ็นต์ในปีที่ผ่านมา",
    "ชาวเมืองบอกว่าเคยได้ยินคำสัญญาแบบนี้มาก่อน",
};
constexpr std::string_view chinese[] = {
    "外交部星期二表示，已经收到该提议，并将认真研究。",
    "发言人说：“我们从来没有关上大门，但是门有两面。”",
    "两国之间的贸易额去年增长了4.7%，达到123亿美元。",
    "当地居民说，这样的承诺他们以前也听过。",
};

// Sentences in turn from the one numbered `first`, three a paragraph.
std::string document_of(std::span<const std::string_view> sentences, std::size_t first, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + 400);
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    text += sentences[(first + i) % sentences.size()];
    text += i % 3 == 2 ? "\n\n" : " ";
  }
  return text;
}

Corpus corpus_of(std::string name, std::span<const std::string_view> sentences) {
  Corpus corpus{std::move(name), {}};
  for (std::size_t i = 0; i < 200; ++i) corpus.documents.push_back(document_of(sentences, i * 7, document_size));
  return corpus;
}

void read_file(const std::filesystem::path& path, bool lines, std::vector<std::string>& documents) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "cannot read " << path << "; give a file or a directory of files\n";
    std::exit(EXIT_FAILURE);
  }
  if (!lines) {
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    return;
  }
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) documents.push_back(line);
  }
}

}  // namespace

Corpus given_corpus(int argc, char** argv) {
  Corpus corpus{"given", {}};
  bool lines = false;
  for (const std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (argument == "--lines") {
      lines = true;
    } else if (std::filesystem::is_directory(argument)) {
      for (const auto& entry : std::filesystem::directory_iterator(argument)) {
        if (entry.is_regular_file()) read_file(entry.path(), lines, corpus.documents);
      }
    } else {
      read_file(argument, lines, corpus.documents);
    }
  }
  return corpus;
}

Corpus news_corpus() { return corpus_of("news", news); }

std::vector<Corpus> script_corpora() {
  return {corpus_of("cyrillic", cyrillic), corpus_of("arabic", arabic), corpus_of("thai", thai),
          corpus_of("chinese", chinese)};
}

Corpus one_document(std::size_t bytes) { return {"one_document", {document_of(news, 0, bytes)}}; }

}  // namespace communique
