#pragma once

#include <cstddef>
#include <functional>

namespace budgetlint {

/// Calls `work(worker, item)` once for every item in [0, count), on up to `jobs` threads (0: one for each core).
/// `worker` is below `worker_count(count, jobs)` and no two calls with the same one overlap, so that scratch
/// space may be kept for each. Items are taken in order; the first exception is thrown again here.
void for_each_parallel(std::size_t count, std::size_t jobs,
                       const std::function<void(std::size_t worker, std::size_t item)>& work);

/// How many threads `for_each_parallel` uses: at least 1.
[[nodiscard]] std::size_t worker_count(std::size_t count, std::size_t jobs);

}  // namespace budgetlint
