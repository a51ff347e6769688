// The oracle itself, on forms small enough to solve by hand.
#include "properties/blame/oracle.hpp"

#include <catch2/catch.hpp>

#include "properties/blame/changes.hpp"

namespace budgetlint::testing::blame {
namespace {

constexpr std::string_view head =
    "form: direction\n"
    "year: 2023\n"
    "department: 株洲市石峰区社会保险服务中心\n"
    "direction: 城乡居民养老保险财政补助\n"
    "fund: {name: 城乡居民养老保险财政补助, amount: }\n"
    "period: 2023年一年\n";

Model model_of(std::string_view cells) {
  return read_model({{"a.yaml", std::string(head).append(cells)}});
}

struct Repair {
  std::string pointer;
  std::vector<Number> values;
  bool many;
};

std::vector<Repair> singles(const Model& model) {
  std::vector<Repair> all;
  for (const Single& single : Oracle(model).analyse().singles) {
    all.push_back({model.entries[single.cell].pointer, single.values, single.many});
  }
  return all;
}

bool has_pair(const Model& model, const Pairs& found, std::string_view first, std::string_view second) {
  for (const auto& [a, b] : found.pairs) {
    if (model.entries[a].pointer == first && model.entries[b].pointer == second) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the source's 53 is the one cell that repairs its form, with 54") {
  const Model model = model_of(
      "amount: 54\n"
      "details:\n"
      "  - amount: 54万\n"
      "    calculation:\n"
      "      - {headcount: 900, rate: 46, months: 12}\n"
      "      - {headcount: 1950, rate: 11.25}\n"
      "      - {headcount: 50, rate: 15}\n"
      "      - {headcount: 750, rate: 22.5}\n"
      "total: 53\n");
  const std::vector<Repair> found = singles(model);
  REQUIRE(found.size() == 1);
  CHECK(found.front().pointer == "/total");
  REQUIRE(found.front().values.size() == 1);
  CHECK(same_value(found.front().values.front(), {54, 4}));
  CHECK_FALSE(found.front().many);
}

TEST_CASE("a broken product is a tie of its factors that have a value, and months have at most twelve") {
  // 900 × 46 × 11 = 455400元; 496800元 needs 981.8 … persons or 12 months or 50.18 …元.
  const Model model = model_of(
      "amount: 496800元\n"
      "details:\n"
      "  - amount: 496800元\n"
      "    calculation: [{headcount: 900, rate: 46, months: 11}]\n"
      "total: 496800元\n");
  const std::vector<Repair> found = singles(model);
  REQUIRE(found.size() == 1);
  CHECK(found.front().pointer == "/details/0/calculation/0/months");
  REQUIRE(found.front().values.size() == 1);
  CHECK(same_value(found.front().values.front(), {12, 0}));
  // 900 × 46 × 12 for 538200元 would be 13 months, 975 persons or 49.83 …元.
  const std::vector<Repair> beyond =
      singles(model_of("amount: 538200元\n"
                       "details:\n"
                       "  - amount: 538200元\n"
                       "    calculation: [{headcount: 900, rate: 46, months: 12}]\n"
                       "total: 538200元\n"));
  REQUIRE(beyond.size() == 1);
  CHECK(beyond.front().pointer == "/details/0/calculation/0/headcount");
  CHECK(same_value(beyond.front().values.front(), {975, 0}));
}

TEST_CASE("a headcount that only has to round right has many values") {
  const std::vector<Repair> found =
      singles(model_of("amount: 54\n"
                       "details:\n"
                       "  - amount: 54\n"
                       "    calculation: [{headcount: 9, rate: 46元/人/月, months: 12}]\n"
                       "total: 54\n"));
  REQUIRE(found.size() == 2);  // 12 months are the most, so they are no candidate
  CHECK(found[0].pointer == "/details/0/calculation/0/headcount");
  CHECK(found[0].many);
  CHECK(
      same_value(found[0].values.front(), {970, 0}));  // 970 × 552 = 535440 rounds to 54万, 969 × 552 = 534888 does not
  CHECK(found[1].pointer == "/details/0/calculation/0/rate");
}

TEST_CASE("an amount keeps the decimals it has, and one in 元 is never coarser than 元") {
  // 53.6 could be 54 only if 54 were written there with its decimal: 54.0 does not round 53.63625.
  const std::vector<Repair> kept =
      singles(model_of("amount:\n"
                       "details:\n"
                       "  - amount: 53.5\n"
                       "    calculation: [{count: 1, rate: 536362.5}]\n"
                       "total:\n"));
  REQUIRE_FALSE(kept.empty());
  CHECK(kept.front().pointer == "/details/0/amount");
  for (const Number& value : kept.front().values) CHECK_FALSE(same_value(value, {54, 4}));
  const std::vector<Repair> exact =
      singles(model_of("unit: 元\n"
                       "amount: 1478719\n"
                       "details: [{amount: 1478715}]\n"
                       "total: 147.8715万\n"));
  REQUIRE(exact.size() == 1);
  CHECK(exact.front().pointer == "/amount");
  REQUIRE(exact.front().values.size() == 1);
  CHECK(same_value(exact.front().values.front(), {1478715, 0}));
}

TEST_CASE("a copy may leave out the last zeros of what it restates") {
  // 844 × 562 × 12 = 5691936: 569.190 does not round it, 569.19 does, and 合计 says nothing else.
  const std::vector<Repair> found =
      singles(model_of("amount: 569.19\n"
                       "details:\n"
                       "  - amount: 56.919\n"
                       "    calculation: [{headcount: 844, rate: 562, months: 12}]\n"
                       "total: 569.190\n"));
  REQUIRE(found.size() == 1);
  CHECK(found.front().pointer == "/details/0/amount");
  REQUIRE(found.front().values.size() == 1);
  CHECK(same_value(found.front().values.front(), {56919, 2}));
}

TEST_CASE("what is written with decimals, like 亩, may be repaired to as many") {
  const std::vector<Repair> acres =
      singles(model_of("amount: 1250元\n"
                       "details:\n"
                       "  - amount: 1250元\n"
                       "    calculation: [{count: 13.5亩, rate: 100元/亩}]\n"
                       "total: 1250元\n"));
  REQUIRE_FALSE(acres.empty());
  CHECK(acres.front().pointer == "/details/0/calculation/0/count");
  REQUIRE(acres.front().values.size() == 1);
  CHECK(same_value(acres.front().values.front(), {125, -1}));
}

TEST_CASE("two wrong cells that no single one repairs are one pair") {
  const Model model = model_of(
      "amount: 30\n"
      "sources: {central: 12, city: 18}\n"
      "details: [{amount: 10}, {amount: 25}]\n"
      "total: 35\n");
  // amount 30 and total 35: amount → 35 breaks the sources, total → 30 breaks the details.
  Oracle oracle(model);
  CHECK(oracle.analyse().singles.empty());
  const Pairs found = oracle.pairs();
  CHECK_FALSE(found.unknown);
  CHECK(found.pairs.size() == 4);
  CHECK(has_pair(model, found, "/amount", "/sources/central"));
  CHECK(has_pair(model, found, "/amount", "/sources/city"));
  CHECK(has_pair(model, found, "/details/0/amount", "/total"));
  CHECK(has_pair(model, found, "/details/1/amount", "/total"));
}

TEST_CASE("slips are those of a hand that types") {
  Random random(1);
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    for (const Slip kind :
         {Slip::another_digit, Slip::transposed, Slip::digit_lost, Slip::digit_doubled, Slip::decimal_moved}) {
      const auto wrong = slip(random, "5,4.3", kind);
      if (wrong) seen.insert(*wrong);
    }
  }
  CHECK(seen.count("45.3") == 1);
  CHECK(seen.count("4.3") == 1);
  CHECK(seen.count("554.3") == 1);
  CHECK(seen.count("5.43") == 1);
  CHECK(seen.count("543") == 1);
  CHECK(seen.count("54.3") == 0);
  CHECK(seen.count("04.3") == 0);
  CHECK(slip(random, "１", Slip::digit_doubled) == "１１");
  CHECK(slip(random, "1,234", Slip::digit_lost)->find(',') == std::string::npos);
}

}  // namespace budgetlint::testing::blame
