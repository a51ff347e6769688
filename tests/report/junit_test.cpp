#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "budgetlint/report/report.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

pugi::xml_document read(const Results& results, Language language = Language::english) {
  ReportOptions options;
  options.language = language;
  pugi::xml_document document;
  REQUIRE(document.load_string(find_format("junit")->print(results, options).c_str()));
  return document;
}

std::string attribute(const pugi::xml_document& document, const char* path) {
  return document.select_node(path).attribute().value();
}

}  // namespace

TEST_CASE("a sound form is a case that passes", "[report][junit]") {
  Results results;
  results.forms = {{"a.yaml", 0, "民政局", 2024, "津贴"}};
  const pugi::xml_document document = read(results);
  CHECK(attribute(document, "/testsuites/@tests") == "1");
  CHECK(attribute(document, "/testsuites/@failures") == "0");
  CHECK(attribute(document, "//testsuite[1]/@name") == "a.yaml");
  CHECK(attribute(document, "//property[@name='department']/@value") == "民政局");
  CHECK(attribute(document, "//testcase/@name") == "no disagreement found");
  CHECK(attribute(read(results, Language::chinese), "//testcase/@name") == "未发现不一致");
  CHECK(document.select_nodes("//failure").empty());
}

TEST_CASE("an error and a warning fail their case, a note passes", "[report][junit]") {
  Results results;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    results.findings.push_back(sample::total_mismatch());
    results.findings.back().severity = severity;
  }
  const pugi::xml_document document = read(results);
  CHECK(attribute(document, "/testsuites/@tests") == "3");
  CHECK(attribute(document, "/testsuites/@failures") == "2");
  CHECK(attribute(document, "//testcase[1]/failure/@type") == "error");
  CHECK(attribute(document, "//testcase[2]/failure/@type") == "warning");
  CHECK(std::string(document.select_node("//testcase[3]/system-out").node().text().get())
            .starts_with("examples/shifeng-2023/3-1.yaml:46:8\n合计 53 should be 54."));
}

TEST_CASE("cases are known by class and name: no value in them, and no repeat", "[report][junit]") {
  Results results;
  results.findings = {sample::total_mismatch(), sample::total_mismatch()};
  const pugi::xml_document document = read(results);
  CHECK(attribute(document, "//testcase[1]/@name") == "BL201 total-mismatch 合计");
  CHECK(attribute(document, "//testcase[2]/@name") == "BL201 total-mismatch 合计 (2)");
  CHECK(attribute(document, "//testcase[1]/@classname") == "examples/shifeng-2023/3-1.yaml");
}

TEST_CASE("each document of a file is a suite", "[report][junit]") {
  Results results;
  results.forms = {{"a.yaml", 0, "", 0, ""}, {"b.yaml", 0, "", 0, ""}, {"b.yaml", 11, "", 0, ""}};
  const pugi::xml_document document = read(results);
  CHECK(attribute(document, "//testsuite[1]/@name") == "a.yaml");
  CHECK(attribute(document, "//testsuite[2]/@name") == "b.yaml#1");
  CHECK(attribute(document, "//testsuite[3]/@name") == "b.yaml#12");
}

TEST_CASE("a finding in what could not be read as a form has a suite too", "[report][junit]") {
  Results results;
  results.findings = {sample::total_mismatch()};
  const pugi::xml_document document = read(results);
  CHECK(document.select_nodes("//testsuite[1]/properties").empty());
  CHECK(attribute(document, "//testsuite[1]/@failures") == "1");
}

TEST_CASE("what XML cannot hold is visible in it", "[report][junit]") {
  Finding finding = sample::total_mismatch();
  finding.message = {"a\x1b\ufffe]]>&\"", "a"};
  Results results;
  results.findings = {finding};
  CHECK(attribute(read(results), "//failure/@message") == "a\\x1b\\ufffe]]>&\"");
}
