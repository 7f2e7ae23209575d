#include "json.hpp"

#include <charconv>

#include "communique/error.hpp"
#include "communique/text.hpp"

namespace communique::train {

class JsonReader {
 public:
  JsonReader(std::string_view text, const std::string& where) : text_(text), where_(where) {}

  Json run() {
    Json value = read(0);
    skip_space();
    if (at_ != text_.size()) fail("more text behind the value");
    return value;
  }

 private:
  static constexpr int deepest = 64;

  [[noreturn]] void fail(const char* what) const {
    throw Error("CQ220",
                where_ + ": no JSON at byte " + std::to_string(at_) + " (" + what + "); give one JSON value a line");
  }

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  Json read(int depth) {
    if (depth > deepest) fail("nested too deeply");
    skip_space();
    Json value;
    if (take("{")) {
      read_members(value, depth);
    } else if (take("[")) {
      read_items(value, depth);
    } else if (take("\"")) {
      value.kind_ = Json::Kind::string;
      value.string_ = read_string();
    } else if (take("true") || take("false")) {
      value.kind_ = Json::Kind::boolean;
      value.number_ = text_[at_ - 2] == 'u' ? 1 : 0;
    } else if (!take("null")) {
      read_number(value);
    }
    return value;
  }

  void read_members(Json& value, int depth) {
    value.kind_ = Json::Kind::object;
    skip_space();
    if (take("}")) return;
    do {
      skip_space();
      if (!take("\"")) fail("a name in quotation marks is missing");
      value.names_.push_back(read_string());
      skip_space();
      if (!take(":")) fail("a colon is missing");
      value.items_.push_back(read(depth + 1));
      skip_space();
    } while (take(","));
    if (!take("}")) fail("} is missing");
  }

  void read_items(Json& value, int depth) {
    value.kind_ = Json::Kind::array;
    skip_space();
    if (take("]")) return;
    do {
      value.items_.push_back(read(depth + 1));
      skip_space();
    } while (take(","));
    if (!take("]")) fail("] is missing");
  }

  void read_number(Json& value) {
    value.kind_ = Json::Kind::number;
    const auto* end = text_.data() + text_.size();
    const auto [rest, problem] = std::from_chars(text_.data() + at_, end, value.number_);
    if (problem != std::errc()) fail("no value begins so");
    at_ = static_cast<std::size_t>(rest - text_.data());
  }

  std::string read_string() {
    std::string out;
    while (true) {
      const auto stop = text_.find_first_of("\"\\", at_);
      if (stop == std::string_view::npos) fail("the string has no end");
      out += text_.substr(at_, stop - at_);
      at_ = stop + 1;
      if (text_[stop] == '"') return out;
      read_escape(out);
    }
  }

  void read_escape(std::string& out) {
    if (at_ >= text_.size()) fail("the string has no end");
    const char c = text_[at_++];
    constexpr std::string_view names = "nrtbf", meanings = "\n\r\t\b\f";
    if (c == 'u') {
      std::uint32_t unit = read_unit();
      if (unit >= 0xD800 && unit < 0xDC00 && take("\\u")) {
        const std::uint32_t low = read_unit();
        if (low < 0xDC00 || low > 0xDFFF) fail("a high surrogate needs a low one");
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      }
      const std::uint32_t points[] = {unit};
      out += Text::from_code_points(std::span<const std::uint32_t>(points)).bytes();
    } else if (const auto found = names.find(c); found != std::string_view::npos) {
      out += meanings[found];
    } else {
      out += c;
    }
  }

  std::uint32_t read_unit() {
    constexpr std::size_t digits = 4;
    std::uint32_t unit = 0;
    const auto four = text_.substr(at_, digits);
    const auto [rest, problem] = std::from_chars(four.data(), four.data() + four.size(), unit, 16);
    if (problem != std::errc() || rest != four.data() + digits) fail("\\u needs four hexadecimal digits");
    at_ += digits;
    return unit;
  }

  std::string_view text_;
  const std::string& where_;
  std::size_t at_ = 0;
};

Json Json::parse(std::string_view text, const std::string& where) { return JsonReader(text, where).run(); }

const Json& Json::operator[](std::string_view name) const {
  static const Json null;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return items_[i];
  }
  return null;
}

const Json& Json::operator[](std::size_t index) const {
  static const Json null;
  return kind_ == Kind::array && index < items_.size() ? items_[index] : null;
}

}  // namespace communique::train
