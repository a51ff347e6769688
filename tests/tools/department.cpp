#include "tools/department.hpp"

#include <fmt/format.h>

#include "generate/random.hpp"

namespace budgetlint::testing {
namespace {

constexpr std::size_t amounts_of_form = 4;  // 项目金额, 所属专项金额, 支出明细金额, 合计

std::string name_of(std::size_t fund) {
  // Characters far apart in the table, so that no two names are near each other.
  std::string name;
  for (const std::size_t part : {fund * 37 % 97, fund * 53 % 89, fund % 83, fund / 83})
    name += fmt::format("甲{:c}{}", 'A' + static_cast<int>(part % 26), part);
  return name;
}

std::string form_of(std::size_t fund, const std::vector<std::size_t>& amounts, std::size_t headcount) {
  return fmt::format(
      "form: direction\nyear: 2023\ndepartment: 大局\ndirection: {0}\namount: {1}\nfund:\n  name: {0}\n  amount: {2}\n"
      "period: 2023年\ndetails:\n  - item: 补助\n    amount: {3}\n    calculation:\n      - headcount: {5}\n"
      "        rate: 100元/人\ntotal: {4}\n",
      name_of(fund), amounts[0], amounts[1], amounts[2], amounts[3], headcount);
}

}  // namespace

Department spoiled_department(std::size_t funds, std::size_t errors, std::uint64_t seed) {
  Random random(seed);
  Department department;
  std::vector<std::size_t> right;
  std::size_t total = 0;
  for (std::size_t fund = 0; fund < funds; ++fund) {
    right.push_back(10 + random.below(9000));
    total += right.back();
  }
  std::set<std::size_t> spoiled;
  while (spoiled.size() < errors) spoiled.insert(random.below(funds));
  std::string summary = fmt::format("form: summary\nyear: 2023\ndepartment: 大局\ntotal: {}\nfunds:\n", total);
  for (std::size_t fund = 0; fund < funds; ++fund) {
    std::vector<std::size_t> amounts(amounts_of_form, right[fund]);
    std::size_t row = right[fund];
    const std::string file = fmt::format("3-{}.yaml", fund + 1);
    if (spoiled.count(fund) != 0) {
      constexpr const char* paths[] = {"/amount", "/fund/amount", "/details/0/amount", "/total"};
      const std::size_t which = random.below(amounts_of_form + 1);
      const std::size_t wrong = right[fund] + 1 + random.below(300);
      if (which == amounts_of_form) {
        row = wrong;
        department.wrong.insert(fmt::format("2.yaml /funds/{}/amount", fund));
      } else {
        amounts[which] = wrong;
        department.wrong.insert(file + " " + paths[which]);
      }
    }
    summary += fmt::format("  - name: {}\n    amount: {}\n", name_of(fund), row);
    department.files.push_back({file, form_of(fund, amounts, right[fund] * 100)});
  }
  department.files.push_back({"2.yaml", summary});
  department.files.push_back(
      {"1.yaml", fmt::format("form: overall\nyear: 2023\ndepartment: 大局\nbudget:\n  total: {0}\n"
                             "  by_nature:\n    basic: 1000\n    project: {1}\n",
                             total + 1000, total)});
  return department;
}

std::set<std::string> places(const Results& results) {
  std::set<std::string> found;
  for (const Finding& finding : results.findings) found.insert(finding.place.file + " " + finding.place.path);
  return found;
}

}  // namespace budgetlint::testing
