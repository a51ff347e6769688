#include <nlohmann/json.hpp>

#include "finding_json.hpp"
#include "formats.hpp"
#include "held.hpp"

namespace budgetlint {

std::string print_json(const Results& results, const ReportOptions& options) {
  Json report;
  add_head(report);
  report["summary"] = json_of(results.summary);
  report["loosened"] = loosened_json(results, options.language);
  report["findings"] = Json::array();
  for (const Finding* finding : told_and_held(results)) {
    report["findings"].push_back(json_of(*finding, options.language));
  }
  return json_text(report, JsonLayout::pretty);
}

}  // namespace budgetlint
