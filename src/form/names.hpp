#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace budgetlint {

/// A folded name that is compared with many others, and what tells most of those apart from it at a glance.
struct SketchedName {
  std::string text;
  std::size_t length = 0;     ///< code points
  std::uint64_t letters = 0;  ///< which of 64 classes of code points stand in it

  SketchedName() = default;
  explicit SketchedName(std::string folded);
};

/// The same as `nearly_equal` of the names, sooner.
[[nodiscard]] bool nearly_equal(const SketchedName& a, const SketchedName& b);

}  // namespace budgetlint
