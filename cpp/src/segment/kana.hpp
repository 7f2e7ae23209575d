// Kana with their voicing marks composed: ICU's dictionary knows words in that form alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace communique {

struct ComposedKana {
  std::string bytes;
  std::vector<std::uint32_t> origins;  // for each offset of `bytes`, the end included: where it lay before
};

/// か and a voicing mark become が; all else stays.
ComposedKana compose_kana(std::string_view bytes);

/// Is there a combining voicing mark?
bool has_voicing_mark(std::string_view bytes);

}  // namespace communique
