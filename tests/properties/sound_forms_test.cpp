// Random sound submissions are silent; one changed amount among them is noticed.
#include <catch2/catch.hpp>

#include "generate/generate.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

constexpr std::uint64_t silent_submissions = 10'000;
constexpr std::uint64_t changed_submissions = 2'000;

std::vector<File> files_of(const std::vector<GeneratedForm>& forms) {
  std::vector<File> files;
  for (const GeneratedForm& form : forms) files.push_back({form.name, form.yaml});
  return files;
}

/// Another first digit, full width if it was: the change that no legitimate rounding between units hides.
std::string with_another_first_digit(std::string yaml, std::size_t at) {
  char& last_byte = static_cast<unsigned char>(yaml[at]) >= 0x80 ? yaml[at + 2] : yaml[at];
  const bool full_width = &last_byte != &yaml[at];
  const char zero = full_width ? '\x90' : '0';
  last_byte = last_byte == zero + 9 ? static_cast<char>(zero + 1) : static_cast<char>(last_byte + 1);
  return yaml;
}

}  // namespace

TEST_CASE("random sound submissions give no error and no warning", "[long]") {
  std::size_t forms = 0;
  for (std::uint64_t seed = 0; seed < silent_submissions; ++seed) {
    const Results results = check(files_of(generate_submission(seed, {})));
    forms += results.summary.forms;
    if (results.findings.empty()) continue;
    CAPTURE(seed);
    CHECK(digest(results).empty());
    FAIL("first finding: " << digest(results).front());
  }
  CHECK(forms > 5 * silent_submissions);
}

TEST_CASE("one changed amount in a sound submission is noticed, at its cell or where it is compared", "[long]") {
  std::size_t changed = 0;
  for (std::uint64_t seed = 0; changed < changed_submissions; ++seed) {
    const std::vector<GeneratedForm> forms = generate_submission(seed, {});
    std::vector<std::pair<std::size_t, const AmountCell*>> tied;
    for (std::size_t form = 0; form < forms.size(); ++form) {
      for (const AmountCell& amount : forms[form].amounts) {
        if (amount.tied) tied.emplace_back(form, &amount);
      }
    }
    if (tied.empty()) continue;
    const auto [form, amount] = tied[seed * 7919 % tied.size()];
    std::vector<File> files = files_of(forms);
    files[form].bytes = with_another_first_digit(files[form].bytes, amount->begin);
    CAPTURE(seed, files[form].name, amount->pointer);
    const Results results = check(files);
    CHECK_FALSE(results.findings.empty());
    ++changed;
  }
}
