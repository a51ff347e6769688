#include "budgetlint/report/report.hpp"

#include <algorithm>
#include <array>

#include "formats.hpp"

namespace budgetlint {
namespace {

constexpr std::array table{
    Format{"text", {"a card for each wrong quantity, for people", "逐项列出问题及依据，供人阅读"}, print_text},
    Format{"full", {"the same cards with the lines of the forms", "同上，并列出表中原文各行"}, print_full},
    Format{"concise", {"one line for each finding, always in English", "每个问题一行，固定为英文"}, print_concise},
    Format{"json",
           {"JSON version 1, described by report.schema.json", "JSON 第1版，格式见 report.schema.json"},
           print_json},
    Format{"ndjson", {"the same JSON, a finding a line", "同上，每个问题一行"}, print_ndjson},
    Format{"sarif", {"SARIF 2.1.0, for code scanning", "SARIF 2.1.0，供代码扫描平台使用"}, print_sarif},
    Format{"junit", {"JUnit XML, a suite a form", "JUnit XML，每张表一组"}, print_junit},
    Format{"gitlab", {"GitLab's Code Quality report", "GitLab 代码质量报告"}, print_gitlab},
    Format{"github", {"GitHub annotations, then the cards", "GitHub 注解，其后逐项列出"}, print_github},
    Format{"markdown", {"tables in Markdown, for people", "Markdown 表格，供人阅读"}, print_markdown},
    Format{"html", {"one page for a browser or the printer", "网页，可在浏览器中查看或打印"}, print_html},
};

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Format::name);
  return found == table.end() ? nullptr : found;
}

}  // namespace budgetlint
