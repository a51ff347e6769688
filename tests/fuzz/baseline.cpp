// A baseline: what is read, written and read again is the same; what cannot be read is refused at a place in the file.
#include "budgetlint/diagnostic/baseline.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <tuple>

#include "budgetlint/support/failure.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

auto key_of(const BaselineEntry& entry) {
  return std::tie(entry.file, entry.document, entry.path, entry.rule, entry.stated, entry.expected);
}

bool reads_before(const BaselineEntry& a, const BaselineEntry& b) {
  return key_of(a) < key_of(b);
}

bool is_same(const BaselineEntry& a, const BaselineEntry& b) {
  return key_of(a) == key_of(b);
}

void check_baseline(const Baseline& baseline) {
  const Source& source = *baseline.source;
  std::size_t before = 0;
  for (const BaselineEntry& entry : baseline.entries) {
    require(entry.span.begin >= before && entry.span.end <= source.bytes().size(), "an entry outside the file");
    before = entry.span.end;
    const auto json = nlohmann::json::parse(source.slice(entry.span));
    require(json["rule"] == entry.rule && json["path"] == entry.path, "another entry stands there", json.dump());
  }
  const std::string text = baseline_text({}, source.path(), baseline.entries);
  Baseline again = parse_baseline(std::make_shared<const Source>(source.path(), text));
  std::vector<BaselineEntry> entries = baseline.entries;
  std::ranges::sort(entries, reads_before);
  std::ranges::sort(again.entries, reads_before);
  require(std::ranges::equal(entries, again.entries, is_same), "written and read again it is another one", text);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto source = std::make_shared<const Source>("known.json", bytes);
  try {
    check_baseline(parse_baseline(source));
  } catch (const Failure& failure) {
    const std::string& message = failure.message().english;
    require(message.starts_with("known.json:") && !failure.message().chinese.empty(), "no place is told", message);
    const std::size_t line = std::stoul(message.substr(message.find(':') + 1));
    require(line >= 1 && line <= source->line_count(), "a line that is none", message);
  }
  return 0;
}
