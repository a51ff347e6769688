#include "named_tests.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace budgetlint::testing {

std::vector<std::string> tests_missing_in(const std::string& page) {
  const auto& tests = Catch::getRegistryHub().getTestCaseRegistry().getAllTests();
  std::vector<std::string> missing;
  for (std::size_t begin = page.find('`'); begin != std::string::npos;) {
    const std::size_t end = page.find('`', begin + 1);
    if (end == std::string::npos) break;
    std::string name;  // a page may break it over two lines
    for (std::size_t i = begin + 1; i < end; ++i) {
      const bool blank = page[i] == '\n' || page[i] == ' ';
      if (!blank) name += page[i];
      if (blank && !name.ends_with(' ')) name += ' ';
    }
    const bool is_test = std::ranges::any_of(tests, [&](const auto& test) { return test.name == name; });
    if (std::ranges::count(name, ' ') > 3 && !is_test) missing.push_back(name);
    begin = page.find('`', end + 1);
  }
  return missing;
}

}  // namespace budgetlint::testing
