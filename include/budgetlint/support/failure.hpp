#pragma once

#include <stdexcept>
#include <string>

#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// The run cannot go on, or cannot be called complete: a bad option, an unreadable path, a failed write.
/// Caught once, in `command`, and told on stderr with exit status 2. Problems in a form are never this.
class Failure : public std::runtime_error {
public:
  explicit Failure(Text message) : std::runtime_error(message.english), message_(std::move(message)) {}
  [[nodiscard]] const Text& message() const { return message_; }

private:
  Text message_;
};

}  // namespace budgetlint
