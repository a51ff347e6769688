#include "interrupt.hpp"

#include <csignal>

namespace budgetlint {
namespace {

volatile std::sig_atomic_t was_interrupted = 0;

extern "C" void note_interrupt(int signal) {
  was_interrupted = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void InterruptGuard::check() {
  if (was_interrupted != 0) throw Interrupted();
}

}  // namespace budgetlint
