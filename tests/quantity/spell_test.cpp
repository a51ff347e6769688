#include <catch2/catch.hpp>

#include "budgetlint/quantity/quantity.hpp"

using namespace budgetlint;

TEST_CASE("A number is written with the separators of the old one") {
  CHECK(spell_like("7,759.53", Decimal(775854, -2), true) == "7,758.54");
  CHECK(spell_like("7759.53", Decimal(775854, -2), true) == "7758.54");
  CHECK(spell_like("7,759", Decimal(1234567, 0), true) == "1,234,567");
  CHECK(spell_like("7,759", Decimal(999, 0), true) == "999");
  CHECK(spell_like("7,759", Decimal(-100000, 0), true) == "-100,000");
  CHECK(spell_like("53", Decimal(54, 2), true) == "5400");
  CHECK(spell_like("7,759", Decimal(12345678, -4), true) == "1,234.5678");
}

TEST_CASE("A number is written in the width of the old one") {
  CHECK(spell_like("５３．５", Decimal(546, -1), true) == "５４．６");
  CHECK(spell_like("５３", Decimal(546, -1), true) == "５４．６");
  CHECK(spell_like("５３.5", Decimal(546, -1), true) == "５４.６");
  CHECK(spell_like("７，７５９", Decimal(7758, 0), true) == "７，７５８");
  CHECK(spell_like("7，759", Decimal(7758, 0), true) == "7，758");
  CHECK(spell_like("－５", Decimal(-6, 0), true) == "－６");
  CHECK(spell_like("５", Decimal(-6, 0), true) == "－６");
  CHECK(spell_like("−5", Decimal(-6, 0), true) == "−6");
  CHECK(spell_like("-5", Decimal(6, 0), true) == "6");
}

TEST_CASE("Where a comma would end the value none is written") {
  CHECK(spell_like("7,759.53", Decimal(775854, -2), false) == "7758.54");
  CHECK(spell_like("７，７５９", Decimal(7758, 0), false) == "７，７５８");
}
