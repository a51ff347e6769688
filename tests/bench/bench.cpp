// Times the whole check against libyaml's bare event parse of the same bytes, in turn, in one process.
// usage: bench FOLDER [ROUNDS] | bench --events FOLDER | bench --check FOLDER (one pass, for instruction counts)
#include <sys/resource.h>
#include <yaml.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
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

template <typename Work>
double seconds(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
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
  const std::vector<Input> files = load(first);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 7;
  std::size_t bytes = 0;
  for (const Input& file : files) bytes += file.bytes->size();
  std::vector<double> events, one, all, ratios;
  std::size_t findings = 0;
  for (int round = 0; round < rounds; ++round) {
    events.push_back(seconds([&] { bare_events(files); }));
    one.push_back(seconds([&] { findings = check(files, 1); }));
    all.push_back(seconds([&] { check(files, 0); }));
    ratios.push_back(one.back() / events.back());
  }
  std::sort(ratios.begin(), ratios.end());
  const double forms = static_cast<double>(files.size());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu files, %.1f MB, %zu findings, %d rounds, medians\n", files.size(), static_cast<double>(bytes) / 1e6,
              findings, rounds);
  std::printf("  libyaml's bare events  %8.0f forms/s\n", forms / median(events));
  std::printf("  whole check, 1 thread  %8.0f forms/s, %.2f times the events (%.2f to %.2f)\n", forms / median(one),
              median(ratios), ratios.front(), ratios.back());
  std::printf("  whole check, all cores %8.0f forms/s\n", forms / median(all));
  std::printf("  peak memory            %8ld MB (the forms' bytes, all forms and their findings at once)\n",
              usage.ru_maxrss / 1024);
  time_diagnosis(300, 10);
  time_diagnosis(2000, 100);
  return 0;
}
