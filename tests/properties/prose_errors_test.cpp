// Sound forms whose calculation stands in words alone: one changed number of the words, or one changed amount, is
// noticed and blamed at its place.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generate/generate.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

constexpr std::uint64_t submissions = 1'500;

/// A number in the words of an explanation.
struct Number {
  std::size_t form = 0;
  std::size_t begin = 0, end = 0;  ///< bytes of its digits
  Span product;                    ///< what it is a factor of: 900人×46元/人/月×12个月
};

std::vector<GeneratedForm> in_words(std::uint64_t seed) {
  Shape shape;
  shape.explanations = Explanations::alone;
  return generate_submission(seed, shape);
}

std::vector<File> files_of(const std::vector<GeneratedForm>& forms) {
  std::vector<File> files;
  for (const GeneratedForm& form : forms) files.push_back({form.name, form.yaml});
  return files;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The numbers of every product in words: 900人×46元/人/月×12个月. Nothing else in a form has a ×.
std::vector<Number> numbers_in(const std::vector<GeneratedForm>& forms) {
  constexpr std::string_view times = "×";
  constexpr std::string_view between = "；";
  constexpr std::string_view outside = "\"'\n ,{}[]";
  std::vector<Number> numbers;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    const std::string_view yaml = forms[form].yaml;
    for (std::size_t at = yaml.find(times); at != yaml.npos;) {
      std::size_t begin = yaml.find_last_of(outside, at) + 1;
      const std::size_t before = yaml.substr(begin, at - begin).rfind(between);
      if (before != yaml.npos) begin += before + between.size();
      const std::size_t end = std::min({yaml.find_first_of(outside, at), yaml.find(between, at), yaml.size()});
      for (std::size_t i = begin; i < end; ++i) {
        if (!is_digit(yaml[i])) continue;
        std::size_t last = i;
        while (last < end && (is_digit(yaml[last]) || yaml[last] == '.')) ++last;
        numbers.push_back({form, i, last, {begin, end}});
        i = last;
      }
      at = yaml.find(times, end);
    }
  }
  return numbers;
}

/// Another first digit: no rounding of the amount hides it where the product makes most of the amount.
std::string changed(std::string yaml, std::size_t at) {
  yaml[at] = yaml[at] == '9' ? '1' : static_cast<char>(yaml[at] + 1);
  return yaml;
}

/// What a product comes to, in 0.000001 元, worked out a second time: every number of it is a factor.
std::int64_t worth(std::string_view product) {
  std::int64_t value = 1;
  int decimals = 0;
  for (std::size_t i = 0; i < product.size(); ++i) {
    if (!is_digit(product[i])) continue;
    std::int64_t number = 0;
    bool fraction = false;
    for (; i < product.size() && (is_digit(product[i]) || product[i] == '.'); ++i) {
      fraction = fraction || product[i] == '.';
      if (product[i] == '.') continue;
      number = number * 10 + (product[i] - '0');
      decimals += fraction ? 1 : 0;
    }
    value *= number;
    if (product.substr(i).starts_with("万")) decimals -= 4;
    if (product.substr(i).starts_with("%")) decimals += 2;
  }
  for (; decimals < 6; ++decimals) value *= 10;
  return value;
}

/// True when the change is more than any amount is rounded by: 1万元.
bool shows(std::string_view before, std::string_view after) {
  return std::abs(worth(after) - worth(before)) >= 10'000'000'000;
}

bool covers(const Place& place, const std::string& file, const Number& number) {
  return place.file == file && place.span.begin <= number.begin && number.end <= place.span.end &&
         place.path.ends_with("/explanation");
}

/// The amount of the row whose explanation holds that byte, where some relation reads it and its digits are ASCII.
const AmountCell* amount_before(const GeneratedForm& form, std::size_t byte) {
  const AmountCell* found = nullptr;
  for (const AmountCell& amount : form.amounts) {
    if (amount.begin < byte && amount.pointer.starts_with("/details/")) found = &amount;
  }
  const bool usable = found != nullptr && found->tied && is_digit(form.yaml[found->begin]);
  return usable ? found : nullptr;
}

/// The form with the fixes of a finding put in.
std::string repaired(std::string yaml, const Finding& finding) {
  for (const Fix& fix : finding.fixes) {
    for (const Edit& edit : fix.edits) yaml.replace(edit.place.span.begin, edit.place.span.size(), edit.text);
  }
  return yaml;
}

struct Counts {
  std::size_t changed = 0;
  std::size_t noticed = 0;
  std::size_t blamed = 0;     ///< at its place, with the value it had
  std::size_t repaired = 0;   ///< by the fix, to the byte
  std::size_t candidate = 0;  ///< one of several that are told
  std::size_t elsewhere = 0;  ///< another cell alone is blamed, with a value
};

