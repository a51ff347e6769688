#include "budgetlint/quantity/period.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "budgetlint/quantity/impossible_date.hpp"

using namespace budgetlint;

namespace {

constexpr int form_year = 2023;

std::string printed(const Date& date) {
  return std::to_string(date.year) + "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
}

std::string printed(const std::optional<Date>& date) {
  return date ? printed(*date) : "none";
}

}  // namespace

TEST_CASE("A period reads in each of its spellings, and its years keep their places") {
  struct Row {
    const char* text;
    Date from;
    Date to;
    std::vector<Span> years;
  };
  const Date first{2023, 1, 1};
  const Date last{2023, 12, 31};
  const Date last_of_three{2025, 12, 31};
  const std::vector<Row> rows{
      {"2023年一年", first, last, {{0, 4}}},
      {"2023年", first, last, {{0, 4}}},
      {"2023年度", first, last, {{0, 4}}},
      {"2023年全年", first, last, {{0, 4}}},
      {"2023", first, last, {{0, 4}}},
      {"２０２３年", first, last, {{0, 12}}},
      {"　2023 年 ", first, last, {{3, 7}}},
      {"2023年1月-12月", first, last, {{0, 4}}},
      {"2023年1-12月", first, last, {{0, 4}}},
      {"２０２３年１月－１２月", first, last, {{0, 12}}},
      {"2023 年 1 月 — 12 月", first, last, {{0, 4}}},
      {"2023年1月——12月", first, last, {{0, 4}}},
      {"2023年1月~12月", first, last, {{0, 4}}},
      {"2023年1月～12月", first, last, {{0, 4}}},
      {"2023年1月到12月", first, last, {{0, 4}}},
      {"2023年3月", {2023, 3, 1}, {2023, 3, 31}, {{0, 4}}},
      {"2024年2月", {2024, 2, 1}, {2024, 2, 29}, {{0, 4}}},
      {"2023年1月1日至2023年12月31日", first, last, {{0, 4}, {18, 22}}},
      {"2023年1月1日至12月31日", first, last, {{0, 4}}},
      {"2023年3月1日-31日", {2023, 3, 1}, {2023, 3, 31}, {{0, 4}}},
      {"2023年1月至2025年12月", first, last_of_three, {{0, 4}, {14, 18}}},
      {"2023-2025年", first, last_of_three, {{0, 4}, {5, 9}}},
      {"2023-2025", first, last_of_three, {{0, 4}, {5, 9}}},
      {"2023年-2025年", first, last_of_three, {{0, 4}, {8, 12}}},
      {"2023年至2025年", first, last_of_three, {{0, 4}, {10, 14}}},
      {"2023至2025年度", first, last_of_three, {{0, 4}, {7, 11}}},
      {"三年（2023-2025年）", first, last_of_three, {{9, 13}, {14, 18}}},
      {"3年(2023-2025年)", first, last_of_three, {{5, 9}, {10, 14}}},
      {"两年（2023年至2024年）", first, {2024, 12, 31}, {{9, 13}, {19, 23}}},
      {"二年（2023-2024年）", first, {2024, 12, 31}, {{9, 13}, {14, 18}}},
      {"一年（2023年）", first, last, {{9, 13}}},
      {"四年（2023-2026年）", first, {2026, 12, 31}, {{9, 13}, {14, 18}}},
      {"五年（2023-2027年）", first, {2027, 12, 31}, {{9, 13}, {14, 18}}},
      {"六年（2023-2028年）", first, {2028, 12, 31}, {{9, 13}, {14, 18}}},
      {"七年（2023-2029年）", first, {2029, 12, 31}, {{9, 13}, {14, 18}}},
      {"八年（2023-2030年）", first, {2030, 12, 31}, {{9, 13}, {14, 18}}},
      {"九年（2023-2031年）", first, {2031, 12, 31}, {{9, 13}, {14, 18}}},
      {"十年（2023-2032年）", first, {2032, 12, 31}, {{9, 13}, {14, 18}}},
      {"2023.1-2023.12", first, last, {{0, 4}, {7, 11}}},
      {"2023.01-2023.12", first, last, {{0, 4}, {8, 12}}},
      {"2023.1-12", first, last, {{0, 4}}},
      {"2023.1.1-2023.12.31", first, last, {{0, 4}, {9, 13}}},
      {"2023.1.1-12.31", first, last, {{0, 4}}},
      {"2023/1/1-2023/12/31", first, last, {{0, 4}, {9, 13}}},
      {"2023-01-01至2023-12-31", first, last, {{0, 4}, {13, 17}}},
      {"2023-1-2023-12", first, last, {{0, 4}, {7, 11}}},
      {"一年", first, last, {}},
      {"1年", first, last, {}},
      {"本年", first, last, {}},
      {"本年度", first, last, {}},
      {"当年", first, last, {}},
      {"当年度", first, last, {}},
      {"本年度内", first, last, {}},
      {"2023年上半年", first, {2023, 6, 30}, {{0, 4}}},
      {"2023年度 下半年", {2023, 7, 1}, last, {{0, 4}}},
      {"2023年-2025年（三年）", first, last_of_three, {{0, 4}, {8, 12}}},
      {"2023年 (1年)", first, last, {{0, 4}}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto reading = read_period(row.text, form_year);
    REQUIRE(reading);
    CHECK(printed(reading->period.from) == printed(row.from));
    CHECK(printed(reading->period.to) == printed(row.to));
    CHECK_FALSE(reading->period.open);
    CHECK(reading->years == row.years);
  }
}

TEST_CASE("What is no period, beside what is one") {
  for (const auto* text : {"",
                           "年",
                           "十几年",
                           "23年",
                           "2023年一",
                           "2023年二年",
                           "2023年度度",
                           "02023年",
                           "2023年12月31日",
                           "2023年底前",
                           "2023年13月",
                           "2023年0月",
                           "2023年1月-13月",
                           "2023年1",
                           "2023年1-12",
                           "2023年1月-12",
                           "2023年1-12月31日",
                           "2023年1月1日至",
                           "2023年2月29日至2023年12月31日",
                           "2023年4月1日至4月31日",
                           "2023年至12月",
                           "2023-",
                           "2023-25年",
                           "2023-12",
                           "2023.1",
                           "2023.1.1",
                           "2023.1.1-12",
                           "2023-02-29至2023-12-31",
                           "三年",
                           "本年度三年",
                           "上半年",
                           "2023上半年",
                           "2023年上半年度",
                           "2023-2025年（两年）",
                           "2023-2025年（三年",
                           "2023-2025年（）",
                           "2023年1月-6月（一年）",
                           "三年（2023-2024年）",
                           "两年（2023-2025年）",
                           "三年（2025-2023年）",
                           "三年（2023-2025年",
                           "三年2023-2025年",
                           "长期项目",
                           "0000年",
                           "2023年一年。"}) {
    INFO(text);
    CHECK_FALSE(read_period(text, form_year));
  }
}

TEST_CASE("一年 is the form's year, and 长期 has no bounds") {
  CHECK(read_period("一年", 2019)->period == Period{{2019, 1, 1}, {2019, 12, 31}, false});
  const auto open = read_period(" 长期 ", form_year);
  REQUIRE(open);
  CHECK(open->period.open);
  CHECK(open->years.empty());
  CHECK(open->period.months() == 0);
  CHECK(open->period.overlaps_year(1949));
  CHECK_FALSE(open->period.reversed());
}

TEST_CASE("A period that ends before it starts is read as written") {
  const auto reading = read_period("2025年至2023年", form_year);
  REQUIRE(reading);
  CHECK(reading->period.reversed());
  CHECK(reading->period.months() == 0);
  CHECK_FALSE(reading->period.overlaps_year(2024));
  CHECK(read_period("2023年12月-1月", form_year)->period.overlaps_year(2023));
  CHECK(reading->years == std::vector<Span>{{0, 4}, {10, 14}});
  CHECK(read_period("2023年12月2日至12月1日", form_year)->period.reversed());
  CHECK_FALSE(read_period("2023年12月1日至12月1日", form_year)->period.reversed());
}

TEST_CASE("A period counts the calendar months it touches and knows its years") {
  const Period period{{2023, 11, 30}, {2025, 2, 1}, false};
  CHECK(period.months() == 16);
  CHECK_FALSE(period.overlaps_year(2022));
  CHECK(period.overlaps_year(2023));
  CHECK(period.overlaps_year(2024));
  CHECK(period.overlaps_year(2025));
  CHECK_FALSE(period.overlaps_year(2026));
}

TEST_CASE("The calendar is the Gregorian one") {
  CHECK(is_real({2024, 2, 29}));
  CHECK(is_real({2000, 2, 29}));
  CHECK_FALSE(is_real({2023, 2, 29}));
  CHECK_FALSE(is_real({1900, 2, 29}));
  CHECK(is_real({2023, 4, 30}));
  CHECK_FALSE(is_real({2023, 4, 31}));
  CHECK_FALSE(is_real({2023, 0, 1}));
  CHECK_FALSE(is_real({2023, 13, 1}));
  CHECK_FALSE(is_real({2023, 1, 0}));
  CHECK_FALSE(is_real({0, 1, 1}));
}

TEST_CASE("A date of a mapping means its first or its last day") {
  const auto from = [](const char* text) { return printed(read_date(text, PeriodEnd::from)); };
  const auto to = [](const char* text) { return printed(read_date(text, PeriodEnd::to)); };
  for (const auto* text : {"2023", "2023年", "２０２３", " 2023 "}) {
    CHECK(from(text) == "2023-1-1");
    CHECK(to(text) == "2023-12-31");
  }
  for (const auto* text : {"2023-02", "2023年2月", "2023.2", "2023/02"}) {
    CHECK(from(text) == "2023-2-1");
    CHECK(to(text) == "2023-2-28");
  }
  for (const auto* text : {"2023-03-05", "2023年3月5日", "2023.3.5", "2023/03/05", "２０２３－３－５"}) {
    CHECK(from(text) == "2023-3-5");
    CHECK(to(text) == "2023-3-5");
  }
  for (const auto* text : {"", "23", "2023-13", "2023-02-29", "2023-3-5-", "2023-03/05", "2023年3", "2023年3月5",
                           "2023-003", "长期", "2023-2025", "20230305"}) {
    INFO(text);
    CHECK(from(text) == "none");
  }
}

TEST_CASE("A year is digits, with or without 年") {
  for (const auto* text : {"2023", "2023年", "２０２３", "２０２３年", " 2023 年 "}) CHECK(read_year(text) == 2023);
  CHECK(read_year("99999") == 99999);
  CHECK(read_year("0") == 0);
  CHECK(read_year("99999999999999999999") == std::numeric_limits<int>::max());
  for (const auto* text : {"", "年", "2023年度", "-2023", "2023.0", "二〇二三", "2O23", "20 23"}) {
    INFO(text);
    CHECK_FALSE(read_year(text));
  }
}

TEST_CASE("A date that is on no calendar is found in a text") {
  CHECK(impossible_date("2023年2月30日至2023年12月31日") == "2023年2月30日");
  CHECK(impossible_date("{from: 2023-01-01, to: 2023-13}") == "2023-13");
  CHECK_FALSE(impossible_date("2024年2月29日至2024年12月31日"));
  CHECK_FALSE(impossible_date("若干年"));
}
