// The door through which libFuzzer calls the target that the build names.
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto fault = communique::COMMUNIQUE_FUZZ_TARGET(bytes)) {
    std::cerr << *fault << '\n';
    std::abort();
  }
  return 0;
}
