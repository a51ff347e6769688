#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/rules/rule.hpp"

namespace budgetlint {

/// Why no relation has judged a quantity: the first of these that fits.
enum class Reason : std::uint8_t {
  unreadable,      ///< the cell itself cannot be read (its own finding says why)
  duplicate,       ///< its form is a second copy (BL307); the other one is reconciled
  incalculable,    ///< its line of 测算 gives no product: unit words and factors do not fit (BL207), or do not read
  too_large,       ///< the numbers beside it are too large to be calculated exactly
  obstacle,        ///< a relation would judge it, but something else in that relation cannot be read
  blank_amount,    ///< the total or amount that it leads to is blank
  outside,         ///< its form joins no submission: 年度 or 部门名称 cannot be read
  no_counterpart,  ///< no other cell states or implies it
};

/// `no-counterpart`: never translated.
[[nodiscard]] std::string_view reason_name(Reason reason);

/// A quantity that is written on a form and that no relation has judged.
struct UncheckedQuantity {
  Place place;
  std::string stated;  ///< as the source writes it
  Reason reason = Reason::no_counterpart;
  Text why;  ///< a clause, with the place that stands in the way
};

/// How much of a submission the relations between its cells have judged. That a cell alone can be what it says (BL107,
/// BL108) is no judgement: nothing confirms it.
struct Coverage {
  std::string department;  ///< empty where the form could not tell
  int year = 0;
  std::size_t quantities = 0;  ///< that are written, unreadable ones too; blanks state nothing and do not count
  std::vector<UncheckedQuantity> unchecked;  ///< in the order of file, document and printed rows
  /// Σ of the magnitudes of stated amounts, in 元: of those that a relation judged, and of all. Rates are no amounts,
  /// and one that cannot be read has no value. Empty on overflow.
  std::optional<Decimal> checked_money = Decimal();
  std::optional<Decimal> all_money = Decimal();
};

/// A quantity cell that is written on a form, and what became of it.
struct SurveyedCell {
  const Form* form = nullptr;
  const Cell* cell = nullptr;
  bool judged = false;
  Reason reason = Reason::no_counterpart;  ///< of one that is stated, or unreadable, and not judged
};

/// Every quantity cell of a submission, blank ones too, in the order of file, document and printed rows.
[[nodiscard]] std::vector<SurveyedCell> survey_cells(const Submission& submission, const Worksheet& worksheet);

/// Finds what the relations of a worksheet leave out. `worksheet` is what the rules put down for this submission.
[[nodiscard]] Coverage coverage_of(const Submission& submission, const Worksheet& worksheet);

/// The share of money checked, in thousandths, rounded down, so that 100 % means all of it. Empty when no
/// amount is stated or the sums are too large.
[[nodiscard]] std::optional<int> checked_permille(const Coverage& coverage);

/// The coverage of several submissions as one.
[[nodiscard]] Coverage total_of(const std::vector<Coverage>& coverages);

}  // namespace budgetlint
