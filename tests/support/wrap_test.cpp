#include "budgetlint/support/wrap.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("prose ends its lines at blanks, and beside Chinese where punctuation allows", "[wrap]") {
  CHECK(wrap("", 10).empty());
  CHECK(wrap("one two  three", 8) == Lines{"one two", "three"});
  CHECK(wrap("one  two", 8) == Lines{"one  two"});
  CHECK(wrap("核对各表", 5) == Lines{"核对", "各表"});
  CHECK(wrap("核对，各表", 4) == Lines{"核", "对，", "各表"});      // no line begins with ，
  CHECK(wrap("核对（各表）", 6) == Lines{"核对", "（各", "表）"});  // none ends with （
}

TEST_CASE("a number keeps its unit, and a label its number", "[wrap]") {
  CHECK(wrap("less than 9 万元", 13) == Lines{"less than", "9 万元"});
  CHECK(wrap("专项资金 1 金额", 10, Breaks::labels) == Lines{"专项资金 1", "金额"});
}

TEST_CASE("a sum ends its lines in front of a sign", "[wrap]") {
  CHECK(wrap("900 * 46 + 50 * 15 = 42150 元", 12, Breaks::terms) == Lines{"900 * 46", "+ 50 * 15", "= 42150 元"});
}

TEST_CASE("what has no break is cut where the line is full", "[wrap]") {
  CHECK(wrap("unbreakable", 4) == Lines{"unbr", "eaka", "ble"});
  CHECK(wrap("合计合计", 3, Breaks::labels) == Lines{"合", "计", "合", "计"});
}

TEST_CASE("a quotation that fits on a line is not broken", "[wrap]") {
  CHECK(wrap("请写成“合计: 91.20”。", 16) == Lines{"请写成", "“合计: 91.20”。"});
  CHECK(wrap("write \"total: 91.20\" here", 16) == Lines{"write", "\"total: 91.20\"", "here"});
  CHECK(wrap("请写成“合计: 91.20元整”。", 16) == Lines{"请写成“合计:", "91.20元整”。"});  // it does not
}
