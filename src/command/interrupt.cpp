#include "interrupt.hpp"

#include <atomic>
#include <csignal>

namespace budgetlint {
namespace {

/// The signal comes to any of the threads, and all of them ask.
std::atomic<bool> was_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // else no handler of signals may touch it

extern "C" void note_interrupt(int signal) {
  was_interrupted = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  was_interrupted = false;
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void InterruptGuard::check() {
  if (was_interrupted) throw Interrupted();
}

}  // namespace budgetlint
