#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "budgetlint/quantity/decimal.hpp"

namespace budgetlint {

/// What tells submissions apart: the folded department and the year, or, of a form by itself, its file and document.
/// In the order of `Run::submissions`.
struct SubmissionKey {
  std::string department;
  int year = 0;
  std::string file;
  std::size_t document = 0;
  friend bool operator<(const SubmissionKey& a, const SubmissionKey& b) {
    return std::tie(a.department, a.year, a.file, a.document) < std::tie(b.department, b.year, b.file, b.document);
  }
};

/// What a department gives to a fund in a year.
struct FundAmount {
  std::string fund;
  std::optional<Decimal> amount;  ///< in 元; empty where none can be read
};

/// What an audit counts of one submission.
struct SubmissionFigures {
  SubmissionKey key;
  std::string department;  ///< as its first form spells it; empty where it cannot be read, like the year
  int year = 0;
  std::size_t forms = 0;
  std::optional<Decimal> money;    ///< Coverage::all_money
  std::optional<Decimal> checked;  ///< Coverage::checked_money
  std::vector<FundAmount> funds;   ///< of 附表2, in its order
  std::size_t facts = 0;           ///< bytes that it takes in the facts
};

}  // namespace budgetlint
