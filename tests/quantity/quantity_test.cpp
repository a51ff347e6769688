#include "budgetlint/quantity/quantity.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace budgetlint;

namespace {

using Kind = QuantityKind;

Quantity read(std::string_view text, Kind kind) {
  const QuantityReading reading = read_quantity(text, kind, MoneyUnit::ten_thousand);
  INFO(text << (reading.error ? ": " + reading.error->message.english : ""));
  REQUIRE(reading.quantity);
  CHECK_FALSE(reading.blank);
  CHECK_FALSE(reading.error);
  return *reading.quantity;
}

struct Amount {
  const char* text;
  int coefficient;
  int exponent;
  Qualifier qualifier;
  MoneyUnit unit;
  bool own_unit;
  const char* digits;
};

void check(const Amount& row, Kind kind) {
  INFO(row.text);
  const Quantity quantity = read(row.text, kind);
  CHECK(quantity.value.coefficient() == row.coefficient);
  CHECK(quantity.value.exponent() == row.exponent);
  CHECK(quantity.qualifier == row.qualifier);
  CHECK(quantity.unit == row.unit);
  CHECK(quantity.own_unit == row.own_unit);
  CHECK_FALSE(quantity.percent);
  CHECK(quantity.unit_word.empty());
  CHECK(std::string_view(row.text).substr(quantity.digits.begin, quantity.digits.size()) == row.digits);
}

}  // namespace

TEST_CASE("An amount is in 元, to the place of its last written digit") {
  using enum Qualifier;
  using enum MoneyUnit;
  const std::vector<Amount> rows{
      {"54", 54, 4, none, ten_thousand, false, "54"},
      {"53.60", 5360, 2, none, ten_thousand, false, "53.60"},
      {"53.6", 536, 3, none, ten_thousand, false, "53.6"},
      {"0", 0, 4, none, ten_thousand, false, "0"},
      {"7,759.53", 775953, 2, none, ten_thousand, false, "7,759.53"},
      {"1,234,567", 1234567, 4, none, ten_thousand, false, "1,234,567"},
      {"７，７５９．５３", 775953, 2, none, ten_thousand, false, "７，７５９．５３"},
      {"５４．５", 545, 3, none, ten_thousand, false, "５４．５"},
      {"540000元", 540000, 0, none, yuan, true, "540000"},
      {"540千元", 540, 3, none, thousand, true, "540"},
      {"54万元", 54, 4, none, ten_thousand, true, "54"},
      {"54万", 54, 4, none, ten_thousand, true, "54"},
      {"5百万元", 5, 6, none, million, true, "5"},
      {"1.2亿元", 12, 7, none, hundred_million, true, "1.2"},
      {"1.2亿", 12, 7, none, hundred_million, true, "1.2"},
      {"¥536362.5元整", 5363625, -1, none, yuan, true, "536362.5"},
      {"￥54", 54, 4, none, ten_thousand, false, "54"},
      {"人民币54万元整", 54, 4, none, ten_thousand, true, "54"},
      {"约人民币54万元", 54, 4, about, ten_thousand, true, "54"},
      {"约2.5万", 25, 3, about, ten_thousand, true, "2.5"},
      {"大约2.5万", 25, 3, about, ten_thousand, true, "2.5"},
      {"≈54", 54, 4, about, ten_thousand, false, "54"},
      {"54左右", 54, 4, about, ten_thousand, false, "54"},
      {"约54左右", 54, 4, about, ten_thousand, false, "54"},
      {"近54", 54, 4, nearly, ten_thousand, false, "54"},
      {"预计54", 54, 4, forecast, ten_thousand, false, "54"},
      {"拟54", 54, 4, forecast, ten_thousand, false, "54"},
      {"计划54", 54, 4, forecast, ten_thousand, false, "54"},
      {"测算54", 54, 4, forecast, ten_thousand, false, "54"},
      {"预计约54", 54, 4, about, ten_thousand, false, "54"},
      {"预计54以上", 54, 4, at_least, ten_thousand, false, "54"},
      {"不低于54", 54, 4, at_least, ten_thousand, false, "54"},
      {"不少于54", 54, 4, at_least, ten_thousand, false, "54"},
      {"至少54", 54, 4, at_least, ten_thousand, false, "54"},
      {"≥54", 54, 4, at_least, ten_thousand, false, "54"},
      {">54", 54, 4, at_least, ten_thousand, false, "54"},
      {"＞54", 54, 4, at_least, ten_thousand, false, "54"},
      {"54万元以上", 54, 4, at_least, ten_thousand, true, "54"},
      {"不低于54以上", 54, 4, at_least, ten_thousand, false, "54"},
      {"不超过54", 54, 4, at_most, ten_thousand, false, "54"},
      {"至多54", 54, 4, at_most, ten_thousand, false, "54"},
      {"≤54", 54, 4, at_most, ten_thousand, false, "54"},
      {"<54", 54, 4, at_most, ten_thousand, false, "54"},
      {"＜54", 54, 4, at_most, ten_thousand, false, "54"},
      {"54以下", 54, 4, at_most, ten_thousand, false, "54"},
      {"54万元以内", 54, 4, at_most, ten_thousand, true, "54"},
      {"50余万元", 50, 4, over, ten_thousand, true, "50"},
      {"50多万", 50, 4, over, ten_thousand, true, "50"},
      {"-54", -54, 4, none, ten_thousand, false, "-54"},
      {"－5.4", -54, 3, none, ten_thousand, false, "－5.4"},
      {"−54", -54, 4, none, ten_thousand, false, "−54"},
      {"　约 54 万元 左右 ", 54, 4, about, ten_thousand, true, "54"},
  };
  for (const Amount& row : rows) check(row, Kind::amount);
}

