#pragma once

namespace budgetlint {

/// Thrown where a run is given up because somebody asked for it.
struct Interrupted {};

/// While it lives, the first Ctrl-C or SIGTERM is noted instead of ending the program, so that what was begun is
/// cleared away; a second one ends it.
class InterruptGuard {
public:
  InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  ~InterruptGuard();

  /// Throws Interrupted once one has come.
  static void check();
};

}  // namespace budgetlint
