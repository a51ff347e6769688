#include "generate/cells.hpp"

#include <array>

#include "generate/words.hpp"

namespace budgetlint::testing {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 4> amount_marks{"约", "大约", "预计", "拟"};
constexpr std::array<Words, 5> rate_marks{"预计", "平均", "约", "预计平均", "计划"};
constexpr std::array<Words, 5> blank_signs{"/", "—", "－", "-", "无"};
constexpr std::array<Words, 4> standards{"计划标准", "历史标准", "行业标准", "国家标准"};
constexpr std::array<Words, 8> one_year_periods{
    "YEAR年一年",     "YEAR年", "YEAR年度",       "YEAR年1月-12月", "YEAR年1月1日至YEAR年12月31日",
    "YEAR.1-YEAR.12", "一年",   "YEAR年1月至12月"};

std::string with_year(std::string_view pattern, int year) {
  std::string text(pattern);
  for (std::size_t at = text.find("YEAR"); at != std::string::npos; at = text.find("YEAR")) {
    text.replace(at, 4, std::to_string(year));
  }
  return text;
}

}  // namespace

Value Cells::head(std::string_view english, std::string_view chinese, const SubmissionModel& model,
                  std::string number) {
  Value form = Value::mapping();
  form.add({"form", "表"}, std::string(chance(40) ? chinese : english));
  form.add({"number", "编号"}, chance(10) ? blank_text() : Value::of(std::move(number)));
  form.add({"year", "年度"}, std::to_string(model.year) + (chance(30) ? "年" : ""));
  const bool by_default = unit_ == Unit::ten_thousand && chance(30);
  if (!by_default) form.add({"unit", "金额单位"}, std::string(name_of(unit_)));
  form.add({"department", "部门名称"}, model.department);
  return form;
}

Value Cells::amount(const Amount& amount, Value::Tie tie) {
  return Value::of(spell_amount(random_, amount, unit_, spelling_), tie);
}

Value Cells::marked_amount(const Amount& amount, Value::Tie tie) {
  const std::string_view mark = chance(20) ? random_.pick(amount_marks) : std::string_view();
  return Value::of(spell_amount(random_, amount, unit_, spelling_, mark), tie);
}

Value Cells::blank_amount() {
  return Value::of(chance(40) ? std::string(random_.pick(blank_signs)) : std::string());
}

Value Cells::blank_text() {
  // 无 is text in a text cell, so it is no blank here.
  constexpr std::size_t signs = blank_signs.size() - 1;
  return Value::of(chance(30) ? std::string(blank_signs[random_.below(signs)]) : std::string());
}

Value Cells::count(std::int64_t count, std::string_view unit) {
  std::string text = spell_count(random_, count, spelling_);
  if (chance(40)) text += unit;
  return Value::of(std::move(text));
}

Value Cells::share(std::int64_t hundredths) {
  const std::string digits = std::to_string(hundredths);
  if (chance(25)) return Value::of("0." + std::string(hundredths < 10 ? "0" : "") + digits);
  return Value::of(digits + (chance(15) ? "％" : "%"));
}

Value Cells::rate(const Line& line) {
  std::string text = spell_rate(random_, line.rate, line.rate_unit, spelling_);
  std::string_view denominators = line.pattern->denominators;
  std::string mark(chance(20) ? random_.pick(rate_marks) : std::string_view());
  constexpr std::string_view per_person = "/人";
  if (denominators.starts_with(per_person) && chance(15)) {  // 人均 divides by 人 itself
    denominators.remove_prefix(per_person.size());
    mark = random_.chance(50) ? "人均" : "预计人均";
  }
  return Value::of(mark.append(text).append(denominators));
}

Value Cells::period(int year, bool one_year) {
  if (!one_year) {
    const std::string first = std::to_string(year - 1);
    const std::string last = std::to_string(year + 1);
    if (random_.chance(30)) return Value::of("长期");
    if (random_.chance(50)) return Value::of("三年（" + first + "-" + last + "年）");
    return Value::of(first + "年至" + last + "年");
  }
  if (!varied()) return Value::of(with_year(one_year_periods.front(), year));
  return Value::of(with_year(random_.pick(one_year_periods), year));
}

Value Cells::goals(const std::string& goal) {
  Value goals = Value::mapping();
  goals.add({"period", "实施期绩效目标"}, goal);
  goals.add({"annual", "年度绩效目标"}, goal + (chance(20) ? "。" : ""));
  return goals;
}

Value Cells::indicator(std::string name, std::string value, bool with_standard) {
  Value row = Value::mapping();
  row.add({"name", "三级指标"}, std::move(name));
  row.add({"value", "指标值及单位"}, std::move(value));
  if (with_standard) row.add({"standard", "绩效标准"}, std::string(random_.pick(standards)));
  if (chance(8)) row.add({"note", "说明"}, blank_text());
  return row;
}

Value Cells::signoff() {
  Value signoff = Value::mapping();
  signoff.add({"sealed", "盖章"}, blank_text());
  signoff.add({"responsible", "单位负责人"}, blank_text());
  signoff.add({"preparer", "填表人"}, blank_text());
  signoff.add({"phone", "联系电话"}, blank_text());
  return signoff;
}

std::string Cells::respelled_name(std::string_view name) {
  return respelled(random_, name);
}

}  // namespace budgetlint::testing
