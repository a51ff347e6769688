#include <nlohmann/json.hpp>

#include "finding_json.hpp"
#include "formats.hpp"
#include "held.hpp"

namespace budgetlint {

/// A finding a line, then what the run saw.
std::string print_ndjson(const Results& results, const ReportOptions& options) {
  std::string report;
  for (const Finding* finding : told_and_held(results)) {
    report += json_text(json_of(*finding, options.language), JsonLayout::one_line);
  }
  Json last;
  last["summary"] = json_of(results.summary);
  last["loosened"] = loosened_json(results, options.language);
  add_head(last);
  return report + json_text(last, JsonLayout::one_line);
}

}  // namespace budgetlint
