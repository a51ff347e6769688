#include "budgetlint/quantity/decimal.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

using namespace budgetlint;

namespace {

Decimal decimal(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  REQUIRE(parsed);
  return *parsed;
}

std::string printed(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "none";
}

constexpr Int128 largest = (((Int128{1} << 126) - 1) << 1) + 1;
constexpr Int128 smallest = -largest - 1;
constexpr int far_down = std::numeric_limits<int>::min();
constexpr int far_up = std::numeric_limits<int>::max();

}  // namespace

TEST_CASE("A decimal keeps the digits it was written with") {
  CHECK(decimal("53.60").coefficient() == 5360);
  CHECK(decimal("53.60").exponent() == -2);
  CHECK(decimal("53.60").to_string() == "53.60");
  CHECK(decimal("53").exponent() == 0);
  CHECK(decimal("-0.5").to_string() == "-0.5");
  CHECK(decimal(".5").to_string() == "0.5");
  CHECK(decimal("5.").to_string() == "5");
  CHECK(decimal("+5").to_string() == "5");
  CHECK(decimal("007").to_string() == "7");
  CHECK(decimal("0.00").to_string() == "0.00");
  CHECK(Decimal(54, 4).to_string() == "540000");
  CHECK(Decimal(0, 4).to_string() == "0");
  CHECK(Decimal(7, -3).to_string() == "0.007");
}

