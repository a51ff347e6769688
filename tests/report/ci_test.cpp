// report/ci.hpp is not public: what it gives is seen in the reports for CI services.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;
using nlohmann::json;

namespace {

json gitlab(const std::vector<Finding>& findings, const ReportOptions& options = {}) {
  Results results;
  results.findings = findings;
  return json::parse(find_format("gitlab")->print(results, options));
}

std::string path_of(const std::string& file, const std::string& folder = "", const std::string& root = "") {
  Finding finding = sample::total_mismatch();
  finding.place.file = file;
  ReportOptions options;
  options.folder = folder;
  options.root = root;
  return gitlab({finding}, options)[0]["location"]["path"];
}

}  // namespace

TEST_CASE("a CI service hears of paths from the root of the repository", "[report][ci]") {
  CHECK(path_of("./forms/../forms/3-1.yaml") == "forms/3-1.yaml");
  CHECK(path_of("3-1.yaml", "/home/repo/forms", "/home/repo") == "forms/3-1.yaml");
  CHECK(path_of("../other/3-1.yaml", "/home/repo/forms", "/home/repo") == "other/3-1.yaml");
  CHECK(path_of("/home/repo/forms/3-1.yaml", "/home/repo", "/home/repo") == "forms/3-1.yaml");
  CHECK(path_of("..附表.yaml", "/home/repo", "/home/repo") == "..附表.yaml");
  // Outside of it there is nothing better than the name that was given.
  CHECK(path_of("../../3-1.yaml", "/home/repo/forms", "/home/repo") == "../../3-1.yaml");
  CHECK(path_of("/home/repository/3-1.yaml", "/home/repo", "/home/repo") == "/home/repository/3-1.yaml");
}

TEST_CASE("findings that would have one fingerprint keep apart", "[report][ci]") {
  const Finding finding = sample::total_mismatch();
  const json entries = gitlab({finding, finding, finding});
  CHECK(entries[0]["fingerprint"] == fingerprint(finding));
  CHECK(entries[1]["fingerprint"] == fingerprint(finding) + "-2");
  CHECK(entries[2]["fingerprint"] == fingerprint(finding) + "-3");
}

TEST_CASE("a finding in sentences", "[report][ci]") {
  Finding finding = sample::total_mismatch();
  finding.conclusion = {"they differ by 1", "相差 1。"};
  finding.softening = {{"note instead of error", "按提示处理（原为错误）"}, "a\n.yaml"};
  ReportOptions options;
  CHECK(gitlab({finding})[0]["description"] ==
        "合计 53 should be 54. They differ by 1. Softened by a\\n.yaml: note instead of error.");
  options.language = Language::chinese;
  CHECK(gitlab({finding}, options)[0]["description"] ==
        "合计 53 应为 54。相差 1。按 a\\n.yaml 从宽处理：按提示处理（原为错误）。");
}
