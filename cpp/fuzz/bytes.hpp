// Bytes as the fuzzer gives them, read by a decoder of its own: slow, plain, and no kin of the library's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace communique {

/// A code point where it stands in its text.
struct Decoded {
  char32_t value;
  std::size_t begin;
  std::size_t size;
};

/// The code point at `at`, lone surrogates included; nothing where the bytes are ill-formed.
std::optional<Decoded> decode(std::string_view utf8, std::size_t at);

/// All code points; nothing where the bytes are no text.
std::optional<std::vector<Decoded>> decode_all(std::string_view utf8);

/// The bytes as text that the library takes: well-formed ones as they are, any other as the Latin-1 character it may
/// once have been.
std::string valid_text(std::string_view bytes);

}  // namespace communique
