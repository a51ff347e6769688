#include "budgetlint/command/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace budgetlint {
namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds pace{200};

/// On the current line, in place of what stood there; nobody can be told when that fails.
void put(const std::string& line) {
  const std::string text = "\r" + line + "\x1b[K";
  static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

}  // namespace

bool is_watched() {
  return isatty(STDERR_FILENO) != 0;
}

std::string progress_line(std::size_t done, std::size_t all, std::chrono::milliseconds took, Language language) {
  const auto spent = static_cast<std::size_t>(std::max<std::chrono::milliseconds::rep>(took.count(), 1));
  const std::size_t rate = done * 1000 / spent;
  const std::size_t left = rate == 0 ? 0 : (all - std::min(done, all)) / rate;
  constexpr std::size_t bar_width = 20;
  const std::size_t full = all == 0 ? bar_width : std::min(done, all) * bar_width / all;
  const std::string bar = '[' + std::string(full, '#') + std::string(bar_width - full, '.') + ']';
  return language == Language::english
             ? fmt::format("{} {} of {} files, {}/s, {} s left", bar, done, all, rate, left)
             : fmt::format("{} 已核对{}个文件，共{}个，每秒{}个，约剩{}秒", bar, done, all, rate, left);
}

Progress::Progress(std::size_t files, Language language)
    : all_(files), language_(language), start_(Clock::now()), next_(start_ + patience) {}

Progress::~Progress() {
  if (shown_) put("");
}

void Progress::advance(std::size_t done, std::size_t more) {
  const std::lock_guard lock(mutex_);
  done_ += done;
  all_ += more;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + pace;
  shown_ = true;
  put(progress_line(done_, all_, std::chrono::duration_cast<std::chrono::milliseconds>(now - start_), language_));
}

}  // namespace budgetlint
