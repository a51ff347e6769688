// Times the whole check against libyaml's bare event parse of the same bytes, in turn, in one process. What one thread
// does is told in processor time, which other programs on the machine disturb least.
// usage: bench FOLDER [ROUNDS]
//        bench --events FOLDER | bench --check FOLDER    one pass over bytes in memory, for instruction counts
//        bench --run FOLDER                              one pass over files, and what it took: forms, seconds, MB
#include <sys/resource.h>
#include <yaml.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "budgetlint/support/file.hpp"
#include "tools/department.hpp"

namespace {

using namespace budgetlint;

std::vector<Input> load(const std::string& folder) {
  Inputs inputs = find_inputs({{folder}}, Limits().file_bytes);
  for (Input& input : inputs.files) input.bytes = std::get<std::string>(read_file(input.path, Limits().file_bytes));
  return std::move(inputs.files);
}

std::size_t bare_events(const std::vector<Input>& files) {
  std::size_t events = 0;
  for (const Input& file : files) {
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(file.bytes->data()),
                                 file.bytes->size());
    for (bool done = false; !done; ++events) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser, &event) == 0) std::abort();
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
  }
  return events;
}

std::size_t check(const std::vector<Input>& files, std::size_t jobs) {
  CheckOptions options;
  options.jobs = jobs;
  return check_files(files, options).results.findings.size();
}

double now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

template <typename Work>
double seconds(const Work& work, clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
  const double start = now(clock);
  work();
  return now(clock) - start;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// Finding and reading the files is part of it.
int run(const std::string& folder) {
  std::size_t forms = 0;
  const double taken = seconds([&] {
    CheckOptions options;
    options.jobs = 1;
    forms = check_files(find_inputs({{folder}}, Limits().file_bytes).files, options).results.summary.forms;
  });
  std::printf("%zu %.3f %ld\n", forms, taken, peak_megabytes());
  return 0;
}

/// Median rate, and the ratio to the bare events round by round.
void print(const char* what, double forms, const std::vector<double>& times, const std::vector<double>& events) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < times.size(); ++i) ratios.push_back(times[i] / events[i]);
  std::sort(ratios.begin(), ratios.end());
  std::printf("  %-24s %8.0f forms/s, %.2f times the events (%.2f to %.2f)\n", what, forms / median(times),
              median(ratios), ratios.front(), ratios.back());
}

/// One department whose many errors one total ties together.
void time_diagnosis(std::size_t funds, std::size_t errors) {
  const testing::Department department = testing::spoiled_department(funds, errors, 1);
  std::size_t findings = 0;
  const double taken = seconds([&] { findings = testing::check(department.files).findings.size(); });
  std::printf("  %4zu funds, %3zu errors   %8.0f ms, %zu findings\n", funds, errors, taken * 1e3, findings);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : ".";
  if (first == "--events") return bare_events(load(argv[2])) == 0 ? 1 : 0;
  if (first == "--check") return check(load(argv[2]), 1) == 0 ? 0 : 1;
  if (first == "--run") return run(argv[2]);
  const std::vector<Input> files = load(first);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
  std::size_t bytes = 0;
  for (const Input& file : files) bytes += file.bytes->size();
  std::vector<double> events, one, all;
  std::size_t findings = 0;
  for (int round = 0; round < rounds; ++round) {
    events.push_back(seconds([&] { bare_events(files); }));
    one.push_back(seconds([&] { findings = check(files, 1); }));
    all.push_back(seconds([&] { check(files, 0); }, CLOCK_MONOTONIC));
  }
  const double forms = static_cast<double>(files.size());
  std::printf("%zu files, %.1f MB, %zu findings, %d rounds, medians\n", files.size(), static_cast<double>(bytes) / 1e6,
              findings, rounds);
  print("libyaml's bare events", forms, events, events);
  print("whole check, 1 thread", forms, one, events);
  std::printf("  %-24s %8.0f forms/s, by the clock on the wall\n", "whole check, all cores", forms / median(all));
  std::printf("  %-24s %8ld MB, %.0f of them the forms' bytes\n", "peak memory", peak_megabytes(),
              static_cast<double>(bytes) / 1e6);
  time_diagnosis(300, 10);
  time_diagnosis(2000, 100);
  return 0;
}
