#include "budgetlint/reconcile/tolerance.hpp"

#include <algorithm>
#include <array>

#include "exact.hpp"
#include "sides.hpp"

namespace budgetlint {
namespace {

struct KindName {
  Tolerance::Kind kind;
  std::string_view name;
};

constexpr std::array names{
    KindName{Tolerance::Kind::exact, "exact"},           KindName{Tolerance::Kind::rounding, "rounding"},
    KindName{Tolerance::Kind::truncation, "truncation"}, KindName{Tolerance::Kind::absolute, "absolute"},
    KindName{Tolerance::Kind::relative, "relative"},
};

/// Both sides at the coarser one's last digit.
bool agree_rounded(const Relation& relation, const Sides& sides, Rounding rounding) {
  const Decimal& stated = sides.target().value;
  const Decimal other = sides.computed();
  int items_digit = stated.exponent();
  if (relation.kind != RelationKind::computed) items_digit = sides.finest_item_digit();
  return items_digit <= sides.digit() ? exact::round(other, sides.digit(), rounding) == stated
                                      : exact::round(stated, items_digit, rounding) == other;
}

}  // namespace

std::string_view tolerance_name(Tolerance::Kind kind) {
  return std::ranges::find(names, kind, &KindName::kind)->name;
}

std::optional<Tolerance::Kind> parse_tolerance_kind(std::string_view name) {
  const auto* found = std::ranges::find(names, name, &KindName::name);
  return found == names.end() ? std::nullopt : std::optional(found->kind);
}

bool lies_within(const Relation& relation, const Tolerance& tolerance) {
  if (relation.kind == RelationKind::range) return false;
  try {
    const Sides sides(relation, {});
    const Decimal& stated = sides.target().value;
    const auto apart = [&] { return exact::subtract(stated, sides.computed()).absolute(); };
    switch (tolerance.kind) {
      case Tolerance::Kind::exact:
        break;
      case Tolerance::Kind::rounding:
        return agree_rounded(relation, sides, Rounding::half_up);
      case Tolerance::Kind::truncation:
        return agree_rounded(relation, sides, Rounding::half_up) || agree_rounded(relation, sides, Rounding::down);
      case Tolerance::Kind::absolute:
        return apart() <= tolerance.bound;
      case Tolerance::Kind::relative:
        return apart() <= exact::multiply(tolerance.bound, stated.absolute());
    }
  } catch (const exact::Overflow&) {
    return false;
  }
  return false;
}

}  // namespace budgetlint
