#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "formula.hpp"
#include "items.hpp"
#include "normalise.hpp"
#include "statement.hpp"

namespace budgetlint {

/// A quantity or a formula of a section while it looks for its partners.
struct Entry {
  enum class Kind : std::uint8_t { count, money, share, other };
  Kind kind = Kind::other;
  Sum sum;
  const Item* first = nullptr;
  const Item* last = nullptr;
  std::vector<std::size_t> printed;
  bool formula = false;
  bool after_pause = false;
  bool inherited = false;        ///< its denominators are those of the rate before it
  bool used = false;             ///< a count that a rate has found
  bool taken = false;            ///< a count that is settled: joined to the money beside it, or a part of a total
  bool is_part = false;          ///< a count behind 其中, or its money, of a whole that all parts add up to
  std::size_t clause = 0;        ///< between ， and ，
  std::size_t pause_clause = 0;  ///< between 、 and 、
  int group = -1;                ///< counts and rates that belong together; -1: shared

  [[nodiscard]] bool is_rate() const {
    return kind == Kind::money &&
           std::any_of(sum.begin(), sum.end(), [](const Partial& p) { return !p.needs.empty(); });
  }
  [[nodiscard]] bool needs_counts() const {
    return kind == Kind::money && std::any_of(sum.begin(), sum.end(), [](const Partial& partial) {
             return std::any_of(partial.needs.begin(), partial.needs.end(),
                                [](const Unit& unit) { return !is_time(unit); });
           });
  }
};

/// Cuts a section into entries and settles what its neighbours alone decide: formulas, parts behind 其中 that add up,
/// rates inherited across 、, and pairs that stand side by side. Nothing when the section cannot be read; `left_over`
/// then says why. Entries point into `section`.
[[nodiscard]] std::optional<std::vector<Entry>> make_entries(const Section& section, const Normalised& normalised,
                                                             ProseReading& reading, std::vector<LeftOver>& left_over);

}  // namespace budgetlint
