#include "model/encoder/attention.hpp"

#include <algorithm>

#include "model/encoder/architecture.hpp"

namespace communique::encoder {
namespace {

constexpr std::size_t row_size = 3 * hidden;
constexpr float log2_e_over_root_32 = 1.4426950408889634f * 0.17677669529663687f;

constexpr std::size_t padded_to(std::size_t multiple, std::size_t count) {
  return (count + multiple - 1) / multiple * multiple;
}

// One head: its keys and values as weights, then the rows block by block.
class Head {
 public:
  Head(const Kernels& kernels, AttentionScratch& scratch, const float* projected, std::size_t count)
      : kernels_(kernels),
        scratch_(scratch),
        projected_(projected),
        count_(count),
        padded_(padded_to(panel_outputs, count)),
        share_stride_(padded_to(cache_line, count)) {
    pack_keys();
    kernels_.quantise_values(projected_ + 2 * hidden, row_size, count_, scratch_.values.data(),
                             scratch_.value_steps.data());
  }

  void attend(std::span<const std::uint32_t> rows, float* context) {
    for (std::size_t first = 0; first < rows.size(); first += attention_rows) {
      const std::size_t now = std::min(attention_rows, rows.size() - first);
      attend_block(rows.subspan(first, now), context + first * hidden);
    }
  }

 private:
  // The last key stands for those that fill up the last panel: they change no maximum.
  void pack_keys() {
    for (std::size_t i = 0; i < padded_; ++i) {
      const std::size_t piece = std::min(i, count_ - 1);
      std::int8_t* const place = scratch_.keys.data() + place_in_panels(i, 0, head_size);
      const Key key = kernels_.quantise_key(projected_ + piece * row_size + hidden, place);
      scratch_.key_scales.data()[i] = key.step * log2_e_over_root_32;
      scratch_.key_offsets.data()[i] = -64 * key.sum;
    }
  }

  void attend_block(std::span<const std::uint32_t> rows, float* context) {
    AttentionScratch& s = scratch_;
    float steps[attention_rows];
    std::int32_t totals[attention_rows];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      steps[i] = kernels_.quantise_query(projected_ + rows[i] * row_size, s.queries.data() + i * head_size);
    }
    kernels_.multiply_narrow(s.queries.data(), head_size, rows.size(), s.keys.data(), head_size, padded_,
                             s.sums.data());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t at = i * share_stride_;
      totals[i] = kernels_.soften(s.sums.data() + i * padded_, steps[i], s.key_offsets.data(), s.key_scales.data(),
                                  padded_, count_, s.high.data() + at, s.low.data() + at);
    }
    const std::size_t inputs = padded_to(group_inputs, count_);
    const auto times_values = [&](Room<std::uint8_t>& shares, Room<std::int32_t>& sums) {
      kernels_.multiply_narrow(shares.data(), share_stride_, rows.size(), s.values.data(), inputs, head_size,
                               sums.data());
    };
    times_values(s.high, s.high_sums);
    times_values(s.low, s.low_sums);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      kernels_.mix(s.high_sums.data() + i * head_size, s.low_sums.data() + i * head_size, s.value_steps.data(),
                   totals[i], context + i * hidden);
    }
  }

  const Kernels& kernels_;
  AttentionScratch& scratch_;
  const float* projected_;  // of this head, in the first row
  std::size_t count_;
  std::size_t padded_;
  std::size_t share_stride_;  // a row within whole cache lines is loaded ten times as fast into matrix registers
};

}  // namespace

void attend(const Kernels& kernels, const float* projected, std::size_t count, std::span<const std::uint32_t> rows,
            AttentionScratch& scratch, float* context) {
  for (std::size_t head = 0; head < heads; ++head) {
    const std::size_t at = head * head_size;
    Head(kernels, scratch, projected + at, count).attend(rows, context + at);
  }
}

}  // namespace communique::encoder
