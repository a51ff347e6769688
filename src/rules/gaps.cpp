#include "gaps.hpp"

#include <algorithm>

namespace budgetlint {
namespace {

/// How many years before `end` are alike.
std::size_t stretch_before(const Presence& presence, std::size_t end, bool what) {
  std::size_t size = 0;
  while (size < end && presence[end - size - 1] == what) ++size;
  return size;
}

std::size_t stretch_from(const Presence& presence, std::size_t begin) {
  std::size_t size = 0;
  while (begin + size < presence.size() && presence[begin + size]) ++size;
  return size;
}

bool any_between(const Presence& presence, std::size_t begin, std::size_t end) {
  const auto at = [&](std::size_t year) { return presence.begin() + static_cast<std::ptrdiff_t>(year); };
  return std::find(at(begin), at(end), true) != at(end);
}

}  // namespace

std::size_t gap_before(const Presence& presence, std::size_t year) {
  const std::size_t gap = stretch_before(presence, year, false);
  if (gap == 0 || gap == year) return 0;
  const std::size_t before = stretch_before(presence, year - gap, true);
  const std::size_t behind = stretch_from(presence, year);
  if (before < gap || behind < gap) return 0;
  const bool broken_elsewhere =
      any_between(presence, 0, year - gap - before) || any_between(presence, year + behind, presence.size());
  return broken_elsewhere && before + behind < 3 * gap ? 0 : gap;
}

}  // namespace budgetlint
