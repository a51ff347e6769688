#include "card.hpp"
#include "formats.hpp"

namespace budgetlint {

std::string print_text(const Results& results, const ReportOptions& options) {
  return print_cards(results, options,
                     [](const Finding&, const Results&, const ReportOptions&) { return std::string(); });
}

}  // namespace budgetlint
