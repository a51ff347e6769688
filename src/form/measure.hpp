#pragma once

#include <string_view>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "budgetlint/form/cell.hpp"

namespace budgetlint {

/// Reads the cells of one document: every function takes the mapping a cell stands in and its canonical key.
/// An absent key gives a blank cell without an origin. What cannot be read is told once, in `findings`.
class CellReader {
public:
  CellReader(const Document& document, std::vector<Finding>& findings) : document_(document), findings_(findings) {}

  /// What bare amounts are in. Where the form's unit cannot be read, no bare amount can be either.
  void set_unit(const UnitCell& cell) {
    unit_ = cell.unit;
    unit_known_ = !cell.unreadable();
  }

  [[nodiscard]] Field field(const Node* parent, std::string_view key) const;
  [[nodiscard]] Field field(const Node& node) const;
  [[nodiscard]] TextCell text(const Node* parent, std::string_view key) const;
  [[nodiscard]] Cell quantity(const Node* parent, std::string_view key, Measure measure) const;
  /// A key that the schema requires (BL102 has told that it is absent): absent means unreadable, not blank.
  [[nodiscard]] Cell required_quantity(const Node* parent, std::string_view key, Measure measure) const;
  [[nodiscard]] YearCell year(const Node* parent, std::string_view key) const;
  [[nodiscard]] UnitCell unit(const Node* parent, std::string_view key) const;
  [[nodiscard]] PeriodCell period(const Node* parent, std::string_view key, int form_year) const;

private:
  template <typename CellType>
  [[nodiscard]] CellType scalar(const Node* parent, std::string_view key) const;
  void report(const RuleInfo& rule, const Node& node, const Text& message) const;
  [[nodiscard]] PeriodCell period_mapping(PeriodCell cell) const;

  const Document& document_;
  std::vector<Finding>& findings_;
  MoneyUnit unit_ = MoneyUnit::ten_thousand;
  bool unit_known_ = true;
};

/// The children of a list, or of nothing at all when the key is absent, blank or no list.
[[nodiscard]] std::span<Node* const> items_of(const Node* parent, std::string_view key);

}  // namespace budgetlint
