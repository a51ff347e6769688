#include "budgetlint/support/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace budgetlint {

std::size_t worker_count(std::size_t count, std::size_t jobs) {
  if (jobs == 0) jobs = std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(count, 1));
}

void for_each_parallel(std::size_t count, std::size_t jobs,
                       const std::function<void(std::size_t worker, std::size_t item)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex failure_mutex;
  std::exception_ptr failure;
  const auto run = [&](std::size_t worker) {
    try {
      for (std::size_t item = next++; item < count; item = next++) work(worker, item);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  const std::size_t workers = worker_count(count, jobs);
  std::vector<std::thread> threads;
  threads.reserve(workers - 1);
  try {
    for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
  } catch (...) {  // the system gives no more threads: those that there are do the work
  }
  run(0);  // the calling thread works too: with one job no thread is started
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace budgetlint
