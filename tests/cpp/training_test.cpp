#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "communique/error.hpp"
#include "communique/syntax.hpp"
#include "corpora.hpp"
#include "json.hpp"
#include "tagger.hpp"

namespace communique::train {
namespace {

namespace fs = std::filesystem;

// A folder of its own for every test.
class Training : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("communique_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path put(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  // Four sentences with every word tagged, many times over, so that each is learned.
  void put_corpora() const {
    std::string tags = "# newdoc id = a\n", names;
    for (int i = 0; i < 20; ++i) {
      tags +=
          "1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tx\t_\t_\n2\tzapped\tzap\tVERB\tVBD\t_\t0\tx\t_\t_\n"
          "3\tPloria\tPloria\tPROPN\tNNP\t_\t2\tx\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t2\tx\t_\t_\n\n"
          "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\t_\t3\tx\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tx\t_\t_"
          "\n"
          "3\tzap\tzap\tVERB\tVB\t_\t0\tx\t_\t_\n4\tit\tit\tPRON\tPRP\t_\t3\tx\t_\tSpaceAfter=No\n"
          "5\t.\t.\tPUNCT\t.\t_\t3\tx\t_\t_\n\n";
      names +=
          R"({"id": "a", "text": "Envoys zapped Ploria. Mira Sandoval left.", "entities": [[14, 20, "LOC"], [22, 35, "PER"]]})"
          "\n";
    }
    put("tags.conllu", tags);
    put("names.jsonl", names);
    put("corpora.tsv",
        "use\tfile\tname\tversion\tlicence\tship\n"
        "tags\ttags.conllu\tOwn\t1\tCC BY 4.0\tyes\n"
        "names\tnames.jsonl\tOwn names\t1\tnone\tunclear\n"
        "dev-tags\ttags.conllu\tOwn\t1\tCC BY 4.0\tyes\n");
  }

  fs::path folder_;
};

TEST_F(Training, LearnsWhatItIsShown) {
  put_corpora();
  train_tagger({folder_ / "corpora.tsv", folder_, folder_ / "own.cmq", folder_ / "card.md", false});
  const auto model = open_tagger((folder_ / "own.cmq").string());
  const Text text("Envoys zapped Ploria.");
  const auto syntax = analyze_syntax(text, segment(text), *model);
  ASSERT_EQ(syntax.words.size(), 4u);
  EXPECT_EQ(syntax.words[0].lemma, "envoy");
  EXPECT_EQ(syntax.words[1].upos, Upos::VERB);
  EXPECT_EQ(syntax.words[1].form, WordForm::past);
  ASSERT_EQ(syntax.names.size(), 1u);
  EXPECT_EQ(text.slice(syntax.names[0].span), "Ploria");
  EXPECT_EQ(syntax.names[0].kind, NameKind::place);
  EXPECT_NE(card_of(*model).find("CC BY 4.0"), std::string_view::npos);
  EXPECT_NE(read_bytes(folder_ / "card.md").find("| Own names | names | 1 | none (left out by `--clean`) |"),
            std::string::npos);
}

TEST_F(Training, WritesTheSameBytesTwice) {
  put_corpora();
  for (const auto* name : {"one.cmq", "two.cmq"})
    train_tagger({folder_ / "corpora.tsv", folder_, folder_ / name, {}, false});
  EXPECT_EQ(read_bytes(folder_ / "one.cmq"), read_bytes(folder_ / "two.cmq"));
}

TEST_F(Training, LeavesOutWhatIsUnclear) {
  put_corpora();
  train_tagger({folder_ / "corpora.tsv", folder_, folder_ / "clean.cmq", {}, true});
  const auto model = open_tagger((folder_ / "clean.cmq").string());
  EXPECT_EQ(card_of(*model).find("Own names"), std::string_view::npos);
  const Text text("Envoys zapped Ploria.");
  EXPECT_TRUE(analyze_syntax(text, segment(text), *model).names.empty());
}

TEST_F(Training, PutsTextsTogetherFromTokens) {
  put_corpora();
  const auto documents = read_conllu(folder_ / "tags.conllu");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_TRUE(documents[0].text.bytes().starts_with("Envoys zapped Ploria. Don't zap it. Envoys"));
  EXPECT_EQ(documents[0].gold_words.size(), 180u);
  EXPECT_EQ(documents[0].lemmas[5], "not");
}

struct BadFile {
  const char* id;
  const char* file;
  const char* content;
  const char* code;
};

class BadCorpora : public Training, public testing::WithParamInterface<BadFile> {};

TEST_P(BadCorpora, AreRefusedWithTheirPlace) {
  const auto& [id, file, content, code] = GetParam();
  const auto path = put(file, content);
  try {
    if (path.extension() == ".conllu") read_conllu(path);
    if (path.extension() == ".jsonl") read_names(path);
    if (path.extension() == ".tsv") read_corpora(path);
    FAIL() << "read without complaint";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_NE(std::string(error.what()).find(file), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadCorpora,
    testing::Values(BadFile{"columns", "a.conllu", "1\tword\n", "CQ222"},
                    BadFile{"no_json", "a.jsonl", "{\"text\": }\n", "CQ220"},
                    BadFile{"no_entities", "a.jsonl", "{\"text\": \"She left.\"}\n", "CQ222"},
                    BadFile{"outside_of_text", "a.jsonl", "{\"text\": \"She\", \"entities\": [[0, 9, \"PER\"]]}\n",
                            "CQ222"},
                    BadFile{"negative", "a.jsonl", "{\"text\": \"She\", \"entities\": [[-1, 2, \"PER\"]]}\n", "CQ222"},
                    BadFile{"no_corpus", "a.tsv", "use\tfile\ntags\ta.conllu\n", "CQ221"},
                    BadFile{"no_licence_mark", "a.tsv", "use\tfile\nx\ta\tb\tc\td\tperhaps\n", "CQ221"}),
    [](const auto& info) { return info.param.id; });

struct JsonCase {
  const char* id;
  const char* json;
  const char* text;  ///< of the string in it, or null where it is no JSON
};

class JsonStrings : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonStrings, AreRead) {
  const auto& [id, json, text] = GetParam();
  if (text == nullptr) {
    EXPECT_THROW(Json::parse(json, "here"), Error);
  } else {
    EXPECT_EQ(Json::parse(json, "here")["a"][std::size_t{1}].string(), text);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Values, JsonStrings,
    testing::Values(JsonCase{"plain", R"( {"a": [1.5e3, "x"]} )", "x"},
                    JsonCase{"escapes", R"({"b": null, "a": [true, "\n\"\\\/"]})", "\n\"\\/"},
                    JsonCase{"unicode", R"({"a": [[], "\u00e9"]})", "é"},
                    JsonCase{"surrogates", R"({"a": [{}, "\ud83d\ude00"]})", "😀"},
                    JsonCase{"missing", R"({"b": []})", ""}, JsonCase{"open_string", R"({"a": ["x)", nullptr},
                    JsonCase{"open_list", R"({"a": [1)", nullptr}, JsonCase{"two_values", "1 2", nullptr},
                    JsonCase{"half_a_unit", R"(["\u00)", nullptr}, JsonCase{"nothing", "", nullptr}),
    [](const auto& info) { return info.param.id; });

}  // namespace
}  // namespace communique::train