TEST_CASE("A bare amount is in the form's unit, a bare rate in 元") {
  CHECK(read_quantity("54", Kind::amount, MoneyUnit::yuan).quantity->value.exponent() == 0);
  CHECK(read_quantity("54", Kind::amount, MoneyUnit::hundred_million).quantity->value.exponent() == 8);
  CHECK(read_quantity("54", Kind::rate, MoneyUnit::hundred_million).quantity->value.exponent() == 0);
  CHECK(read_quantity("54", Kind::count, MoneyUnit::hundred_million).quantity->value.exponent() == 0);
}

TEST_CASE("A rate tells what it is divided by, in order") {
  using enum Denominator;
  struct Row {
    const char* text;
    int coefficient;
    int exponent;
    Qualifier qualifier;
    std::vector<Denominator> denominators;
  };
  const std::vector<Row> rows{
      {"46", 46, 0, Qualifier::none, {}},
      {"46元", 46, 0, Qualifier::none, {}},
      {"46元/人/月", 46, 0, Qualifier::none, {person, month}},
      {"46/人", 46, 0, Qualifier::none, {person}},
      {"46元／人／月", 46, 0, Qualifier::none, {person, month}},
      {"46元 / 人 / 月", 46, 0, Qualifier::none, {person, month}},
      {"46元/人·月", 46, 0, Qualifier::none, {person, month}},
      {"46元/人.月", 46, 0, Qualifier::none, {person, month}},
      {"预计平均3.1万元/人", 31, 3, Qualifier::about, {person}},
      {"平均约46元/人", 46, 0, Qualifier::about, {person}},
      {"均价46元/套", 46, 0, Qualifier::about, {other}},
      {"人均1474元/月", 1474, 0, Qualifier::about, {person, month}},
      {"人均46元/人/月", 46, 0, Qualifier::about, {person, month}},
      {"户均46元", 46, 0, Qualifier::about, {household}},
      {"月均46元/人", 46, 0, Qualifier::about, {month, person}},
      {"46元/户", 46, 0, Qualifier::none, {household}},
      {"46元/辆", 46, 0, Qualifier::none, {other}},
      {"46元/亩/套", 46, 0, Qualifier::none, {other, other}},
      {"46元/千克", 46, 0, Qualifier::none, {other}},
      {"46元/次", 46, 0, Qualifier::none, {time}},
      {"46元/天", 46, 0, Qualifier::none, {day}},
      {"46元/季", 46, 0, Qualifier::none, {quarter}},
      {"46元/季度", 46, 0, Qualifier::none, {quarter}},
      {"46元/半年", 46, 0, Qualifier::none, {half_year}},
      {"46元/年", 46, 0, Qualifier::none, {year}},
      {"46元/人/月左右", 46, 0, Qualifier::about, {person, month}},
      {"不超过46元/人/年", 46, 0, Qualifier::at_most, {person, year}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Quantity quantity = read(row.text, Kind::rate);
    CHECK(quantity.value.coefficient() == row.coefficient);
    CHECK(quantity.value.exponent() == row.exponent);
    CHECK(quantity.qualifier == row.qualifier);
    CHECK(quantity.denominators == row.denominators);
  }
}

TEST_CASE("A count takes any unit word, and a scale") {
  struct Row {
    const char* text;
    int coefficient;
    int exponent;
    Qualifier qualifier;
    const char* unit_word;
  };
  const std::vector<Row> rows{
      {"160", 160, 0, Qualifier::none, ""},
      {"160人", 160, 0, Qualifier::none, "人"},
      {"12 辆", 12, 0, Qualifier::none, "辆"},
      {"4个季度", 4, 0, Qualifier::none, "个季度"},
      {"3次调整", 3, 0, Qualifier::none, "次调整"},
      {"1名建国初期老干部", 1, 0, Qualifier::none, "名建国初期老干部"},
      {"1920人以上", 1920, 0, Qualifier::at_least, "人"},
      {"100名左右", 100, 0, Qualifier::about, "名"},
      {"50多人", 50, 0, Qualifier::over, "人"},
      {"50余人", 50, 0, Qualifier::over, "人"},
      {"1.2万人", 12, 3, Qualifier::none, "人"},
      {"5千人", 5, 3, Qualifier::none, "人"},
      {"5千克", 5, 0, Qualifier::none, "千克"},
      {"500㎡", 500, 0, Qualifier::none, "㎡"},
      {"10.5km", 105, -1, Qualifier::none, "km"},
      {"-3", -3, 0, Qualifier::none, ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Quantity quantity = read(row.text, Kind::count);
    CHECK(quantity.value.coefficient() == row.coefficient);
    CHECK(quantity.value.exponent() == row.exponent);
    CHECK(quantity.qualifier == row.qualifier);
    CHECK(quantity.unit_word == row.unit_word);
    CHECK_FALSE(quantity.own_unit);
  }
}

TEST_CASE("A share is a fraction, with or without a percent sign") {
  for (const auto* text : {"20%", "20％", "２０％", "20 %", "约20%"}) {
    const Quantity quantity = read(text, Kind::share);
    CHECK(quantity.percent);
    CHECK(quantity.value.coefficient() == 20);
    CHECK(quantity.value.exponent() == -2);
  }
  const Quantity fraction = read("0.2", Kind::share);
  CHECK_FALSE(fraction.percent);
  CHECK(fraction.value.coefficient() == 2);
  CHECK(fraction.value.exponent() == -1);
}

TEST_CASE("Blanks of every width behind a quantity are no part of it") {
  for (const std::string blanks : {" ", "\t", "\u00A0", "\u3000", "\u3000 \u00A0"}) {
    INFO('"' << blanks << '"');
    check({("54" + blanks).c_str(), 54, 4, Qualifier::none, MoneyUnit::ten_thousand, false, "54"}, Kind::amount);
    check({("54左右" + blanks).c_str(), 54, 4, Qualifier::about, MoneyUnit::ten_thousand, false, "54"}, Kind::amount);
  }
}

TEST_CASE("Signs that state nothing are blanks, and 0 is none") {
  for (const auto* text : {"", " ", "　", "\t", "/", "／", "—", "——", "－", "-", " — "}) {
    INFO(text);
    CHECK(is_blank_text(text));
    const QuantityReading reading = read_quantity(text, Kind::amount, MoneyUnit::yuan);
    CHECK(reading.blank);
    CHECK_FALSE(reading.quantity);
    CHECK_FALSE(reading.error);
  }
  CHECK_FALSE(is_blank_text("无"));
  CHECK(read_quantity("无", Kind::amount, MoneyUnit::yuan).blank);
  for (const auto* text : {"0", "//", "无关", "---"})
    CHECK_FALSE(read_quantity(text, Kind::amount, MoneyUnit::yuan).blank);
}

TEST_CASE("Money units read as they print") {
  using enum MoneyUnit;
  for (const MoneyUnit unit : {yuan, thousand, ten_thousand, million, hundred_million}) {
    CHECK(parse_money_unit(money_unit_name(unit)) == unit);
  }
  CHECK(money_unit_name(ten_thousand) == "万元");
  CHECK(parse_money_unit("　万元 ") == ten_thousand);
  for (const auto* text : {"", "万", "美元", "万 元", "万元。"}) CHECK_FALSE(parse_money_unit(text));
}

TEST_CASE("Writing a quantity's digits back gives the digits that were read") {
  std::mt19937 random(20230101);
  const auto one_of = [&](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
  for (int round = 0; round < 20'000; ++round) {
    const int coefficient = static_cast<int>(random() % 2'000'000'000);
    const Decimal number(random() % 2 == 0 ? coefficient : -coefficient, -static_cast<int>(random() % 4));
    const std::string digits = spell_like(one_of({"1", "1,000.0", "１", "１，０００．０"}), number, true);
    const std::string text = one_of({"", "预计", "¥", "　"}) + digits + one_of({"", "元", "万", "亿元以上", "余千元"});
    INFO(text);
    const Quantity quantity = read(text, Kind::amount);
    CHECK(text.substr(quantity.digits.begin, quantity.digits.size()) == digits);
    const Decimal written = quantity.value.shifted(-quantity.scale());
    CHECK(written.coefficient() == number.coefficient());
    CHECK(written.exponent() == number.exponent());
    CHECK(spell_like(digits, written, true) == digits);
  }
}
