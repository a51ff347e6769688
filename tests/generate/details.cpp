#include "generate/details.hpp"

#include <algorithm>

namespace budgetlint::testing {
namespace {

constexpr std::array<Pattern, 20> patterns{{
    {"/人/月", "", true, 12, 0, 0},
    {"/人", "", true, 0, 0, 0},
    {"/人/天", "", true, 0, 250, 0},
    {"/人/次", "", true, 0, 0, 6},
    {"/人/年", "", true, 0, 0, 1, true},
    {"/人/季", "", true, 0, 0, 4, true},
    {"/户", "户", false, 0, 0, 0},
    {"/户/月", "户", false, 12, 0, 0},
    {"/辆/年", "辆", false, 0, 0, 1, true},
    {"/亩", "亩", false, 0, 0, 0},
    {"/套", "套", false, 0, 0, 0},
    {"/平方米", "平方米", false, 0, 0, 0},
    {"/次", "", false, 0, 0, 48},
    {"/天", "", false, 0, 300, 0},
    {"/月", "", false, 12, 0, 0},
    {"/季", "", false, 0, 0, 4, true},
    {"", "", true, 12, 0, 0},
    {"", "台", false, 0, 0, 0},
    {"", "", true, 0, 30, 0},
    {"", "", false, 0, 0, 24},
}};

constexpr std::array<std::string_view, 8> line_items{"第一类对象", "第二类对象", "日常运行", "集中采购",
                                                     "现场服务",   "设备租用",   "资料印制", "委托检验"};
constexpr std::array<std::string_view, 8> briefs{"补助发放", "设备购置", "日常维护", "业务培训",
                                                 "宣传活动", "委托服务", "检测评估", "资料编印"};
constexpr std::array<Money, 3> places{ten_thousand_yuan, ten_thousand_yuan / 10, ten_thousand_yuan / 100};

/// 46元, 22.5元, 11.25元, 36.17元; whole ones most often.
Money make_rate(Random& random) {
  const Money whole = random.between(10, 1500) * one_yuan;
  const std::size_t kind = random.below(10);
  if (kind < 6) return whole;
  if (kind < 9) return whole + random.between(1, 3) * one_yuan / 4;
  return whole + random.between(1, 99) * one_yuan / 100;
}

Line make_line(Random& random, Spelling spelling) {
  Line line;
  line.item = random.pick(line_items);
  line.pattern = &patterns[random.below(spelling == Spelling::plain ? 2 : patterns.size())];
  line.rate = make_rate(random);
  const Pattern& pattern = *line.pattern;
  if (pattern.denominators.empty() && random.chance(30)) {
    line.rate_unit = RateUnit::bare;
  } else if (pattern.days == 0 && random.chance(12)) {
    line.rate_unit = RateUnit::ten_thousand;
    line.rate = random.between(2, 8000) * ten_thousand_yuan / 1000;
  }
  if (pattern.headcount) line.headcount = random.between(1, 2500);
  if (!pattern.thing.empty()) line.count = random.between(1, 3000);
  if (pattern.months > 0) line.months = random.chance(60) ? pattern.months : random.between(1, pattern.months);
  if (pattern.days > 0) line.days = random.between(2, pattern.days);
  if (pattern.times > 0) line.times = pattern.every_time ? pattern.times : random.between(1, pattern.times);
  if (spelling == Spelling::varied && random.chance(15)) line.share = random.between(2, 19) * 5;
  return line;
}

/// `place`, or finer until the amount keeps two digits: nobody writes 3千元 as 0万元.
Money fitting_place(Money amount, Money place) {
  while (place > one_yuan && amount < 20 * place) place /= 10;
  return place;
}

Amount rounded(Money exact, Money place) {
  const Money fitting = fitting_place(exact, place);
  const Money value = round_half_up(exact, fitting);
  return {value, value == exact ? one_yuan : fitting};
}

/// Lines that print an amount: their own product, rounded, or a lump.
void print_amount(Random& random, Line& line, Money place) {
  if (random.chance(40)) {
    Line lump;
    lump.item = line.item;
    lump.amount = Amount{random.between(100, 40'000) * std::max(place / 100, one_yuan)};
    line = lump;
  } else {
    line.amount = rounded(line.product(), place);
  }
}

Detail make_detail(Random& random, Money place, Spelling spelling) {
  Detail detail;
  detail.brief = random.pick(briefs);
  if (spelling == Spelling::varied && random.chance(12)) {  // an amount without a calculation
    detail.amount.value = random.between(10, 9000) * place;
    return detail;
  }
  const std::int64_t count = random.chance(50) ? 1 : random.between(2, 4);
  const std::size_t printed =
      spelling == Spelling::plain ? 0 : random.pick(std::array<std::size_t, 5>{0, 0, 0, 50, 100});
  for (std::int64_t i = 0; i < count; ++i) {
    detail.lines.push_back(make_line(random, spelling));
    if (random.chance(printed)) print_amount(random, detail.lines.back(), place);
  }
  Money sum = 0;
  for (const Line& line : detail.lines) sum += line.worth();
  // Where every line prints its amount, the detail is the sum of what is printed, and nothing is rounded.
  const bool is_sum =
      std::all_of(detail.lines.begin(), detail.lines.end(), [](const Line& line) { return line.amount.has_value(); });
  detail.amount = is_sum ? Amount{sum} : rounded(sum, place);
  return detail;
}

}  // namespace

Money Line::product() const {
  if (pattern == nullptr) return 0;
  Money product = rate;
  for (const std::int64_t factor : {headcount, count, months, days, times}) {
    if (factor != 0) product *= factor;
  }
  // A rate is a whole number of 分, so this divides without a rest.
  return share == 0 ? product : product / 100 * share;
}

std::vector<Detail> make_details(Random& random, Unit unit, Spelling spelling) {
  const Money place = unit == Unit::yuan ? one_yuan : random.pick(places);
  std::vector<Detail> details(random.chance(55) ? 1 : 1 + random.below(4));
  for (Detail& detail : details) detail = make_detail(random, place, spelling);
  return details;
}

}  // namespace budgetlint::testing
