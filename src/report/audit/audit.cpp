#include "audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace budgetlint {
namespace {

constexpr std::array table{
    AuditFormat{
        "text", {"totals, tables and the cards, for people", "合计、汇总表和逐项问题，供人阅读"}, print_audit_text},
    AuditFormat{"json",
                {"JSON version 1, described by report.schema.json", "JSON 第1版，格式见 report.schema.json"},
                print_audit_json},
    AuditFormat{"ndjson", {"the same JSON, a finding a line", "同上，每个问题一行"}, print_audit_ndjson},
    AuditFormat{"csv", {"one table for a spreadsheet", "供电子表格使用的一张表"}, print_audit_csv},
    AuditFormat{"markdown", {"tables in Markdown, for people", "Markdown 表格，供人阅读"}, print_audit_markdown},
    AuditFormat{"html",
                {"one page with plots for a browser or the printer", "带图的网页，可在浏览器中查看或打印"},
                print_audit_html},
};

constexpr int ten_thousand = 4;

std::string counted(std::size_t number, Phrase one, Phrase many, Language language) {
  const Phrase& words = number == 1 ? one : many;
  return language == Language::english ? fmt::format("{} {}", number, words.english)
                                       : fmt::format("{}{}", number, words.chinese);
}

/// `2021 to 2023`; empty when no year is known.
std::string span_of_years(const AuditFigures& figures, Language language) {
  int first = 0;
  int last = 0;
  for (const AuditRow& row : figures.years) {
    if (row.year == 0) continue;
    if (first == 0) first = row.year;
    last = row.year;
  }
  if (first == 0) return "";
  if (first == last) return language == Language::english ? std::to_string(first) : fmt::format("{}年", first);
  return language == Language::english ? fmt::format("{} to {}", first, last) : fmt::format("{}—{}年", first, last);
}

}  // namespace

std::span<const AuditFormat> audit_formats() {
  return table;
}

const AuditFormat* find_audit_format(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &AuditFormat::name);
  return found == table.end() ? nullptr : found;
}

std::size_t known_rows(const std::vector<AuditRow>& rows) {
  const auto known = [](const AuditRow& row) { return row.year != 0 || !row.department.empty(); };
  return static_cast<std::size_t>(std::ranges::count_if(rows, known));
}

std::string exact_yuan(const std::optional<Decimal>& yuan) {
  return yuan ? yuan->reduced().value_or(*yuan).to_string() : "";
}

std::string money_text(const std::optional<Decimal>& yuan, Language language) {
  if (!yuan) return std::string(Phrase{"too large", "过大"}.in(language));
  std::string digits = exact_yuan(yuan->shifted(-ten_thousand));
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string share_text(const AuditRow& row) {
  if (!row.money || !row.checked || row.money->is_zero()) return "";
  constexpr int whole = 1000;
  const auto thousandfold = row.checked->shifted(3);
  int low = 0;
  for (int high = whole; low < high;) {  // the most thousandths that are not more than what was checked
    const int middle = (low + high + 1) / 2;
    const auto needed = Decimal::multiply(*row.money, Decimal(middle, 0));
    if (!needed) return "";
    if (*needed <= thousandfold) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return fmt::format("{}.{}%", low / 10, low % 10);
}

std::string scope_of(const AuditFigures& figures, const Results& results, Language language) {
  const bool english = language == Language::english;
  const std::size_t departments = known_rows(figures.departments);
  std::vector<std::string> parts;
  parts.push_back(counted(departments, {"department", "个部门"}, {"departments", "个部门"}, language));
  if (const std::string years = span_of_years(figures, language); !years.empty()) parts.push_back(years);
  parts.push_back(
      counted(figures.total.submissions, {"submission", "个部门年度"}, {"submissions", "个部门年度"}, language));
  parts.push_back(counted(figures.total.forms, {"form", "张表"}, {"forms", "张表"}, language));
  parts.push_back(counted(results.summary.files, {"file", "个文件"}, {"files", "个文件"}, language));
  return fmt::format("{}", fmt::join(parts, english ? ", " : "，"));
}

std::string department_of(const AuditRow& row, Language language) {
  return row.department.empty() ? std::string(Phrase{"(department not readable)", "（部门无法读取）"}.in(language))
                                : row.department;
}

std::string year_of(const AuditRow& row, Language language) {
  return row.year == 0 ? std::string(Phrase{"(unknown)", "（不明）"}.in(language)) : std::to_string(row.year);
}

std::vector<AuditTotal> totals_of(const AuditFigures& figures, Language language) {
  const bool english = language == Language::english;
  const auto say = [&](const Phrase& phrase) { return std::string(phrase.in(language)); };
  const AuditRow& total = figures.total;
  std::vector<AuditTotal> totals;
  totals.push_back({say({"money seen", "填报金额"}), money_text(total.money, language),
                    say({"each amount as often as written", "重复填列的重复计入"})});
  const std::string share = share_text(total);
  totals.push_back({say({"money checked", "已核对金额"}), money_text(total.checked, language),
                    share.empty() ? ""
                    : english     ? share + " of it"
                                  : "占" + share});
  totals.push_back({say({"money at stake", "涉及差额"}), money_text(total.at_stake, language),
                    english ? fmt::format("in {} of {} findings", total.with_amount, total.findings)
                            : fmt::format("{}个问题涉及金额，共{}个问题", total.with_amount, total.findings)});
  return totals;
}

std::vector<AuditCause> by_stake(const AuditRow& row) {
  std::vector<AuditCause> causes = row.causes;
  std::ranges::stable_sort(causes, [](const AuditCause& a, const AuditCause& b) {
    if (!a.at_stake || !b.at_stake) return !a.at_stake && b.at_stake.has_value();
    if (*a.at_stake != *b.at_stake) return *a.at_stake > *b.at_stake;
    return a.findings > b.findings;
  });
  return causes;
}

std::vector<const RuleInfo*> main_rules(const AuditRow& total, std::size_t most) {
  std::vector<AuditCause> causes = total.causes;
  std::ranges::stable_sort(causes, [](const AuditCause& a, const AuditCause& b) { return a.findings > b.findings; });
  causes.resize(std::min(causes.size(), most));
  std::vector<const RuleInfo*> rules;
  rules.reserve(causes.size());
  for (const AuditCause& cause : causes) rules.push_back(cause.rule);
  std::ranges::sort(rules, {}, &RuleInfo::id);
  return rules;
}

std::size_t count_of(const AuditRow& row, const RuleInfo& rule) {
  const auto cause = std::ranges::find(row.causes, &rule, &AuditCause::rule);
  return cause == row.causes.end() ? 0 : cause->findings;
}

}  // namespace budgetlint
