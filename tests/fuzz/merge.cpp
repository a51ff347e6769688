// A part of an audit: what is accepted is, byte for byte, what the program writes, so that nothing in it is passed
// over; the same part cut off, changed, or short of a line is refused; and accepted parts of one run are reported
// whole.
#include <nlohmann/json.hpp>

#include "budgetlint/report/version.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/hash.hpp"
#include "command/part.hpp"
#include "fuzz/audits.hpp"
#include "fuzz/fuzz.hpp"

namespace budgetlint {
namespace {

using fuzz::require;

/// Parts one after another, each behind a line of this.
constexpr std::string_view separator = "=====\n";
constexpr std::size_t most_parts = 4;

/// `VERSION` in the head is this program's, so that what is kept does not grow old.
std::string with_version(std::string_view lines) {
  constexpr std::string_view word = "VERSION";
  std::string text(lines);
  const std::size_t at = text.find(word);
  if (at < text.find('\n')) text.replace(at, word.size(), version());
  return text;
}

/// With a last line that fits: no fuzzer finds a checksum.
std::string sealed(const std::string& lines) {
  const auto count = std::count(lines.begin(), lines.end(), '\n');
  const nlohmann::json last = {{"end", {{"lines", count}, {"checksum", Hash().add(lines).text()}}}};
  return lines + last.dump() + '\n';
}

/// Nothing where it is refused.
std::optional<Part> accepted(const std::string& text) {
  try {
    return parse_part("a.part", text);
  } catch (const Failure& failure) {
    const Text& message = failure.message();
    require(message.english.starts_with("a.part: ") && message.chinese.starts_with("a.part"), "no place is told",
            message.english);
  }
  return std::nullopt;
}

void check_refused(const std::string& text, std::string_view what) {
  require(!accepted(text), what, text);
}

/// Damage at a place in the file.
void check_damaged(const std::string& text, std::size_t at) {
  check_refused(text.substr(0, at), "a part that is cut off is accepted");
  std::string changed = text;
  changed[at] = static_cast<char>(changed[at] ^ 1);
  check_refused(changed, "a part that was changed is accepted");
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  const std::size_t end = text.find('\n', at) + 1;
  const std::string line = text.substr(begin, end - begin);
  check_refused(text.substr(0, begin) + text.substr(end), "a part that is short of a line is accepted");
  check_refused(text.substr(0, end) + line + text.substr(end), "a part with a line that is there twice is accepted");
}

std::size_t told_and_held(const CheckOutcome& outcome) {
  return outcome.results.findings.size() + outcome.results.held.size();
}

/// The parts of a run as one: no smaller than the largest of them, and every submission of each.
void check_merged(std::vector<Part> parts, Language language) {
  try {
    verify_parts(parts);
  } catch (const Failure& failure) {
    require(!failure.message().english.empty() && !failure.message().chinese.empty(), "no reason");
    return;
  }
  std::size_t submissions = 0;
  std::size_t forms = 0;
  std::vector<CheckOutcome> outcomes;
  for (Part& part : parts) {
    submissions += part.outcome.submissions.size();
    forms += part.outcome.results.summary.forms;
    arrange(part.outcome.results.findings);
    outcomes.push_back(std::move(part.outcome));
  }
  std::size_t most = 0;
  for (const CheckOutcome& outcome : outcomes) most = std::max(most, told_and_held(outcome));
  const CheckOutcome whole = join(std::move(outcomes));
  require(whole.submissions.size() == submissions && whole.results.summary.forms == forms, "a smaller total");
  require(told_and_held(whole) >= most, "findings are lost");
  fuzz::require_audit(whole, language);
}

}  // namespace
}  // namespace budgetlint

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace budgetlint;
  fuzz::Bytes bytes(data, size);
  const bool raw = bytes.byte() % 2 != 0;
  const std::size_t place = bytes.byte();
  std::vector<Part> parts;
  while (!bytes.empty() && parts.size() < most_parts) {
    const std::string lines = with_version(bytes.until(separator));
    const std::string text = raw ? lines : sealed(lines);
    std::optional<Part> part = accepted(text);
    if (!part) return 0;
    require(part_text(*part) == text, "an accepted part is not what is written again", text);
    check_damaged(text, place * (text.size() - 1) / 255);
    parts.push_back(std::move(*part));
  }
  if (!parts.empty()) check_merged(std::move(parts), place % 2 == 0 ? Language::english : Language::chinese);
  return 0;
}
