#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "budgetlint/quantity/quantity.hpp"

using namespace budgetlint;

namespace {

using Kind = QuantityKind;

QuantityError error_of(std::string_view text, Kind kind) {
  const QuantityReading reading = read_quantity(text, kind, MoneyUnit::ten_thousand);
  INFO(text);
  CHECK_FALSE(reading.blank);
  CHECK_FALSE(reading.quantity);
  REQUIRE(reading.error);
  return *reading.error;
}

struct Row {
  const char* text;
  const char* understood;
};

void check_understood(const std::vector<Row>& rows, Kind kind) {
  for (const Row& row : rows) {
    INFO(row.text);
    const QuantityError error = error_of(row.text, kind);
    CHECK(error.kind == QuantityError::Kind::malformed);
    CHECK(std::string_view(row.text).substr(0, error.understood) == row.understood);
    CHECK_FALSE(error.message.chinese.empty());
  }
}

}  // namespace

TEST_CASE("What is no amount, and how far it was one") {
  check_understood({{"9以上 以内", "9"},
                    {"9人以上以下", "9"},
                    {"5O", "5"},
                    {"l2", ""},
                    {"I2", ""},
                    {"abc", ""},
                    {"十几", ""},
                    {"五十", ""},
                    {"约", "约"},
                    {"约左右", "约"},
                    {"左右", ""},
                    {"¥", "¥"},
                    {"54..5", "54"},
                    {"5.4.3", "5.4"},
                    {"54.", "54"},
                    {".5", ""},
                    {"5 4", "5"},
                    {"7,75.3", "7"},
                    {"7759,530", "7759"},
                    {"7,7591", "7"},
                    {"0,123", "0"},
                    {"1,234,56", "1,234"},
                    {"54,", "54"},
                    {"5.4,321", "5.4"},
                    {"+5", ""},
                    {"- 5", ""},
                    {"--5", ""},
                    {"(54)", ""},
                    {"1e3", "1"},
                    {"0x10", "0"},
                    {"inf", ""},
                    {".inf", ""},
                    {"nan", ""},
                    {"1_000", "1"},
                    {"54-60", "54"},
                    {"54至60", "54"},
                    {"54。", "54"},
                    {"5千万", "5"},
                    {"1万亿元", "1万"},
                    {"54万余元", "54万"},
                    {"12辆", "12"},
                    {"54元/人", "54元"},
                    {"20%", "20"},
                    {"平均54", ""},
                    {"约54以上", "约54"},
                    {"约50余万", "约50"},
                    {"50余左右", "50余"},
                    {"约近54", "约"},
                    {"约预计54", "约"},
                    {"¥¥54", "¥"},
                    {"54万元整以上", "54万元"}},
                   Kind::amount);
}

TEST_CASE("What is no rate, and how far it was one") {
  check_understood({{"46元/", "46元"},
                    {"11.25元/1950人", "11.25元"},
                    {"46元/十人", "46元"},
                    {"46元/人/人", "46元/人"},
                    {"46元//人", "46元"},
                    {"46人", "46"},
                    {"46元人", "46元"},
                    {"46·人", "46"},
                    {"每人46元", ""},
                    {"20%", "20"},
                    {"人均", "人均"},
                    {"46元/人以上以内", "46元"}},
                   Kind::rate);
}

TEST_CASE("What is no count, and how far it was one") {
  check_understood({{"9以上 以内", "9"},
                    {"9人以上以下", "9"},
                    {"5O", "5"},
                    {"5o人", "5"},
                    {"5Ｏ", "5"},
                    {"5l", "5"},
                    {"5 0", "5"},
                    {"12元", "12"},
                    {"12万元", "12"},
                    {"5百人", "5"},
                    {"3个5", "3个"},
                    {"12辆/年", "12辆"},
                    {"12 个 人", "12 个"},
                    {"95%", "95"},
                    {"¥12", ""},
                    {"人均12", ""},
                    {"十几人", ""}},
                   Kind::count);
}

TEST_CASE("What is no share, and how far it was one") {
  check_understood({{"2成", "2"}, {"20%%", "20%"}, {"1/3", "1"}, {"20元", "20"}, {"百分之二十", ""}, {"%", ""}},
                   Kind::share);
}

TEST_CASE("A letter among digits is named and the digits to type are given") {
  const Text zero = error_of("5O", Kind::amount).message;
  CHECK(zero.english == R"("5O" is no amount: understood "5", then "O" (a letter, not the digit 0); write 50)");
  CHECK(zero.chinese == "“5O”不是金额：读到“5”为止，后面的“O”读不懂（是字母，不是数字0）；请填写50");
  const Text one = error_of("l2人", Kind::count).message;
  CHECK(one.english == R"("l2人" is no count: it begins with "l" (a letter, not the digit 1); write 12人)");
  CHECK(one.chinese == "“l2人”不是数量：开头的“l”读不懂（是字母，不是数字1）；请填写12人");
}

