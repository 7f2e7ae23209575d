#include "model/encoder/kernels.hpp"

#include <algorithm>
#include <vector>

#include "model/encoder/float_kernels.hpp"
#include "model/encoder/int8_matmul.hpp"

#ifdef COMMUNIQUE_X86
#include <cpuid.h>
#endif

namespace communique::encoder {
namespace {

Kernels make(std::string_view name, Multiply* multiply, Multiply* multiply_narrow, void (*add_floats)(Kernels&)) {
  Kernels kernels{};
  kernels.name = name;
  kernels.multiply = multiply;
  kernels.multiply_narrow = multiply_narrow;
  add_floats(kernels);
  return kernels;
}

#ifdef COMMUNIQUE_X86

// Asked of the processor itself: not every compiler knows the name. What the system must do for it, it does for AVX2.
bool has_avxvnni() {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  return __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) != 0 && (eax >> 4 & 1) != 0;
}

bool runs_here(std::string_view name) {
  const bool has_avx2 = __builtin_cpu_supports("avx2");
  const bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
#ifdef COMMUNIQUE_AMX
  if (name == "amx") return has_avx512 && may_use_amx();
#endif
  if (name == "avx512") return has_avx512;
  return name == "portable" || (has_avx2 && (name == "avx2" || has_avxvnni()));
}

#else

bool runs_here(std::string_view) { return true; }

#endif

}  // namespace

bool are_narrow(std::span<const std::int8_t> panels) {
  int most = 0, least = 0;
  for (std::size_t i = 0; i < panels.size(); i += 2) {
    const std::int8_t zero = 0;
    most = std::max(most, std::max(panels[i], zero) + std::max(panels[i + 1], zero));
    least = std::min(least, std::min(panels[i], zero) + std::min(panels[i + 1], zero));
  }
  return most <= narrow_pair && least >= -narrow_pair;
}

std::span<const Kernels> kernels() {
  static const std::vector<Kernels> those_that_run = [] {
    std::vector<Kernels> all = {
#ifdef COMMUNIQUE_AMX
        make("amx", multiply_amx, multiply_amx, add_avx512_floats),
#endif
#ifdef COMMUNIQUE_X86
        make("avx512", multiply_avx512, multiply_avx512, add_avx512_floats),
        make("avxvnni", multiply_avxvnni, multiply_avxvnni, add_avx2_floats),
        make("avx2", multiply_avx2, multiply_narrow_avx2, add_avx2_floats),
#elif defined(COMMUNIQUE_NEON)
        make("neon", multiply_neon, multiply_neon, add_portable_floats),
#endif
        make("portable", multiply_portable, multiply_portable, add_portable_floats),
    };
    std::erase_if(all, [](const Kernels& one) { return !runs_here(one.name); });
    return all;
  }();
  return those_that_run;
}

}  // namespace communique::encoder
