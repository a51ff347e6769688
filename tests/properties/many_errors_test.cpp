// Many errors at once, tied together by one total: a large group is cut into its causes.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tools/department.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

TEST_CASE("ten errors among thirty funds are blamed one by one") {
  constexpr std::uint64_t departments = 100;
  constexpr std::size_t errors = 10;
  std::size_t blamed = 0;
  std::size_t elsewhere = 0;
  for (std::uint64_t seed = 0; seed < departments; ++seed) {
    const Department department = spoiled_department(30, errors, seed);
    const std::set<std::string> found = places(check(department.files));
    for (const std::string& place : department.wrong) blamed += found.count(place);
    for (const std::string& place : found) elsewhere += department.wrong.contains(place) ? 0U : 1U;
  }
  INFO(blamed << " of " << departments * errors << " blamed, " << elsewhere << " findings elsewhere");
  CHECK(blamed * 10 >= departments * errors * 9);
  CHECK(elsewhere * 100 <= departments * errors);
}

TEST_CASE("two thousand funds with a hundred errors are explained within the bound") {
  const Department department = spoiled_department(2000, 100, 1);
  const std::set<std::string> found = places(check(department.files));
  std::size_t blamed = 0;
  for (const std::string& place : department.wrong) blamed += found.count(place);
  CHECK(blamed >= 90);
  CHECK(found.size() <= 110);
}