TEST_CASE("Messages tell what is there, why it does not do, and what may stand there") {
  const Text rate = error_of("11.25元/1950人", Kind::rate).message;
  CHECK(
      rate.english ==
      R"("11.25元/1950人" is no rate: understood "11.25元", then "/1950人" (a unit such as 人 or 月 follows the slash, )"
      "once and without a number); write for example 46, 46元/人/月 or 约3.1万元/人");
  CHECK(rate.chinese ==
        "“11.25元/1950人”不是标准：读到“11.25元”为止，后面的“/"
        "1950人”读不懂（斜杠后面写人、月等单位，各写一次，不带数字）；"
        "可以填写46、46元/人/月或约3.1万元/人");
  const Text missing = error_of("约", Kind::share).message;
  CHECK(missing.english ==
        R"("约" is no share: understood "约", then it ends (the number is missing); write for example 20% or 0.2)");
  CHECK(missing.chinese == "“约”不是比例：读到“约”就没有了（缺少数字）；可以填写20%或0.2");
}

TEST_CASE("A full stop for a decimal point is told to be one") {
  const Text message = error_of("54。5", Kind::amount).message;
  CHECK(message.english.find("a full stop is no decimal point") != std::string::npos);
  CHECK(message.chinese.find("句号不是小数点") != std::string::npos);
}

TEST_CASE("Forty columns of a text are shown whole, more are cut") {
  const auto message = [](std::size_t columns) {
    return error_of(std::string(columns, 'x'), Kind::amount).message.chinese;
  };
  CHECK(message(40).starts_with("“" + std::string(40, 'x') + "”"));
  CHECK_FALSE(message(41).starts_with("“" + std::string(41, 'x') + "”"));
}

TEST_CASE("What stands around a number too much is taken away in the advice") {
  const auto advice = [](std::string_view text) {
    const auto reading = read_quantity(text, QuantityKind::amount, MoneyUnit::ten_thousand);
    REQUIRE(reading.error);
    const std::string& message = reading.error->message.english;
    return message.substr(message.rfind("; ") + 2);
  };
  CHECK(advice("1286，") == "write 1286");
  CHECK(advice("1,2８6万 元") == "write 1,2８6万元");
  CHECK(advice("“91.20”") == "write 91.20");
  CHECK(advice("5O 万元。") == "write 50万元");
  CHECK(advice("12 34").starts_with("write for example"));  // two numbers
  CHECK(read_quantity("壹仟贰佰元整", QuantityKind::amount, MoneyUnit::yuan)
            .error->message.english.find("digits are needed, not Chinese numerals") != std::string::npos);
}

TEST_CASE("Too many digits are told as such, at the limit and not before") {
  const std::string most(24, '1');
  CHECK(read_quantity(most, Kind::amount, MoneyUnit::yuan).quantity);
  const QuantityError error = error_of(most + "1", Kind::amount);
  CHECK(error.kind == QuantityError::Kind::too_many_digits);
  CHECK(error.understood == 24);
  CHECK(error.message.english == "\"" + most + "1\" has more than 24 digits; write at most 24");
  CHECK(error.message.chinese == "“" + most + "1”超过24位数字；请核对，最多填24位");
  CHECK(error_of("1." + most, Kind::amount).kind == QuantityError::Kind::too_many_digits);
  CHECK(error_of("1," + most + ".5", Kind::amount).kind == QuantityError::Kind::too_many_digits);
  const auto beyond = read_quantity(std::string(39, '9'), Kind::amount, MoneyUnit::yuan, 1000);
  REQUIRE(beyond.error);
  CHECK(beyond.error->understood == 38);
  CHECK(read_quantity("123", Kind::amount, MoneyUnit::yuan, 2).error->understood == 2);
}

TEST_CASE("Hostile texts are read in linear time and shown shortened and harmless") {
  for (const std::string& text :
       {std::string(1'000'000, '9'), std::string(1'000'000, 'x'), "5" + std::string(1'000'000, ' ') + "5",
        "1" + std::string(1'000'000, ','), std::string("5\x1b[31m"), std::string("5\xff\xfe")}) {
    const Text message = error_of(text, Kind::amount).message;
    CHECK(message.english.size() < 400);
    CHECK(message.chinese.size() < 500);
    CHECK(message.english.find('\x1b') == std::string::npos);
    CHECK(message.english.find('\xff') == std::string::npos);
  }
}
