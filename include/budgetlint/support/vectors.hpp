#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace budgetlint {

/// Moves what `more` holds to the end of `all`.
template <typename T>
void append(std::vector<T>& all, std::vector<T> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Sorts a vector and leaves of equal elements one.
template <typename T>
void sort_unique(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace budgetlint
