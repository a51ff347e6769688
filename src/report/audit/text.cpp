#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "../card.hpp"
#include "../layout.hpp"
#include "audit.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_name = 36;

enum class Side : std::uint8_t { left, right };

/// A column of a table: its head and the side that its cells stand at.
struct Column {
  std::string head;
  Side side = Side::right;
};

using Row = std::vector<std::string>;

std::string line_of(const Row& row, const std::vector<Column>& columns, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string blanks(widths[i] - std::min(widths[i], cell_width(row[i])), ' ');
    line += "  ";
    line += columns[i].side == Side::left ? row[i] + blanks : blanks + row[i];
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::vector<std::size_t> widths_of(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    widths.push_back(cell_width(columns[i].head));
    for (const Row& row : rows) widths[i] = std::max(widths[i], cell_width(row[i]));
  }
  return widths;
}

/// Takes the texts as they are: they went through `visible`. A text in the last column is wrapped.
std::string table_of(const std::vector<Column>& columns, const std::vector<Row>& rows, const ReportOptions& options) {
  const std::vector<std::size_t> widths = widths_of(columns, rows);
  const std::size_t indent = std::accumulate(widths.begin(), widths.end() - 1, 2 * widths.size());
  constexpr std::size_t least_room = 24;
  const std::size_t width = std::max(text_width(options), indent + least_room);
  Row heads;
  for (const Column& column : columns) heads.push_back(column.head);
  std::string heading = line_of(heads, columns, widths);
  heading.pop_back();
  std::string text = paint(heading, Ink::dim, options.color) + '\n';
  for (const Row& row : rows) {
    if (columns.back().side == Side::right) {
      text += line_of(row, columns, widths);
      continue;
    }
    Row figures = row;
    figures.back().clear();
    std::string lead = line_of(figures, columns, widths);
    lead.pop_back();
    lead.resize(lead.size() + indent - cell_width(lead), ' ');
    text += hang(lead, row.back(), width);
  }
  return text;
}

class TextAudit {
public:
  TextAudit(const AuditFigures& figures, const Results& results, const ReportOptions& options)
      : figures_(figures), results_(results), options_(options) {}

