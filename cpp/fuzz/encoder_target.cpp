#include <algorithm>
#include <cmath>
#include <cstring>
#include <initializer_list>
#include <string>

#include "communique/error.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/targets.hpp"
#include "model/encoder/encoder.hpp"
#include "random_encoder.hpp"

namespace communique {
namespace {

// What the bytes ask for: section and place (two bytes each), a float to put there, a vocabulary (nothing: that of the
// tests), a zero, a text.
struct Order {
  std::uint16_t section = 0, place = 0;
  float number = 0;
  std::string vocabulary, text;
};

template <class Number>
void take(std::string_view& bytes, Number& number) {
  const auto size = std::min(bytes.size(), sizeof number);
  std::memcpy(&number, bytes.data(), size);
  bytes.remove_prefix(size);
}

Order order_of(std::string_view bytes) {
  Order order;
  take(bytes, order.section);
  take(bytes, order.place);
  take(bytes, order.number);
  const auto zero = std::min(bytes.find('\0'), bytes.size());
  order.vocabulary = bytes.substr(0, zero);
  order.text = valid_text(bytes.substr(std::min(zero + 1, bytes.size())));
  return order;
}

RandomEncoder weights_of(const Order& order) {
  RandomEncoder weights = order.vocabulary.empty() ? RandomEncoder(1) : RandomEncoder(1, order.vocabulary);
  auto& numbers = weights.floats[order.section % weights.floats.size()].second;
  if (!numbers.empty()) numbers[order.place % numbers.size()] = order.number;
  return weights;
}

bool are_finite(std::initializer_list<const WordScores*> heads) {
  return std::ranges::all_of(heads, [](const WordScores* head) {
    return std::ranges::all_of(head->scores, [](float score) { return std::isfinite(score); });
  });
}

bool are_finite(std::initializer_list<const PairScores*> heads) {
  return std::ranges::all_of(heads, [](const PairScores* head) {
    const auto finite = [](float step) { return std::isfinite(step); };
    return std::ranges::all_of(head->left.steps, finite) && std::ranges::all_of(head->right.steps, finite);
  });
}

Fault emissions_fault(const Encoder& encoder, const Text& text) {
  const auto segments = segment(text);
  encoder::Scratch scratch;
  const auto all = encoder.read(text, segments, scratch);
  if (all.size() != segments.words.size()) return "scores of other words";
  const bool finite = are_finite({&all.source, &all.cue, &all.content, &all.uncertainty, &all.negation, &all.names,
                                  &all.commitment, &all.quad, &all.stance_target, &all.stance_context}) &&
                      are_finite({&all.link_source, &all.link_content, &all.scope, &all.hedge_scope});
  return finite ? std::nullopt : Fault("a score that is no number");
}

}  // namespace

Fault run_encoder(std::string_view bytes) {
  const auto order = order_of(bytes);
  const auto file = weights_of(order).file();
  try {
    const Encoder encoder(WeightsFile::from_bytes(file, "fuzz.cmq", Encoder::kind, Encoder::digest()));
    return emissions_fault(encoder, Text(order.text));
  } catch (const Error& error) {
    return error.code() == "CQ214" ? std::nullopt : Fault(error.what());
  }
}

}  // namespace communique
