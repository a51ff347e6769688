#pragma once

#include <span>
#include <vector>

#include "formula.hpp"
#include "items.hpp"
#include "normalise.hpp"

namespace budgetlint {

/// What one place of a text says towards its total.
struct Statement {
  enum class Kind : std::uint8_t {
    term,   ///< a product whose counts are all found, or a formula
    lump,   ///< money alone
    share,  ///< a percentage
  };
  Kind kind = Kind::term;
  Sum sum;
  std::vector<std::size_t> printed;  ///< results that a formula prints, as indices into factors
  std::uint32_t lead = 0;            ///< the words before and after it
  std::uint32_t trail = 0;
  bool formula = false;      ///< written with signs
  bool after_pause = false;  ///< joined to the one before by 、
  bool possessive = false;   ///< 120万元的20%: the share follows its money with nothing between
  bool announced = false;    ///< between its separators stand but words for a total: 全年共需106万元
  bool listed = false;       ///< an entry of a numbered list: 2.资料费3000元
  Span gap;                  ///< the words before it
  std::size_t section = 0;
  Span place;  ///< in the normalised text
};

/// The parts of a text that are paired by themselves, between 。 and ；.
using Section = std::vector<Item>;

/// Cuts items into sections: brackets that hold no formula become commas, counts that stand alone join the section they
/// are for, lengths of time that stand alone join every section.
[[nodiscard]] std::vector<Section> sections_of(std::vector<Item> items, const std::vector<ProseFactor>& factors,
                                               std::vector<LeftOver>& left_over);

/// Pairs the rates of a section with its counts (reviewing.md, rules 2 to 4) and gives what it says in order. What
/// cannot be paired is put into `left_over`; implicit and derived factors are appended to the reading.
void read_section(const Section& section, std::size_t number, const Normalised& normalised, const ProseContext& context,
                  ProseReading& reading, std::vector<Statement>& statements, std::vector<LeftOver>& left_over);

}  // namespace budgetlint
