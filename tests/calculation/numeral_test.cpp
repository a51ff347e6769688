#include <catch2/catch.hpp>

#include "budgetlint/calculation/reading.hpp"

using namespace budgetlint;

namespace {

/// The value of `text` before 元; `none` where it is not evaluated.
std::string yuan(std::string_view text) {
  const ProseReading reading = read_calculation(std::string(text) + "元");
  return reading.evaluated() && reading.value.exact() ? reading.value.low->to_string() : "none";
}

}  // namespace

TEST_CASE("Chinese and financial numerals are read before a unit", "[calculation]") {
  CHECK(yuan("一") == "1");
  CHECK(yuan("十") == "10");
  CHECK(yuan("十五") == "15");
  CHECK(yuan("二百零五") == "205");
  CHECK(yuan("两千") == "2000");
  CHECK(yuan("一千零二十") == "1020");
  CHECK(yuan("一万五千") == "15000");
  CHECK(yuan("一万零三") == "10003");
  CHECK(yuan("二十万") == "200000");
  CHECK(yuan("一亿二千万") == "120000000");
  CHECK(yuan("三点五万") == "35000");
  CHECK(yuan("叁拾陆") == "36");
  CHECK(yuan("壹万贰仟伍佰") == "12500");
  CHECK(yuan("貳佰伍拾") == "250");
}

TEST_CASE("A numeral that people read in two ways is not read", "[calculation]") {
  for (const auto* text :
       {"一百五", "一万五", "三五百", "十百", "几十", "数百", "十几", "百", "零", "一二三", "二十百", "五一"}) {
    INFO(text);
    CHECK(yuan(text) == "none");
  }
}
