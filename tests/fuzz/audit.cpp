// An audit of any forms: its reports can be read by those they are for, and are the same bytes when it is judged in
// parts that are written down and merged.
#include "budgetlint/command/check.hpp"
#include "command/part.hpp"
#include "fuzz/audits.hpp"
#include "fuzz/forms.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

CheckOptions audit_options() {
  CheckOptions options = fuzz::check_options();
  options.scope = Scope::years;
  options.figures = true;
  return options;
}

/// One shard, written as a part and read again.
Part part_of(const std::vector<Input>& files, const Shard& shard) {
  CheckOptions options = audit_options();
  options.shard = shard;
  Part part;
  part.path = "a.part";
  part.shard = shard;
  part.outcome = judge_shard(files, options);
  const std::string text = part_text(part);
  Part again = parse_part(part.path, text);
  require(part_text(again) == text, "written and read again it is another part", text);
  return again;
}

CheckOutcome merged(const std::vector<Input>& files, std::size_t count) {
  std::vector<Part> parts;
  for (std::size_t number = count; number > 0; --number) parts.push_back(part_of(files, {number, count}));
  verify_parts(parts);
  std::vector<CheckOutcome> outcomes;
  for (Part& part : parts) outcomes.push_back(std::move(part.outcome));
  return join(std::move(outcomes));
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const unsigned how = bytes.byte();
  const Language language = how % 2 == 0 ? Language::english : Language::chinese;
  const std::size_t count = 1 + how / 2 % 4;
  const std::vector<Input> files = fuzz::forms_of(bytes);
  const CheckOutcome whole = check_files(files, audit_options());
  const bool all = how / 8 % 4 == 0;
  if (all) fuzz::require_audit(whole, language);
  const CheckOutcome parts = merged(files, count);
  for (const std::string_view format : {"json", "text", "csv", "html"}) {
    if (!all && format != "json") continue;
    const std::string one = fuzz::printed_audit(whole, format, language);
    const std::string other = fuzz::printed_audit(parts, format, language);
    require(one == other, "merged it is another report", one + "\n--- merged:\n" + other);
  }
  return 0;
}