std::string told(const Counts& counts) {
  return std::to_string(counts.changed) + " changed, " + std::to_string(counts.noticed) + " noticed, " +
         std::to_string(counts.blamed) + " blamed with the right value, " + std::to_string(counts.repaired) +
         " repaired to the byte, " + std::to_string(counts.candidate) + " among candidates, " +
         std::to_string(counts.elsewhere) + " blamed elsewhere";
}

}  // namespace

TEST_CASE("sound forms whose calculation stands in words alone are silent", "[prose][long]") {
  std::size_t in_prose = 0;
  for (std::uint64_t seed = 0; seed < submissions; ++seed) {
    const std::vector<GeneratedForm> forms = in_words(seed);
    in_prose += numbers_in(forms).size();
    CAPTURE(seed);
    const Results results = check(files_of(forms));
    CHECK(digest(results).empty());
  }
  CHECK(in_prose > submissions);
}

TEST_CASE("one changed number of a text is noticed and blamed in the text", "[prose][long]") {
  Counts counts;
  for (std::uint64_t seed = 0; seed < submissions; ++seed) {
    const std::vector<GeneratedForm> forms = in_words(seed);
    const std::vector<Number> numbers = numbers_in(forms);
    if (numbers.empty()) continue;
    const Number& number = numbers[seed * 7919 % numbers.size()];
    std::vector<File> files = files_of(forms);
    const std::string sound = files[number.form].bytes;
    files[number.form].bytes = changed(sound, number.begin);
    const std::string& name = files[number.form].name;
    const Results results = check(files);
    const auto part = [&](const std::string& yaml) {
      return std::string_view(yaml).substr(number.product.begin, number.product.size());
    };
    if (!shows(part(sound), part(files[number.form].bytes))) continue;
    CAPTURE(seed, part(files[number.form].bytes));
    ++counts.changed;
    CHECK_FALSE(results.findings.empty());
    counts.noticed += results.findings.empty() ? 0U : 1U;
    bool here = false;
    bool among = false;
    bool other = false;
    for (const Finding& finding : results.findings) {
      const bool at = covers(finding.place, name, number);
      const bool sure =
          !finding.expected.empty() &&
          finding.related.end() == std::find_if(finding.related.begin(), finding.related.end(),
                                                [](const Related& related) { return related.role == Role::candidate; });
      among = among || (at && !sure) ||
              std::any_of(finding.related.begin(), finding.related.end(), [&](const Related& related) {
                return related.role == Role::candidate && covers(related.place, name, number);
              });
      const bool right = at && sure && repaired(files[number.form].bytes, finding) == sound;
      here = here || (at && sure);
      counts.repaired += right ? 1U : 0U;
      other = other || (!at && sure);
    }
    counts.blamed += here ? 1U : 0U;
    counts.candidate += !here && among ? 1U : 0U;
    counts.elsewhere += !here && !among && other ? 1U : 0U;
  }
  INFO(told(counts));
  CHECK(counts.changed > 1000);
  CHECK(counts.noticed == counts.changed);
  CHECK(counts.repaired == counts.blamed);
  CHECK((counts.blamed + counts.candidate) * 100 >= counts.changed * 99);
}

TEST_CASE("one changed amount beside a text is blamed on the amount", "[prose][long]") {
  Counts counts;
  for (std::uint64_t seed = 0; seed < submissions; ++seed) {
    const std::vector<GeneratedForm> forms = in_words(seed);
    const std::vector<Number> numbers = numbers_in(forms);
    std::vector<std::pair<std::size_t, const AmountCell*>> amounts;
    for (const Number& number : numbers) {
      const AmountCell* beside = amount_before(forms[number.form], number.product.begin);
      if (beside != nullptr) amounts.emplace_back(number.form, beside);
    }
    if (amounts.empty()) continue;
    const auto& [form, amount] = amounts[seed * 7919 % amounts.size()];
    std::vector<File> files = files_of(forms);
    const std::string sound = files[form].bytes;
    files[form].bytes = changed(sound, amount->begin);
    const Results results = check(files);
    ++counts.changed;
    counts.noticed += results.findings.empty() ? 0U : 1U;
    bool here = false;
    bool other = false;
    for (const Finding& finding : results.findings) {
      const bool at = finding.place.file == files[form].name && finding.place.path == amount->pointer;
      here = here || (at && !finding.expected.empty());
      counts.repaired += at && repaired(files[form].bytes, finding) == sound ? 1U : 0U;
      other = other || (!at && !finding.expected.empty());
    }
    counts.blamed += here ? 1U : 0U;
    counts.elsewhere += !here && other ? 1U : 0U;
  }
  INFO(told(counts));
  CHECK(counts.changed > 1000);
  CHECK(counts.noticed == counts.changed);
  CHECK(counts.blamed == counts.changed);
}
