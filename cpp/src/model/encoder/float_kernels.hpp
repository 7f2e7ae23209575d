// What stands between the products; see `Kernels`.
#pragma once

#include "model/encoder/kernels.hpp"
#include "text/processor.hpp"

namespace communique::encoder {

// Each fills in all but the name and `multiply`.
void add_portable_floats(Kernels& kernels);
#ifdef COMMUNIQUE_X86
void add_avx512_floats(Kernels& kernels);
void add_avx2_floats(Kernels& kernels);
#endif

}  // namespace communique::encoder
