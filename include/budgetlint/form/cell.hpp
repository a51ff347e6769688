#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/quantity/period.hpp"
#include "budgetlint/quantity/quantity.hpp"

namespace budgetlint {

class Document;
struct Node;

/// The three states of a cell. `unreadable`: something stands there, a finding has been told of it, and every
/// relation over it is not evaluable.
enum class CellState : std::uint8_t { blank, stated, unreadable };

/// Where a cell stands: an opaque handle, so that rules never see YAML. An absent cell has no node.
struct Origin {
  const Document* document = nullptr;
  const Node* node = nullptr;
};

/// What every cell has. A quantity inside an explanation is a cell too: its `text` is the part of its node's text that
/// states it.
struct Field {
  CellState state = CellState::blank;
  std::string_view text;  ///< as YAML reads it; lives as long as the form
  Origin origin;

  [[nodiscard]] bool present() const { return origin.node != nullptr; }  ///< its key is written, though maybe blank
  [[nodiscard]] bool stated() const { return state == CellState::stated; }
  [[nodiscard]] bool blank() const { return state == CellState::blank; }
  [[nodiscard]] bool unreadable() const { return state == CellState::unreadable; }
};

struct TextCell : Field {};

/// What a quantity counts, which decides what it may be (whole, at most 1, …).
enum class Measure : std::uint8_t { amount, rate, headcount, count, months, days, times, share };

/// One quantity stated at one place. `quantity` means something when stated.
struct Cell : Field {
  Measure measure = Measure::amount;
  int most = 0;       ///< months: as many as the period has, where that is known; else 0
  Quantity quantity;  ///< of a blank amount only the unit that it would be read in

  /// Written and left empty, as a cell is that somebody forgot: `无` and `/` are meant.
  [[nodiscard]] bool empty() const { return blank() && present() && text.empty(); }
};

struct YearCell : Field {
  int year = 0;
};

struct UnitCell : Field {
  MoneyUnit unit = MoneyUnit::ten_thousand;  ///< 万元 when blank or unreadable
};

struct PeriodCell : Field {
  bool malformed = false;  ///< text that is no period: unreadable, and BL404 tells it
  PeriodReading reading;   ///< means something when stated
};

/// Where the text of a present cell stands in the source, if the source spells it without escapes or folds.
[[nodiscard]] std::optional<Span> source_span(const Field& cell);

/// The place of a present cell, for a finding; of a part of a text that part's, where the source shows it.
[[nodiscard]] Place place_of(const Field& cell);

/// The file that a present cell stands in, as reports print it.
[[nodiscard]] const std::string& file_of(const Field& cell);

/// A cell as a finding's related place.
[[nodiscard]] Related related(Role role, const Field& cell, Text reading = {});

/// The official label of a present cell alone: `金额`.
[[nodiscard]] std::string_view label_of(const Field& cell);

}  // namespace budgetlint
