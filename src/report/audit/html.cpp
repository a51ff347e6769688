#include <fmt/format.h>

#include <algorithm>

#include "../closing.hpp"
#include "../html/page.hpp"
#include "../layout.hpp"
#include "audit.hpp"
#include "plots.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t most_departments_of_a_page = 100;
constexpr std::size_t most_plotted_rules = 12;
constexpr std::size_t years_in_a_row = 10;

class HtmlAudit {
public:
  HtmlAudit(const AuditFigures& figures, const Page& page) : figures_(figures), page_(page) {}

  [[nodiscard]] std::string title() const {
    return say({"Audit of budget performance-target forms", "预算绩效目标表审计汇总"});
  }

  [[nodiscard]] Markup header() const {
    return element("header", element("h1", title()) +
                                 element("p", {{"class", "owner"}}, scope_of(figures_, page_.results, language())) +
                                 element("p", {{"class", "counts"}}, counts_of(page_.results, language())));
  }

  [[nodiscard]] Markup main() const {
    Markup content = section_of("summary", say({"Totals", "合计"}), totals() + unread_of(page_) + withheld_of(page_));
    if (figures_.total.findings > 0) {
      content += section_of("causes", say({"Money at stake by cause", "按问题类型统计"}), causes());
      content += section_of("years", say({"By year", "分年度"}), years());
      content += section_of("departments", say({"By department", "分部门"}), departments());
    }
    if (!figures_.funds.empty()) {
      content += section_of("funds", say({"Funds whose appropriation breaks", "金额变动较大的专项"}), funds());
    }
    if (!figures_.cases.empty()) content += section_of("cases", say({"Largest cases", "差额最大的问题"}), cases());
    return content + findings_of(page_) + held_of(page_) + rules_section(page_);
  }

private:
  [[nodiscard]] Language language() const { return page_.options.language; }
  [[nodiscard]] std::string say(const Phrase& phrase) const { return page_.say(phrase); }
  [[nodiscard]] std::string money(const std::optional<Decimal>& yuan) const { return money_text(yuan, language()); }

