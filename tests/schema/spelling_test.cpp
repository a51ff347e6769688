#include "../../src/schema/spelling.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

namespace {

const Shape& direction() {
  return vocabulary().form(FormKind::direction);
}
const Shape& line() {
  return *direction().find("details")->shape->items->find("calculation")->shape->items;
}

std::string miss(const Shape& shape, std::string_view written) {
  const Guess guess = near_miss(shape, written);
  return guess.property == nullptr ? "" : guess.property->key + "=" + std::string(guess.spelling);
}

std::vector<std::string> near(const Shape& shape, std::string_view written) {
  std::vector<std::string> keys;
  for (const Guess& guess : nearest(shape, written)) keys.push_back(guess.property->key);
  return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("one character more, less or other, or two swapped, is a near miss") {
  CHECK(miss(direction(), "amont") == "amount=amount");
  CHECK(miss(direction(), "ammount") == "amount=amount");
  CHECK(miss(direction(), "amounf") == "amount=amount");
  CHECK(miss(direction(), "amuont") == "amount=amount");
  CHECK(miss(direction(), "项目金") == "amount=项目金额");
  CHECK(miss(direction(), "总计") == "total=合计");
  CHECK(miss(direction(), "amuntt") == "");
}

TEST_CASE("another case, and - for _, is a near miss however many characters it touches") {
  const Shape& budget = *vocabulary().form(FormKind::overall).find("budget")->shape;
  CHECK(miss(direction(), "AMOUNT") == "amount=amount");
  CHECK(miss(budget, "by-source") == "by_source=by_source");
  CHECK(miss(*budget.find("by_source")->shape, "General-Public") == "general_public=general_public");
}

TEST_CASE("a slip that could stand for two keys stands for none") {
  CHECK(miss(line(), "周数") == "");
  CHECK(near(line(), "周数") == Keys{"headcount", "days", "months"});
}

TEST_CASE("a one-character key is not replaced by any other character") {
  const Shape& period = *direction().find("period")->shape;
  CHECK(miss(period, "自") == "");
  CHECK(miss(direction(), "图") == "");
  CHECK(miss(period, "起始") == "from=起");
}

TEST_CASE("the nearest keys share at least half of their characters") {
  CHECK(near(direction(), "金额") == Keys{"unit", "amount"});
  CHECK(near(direction(), "单位名称") == Keys{"department"});
  CHECK(near(direction(), "备注") == Keys{});
}

TEST_CASE("what a clerk adds in brackets does not make a key another one") {
  CHECK(near(direction(), "项目金额(万元)") == Keys{"amount"});
  CHECK(near(direction(), "合计(小写)") == Keys{"total"});
  CHECK(near(direction(), "(一)") == Keys{});
}

TEST_CASE("a value is completed, never exchanged") {
  const std::vector<std::string>& units = direction().find("unit")->shape->values;
  CHECK(completed_value(units, "万") == "万元");
  CHECK(completed_value(units, "百万") == "百万元");
  CHECK(completed_value(units, "百") == "");
  CHECK(completed_value(units, "港元") == "");
  CHECK(completed_value(units, "元整") == "");
}

TEST_CASE("what is short for a key is near it, and nearer than a key that only looks like it") {
  const Shape& detail = *direction().find("details")->shape->items;
  CHECK(near(detail, "测算说明") == Keys{"explanation"});
  CHECK(near(detail, "依据说明") == Keys{"explanation"});
  CHECK(near(detail, "说明测算") == Keys{"calculation"});
  CHECK(near(line(), "hdcount") == Keys{"headcount"});
  CHECK(near(direction(), "实施期") == Keys{"period"});
  CHECK(near(direction(), "期施实") == Keys{});
}

TEST_CASE("the nearest of the values allowed") {
  const std::vector<std::string>& units = direction().find("unit")->shape->values;
  CHECK(nearest_value(units, "万") == "万元");
  CHECK(nearest_value(units, "美刀") == "");
}
