#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "budgetlint/calculation/reading.hpp"
#include "calculation/corpus.hpp"

using namespace budgetlint;

namespace {

std::string value(std::string_view text) {
  return corpus::shown(read_calculation(text));
}

std::string words(std::string_view text, Span place) {
  return std::string(text.substr(place.begin, place.size()));
}

/// `900 人 [900人]`; implicit ones as `12 月 implicit`.
std::vector<std::string> factors(std::string_view text) {
  std::vector<std::string> shown;
  for (const ProseFactor& factor : read_calculation(text).factors) {
    std::string row = factor.value.reduced().value_or(factor.value).to_string() + " " + factor.unit;
    row += factor.implicit ? " implicit" : " [" + words(text, factor.place) + "]";
    shown.push_back(std::move(row));
  }
  return shown;
}

using Strings = std::vector<std::string>;

/// `48.25万元: 480250`: each printed result that is wrong, and what it should be in 元.
Strings wrong_results(std::string_view text) {
  const ProseReading reading = read_calculation(text);
  Strings wrong;
  for (const ProseEquation& equation : reading.equations) {
    if (equation.agreement != Agreement::differs) continue;
    const Decimal should = equation.left.low->reduced().value_or(*equation.left.low);
    wrong.push_back(words(text, reading.factors[equation.right].place) + ": " + should.to_string());
  }
  return wrong;
}

std::string in_brackets(int deep) {
  std::string text = "1";
  for (int i = 0; i < deep; ++i) text = "(" + text + "+1)×1";
  return text;
}

std::vector<Qualifier> qualifiers(std::string_view text) {
  std::vector<Qualifier> found;
  for (const ProseFactor& factor : read_calculation(text).factors) found.push_back(factor.qualifier);
  return found;
}

}  // namespace

TEST_CASE("The explanations of the source forms are worth what the forms mean", "[calculation]") {
  CHECK(value("基础养老金发放900人，预计区级财政补助46元/人/月，缴费补贴预计区财政补助\n"
              "11.25元的有1950人、区财政补助15元的有50人，区财政补助22.5元的有750人。") == "53.63625");
  CHECK(value("平均每人补助2083元/人/月，共有1人") == "2.4996");
  CHECK(value("平均每人补贴1474元/月，共有13人") == "22.9944");
  CHECK(value("预计人均需财政补助3001元/月，发放人数1920人") == "6914.304");
  CHECK(value("预计平均每人记实金额3.1万元，人数160人") == "496");
  CHECK(value("1200人*100元/人=12万") == "12");
}

TEST_CASE("The examples of the contract read as it says", "[calculation]") {
  CHECK(value("45人×2100元/人·月×12个月") == "113.4");
  CHECK(value("每人每季度300元，86人，按季度发放") == "10.32");
  CHECK(value("新造4万亩每亩1645元，改造1万亩每亩800元，另其他费用148万元") == "7528");
  CHECK(value("总额120万元，区级承担20%") == "24");
  CHECK(value("2022年执行数210万元，按5%增长测算") == "220.5");
  CHECK(value("80—89岁3200人每月50元、90—99岁410人100元、100岁以上12人200元") == "244.08");
  CHECK(value("应支320万元，扣除上级补助256万元、上年结转10万元") == "54");
  CHECK(value("人均1000—1200元，200人") == "20 … 24");
  CHECK(value("五十人，每人每月三百元，十二个月") == "18");
  CHECK(value("１２００人×１００元／人＝１２万元") == "12");
  CHECK(value("据实结算") == "no-quantities");

  const ProseReading meals = read_calculation("餐饮预算为每天每人100元，共计5天，总费用5000元");
  REQUIRE(meals.obstacle);
  CHECK(meals.obstacle->obstacle == Obstacle::missing_count);
  CHECK(meals.obstacle->hint.english == "exactly 10 would give 5000元");
  CHECK(meals.obstacle->hint.chinese == "若数量正好是10，则得5000元");
}

TEST_CASE("Every factor knows its place in the text, and what the text leaves out is marked", "[calculation]") {
  const std::string text = "基础养老金发放９００人，\n预计区级财政补助46元/人/月";
  CHECK(factors(text) == Strings{"900 人 [９００人]", "46 元/人/月 [46元/人/月]", "12 月 implicit"});
  const ProseReading reading = read_calculation(text);
  REQUIRE(reading.products.size() == 1);
  CHECK(reading.products[0].factors == std::vector<std::size_t>{1, 0, 2});
  CHECK(words(text, reading.factors[0].digits) == "９００");
  CHECK(words(text, reading.factors[1].digits) == "46");
  CHECK(reading.factors[2].digits.empty());
  CHECK(words(text, reading.factors[2].place) == "46元/人/月");
}