  static Markup head_cell(const Markup& content) { return element("th", {{"scope", "row"}}, content); }
  static Markup figure_cell(const std::string& words) { return element("td", {{"class", "number-cell"}}, words); }
  static Markup count_cell(std::size_t count) { return figure_cell(count == 0 ? "" : std::to_string(count)); }
  static Markup scroll(const Markup& table) {
    return element("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}}, table);
  }
  Markup plot(const Markup& drawing, const std::string& caption) const {
    return element("figure", {{"class", "plotted"}}, drawing + element("figcaption", caption));
  }
  static Markup rule_link(const RuleInfo& rule) { return link(fmt::format("rule-{}", rule.id), std::string(rule.id)); }

  [[nodiscard]] Markup totals() const {
    Markup items;
    for (const AuditTotal& total : totals_of(figures_, language())) {
      items +=
          element("li", {{"class", "sum"}},
                  element("span", total.name) + element("b", total.figure + " 万元") + element("small", total.remark));
    }
    return element("ul", {{"class", "figures sums"}}, items);
  }

  [[nodiscard]] Markup causes() const {
    Markup rows;
    for (const AuditCause& cause : by_stake(figures_.total)) {
      rows += element("tr", head_cell(rule_link(*cause.rule)) + element("td", say(cause.rule->summary)) +
                                figure_cell(cause.with_amount == 0 ? "" : money(cause.at_stake)) +
                                count_cell(cause.findings) + count_cell(cause.findings - cause.with_amount));
    }
    return scroll(
        table_of({say({"rule", "规则"}), say({"what is wrong", "问题"}), say({"at stake, 万元", "差额（万元）"}),
                  say({"findings", "问题数"}), say({"no amount", "不涉金额"})},
                 rows));
  }

  [[nodiscard]] Markup years() const {
    std::vector<Bar> all;
    for (const AuditRow& row : figures_.years) {
      all.push_back({year_of(row, language()), row.at_stake, row.with_amount == 0 ? "0" : money(row.at_stake)});
    }
    const std::string stake = say({"Money at stake by year, in 万元", "各年度差额（万元）"});
    return plot(bars(stake, all), stake) + year_table() + rule_squares() + rules_by_year();
  }

  [[nodiscard]] Markup year_table() const {
    Markup rows;
    for (const AuditRow& row : figures_.years) {
      rows +=
          element("tr", head_cell(escaped(year_of(row, language()))) + count_cell(row.submissions) +
                            count_cell(row.forms) + figure_cell(money(row.money)) + figure_cell(share_text(row)) +
                            count_cell(row.findings) + figure_cell(row.with_amount == 0 ? "" : money(row.at_stake)));
    }
    return scroll(table_of({say({"year", "年度"}), say({"departments", "部门数"}), say({"forms", "表数"}),
                            say({"money seen, 万元", "填报金额（万元）"}), say({"checked", "已核对"}),
                            say({"findings", "问题数"}), say({"at stake, 万元", "差额（万元）"})},
                           rows));
  }

  [[nodiscard]] Markup rule_squares() const {
    Squares all;
    for (const AuditRow& row : figures_.years) all.columns.push_back(row.year == 0 ? "?" : std::to_string(row.year));
    for (const RuleInfo* rule : main_rules(figures_.total, most_plotted_rules)) {
      all.rows.emplace_back(rule->id);
      std::vector<std::size_t>& counts = all.counts.emplace_back();
      for (const AuditRow& row : figures_.years) counts.push_back(count_of(row, *rule));
    }
    std::string caption = say({"Findings by rule and year: the area of a square tells how many",
                               "各规则、各年度的问题数（方块面积表示数量）"});
    if (figures_.total.causes.size() > all.rows.size()) {
      caption += language() == Language::english ? fmt::format("; the {} most frequent rules", all.rows.size())
                                                 : fmt::format("；列出最多的{}条规则", all.rows.size());
    }
    return plot(squares(caption, all), caption);
  }

  [[nodiscard]] Markup rules_by_year() const {
    std::vector<std::string> heads{say({"rule", "规则"})};
    for (const AuditRow& row : figures_.years) heads.push_back(year_of(row, language()));
    heads.push_back(say({"all", "合计"}));
    Markup rows;
    for (const AuditCause& cause : figures_.total.causes) {
      Markup cells = head_cell(rule_link(*cause.rule));
      for (const AuditRow& row : figures_.years) cells += count_cell(count_of(row, *cause.rule));
      rows += element("tr", cells + count_cell(cause.findings));
    }
    return scroll(table_of(heads, rows));
  }

  [[nodiscard]] Markup departments() const {
    const std::vector<const RuleInfo*> rules = main_rules(figures_.total, most_rules);
    const bool others = figures_.total.causes.size() > rules.size();
    std::vector<std::string> heads{say({"department", "部门"}), say({"forms", "表数"}), say({"findings", "问题数"}),
                                   say({"at stake, 万元", "差额（万元）"})};
    for (const RuleInfo* rule : rules) heads.emplace_back(rule->id);
    if (others) heads.push_back(say({"other", "其他"}));
    Markup rows;
    const std::size_t shown = std::min(figures_.departments.size(), most_departments_of_a_page);
    for (std::size_t i = 0; i < shown; ++i) {
      const AuditRow& row = figures_.departments[i];
      Markup cells = head_cell(escaped(department_of(row, language()))) + count_cell(row.forms) +
                     count_cell(row.findings) + figure_cell(row.with_amount == 0 ? "" : money(row.at_stake));
      std::size_t rest = row.findings;
      for (const RuleInfo* rule : rules) {
        const std::size_t count = count_of(row, *rule);
        rest -= count;
        cells += count_cell(count);
      }
      if (others) cells += count_cell(rest);
      rows += element("tr", cells);
    }
    Markup content = scroll(table_of(heads, rows));
    if (shown < figures_.departments.size()) {
      content +=
          element("p", language() == Language::english
                           ? fmt::format("The first {} of {}, by money at stake.", shown, figures_.departments.size())
                           : fmt::format("按差额列出前{}个，共{}个。", shown, figures_.departments.size()));
    }
    return content;
  }

  /// So many years that they fit a sheet of paper.
  [[nodiscard]] Markup years_of(const FundSeries& series, std::size_t first) const {
    Markup heads = element("th", {{"scope", "col"}}, say({"year", "年度"}));
    Markup amounts = head_cell(escaped("万元"));
    for (std::size_t i = first; i < std::min(first + years_in_a_row, series.years.size()); ++i) {
      const FundYear& year = series.years[i];
      heads += element("th", {{"scope", "col"}}, fmt::format("{}{}", year.year, year.breaks ? " *" : ""));
      amounts += figure_cell(year.amount ? money(year.amount) : "×");
    }
    return element("table", element("thead", element("tr", heads)) + element("tbody", element("tr", amounts)));
  }

  [[nodiscard]] Markup funds() const {
    Markup content = element(
        "p", say({"A break, with a dashed line in front: the fund is new, gone (a cross), or changed by more than half "
                  "since the year before. Amounts in 万元.",
                  "虚线处为变动：当年新增、取消（叉号），或比上年增减超过一半。金额单位：万元。"}));
    for (const FundSeries& series : figures_.funds) {
      const std::string name = fmt::format("{} / {}", series.department, series.fund);
      content += element("h3", name) + plot(columns_of(name, series), say({"* break", "* 变动"}));
      Markup tables;
      for (std::size_t first = 0; first < series.years.size(); first += years_in_a_row)
        tables += years_of(series, first);
      content += scroll(tables);
    }
    return content;
  }

  [[nodiscard]] Markup cases() const {
    Markup rows;
    for (const AuditCase& one : figures_.cases) {
      const auto number = static_cast<std::size_t>(one.finding - page_.results.findings.data()) + 1;
      std::string owner = one.finding->department;
      if (one.finding->year != 0) owner += fmt::format(" / {}", one.finding->year);
      rows += element("tr", head_cell(link(fmt::format("card-{}", number), one.finding->message.in(language()))) +
                                element("td", owner) + element("td", rule_link(*one.finding->rule)) +
                                element("td", {{"class", "where"}}, place_text(one.finding->place)) +
                                figure_cell(money(one.at_stake)));
    }
    return scroll(table_of({say({"finding", "问题"}), say({"whose", "部门年度"}), say({"rule", "规则"}),
                            say({"where", "位置"}), say({"at stake, 万元", "差额（万元）"})},
                           rows));
  }

  const AuditFigures& figures_;
  const Page& page_;
};

}  // namespace

std::string print_audit_html(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  const Page page = make_page(results, options);
  const HtmlAudit audit(figures, page);
  return document_of(page, audit.title(), audit.header(), audit.main());
}

}  // namespace budgetlint
