#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "budgetlint/form/cell.hpp"
#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

/// A line of 测算: the product of the factors it has, or a lump (`amount` alone).
struct CalculationLine {
  Field self;
  TextCell item;
  Cell headcount, count, rate, months, days, times, share;
  Cell amount;
};

/// A row of 支出明细及测算说明.
struct Detail {
  Field self;
  TextCell brief, item, explanation;
  Cell amount;
  Field calculation_field;  ///< the list itself; unreadable when it is no list
  std::vector<CalculationLine> calculation;
};

struct Goals {
  TextCell period, annual;
};

/// A row of 年度绩效指标.
struct Indicator {
  Field self;
  TextCell name, value, standard, weight, note;
  std::string_view group;  ///< canonical path of its group: `output/quantity`
};

/// The groups of both indicator frameworks, as `Indicator::group` names them.
[[nodiscard]] std::vector<std::string_view> indicator_groups();

/// 附表3
struct Direction {
  TextCell name;
  Cell amount;
  TextCell fund_name;
  Cell fund_amount;
  PeriodCell period;
  Goals goals;
  Field indicators_field;
  std::vector<Indicator> indicators;
  std::vector<Detail> details;
  Field details_field;
  Cell total;
  Field sources_field;
  std::vector<Cell> sources;
};

/// A sub-item of a fund on 附表2.
struct SubItem {
  Field self;
  TextCell ordinal, name;
  Cell amount;
  Goals goals;
};

/// A row of 附表2.
struct Fund {
  Field self;
  TextCell ordinal, name;
  Cell amount;
  Goals goals;
  Field directions_field;
  std::vector<SubItem> directions;
};

/// 附表2
struct SummaryForm {
  Cell total;
  Field funds_field;
  std::vector<Fund> funds;
};

/// 附表1
struct OverallForm {
  Cell total;
  std::vector<Cell> by_source;
  Cell basic, project;
  TextCell duties;
  Field indicators_field;
  std::vector<Indicator> indicators;
};

/// One form: a plain struct of cells, and the document that their texts live in. Never moved once made, so
/// that relations may point at its cells.
struct Form {
  FormKind kind = FormKind::direction;
  std::unique_ptr<const Document> document;
  Field kind_field;  ///< where the form says what it is
  TextCell number, department;
  YearCell year;
  UnitCell unit;
  std::variant<Direction, SummaryForm, OverallForm> body;

  [[nodiscard]] const Direction& direction() const { return std::get<Direction>(body); }
  [[nodiscard]] const SummaryForm& summary() const { return std::get<SummaryForm>(body); }
  [[nodiscard]] const OverallForm& overall() const { return std::get<OverallForm>(body); }

  /// True when year and department could be read: it can join a submission.
  [[nodiscard]] bool has_head() const { return year.stated() && department.stated(); }
};

using FormPtr = std::unique_ptr<const Form>;

/// What the form is about, for a person: the direction's name, else the form's title.
[[nodiscard]] std::string form_subject(const Form& form);

/// Types a document that the schema has spelled: measures every cell. Appends BL105, BL106 and BL006 (digits)
/// to `findings`; a cell that they speak of is unreadable. Nodes that are unreadable already give unreadable
/// cells and no finding. Never throws on a spelled document of any shape.
[[nodiscard]] FormPtr read_form(Document document, FormKind kind, std::vector<Finding>& findings);

/// Fills department, year and form of a finding about this form, as far as its head reads.
void attribute(Finding& finding, const Form& form);

}  // namespace budgetlint
