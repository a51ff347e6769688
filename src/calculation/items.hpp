#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "lexicon.hpp"
#include "normalise.hpp"

namespace budgetlint {

enum class ItemKind : std::uint8_t {
  quantity,  ///< a number with what belongs to it
  times,
  over,
  plus,
  minus,
  equals,
  open,
  close,
  comma,  ///< ，
  pause,  ///< 、
  stop,   ///< 。 ； and what begins a list's entry
};

/// A quantity, a sign or a separator, in the order written.
struct Item {
  ItemKind kind = ItemKind::quantity;
  std::size_t factor = 0;   ///< of a quantity: index into the reading's factors
  Span place;               ///< in the normalised text
  std::uint32_t lead = 0;   ///< what the words before it say, back to the item before
  std::uint32_t trail = 0;  ///< what the words after it say, up to the next item
  Span gap;                 ///< those words before it
  Unit unit;                ///< of a count
  std::vector<Unit> per;    ///< what it is divided by
  bool weak = false;        ///< 一年 全年: the months of a year where they are wanted, else nothing
  bool listed = false;      ///< a stop that numbers an entry of a list, and what stands first behind it
  bool month_name = false;  ///< 12月: twelve months in a formula, December elsewhere
};

/// Words that are no part of a calculation and yet must not be passed over.
struct LeftOver {
  Obstacle obstacle = Obstacle::left_over;
  Span place;
};

/// 按月 按季度: how often is paid.
struct PaidBy {
  Denominator often;
  Span place;
};

/// What the lexer makes of a text.
struct Items {
  std::vector<Item> items;
  std::vector<LeftOver> left_over;
  std::vector<PaidBy> paid_by;  ///< each once
  bool names_months = false;    ///< 自7月1日起: the text has months of its own
  bool names_years = false;     ///< 2022—2023年: or years
};

}  // namespace budgetlint
