#include "../markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "../ci.hpp"
#include "../closing.hpp"
#include "../layout.hpp"
#include "audit.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

using namespace markdown;

class MarkdownAudit {
public:
  MarkdownAudit(const AuditFigures& figures, const Results& results, const ReportOptions& options)
      : figures_(figures), results_(results), options_(options) {}

  std::string print() {
    text_ = fmt::format("## {}\n\n{}\n\n", say({"Audit", "审计汇总"}),
                        prose(scope_of(figures_, results_, options_.language)));
    text_ += head({"", "万元", ""});
    for (const AuditTotal& total : totals_of(figures_, options_.language)) {
      text_ += row({total.name, total.figure, prose(total.remark)});
    }
    text_ += fmt::format("\n{}\n\n", prose(counts_of(results_, options_.language)));
    text_ += withheld(results_, options_);
    if (figures_.total.findings > 0) {
      causes();
      matrix({"By year", "分年度"}, {"year", "年度"}, figures_.years, figures_.years.size(),
             [this](const AuditRow& one) { return year_of(one, options_.language); });
      matrix({"By department", "分部门"}, {"department", "部门"}, figures_.departments, most_departments,
             [this](const AuditRow& one) { return told(department_of(one, options_.language)); });
      funds();
      cases();
      heading({"Findings", "逐项问题"});
      text_ += findings(results_, options_);
    }
    text_.pop_back();
    return without_commands(text_);
  }

private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(options_.language)); }
  [[nodiscard]] std::string money(const std::optional<Decimal>& yuan) const {
    return money_text(yuan, options_.language);
  }
  void heading(const Phrase& words) { text_ += fmt::format("### {}\n\n", say(words)); }

  void causes() {
    heading({"Money at stake by cause", "按问题类型统计"});
    text_ += head({say({"rule", "规则"}), say({"what is wrong", "问题"}), say({"findings", "问题数"}),
                   say({"no amount", "不涉金额"}), say({"at stake, 万元", "差额（万元）"})});
    for (const AuditCause& cause : by_stake(figures_.total)) {
      text_ += row({std::string(cause.rule->id), prose(say(cause.rule->summary)), std::to_string(cause.findings),
                    std::to_string(cause.findings - cause.with_amount),
                    cause.with_amount == 0 ? "" : money(cause.at_stake)});
    }
    text_ += '\n';
  }

  template <typename Name>
  void matrix(const Phrase& title, const Phrase& first, const std::vector<AuditRow>& all, std::size_t most,
              const Name& name) {
    heading(title);
    const std::vector<const RuleInfo*> rules = main_rules(figures_.total, most_rules);
    const bool others = figures_.total.causes.size() > rules.size();
    std::vector<std::string> heads{say(first), say({"forms", "表数"}), say({"findings", "问题数"}),
                                   say({"at stake, 万元", "差额（万元）"})};
    for (const RuleInfo* rule : rules) heads.emplace_back(rule->id);
    if (others) heads.push_back(say({"other", "其他"}));
    text_ += head(heads);
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
      const AuditRow& one = all[i];
      std::vector<std::string> cells{name(one), std::to_string(one.forms), std::to_string(one.findings),
                                     one.with_amount == 0 ? "" : money(one.at_stake)};
      std::size_t rest = one.findings;
      for (const RuleInfo* rule : rules) {
        const std::size_t count = count_of(one, *rule);
        rest -= count;
        cells.push_back(count == 0 ? "" : std::to_string(count));
      }
      if (others) cells.push_back(rest == 0 ? "" : std::to_string(rest));
      text_ += row(cells);
    }
    if (all.size() > most) {
      text_ += '\n';
      text_ += options_.language == Language::english
                   ? fmt::format("The first {} of {}, by money at stake.\n", most, all.size())
                   : fmt::format("按差额列出前{}个，共{}个。\n", most, all.size());
    }
    text_ += '\n';
  }

  void funds() {
    if (figures_.funds.empty()) return;
    heading({"Funds whose appropriation breaks", "金额变动较大的专项"});
    text_ += head({say({"department", "部门"}), say({"fund", "专项"}), say({"year", "年度"}), "万元", ""});
    for (const FundSeries& series : figures_.funds) {
      for (const FundYear& year : series.years) {
        text_ += row({told(series.department), told(series.fund), std::to_string(year.year),
                      year.amount ? money(year.amount) : "", year.breaks ? say({"break", "变动"}) : ""});
      }
    }
    text_ += '\n';
  }

  void cases() {
    if (figures_.cases.empty()) return;
    heading({"Largest cases", "差额最大的问题"});
    text_ += head({say({"at stake, 万元", "差额（万元）"}), say({"rule", "规则"}), say({"where", "位置"}),
                   say({"what is wrong", "问题"})});
    for (const AuditCase& one : figures_.cases) {
      text_ +=
          row({money(one.at_stake), std::string(one.finding->rule->id),
               code(repository_place(one.finding->place, options_)), told(one.finding->message.in(options_.language))});
    }
    text_ += '\n';
  }

  const AuditFigures& figures_;
  const Results& results_;
  const ReportOptions& options_;
  std::string text_;
};

}  // namespace

std::string print_audit_markdown(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  return MarkdownAudit(figures, results, options).print();
}

}  // namespace budgetlint