TEST_CASE("Anything but a plain decimal is not parsed") {
  for (const auto* text : {"", "-", ".", "+-5", "5-", "1.2.3", "1,000", "1e3", " 5", "5 ", "0x1", "inf", "nan", "５"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("38 significant digits are held and 39 are not") {
  const std::string most(38, '9');
  CHECK(decimal(most).to_string() == most);
  CHECK(decimal("000" + most).to_string() == most);
  CHECK(decimal("-0." + most).to_string() == "-0." + most);
  CHECK_FALSE(Decimal::parse("1" + most));
}

TEST_CASE("The extremes of 128 bits print and compare") {
  CHECK(Decimal(largest, 0).to_string() == "170141183460469231731687303715884105727");
  CHECK(Decimal(smallest, 0).to_string() == "-170141183460469231731687303715884105728");
  CHECK(Decimal(smallest, 0) < Decimal(largest, 0));
  CHECK(Decimal(smallest, 0) < Decimal(-largest, 0));
}

TEST_CASE("Comparison is by value and never overflows") {
  CHECK(decimal("54") == decimal("54.00"));
  CHECK(decimal("53.6") < decimal("53.61"));
  CHECK(decimal("-54") < decimal("-53.99"));
  CHECK(decimal("-1") < decimal("0.00"));
  CHECK(Decimal(0, far_up) == Decimal(0, far_down));
  CHECK(Decimal(1, far_up) > Decimal(largest, far_down));
  CHECK(Decimal(-1, far_up) < Decimal(largest, far_down));
  CHECK(Decimal(largest, 0) > Decimal(99, 36));
  CHECK(Decimal(17, 37) < Decimal(largest, 0));
  CHECK(Decimal(9, 38) > Decimal(largest, 0));
  CHECK(Decimal(largest, 0) < Decimal(9, 38));
}

TEST_CASE("Sums, differences and products are exact or absent") {
  CHECK(printed(Decimal::add(decimal("245.03"), decimal("7514.5"))) == "7759.53");
  CHECK(printed(Decimal::subtract(decimal("54"), decimal("53.63625"))) == "0.36375");
  CHECK(printed(Decimal::multiply(decimal("1950"), decimal("11.25"))) == "21937.50");
  CHECK(printed(Decimal::add(Decimal(largest, 0), Decimal(1, 0))) == "none");
  CHECK(printed(Decimal::subtract(Decimal(smallest, 0), Decimal(1, 0))) == "none");
  CHECK(printed(Decimal::subtract(Decimal(0, 0), Decimal(smallest, 0))) == "none");
  CHECK(printed(Decimal::multiply(Decimal(largest, 0), Decimal(2, 0))) == "none");
  CHECK(printed(Decimal::multiply(Decimal(1, far_up), Decimal(1, 1))) == "none");
  CHECK(printed(Decimal::add(Decimal(1, 39), Decimal(1, 0))) == "none");
  CHECK(printed(Decimal::add(Decimal(0, 39), Decimal(1, 0))) == "1");
}

TEST_CASE("Rounding decides at the half and beside it") {
  struct Row {
    const char* number;
    int place;
    const char *half_up, *half_even, *down, *up;
  };
  const std::vector<Row> rows{
      {"53.63625", 0, "54", "54", "53", "54"},
      {"2.5", 0, "3", "2", "2", "3"},
      {"3.5", 0, "4", "4", "3", "4"},
      {"-2.5", 0, "-3", "-2", "-2", "-3"},
      {"2.49", 0, "2", "2", "2", "3"},
      {"2.51", 0, "3", "3", "2", "3"},
      {"2.0", 0, "2", "2", "2", "2"},
      {"499", 3, "0", "0", "0", "1000"},
      {"-1", 60, "0", "0", "0", "-1" /* ×10^60 */},
      {"5.4", -2, "5.40", "5.40", "5.40", "5.40"},
  };
  for (const Row& row : rows) {
    INFO(row.number << " to the place " << row.place);
    const Decimal number = decimal(row.number);
    const auto rounded = [&](Rounding rounding) {
      const auto result = number.rounded(row.place, rounding);
      REQUIRE(result);
      CHECK(result->exponent() == row.place);
      return row.place == 60 ? Decimal(result->coefficient(), 0).to_string() : result->to_string();
    };
    CHECK(rounded(Rounding::half_up) == row.half_up);
    CHECK(rounded(Rounding::half_even) == row.half_even);
    CHECK(rounded(Rounding::down) == row.down);
    CHECK(rounded(Rounding::up) == row.up);
  }
  CHECK(Decimal(largest, 0).rounded(38, Rounding::half_up)->coefficient() == 2);
  CHECK(Decimal(largest, 0).rounded(39, Rounding::half_up)->coefficient() == 0);
  CHECK(Decimal(smallest, 0).rounded(38, Rounding::down)->coefficient() == -1);
  CHECK_FALSE(decimal("1").rounded(-39, Rounding::half_up));
  CHECK(decimal("0").rounded(far_down, Rounding::half_up)->is_zero());
}

TEST_CASE("Whole numbers are whole by value") {
  CHECK(decimal("3").is_integer());
  CHECK(decimal("3.00").is_integer());
  CHECK(Decimal(3, 2).is_integer());
  CHECK(Decimal(0, far_down).is_integer());
  CHECK_FALSE(decimal("3.01").is_integer());
  CHECK_FALSE(Decimal(largest, -39).is_integer());
}

TEST_CASE("The place of the last digit that is not zero") {
  CHECK(decimal("6900").last_nonzero_place() == 2);
  CHECK(decimal("53.60").last_nonzero_place() == -1);
  CHECK(decimal("53").last_nonzero_place() == 0);
  CHECK(Decimal(54, 4).last_nonzero_place() == 4);
  CHECK(decimal("0.00").last_nonzero_place() == -2);
}

TEST_CASE("Computed values print without idle zeros") {
  CHECK(printed(decimal("536362.500").reduced()) == "536362.5");
  CHECK(printed(decimal("100").reduced()) == "100");
  CHECK(printed(decimal("0.00").reduced()) == "0");
  CHECK(Decimal(54, 4).reduced()->exponent() == 0);
  CHECK(printed(Decimal(54, 4).reduced()) == "540000");
  CHECK_FALSE(Decimal(1, 39).reduced());
}

TEST_CASE("Shifting moves the point and no digit") {
  CHECK(decimal("53.60").shifted(4).coefficient() == 5360);
  CHECK(decimal("53.60").shifted(4).exponent() == 2);
  CHECK(decimal("20").shifted(-2).to_string() == "0.20");
}
