#include <catch2/catch.hpp>

#include "budgetlint/report/report.hpp"
#include "judges.hpp"
#include "sample.hpp"

using namespace budgetlint;

namespace {

std::string markdown_of(const Finding& finding) {
  Results results;
  results.findings = {finding};
  return find_format("markdown")->print(results, {});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a finding in Markdown: a row of the table, then its evidence", "[report][markdown]") {
  const std::string printed = markdown_of(sample::total_mismatch());
  CHECK(printed.substr(printed.find("| severity")) ==
        "| severity | rule | where | what is wrong |\n"
        "| --- | --- | --- | --- |\n"
        "| error | BL201 | `examples/shifeng-2023/3-1.yaml:46:8` | 合计 53 should be 54 |\n"
        "\n"
        "### error BL201 合计 53 should be 54\n"
        "\n"
        "`examples/shifeng-2023/3-1.yaml:46:8`\n"
        "\n"
        "Form: 株洲市石峰区社会保险服务中心 / 2023 / 城乡居民养老保险财政补助\n"
        "\n"
        "|  | value | reads as | where | field |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `-` | `53` | cut off | `3-1.yaml:46:8` | 合计 |\n"
        "| `+` | `54万` | exact | `3-1.yaml:39:13` | 支出明细 1 金额 |\n"
        "| `+` | `54` | exact | `3-1.yaml:9:9` | 项目金额 (and 2 more) |\n"
        "| `=` | `53.63625` | computed | `3-1.yaml:42:20` | 900 \\* 46 \\* 12 + 1950 \\* 11.25 + 50 \\* 15 + 750 \\* "
        "22.5 = 536362.5 元 |\n"
        "\n"
        "So: 53 is the computed value with its decimals cut off; everything else rounds it\n"
        "\n"
        "Fix: 合计: 53 -> 54\n");
}

TEST_CASE("a renderer shows what a form holds and makes nothing of it", "[report][markdown]") {
  Finding finding = sample::total_mismatch();
  finding.stated = "a|b`|`` c";
  finding.message = {
      "<b> *x* _y_ [a](b) | www.host.invalid http://host.invalid a@host.invalid @name #12 :ok: `q` ~~z~~ &amp; \\",
      "x"};
  const std::string html = judges::rendered(markdown_of(finding));
  CHECK(judges::of_html(html).empty());
  const std::string text = judges::text_of(html);
  CHECK(has(text, "a|b`|`` c"));
  CHECK(has(text, finding.message.english));
  CHECK(has(html, "@<!-- raw HTML omitted -->name #<!-- raw HTML omitted -->12 :<!-- raw HTML omitted -->ok:"));
}

TEST_CASE("Markdown without findings says so", "[report][markdown]") {
  Results results;
  results.summary.forms = 2;
  results.summary.compared = 1;
  CHECK(find_format("markdown")->print(results, {}) == "## budgetlint\n\nNo disagreement found in 2 forms.\n");
}
