// Constants of attribution (cpp/data/attribution.tsv).
#pragma once

namespace communique {

struct AttributionConstants {
  float bare_clause;          ///< least weight of a cue whose clause follows without "that"
  float bare_object;          ///< of a cue whose noun phrase holds no quotation
  float that_clause;          ///< of a cue followed by "that"; below it only quotations count
  float comma_clause;         ///< of a cue at the end: "It works, he said"
  float uncued_confidence;    ///< of a quotation that stands alone, without cue
  float embedded_confidence;  ///< of a quotation inside the reporter's sentence, without cue

  static const AttributionConstants& get();
};

}  // namespace communique
