// Products of bytes and packed weights; see `Kernels::multiply`.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/processor.hpp"

namespace communique::encoder {

using Multiply = void(const std::uint8_t* rows, std::size_t stride, std::size_t count, const std::int8_t* panels,
                      std::size_t inputs, std::size_t outputs, std::int32_t* sums);

Multiply multiply_portable;
#ifdef COMMUNIQUE_AMX
bool may_use_amx();  // asks the system for it
Multiply multiply_amx;
#endif
#ifdef COMMUNIQUE_X86
Multiply multiply_avx512;  // with VNNI
Multiply multiply_avxvnni;
Multiply multiply_avx2;
Multiply multiply_narrow_avx2;
#elif defined(COMMUNIQUE_NEON)
Multiply multiply_neon;
#endif

}  // namespace communique::encoder