TEST_CASE("The digits of a share behind 万 say its value", "[calculation]") {
  const ProseReading reading = read_calculation("1,500万%");
  REQUIRE(reading.factors.size() == 1);
  CHECK(reading.factors[0].value == Decimal(150'000, 0));
  CHECK(reading.factors[0].scale == 2);
}

TEST_CASE("Months and years of the period fill what a rate leaves open", "[calculation]") {
  const auto with = [](std::optional<int> months, std::optional<int> years, std::string_view text) {
    return corpus::shown(read_calculation(text, {months, years, 24}));
  };
  CHECK(with(6, 1, "10人，每人每月1000元") == "6");
  CHECK(with(6, 1, "10人，每人每月1000元，全年") == "12");
  CHECK(with(6, 1, "10人，每人每月1000元，共3个月") == "3");
  CHECK(with(36, 3, "10人，每人每年1000元") == "3");
  CHECK(with(24, 2, "10人，每人每季度1000元") == "8");
  CHECK(with(std::nullopt, std::nullopt, "10人，每人每月1000元") == "missing-count");
  CHECK(with(std::nullopt, std::nullopt, "10人，每人1000元") == "1");
  CHECK(with(12, 1, "自2023年7月1日起，10人，每人每月1000元") == "missing-count");
}

TEST_CASE("Words of doubt stay with their numbers", "[calculation]") {
  const ProseReading reading = read_calculation("约160人，平均每人3.1万元");
  REQUIRE(reading.factors.size() == 2);
  CHECK(reading.factors[0].qualifier == Qualifier::about);
  CHECK(reading.factors[1].qualifier == Qualifier::about);
  CHECK(reading.factors[1].scale == 4);
  CHECK(reading.factors[1].value.exponent() == 3);
  CHECK(value("300人，每人不超过800元") == "≤ 24");
  CHECK(value("150户，每户2000元以上") == "≥ 30");
}

TEST_CASE("A printed result is compared with what stands before it", "[calculation]") {
  const auto told = [](std::string_view text) {
    const ProseReading reading = read_calculation(text);
    REQUIRE(reading.evaluated());
    REQUIRE(reading.equations.size() == 1);
    CHECK(reading.stated_total == std::optional<std::size_t>(0));
    return std::pair{reading.equations[0].agreement, words(text, reading.factors[reading.equations[0].right].place)};
  };
  CHECK(told("1200人*100元/人=12万") == std::pair{Agreement::equal, std::string("12万")});
  CHECK(told("1200人*100元/人=13万") == std::pair{Agreement::differs, std::string("13万")});
  CHECK(told("1950人×11.25元=2.2万元") == std::pair{Agreement::rounded, std::string("2.2万元")});
  CHECK(told("88户×1500元/户，合计13.2万元") == std::pair{Agreement::equal, std::string("13.2万元")});
  CHECK(value("45人×2100元/人·月=9.45万元") == "ambiguous");
  CHECK(value("45人×2100元/人·月=113.4万元") == "113.4");
}

TEST_CASE("Sums and parts are checked though they are no calculation", "[calculation]") {
  const std::string text = "共205人，其中113、2、75、10、5";
  const ProseReading parts = read_calculation(text);
  CHECK_FALSE(parts.evaluated());
  REQUIRE(parts.compositions.size() == 1);
  CHECK(parts.compositions[0].holds);
  CHECK(parts.compositions[0].parts.size() == 5);
  CHECK(words(text, parts.factors[parts.compositions[0].total].place) == "205人");
  CHECK_FALSE(read_calculation("共205人，其中113、2、75、10、6").compositions.at(0).holds);

  const ProseReading sum = read_calculation("住宿400+伙食150+其他100=650");
  CHECK_FALSE(sum.evaluated());
  REQUIRE(sum.equations.size() == 1);
  CHECK(sum.equations[0].agreement == Agreement::equal);
  CHECK(read_calculation("住宿400+伙食150+其他100=660").equations.at(0).agreement == Agreement::differs);
}

TEST_CASE("A rate that is divided by a count is told apart with both numbers", "[calculation]") {
  const std::string text = "缴费补贴标准11.25元/1950人,缴费补贴标准15元/50人";
  const ProseReading reading = read_calculation(text);
  CHECK(corpus::shown(reading) == "malformed-rate");
  REQUIRE(reading.malformed_rates.size() == 2);
  CHECK(words(text, reading.malformed_rates[0].place) == "11.25元/1950人");
  CHECK(reading.factors[reading.malformed_rates[0].rate].value == Decimal(1125, -2));
  CHECK(reading.factors[reading.malformed_rates[0].count].value == Decimal(1950, 0));
}

TEST_CASE("The words that are left over are shown", "[calculation]") {
  const std::string text = "120人，每人100元，另有3户";
  const ProseReading reading = read_calculation(text);
  REQUIRE(reading.obstacle);
  CHECK(reading.obstacle->obstacle == Obstacle::left_over);
  REQUIRE(reading.obstacle->words.size() == 1);
  CHECK(words(text, reading.obstacle->words[0]) == "3户");
  CHECK(reading.obstacle->message.english == "3户 has no place in the calculation");
  CHECK(reading.obstacle->message.chinese == "“3户”不知道该与哪个数相乘");
}

TEST_CASE("A comma between clauses separates no thousands", "[calculation]") {
  CHECK(value("采购50，100元") == "left-over");
  CHECK(value("采购50,100元") == "5.01");
  CHECK(value("１，５００人，每人１０元") == "1.5");
}

TEST_CASE("Deductions, growth and shares are summands of factors", "[calculation]") {
  const ProseReading growth = read_calculation("上年支出50万元，按增长10%测算");
  REQUIRE(growth.products.size() == 2);
  CHECK(growth.products[1].factors == std::vector<std::size_t>{0, 1});
  CHECK(growth.factors[1].value == Decimal(10, -2));
  const ProseReading less = read_calculation("500人，每人1200元，扣除已拨付20万元");
  REQUIRE(less.products.size() == 2);
  CHECK(less.products[1].multiplier == Decimal(-1, 0));
}

TEST_CASE("A share that people write as a fraction is exact or not read", "[calculation]") {
  CHECK(value("总额120万元，区级承担五十分之一") == "2.4");
  CHECK(value("总额120万元，区级承担八分之三") == "45");
  CHECK(value("总额120万元，区级承担九分之三") == "bad-number");
}

TEST_CASE("Money in Chinese numerals needs its 万, and a zero only where one is missing", "[calculation]") {
  CHECK(value("十五万") == "15");
  CHECK(value("补助10万") == "10");
  CHECK(value("补助三十五万元") == "35");
  CHECK(value("零五万元") == "bad-number");
  CHECK(value("三百五万元") == "bad-number");
  CHECK(value("三万二万元") == "bad-number");
}

TEST_CASE("A range of rates is in the unit that stands behind it", "[calculation]") {
  CHECK(value("人均2—3千元，100人") == "20 … 30");
  CHECK(value("人均2千—3千元，100人") == "20 … 30");
}

TEST_CASE("A printed result is compared with the range before it", "[calculation]") {
  const auto agreement = [](std::string_view text) {
    const ProseReading reading = read_calculation(text);
    REQUIRE(reading.equations.size() == 1);
    return reading.equations.front().agreement;
  };
  CHECK(agreement("10人×(100—200元)=500元") == Agreement::differs);
  CHECK(agreement("10人×(100—200元)=1000元") == Agreement::equal);
  CHECK(agreement("10人×(100—200元)=2000元") == Agreement::equal);
  CHECK(agreement("10人×(100—200元)=2500元") == Agreement::differs);
}

TEST_CASE("The units of a rate may stand in brackets, and its years may be counted", "[calculation]") {
  CHECK(value("46元/(人·月)，900人") == "49.68");
  CHECK(value("46元/（人/月），900人") == value("46元/人/月，900人"));
  CHECK(value("300元/月×2年×10人") == "7.2");
  CHECK(value("100元/季度×1年×5人") == "0.2");
  // Of a month, and of whom?
  CHECK(factors("老人10人每月100元、20人200元") == Strings{"10 人 [10人]", "100 元/月 [100元]", "20 人 [20人]",
                                                           "200 元 [200元]", "12 月 implicit", "12 月 implicit"});
}

TEST_CASE("Up to twelve characters of such words may stand before how long it lasts", "[calculation]") {
  CHECK(value("10人，每人每月100元，补助补贴发放聘用连续缴费9个月") == "0.9");
}

TEST_CASE("The Chinese number of a list counts nothing", "[calculation]") {
  CHECK(value("(十二)900人，每人每月46元") == "49.68");
  CHECK(value("一、900人，每人每月46元；二、50人，每人每月100元") == "55.68");
}

TEST_CASE("The number of a document counts nothing", "[calculation]") {
  CHECK(value("根据湘民发（2023）15号，900人，每人每月46元") == "49.68");
  CHECK(value("按文件(2023)发放900人，每人每月46元") == "49.68");
}

TEST_CASE("A number behind 每人 is no number of a list", "[calculation]") {
  CHECK(value("每人1、900人每月46元") == "left-over");
  CHECK(value("每人3、共10人") == "no-amount");
}

TEST_CASE("Sums of counts, and what is deducted, are not guessed at", "[calculation]") {
  CHECK(value("10人+5人，每人100元") == "ambiguous");
  CHECK(value("总额100万元，扣除10万元、5万元") == "85");
  CHECK(value("总额100万元，扣除10万元，5万元") == "ambiguous");
  CHECK(value("应支320万元，扣除上级补助256万元、上年结转10万元，另培训5万元") == "ambiguous");
  CHECK(value("2022年50万元，按5%增长") == "52.5");
  CHECK(value("30万元、上年50万元，按5%增长") == "ambiguous");
}

TEST_CASE("A text of blanks has its obstacle at its beginning", "[calculation]") {
  for (const std::string_view text : {"", " ", "　"}) {
    const ProseReading reading = read_calculation(text);
    REQUIRE(reading.obstacle);
    CHECK(reading.obstacle->obstacle == Obstacle::no_quantities);
  }
}

TEST_CASE("Brackets stand in each other sixteen deep, behind = too", "[calculation]") {
  CHECK(value(in_brackets(16) + "人×3元") == "0.0051");
  CHECK(value(in_brackets(17) + "人×3元") == "bad-syntax");
  CHECK(value("6元/人×3人=" + in_brackets(16)) == "0.0018");
  CHECK(value("6元/人×3人=" + in_brackets(17)) == "bad-syntax");
}

TEST_CASE("The parts of a whole are in its unit", "[calculation]") {
  CHECK(value("共30人，其中男10人、女20人，每人100元") == "0.3");
  CHECK(value("共30人，其中男10人、女20户，每人100元") == "ambiguous");
}

TEST_CASE("A time that stands alone is that of every section", "[calculation]") {
  CHECK(value("10人每人每月100元；20人每人每月200元；3个月") == "1.5");
  CHECK(value("3个月。10人每人每月100元。20人每人每月200元") == "1.5");
  CHECK(value("10人每人每月100元；20人每人每月200元") == "6");
}

TEST_CASE("What is called after a month is no number of months", "[calculation]") {
  CHECK(value("每人每月100元，10人，活动月10个") == "left-over");
}

TEST_CASE("Years that belong to one of several rates are left over, the first of them told", "[calculation]") {
  const std::string text = "10人每人每月100元2年，20人每人每月200元3年";
  CHECK(factors(text) == Strings{"10 人 [10人]", "100 元/人/月 [100元]", "2 年 [2年]", "20 人 [20人]",
                                 "200 元/人/月 [200元]", "3 年 [3年]", "24 月 [2年]", "36 月 [3年]"});
  const ProseReading reading = read_calculation(text);
  REQUIRE(reading.obstacle);
  REQUIRE_FALSE(reading.obstacle->words.empty());
  CHECK(words(text, reading.obstacle->words[0]) == "2年");
}

TEST_CASE("Twenty characters are quoted whole, more are cut", "[calculation]") {
  const auto message = [](std::string_view text) { return read_calculation(text).obstacle->message.english; };
  CHECK(
      message("每人一二三四五六七八九十一二三四五六七八九元").starts_with("一二三四五六七八九十一二三四五六七八九元 "));
  CHECK(message("每人一二三四五六七八九十一二三四五六七八九十元")
            .starts_with("一二三四五六七八九十一二三四五六七八九十… "));
}

TEST_CASE("约 in front of words that are no number is no word of doubt, 平均 reaches to the end of its clause",
          "[calculation]") {
  using enum Qualifier;
  CHECK(qualifiers("10人，每人100元") == std::vector{none, none});
  CHECK(qualifiers("约需发放每人100元，10人") == std::vector{none, none});
  CHECK(qualifiers("平均发放每人100元，10人") == std::vector{about, none});
  CHECK(qualifiers("平均年龄80岁，每人100元，10人").back() == none);
  CHECK(qualifiers("约月租金3000元，2套").front() == about);
  CHECK(value("不超过月租金3000元") == "≤ 3.6");
}

TEST_CASE("A count and a rate for something else are no pair of a list", "[calculation]") {
  CHECK(value("20家每月500元、3家每月50元") == "12.18");
  CHECK(value("2次，20家每月500元、3家每次50元") == "left-over");
}

TEST_CASE("A text may end in a word that a unit follows", "[calculation]") {
  CHECK(value("100人，每人100元，每") == "ambiguous");
  CHECK(value("100人，每人100元，按") == "1");
}

TEST_CASE("A total that is wrong is compared with the product that it is of", "[calculation]") {
  CHECK(wrong_results("小学生1200人，每生650元，计78万元；初中生565人，每生850元，计48.25万元") ==
        Strings{"48.25万元: 480250"});
  CHECK(wrong_results("小学生1200人，每生650元，计79万元；初中生565人，每生850元，计48.025万元") ==
        Strings{"79万元: 780000"});
  CHECK(wrong_results("彩超2台，单价118万元，计236万元，呼吸机4台，单价27万元，计106万元") ==
        Strings{"106万元: 1080000"});
  CHECK(wrong_results("彩超2台×118万元=236万元；呼吸机4台，单价27万元，计106万元") == Strings{"106万元: 1080000"});
  CHECK(wrong_results("彩超2台，单价118万元，合计236万元；呼吸机4台，单价27万元，合计106万元") ==
        Strings{"106万元: 1080000"});
  CHECK(wrong_results("彩超2台，单价118万元，计236万元；呼吸机4台，单价27万元，计106万元；合计342万元") ==
        Strings{"106万元: 1080000", "342万元: 3440000"});
  CHECK(wrong_results("彩超2台，单价118万元，计236万元；呼吸机4台，单价27万元，合计342万元") ==
        Strings{"342万元: 3440000"});
  CHECK(wrong_results("彩超2台，单价118万元；呼吸机4台，单价27万元，合计342万元") == Strings{"342万元: 3440000"});
  CHECK(wrong_results("彩超2台，单价118万元，计236万元；呼吸机4台，单价27万元，计108万元；合计344万元").empty());
}

TEST_CASE("A total that may be of one item or of all is compared with neither", "[calculation]") {
  for (const std::string_view text : {"彩超2台，单价118万元；呼吸机4台，单价27万元，计106万元",
                                      "彩超2台，单价118万元；呼吸机4台，单价27万元，合计106万元",
                                      "彩超2台×118万元=236万元；呼吸机4台，单价27万元，计340万元",
                                      "彩超2台，单价118万元，合计236万元；呼吸机14台，单价27万元，合计387万元"}) {
    INFO(text);
    CHECK(value(text) == "ambiguous");
    CHECK(wrong_results(text).empty());
  }
}

TEST_CASE("Words that only announce a total make the money behind a product its total", "[calculation]") {
  for (const std::string_view announced : {"共", "需", "全年", "全年共", "年需", "一年共需", "所需资金", "需资金",
                                           "补贴资金", "全年共需经费约", "总费用"}) {
    INFO(announced);
    const std::string text = "120套，每套1500元，" + std::string(announced) + "18.75万元";
    CHECK(value(text) == "18");
    CHECK(wrong_results(text) == Strings{"18.75万元: 180000"});
  }
  for (const std::string_view other : {"经费", "年", "约", "项目共", "总投资", "预算", "已支付", "缺口"}) {
    INFO(other);
    CHECK_FALSE(read_calculation("120套，每套1500元，" + std::string(other) + "18.75万元").evaluated());
  }
  CHECK(wrong_results("每月需4.56万元（12人×3800元），全年54.72万元").empty());
}

TEST_CASE("A count that no rate asks for is told beside the rate without its count, and no hint is given",
          "[calculation]") {
  const ProseReading reading = read_calculation("80间房，每床每月700元，全年67.2万元");
  REQUIRE(reading.obstacle);
  CHECK(reading.obstacle->obstacle == Obstacle::missing_count);
  CHECK(reading.obstacle->message.english ==
        "700元: what it is divided by is counted nowhere; 80间 has no place in the calculation");
  CHECK(reading.obstacle->message.chinese == "“700元”对应的数量没有写，“80间”不知道该与哪个数相乘");
  CHECK(reading.obstacle->words.size() == 2);
  CHECK(reading.obstacle->hint.english.empty());
  // Of persons and of months: what one of them would have to be is not known.
  CHECK(read_calculation("每人每月700元，全年67.2万元").obstacle->hint.english.empty());
  CHECK(read_calculation("每人每月700元，12个月，共67.2万元").obstacle->hint.english ==
        "exactly 80 would give 672000元");
}

TEST_CASE("Bytes that are no character make none with what stands behind a mark that is left out", "[calculation]") {
  CHECK(value("10\xEF\xBC\xEF\xBB\xBF\x90人×5元") == "0.005");  // not 10０人
}
