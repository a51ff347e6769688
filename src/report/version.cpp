#include "budgetlint/report/version.hpp"

namespace budgetlint {

std::string_view version() {
  return BUDGETLINT_VERSION;
}

}  // namespace budgetlint
