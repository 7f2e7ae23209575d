// JSON as far as corpora need it: one value from a line of text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace communique::train {

/// A value and what is in it; the kinds that do not apply are empty.
class Json {
 public:
  enum class Kind : unsigned char { null, boolean, number, string, array, object };

  /// The one value of the text. Throws `Error` CQ220 with `where` and the byte where it is no JSON.
  static Json parse(std::string_view text, const std::string& where);

  Kind kind() const { return kind_; }
  bool is_true() const { return kind_ == Kind::boolean && number_ != 0; }
  double number() const { return number_; }
  const std::string& string() const { return string_; }
  const std::vector<Json>& items() const { return items_; }
  /// The member of that name, or null.
  const Json& operator[](std::string_view name) const;
  /// The item at `index`, or null.
  const Json& operator[](std::size_t index) const;

 private:
  friend class JsonReader;

  Kind kind_ = Kind::null;
  double number_ = 0;
  std::string string_;
  std::vector<Json> items_;         // of an array, or the values of an object
  std::vector<std::string> names_;  // of an object
};

}  // namespace communique::train
