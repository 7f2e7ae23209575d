// Products of bytes in the matrix registers (AMX) that Intel's server processors have since 2023.
#include "model/encoder/int8_matmul.hpp"

#ifdef COMMUNIQUE_AMX

#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "model/encoder/kernels.hpp"

namespace communique::encoder {
namespace {

constexpr std::size_t register_rows = 16;
constexpr std::size_t register_bytes = 64;  // of a row
constexpr std::size_t group_bytes = panel_outputs * group_inputs;

// How much of the eight registers is in use. 0 to 3: sums of upper rows left and right, lower rows left and right;
// 4 and 5: bytes of upper and lower rows; 6 and 7: weights of the left and right half of a panel.
struct alignas(64) Shapes {
  std::uint8_t palette = 1;
  std::uint8_t first_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t bytes[16] = {};
  std::uint8_t rows[16] = {};
};

[[gnu::target("amx-tile")]] void shape(std::size_t upper, std::size_t lower, std::size_t inputs) {
  Shapes shapes;
  const auto use = [&shapes](std::size_t which, std::size_t rows, std::size_t bytes) {
    shapes.rows[which] = static_cast<std::uint8_t>(rows);
    shapes.bytes[which] = static_cast<std::uint16_t>(rows == 0 ? 0 : bytes);
  };
  for (const std::size_t half : {std::size_t{0}, std::size_t{1}}) {
    use(half, upper, register_bytes);
    use(2 + half, lower, register_bytes);
    use(4 + half, half == 0 ? upper : lower, inputs);
    use(6 + half, inputs / group_inputs, register_bytes);
  }
  asm volatile("" : : "r"(&shapes) : "memory");  // GCC does not know that the next line reads all of it
  _tile_loadconfig(&shapes);
}

struct Inputs {
  std::size_t first, last, step;  // `step` is what the registers are shaped for
};

// Up to 32 rows times one panel, over some of the inputs; what `sums` has of those before is kept. `next_panel`,
// where there is one, is fetched meanwhile.
template <bool has_lower>
[[gnu::target("amx-tile,amx-int8")]] void add_products(const std::uint8_t* rows, std::size_t stride,
                                                       const std::int8_t* panel, Inputs now, std::size_t outputs,
                                                       std::int32_t* sums, const std::int8_t* next_panel) {
  const std::size_t next_sums = outputs * sizeof *sums;
  const std::uint8_t* const lower_rows = rows + register_rows * stride;
  std::int32_t* const lower_sums = sums + register_rows * outputs;
  if (now.first == 0) {
    _tile_zero(0);
    _tile_zero(1);
    if constexpr (has_lower) {
      _tile_zero(2);
      _tile_zero(3);
    }
  } else {
    _tile_loadd(0, sums, next_sums);
    _tile_loadd(1, sums + panel_outputs / 2, next_sums);
    if constexpr (has_lower) {
      _tile_loadd(2, lower_sums, next_sums);
      _tile_loadd(3, lower_sums + panel_outputs / 2, next_sums);
    }
  }
  for (std::size_t k = now.first; k < now.last; k += now.step) {
    const std::int8_t* const weights = panel + k * panel_outputs;
    if (next_panel != nullptr) {
      for (std::size_t at = k * panel_outputs; at < (k + now.step) * panel_outputs; at += cache_line) {
        _mm_prefetch(next_panel + at, _MM_HINT_T0);
      }
    }
    _tile_loadd(6, weights, group_bytes);
    _tile_loadd(7, weights + group_bytes / 2, group_bytes);
    _tile_loadd(4, rows + k, stride);
    _tile_dpbusd(0, 4, 6);
    _tile_dpbusd(1, 4, 7);
    if constexpr (has_lower) {
      _tile_loadd(5, lower_rows + k, stride);
      _tile_dpbusd(2, 5, 6);
      _tile_dpbusd(3, 5, 7);
    }
  }
  _tile_stored(0, sums, next_sums);
  _tile_stored(1, sums + panel_outputs / 2, next_sums);
  if constexpr (has_lower) {
    _tile_stored(2, lower_sums, next_sums);
    _tile_stored(3, lower_sums + panel_outputs / 2, next_sums);
  }
}

}  // namespace

bool may_use_amx() {
  constexpr unsigned amx_tile = 1u << 24, amx_int8 = 1u << 25;
  constexpr long request_permission = 0x1023, tile_data = 18;  // of arch_prctl: Linux wants to be asked once
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (edx & amx_tile) != 0 && (edx & amx_int8) != 0 &&
         syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}

[[gnu::target("amx-tile")]] void multiply_amx(const std::uint8_t* rows, std::size_t stride, std::size_t count,
                                              const std::int8_t* panels, std::size_t inputs, std::size_t outputs,
                                              std::int32_t* sums) {
  // Rows from `first` on in blocks of `upper` and `lower` ones.
  const auto add = [&](std::size_t first, std::size_t last, std::size_t upper, std::size_t lower, Inputs now) {
    const auto add_block = lower == 0 ? add_products<false> : add_products<true>;
    shape(upper, lower, now.step);
    const std::int8_t* panel = panels;
    for (std::size_t output = 0; output < outputs; output += panel_outputs, panel += panel_outputs * inputs) {
      for (std::size_t row = first; row < last; row += upper + lower) {
        add_block(rows + row * stride, stride, panel, now, outputs, sums + row * outputs + output,
                  row == first && output + panel_outputs < outputs ? panel + panel_outputs * inputs : nullptr);
      }
    }
  };
  const auto add_all_rows = [&](Inputs now) {
    constexpr std::size_t block = 2 * register_rows;
    const std::size_t whole = count / block * block;
    const std::size_t left = count - whole, upper = std::min(register_rows, left);
    if (whole != 0) add(0, whole, register_rows, register_rows, now);
    if (left != 0) add(whole, count, upper, left - upper, now);
  };
  const std::size_t whole = inputs / register_bytes * register_bytes;
  if (whole != 0) add_all_rows({0, whole, register_bytes});
  if (whole != inputs) add_all_rows({whole, inputs, inputs - whole});
  _tile_release();
}

}  // namespace communique::encoder

#endif
