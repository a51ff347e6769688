#pragma once

#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "normalise.hpp"
#include "statement.hpp"

namespace budgetlint {

/// Whether a formula is the calculation of the words before it and no summand of its own: 12人，月工资3800元，全年工资
/// 12人×3800元×12月. It has the same numbers, and nothing says that they are for something else.
[[nodiscard]] bool restates(const Statement& formula, const Statement& words, const Normalised& normalised,
                            const std::vector<ProseFactor>& factors);

/// The later of two summands that state one and the same money; nullptr where each is one of its own. Two of the same
/// amount must be written alike (水费每月1万元，电费每月1万元) or each count something; words and a formula may count
/// the same only for different costs; and no summand starts from the result of another.
[[nodiscard]] const Statement* stated_twice(const std::vector<const Statement*>& summands, const Normalised& normalised,
                                            const std::vector<ProseFactor>& factors);

}  // namespace budgetlint
