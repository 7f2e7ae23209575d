// Errors with a stable code, the offending value, its position and the remedy.
#pragma once

#include <stdexcept>
#include <string>

namespace communique {

/// CQ1xx input · CQ2xx weights and data files · CQ3xx options. `what()` reads "[CQ101] what, where; remedy".
class Error : public std::runtime_error {
 public:
  Error(std::string code, const std::string& message)
      : std::runtime_error("[" + code + "] " + message), code_(std::move(code)) {}

  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

}  // namespace communique
