#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "properties/blame/changes.hpp"

/// Random cases, drawn and shrunk by rapidcheck, the same in every run.
namespace budgetlint::testing::blame {

/// A slip of the hand; `cell` counts among the cells that it may fall on, round and round.
struct DrawnSlip {
  std::uint64_t cell = 0;
  Slip kind = Slip::another_digit;
  std::uint64_t hand = 0;  ///< the seed of what else there is to choose
};

/// A submission and what happens to it.
struct Draw {
  std::uint64_t seed = 0;
  std::size_t directions = 1;
  bool blank_totals = false;
  bool neighbours = false;  ///< the second slip falls on a cell that shares a relation with the first
  DrawnSlip first;
  DrawnSlip second;
};

/// What a draw consists of, in this order.
[[nodiscard]] std::string text_of(const Draw& draw);

/// Draws so many cases, small submissions first, and judges each; `judge` says what is wrong with it, and nothing where
/// nothing is. The first wrong one is made as small as it can be and told with what it was drawn from; empty when all
/// are right.
[[nodiscard]] std::string first_wrong(std::uint64_t seed, std::size_t cases,
                                      const std::function<std::string(const Draw&)>& judge);

}  // namespace budgetlint::testing::blame
