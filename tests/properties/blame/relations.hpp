#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "budgetlint/quantity/decimal.hpp"
#include "budgetlint/support/source.hpp"
#include "tools/forms.hpp"

/// The relations of a submission and the verdict "holds", written a second time from reconciliation.md, apart from the
/// checker's own rules and judge. Forms are read with the checker's reader; from there on nothing of it is used.
namespace budgetlint::testing::blame {

/// units × 10^place, in 元 for money. The place is that of the last written digit: 53.60万元 is 5360 × 10^2.
struct Number {
  Int128 units = 0;
  int place = 0;
};

/// The value in 10^-12, so that numbers of any place compare. The forms of the tests stay far below 128 bits.
[[nodiscard]] Int128 ticks(const Number& number);
[[nodiscard]] inline bool same_value(const Number& a, const Number& b) {
  return ticks(a) == ticks(b);
}

enum class Nature : std::uint8_t { amount, rate, headcount, count, months, share };

/// A stated cell and where its digits stand.
struct Entry {
  std::size_t file = 0;
  std::size_t document = 0;
  std::string pointer;
  std::string column;  ///< equal for the cells of one column of a form
  Span digits;         ///< bytes of the number in its file
  Nature nature = Nature::amount;
  int unit = 0;        ///< power of ten of the money unit it is written in
  bool about = false;  ///< 约 and its like: the set [v − u/2, v + u/2)
  Int128 most = 0;     ///< months: as many as its period has; 0: not known
  Number number;
};

enum class EquationKind : std::uint8_t { copy, sum, computed, range };

/// target = Σ Π factors; a `range` is a condition on its target alone.
struct Equation {
  EquationKind kind = EquationKind::copy;
  std::size_t target = 0;
  std::vector<std::vector<std::size_t>> terms;
  bool surplus_warns = false;  ///< BL303: a larger target is a warning
  std::vector<std::size_t> cells;
};

/// All stated cells of the submissions in some files, and all relations over them.
struct Model {
  std::vector<Entry> entries;
  std::vector<Equation> relations;
  std::vector<std::vector<std::size_t>> relations_of;  ///< by cell
};

/// Throws std::runtime_error where a file is no form as the generator makes them.
[[nodiscard]] Model read_model(const std::vector<File>& files);

using Numbers = std::vector<Number>;  ///< what each cell states, by cell
[[nodiscard]] Numbers numbers_of(const Model& model);

/// −1: the target would have to be larger, +1: smaller, 0: the relation holds. A `range` is 0 or +1.
[[nodiscard]] int side(const Model& model, const Equation& relation, const Numbers& numbers);

/// The exact right side in 10^-12.
[[nodiscard]] Int128 right_side(const Equation& relation, const Numbers& numbers);

/// Whether the verdict of a relation that does not hold is one of those that warn.
[[nodiscard]] bool warns(const Model& model, const Equation& relation, const Numbers& numbers);

/// The relations that do not hold, in order.
[[nodiscard]] std::vector<std::size_t> broken_relations(const Model& model, const Numbers& numbers);

[[nodiscard]] Int128 power_of_ten(int exponent);

}  // namespace budgetlint::testing::blame
