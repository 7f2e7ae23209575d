#include "communique/options.hpp"

#include "communique/error.hpp"

namespace communique {

void Options::validate() const {
  constexpr unsigned most_threads = 1024;
  if (threads > most_threads) {
    throw Error("CQ301", "threads=" + std::to_string(threads) + " is out of range; use 0 (one per core) to " +
                             std::to_string(most_threads));
  }
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    if (speakers[i].name.empty()) {
      throw Error("CQ302", "speakers: entry " + std::to_string(i) + " has an empty name; give the canonical name");
    }
  }
}

}  // namespace communique
