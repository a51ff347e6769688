#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// Whether somebody watches standard error: it is a terminal.
[[nodiscard]] bool is_watched();

/// One line on standard error that says how many of the files are judged, the rate and the time left. It appears once
/// the work takes longer than a second, and is gone at the end.
class Progress {
public:
  Progress(std::size_t files, Language language);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// So many more files are done, and so many more turn out to be wanted. Any thread may say so.
  void advance(std::size_t done, std::size_t more = 0);

private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  std::size_t all_;
  std::size_t done_ = 0;
  Language language_;
  Clock::time_point start_;
  Clock::time_point next_;
  bool shown_ = false;
};

/// The line itself: `[####................] 1200 of 5000 files, 800/s, 5 s left`.
[[nodiscard]] std::string progress_line(std::size_t done, std::size_t all, std::chrono::milliseconds took,
                                        Language language);

}  // namespace budgetlint
