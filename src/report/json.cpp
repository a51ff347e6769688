#include <nlohmann/json.hpp>

#include "finding_json.hpp"
#include "formats.hpp"

namespace budgetlint {

std::string print_json(const Results& results, const ReportOptions& options) {
  Json report;
  add_head(report);
  add_results(report, results, options.language);
  return json_text(report, JsonLayout::pretty);
}

}  // namespace budgetlint