  std::string print() {
    totals();
    if (figures_.total.findings > 0) {
      causes();
      matrix(
          {"By year", "分年度"}, figures_.years, {"year", "年度"},
          [this](const AuditRow& row) { return year_of(row, options_.language); }, figures_.years.size());
      matrix(
          {"By department", "分部门"}, figures_.departments, {"department", "部门"},
          [this](const AuditRow& row) { return shorten(visible(department_of(row, options_.language)), longest_name); },
          most_departments);
      funds();
      cases();
      text_ += '\n' + paint(say({"Findings", "逐项问题"}), Ink::plain, false) + "\n\n";
    } else {
      text_ += '\n';
    }
    return without_commands(text_) +
           print_cards(results_, options_,
                       [](const Finding&, const Results&, const ReportOptions&) { return std::string(); });
  }

private:
  [[nodiscard]] bool english() const { return options_.language == Language::english; }
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(options_.language)); }
  [[nodiscard]] std::string money(const std::optional<Decimal>& yuan) const {
    return money_text(yuan, options_.language);
  }

  void heading(const std::string& words) { text_ += '\n' + words + '\n'; }

  void totals() {
    text_ += say({"Audit: ", "审计汇总："}) + scope_of(figures_, results_, options_.language) + "\n\n";
    const std::vector<Column> columns{{"", Side::left}, {"", Side::right}, {"", Side::left}, {"", Side::left}};
    std::vector<Row> rows;
    for (const AuditTotal& total : totals_of(figures_, options_.language)) {
      rows.push_back({total.name, total.figure, "万元", ""});
    }
    const std::vector<std::size_t> widths = widths_of(columns, rows);
    const std::vector<AuditTotal> all = totals_of(figures_, options_.language);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string line = line_of(rows[i], columns, widths);
      line.pop_back();
      text_ += hang(line + "   ", all[i].remark, text_width(options_));
    }
  }

  void causes() {
    heading(say({"Money at stake by cause, in 万元", "按问题类型统计（差额单位：万元）"}));
    const std::vector<Column> columns{{say({"rule", "规则"}), Side::left},
                                      {say({"findings", "问题数"})},
                                      {say({"no amount", "不涉金额"})},
                                      {say({"at stake", "差额"})},
                                      {say({"what is wrong", "问题"}), Side::left}};
    std::vector<Row> rows;
    for (const AuditCause& cause : by_stake(figures_.total)) {
      rows.push_back({std::string(cause.rule->id), std::to_string(cause.findings),
                      std::to_string(cause.findings - cause.with_amount),
                      cause.with_amount == 0 ? "-" : money(cause.at_stake), say(cause.rule->summary)});
    }
    text_ += table_of(columns, rows, options_);
  }

  /// The figures of each row, then as many of the main rules as the line has room for; the rest together.
  template <typename Name>
  void matrix(const Phrase& title, const std::vector<AuditRow>& all, const Phrase& first, const Name& name,
              std::size_t most) {
    const std::size_t shown = std::min(all.size(), most);
    std::vector<Column> columns{
        {say(first), Side::left}, {say({"forms", "表数"})}, {say({"findings", "问题数"})}, {say({"at stake", "差额"})}};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < shown; ++i) {
      rows.push_back({name(all[i]), std::to_string(all[i].forms), std::to_string(all[i].findings),
                      all[i].with_amount == 0 ? "-" : money(all[i].at_stake)});
    }
    std::size_t used = 0;
    for (const std::size_t width : widths_of(columns, rows)) used += width + 2;
    constexpr std::size_t rule_width = 7;  // two blanks and an id
    const std::size_t width = text_width(options_);
    const std::size_t room = width > used ? (width - used) / rule_width : 0;
    const std::size_t rules_in_all = figures_.total.causes.size();
    const bool others = rules_in_all > room;
    const std::vector<const RuleInfo*> rules = main_rules(figures_.total, others && room > 0 ? room - 1 : room);
    for (const RuleInfo* rule : rules) columns.push_back({std::string(rule->id)});
    if (others && room > 0) columns.push_back({say({"other", "其他"})});
    for (std::size_t i = 0; i < shown; ++i) {
      std::size_t rest = all[i].findings;
      for (const RuleInfo* rule : rules) {
        const std::size_t count = count_of(all[i], *rule);
        rest -= count;
        rows[i].push_back(count == 0 ? "." : std::to_string(count));
      }
      if (others && room > 0) rows[i].push_back(rest == 0 ? "." : std::to_string(rest));
    }
    std::string words = say(title);
    if (all.size() > shown) {
      words += english() ? fmt::format(" (the first {} of {} by money at stake)", shown, all.size())
                         : fmt::format("（按差额列出前{}个，共{}个）", shown, all.size());
    }
    heading(words);
    text_ += table_of(columns, rows, options_);
  }

  void funds() {
    if (figures_.funds.empty()) return;
    heading(say({"Funds whose appropriation breaks, in 万元 (* new, gone, or changed by more than half)",
                 "金额变动较大的专项（万元；*为当年新增、取消或增减超过一半）"}));
    for (const FundSeries& series : figures_.funds) {
      std::string line;
      for (const FundYear& year : series.years) {
        line += fmt::format("{}{} {}{}", line.empty() ? "" : "  ", year.year, year.amount ? money(year.amount) : "-",
                            year.breaks ? "*" : "");
      }
      text_ += hang("  ",
                    fmt::format("{} / {}", shorten(visible(series.department), longest_name),
                                shorten(visible(series.fund), longest_name)),
                    text_width(options_));
      text_ += hang("      ", line, text_width(options_));
    }
  }

  void cases() {
    if (figures_.cases.empty()) return;
    heading(say({"Largest cases", "差额最大的问题"}));
    std::size_t figure_width = 0;
    for (const AuditCase& one : figures_.cases) figure_width = std::max(figure_width, money(one.at_stake).size());
    for (std::size_t i = 0; i < figures_.cases.size(); ++i) {
      const AuditCase& one = figures_.cases[i];
      const std::string figure = money(one.at_stake);
      const std::string lead = fmt::format("  {:>2}  {:>{}} 万元  ", i + 1, figure, figure_width);
      std::vector<std::string> owner = owner_of(*one.finding, options_.language);
      std::string words = fmt::format("{} {}", one.finding->rule->id, one.finding->message.in(options_.language));
      text_ += hang(lead, shorten(visible(words), 200), text_width(options_));
      const std::string under(cell_width(lead), ' ');
      text_ += hang(under, visible(fmt::format("{}", fmt::join(owner, " / "))), text_width(options_));
      text_ += under + place_text(one.finding->place) + '\n';
    }
  }

  const AuditFigures& figures_;
  const Results& results_;
  const ReportOptions& options_;
  std::string text_;
};

}  // namespace

std::string print_audit_text(const AuditFigures& figures, const Results& results, const ReportOptions& options) {
  return TextAudit(figures, results, options).print();
}

}  // namespace budgetlint
