#include "budgetlint/support/hash.hpp"

#include <fmt/format.h>

namespace budgetlint {

std::string Hash::text() const {
  return fmt::format("{:016x}", value_);
}

}  // namespace budgetlint
