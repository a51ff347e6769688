#include "command/interrupt.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <thread>

using budgetlint::Interrupted;
using budgetlint::InterruptGuard;

TEST_CASE("A signal that one thread gets is heard by the others, and by no later run") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const InterruptGuard guard;
    CHECK_NOTHROW(InterruptGuard::check());
    bool heard = false;
    std::thread other([&] {
      const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
      try {
        while (std::chrono::steady_clock::now() < end) InterruptGuard::check();
      } catch (const Interrupted&) {
        heard = true;
      }
    });
    std::raise(signal);
    other.join();
    CHECK(heard);
    CHECK_THROWS_AS(InterruptGuard::check(), Interrupted);
  }
  const InterruptGuard later;
  CHECK_NOTHROW(InterruptGuard::check());
}
