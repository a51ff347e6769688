#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "jumps.hpp"
#include "readings.hpp"
#include "registry.hpp"
#include "words.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

/// Words that tell why a number changed.
constexpr std::string_view reasons[] = {
    "增加",   "减少", "新增", "增长",   "调整",   "调增",   "调减",   "上调",   "下调",   "提标",   "提高", "降低",
    "下降",   "上升", "扩面", "扩大",   "扩围",   "扩容",   "压减",   "压缩",   "核减",   "核增",   "缩减", "减半",
    "翻番",   "取消", "停发", "停办",   "合并",   "并入",   "划转",   "划入",   "划出",   "转入",   "转出", "移交",
    "一次性", "首次", "首年", "同比",   "较上年", "比上年", "较去年", "比去年", "较往年", "上年度", "上年", "去年",
    "清算",   "补发", "追加", "新政策", "变化",   "变动",   "试点",   "因",     "由于",   "原因",   "鉴于"};
/// Before such a word these say that there was none of it.
constexpr std::string_view denials[] = {"无", "不", "未", "没有", "非"};
/// Terms of the trade that begin with such a word and give no reason.
constexpr std::string_view terms[] = {"新增就业", "增加值", "新增劳动力", "因素",   "因此",   "因而",   "因公", "因病",
                                      "因残",     "因灾",   "因伤",       "因工伤", "因工致", "因地制", "因人", "因子"};
/// Before 因 these make it a part of another word: 基因, 病因.
constexpr std::string_view joined[] = {"基", "病", "死"};

bool is_reason(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  if (!ending_of(before, denials).empty()) return false;
  if (text.substr(at).starts_with("因") && !ending_of(before, joined).empty()) return false;
  return std::none_of(std::begin(terms), std::end(terms),
                      [&](std::string_view term) { return text.substr(at).starts_with(term); });
}

/// True when the text says why, or cannot be read.
bool gives_reason(const TextCell& explanation) {
  if (explanation.unreadable()) return true;
  const std::string text = fold_name(explanation.text);
  return std::any_of(std::begin(reasons), std::end(reasons), [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if (is_reason(text, at)) return true;
    }
    return false;
  });
}

/// The row of an earlier year that a row continues; nullptr where none or several could.
template <typename Record, typename Name>
const Record* same_row(const Record& row, const std::vector<Record>& here, const std::vector<Record>& there,
                       Name name_of) {
  if (here.size() == 1 && there.size() == 1) return &there.front();
  const std::string name = fold_name(name_of(row));
  const auto has_name = [&](const Record& other) { return fold_name(name_of(other)) == name; };
  if (name.empty() || std::count_if(here.begin(), here.end(), has_name) != 1) return nullptr;
  if (std::count_if(there.begin(), there.end(), has_name) != 1) return nullptr;
  return &*std::find_if(there.begin(), there.end(), has_name);
}

void add_change(const Cell& before, const Cell& now, Comparison& comparison) {
  const auto is_usable = [](const Cell& cell) { return cell.stated() && !cell.quantity.value.is_negative(); };
  if (!is_usable(before) || !is_usable(now) || before.quantity.value == now.quantity.value) return;
  // 100元/人/月 and 1200元/人/年 are no rates of one kind.
  if (before.quantity.denominators != now.quantity.denominators) return;
  comparison.changes.push_back({&before, &now});
}

void add_factors(const Detail& before, const Detail& now, Comparison& comparison) {
  if (gives_reason(now.explanation)) return;
  for (const CalculationLine& line : now.calculation) {
    const auto* old =
        same_row(line, now.calculation, before.calculation, [](const CalculationLine& row) { return row.item.text; });
    if (old == nullptr) continue;
    add_change(old->headcount, line.headcount, comparison);
    add_change(old->count, line.count, comparison);
    add_change(old->rate, line.rate, comparison);
  }
}

/// The counts and rates of an explanation that is all the calculation there is, in the order of its words.
void add_factors_in_prose(const FormPair& pair, const Detail& before, const Detail& now, Comparison& comparison,
                          Worksheet& worksheet) {
  if (!is_in_prose(before) || !is_in_prose(now) || gives_reason(now.explanation)) return;
  const auto factors = [&](const Form& form, const Detail& detail) {
    std::vector<const Cell*> cells;
    const Prose& prose = reading_of(detail.explanation, form.direction().period, worksheet);
    if (!prose.reading.evaluated()) return cells;
    for (const Cell& cell : prose.cells) {
      if (cell.stated()) cells.push_back(&cell);
    }
    return cells;
  };
  const auto here = factors(*pair.now, now);
  const auto there = factors(*pair.before, before);
  const auto measures_agree = [](const Cell* a, const Cell* b) { return a->measure == b->measure; };
  if (!std::equal(here.begin(), here.end(), there.begin(), there.end(), measures_agree)) return;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const Measure measure = here[i]->measure;
    const bool compared = measure == Measure::headcount || measure == Measure::count || measure == Measure::rate;
    if (compared) add_change(*there[i], *here[i], comparison);
  }
}

void compare(const FormPair& pair, Comparison comparison, Worksheet& worksheet) {
  const Direction& now = pair.now->direction();
  const Direction& before = pair.before->direction();
  for (const Detail& detail : now.details) {
    const auto* old = same_row(detail, now.details, before.details, [](const Detail& row) { return row.item.text; });
    if (old == nullptr) continue;
    add_factors(*old, detail, comparison);
    add_factors_in_prose(pair, *old, detail, comparison, worksheet);
  }
  const bool said = std::any_of(now.details.begin(), now.details.end(),
                                [](const Detail& detail) { return gives_reason(detail.explanation); });
  if (!said) add_change(before.amount, now.amount, comparison);
  if (!comparison.changes.empty()) worksheet.comparisons.push_back(std::move(comparison));
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr) return;
  for (const FormPair& pair : same_directions(submission, *before)) {
    compare(pair, {&unexplained_jump.info, before, &submission, {}}, worksheet);
  }
}

}  // namespace

const Rule unexplained_jump{
    {"BL701",
     "unexplained-jump",
     Severity::warning,
     {"a number jumps from one year to the next and nothing says why", "与上年相比变动很大而没有说明原因"},
     {"A headcount, a count, a rate or the amount of a direction is more than double or less than half of what it "
      "was in the year before (`bound` in the configuration sets another ratio), and the explanation has no word "
      "such as 新增, 提标, 一次性, 较上年 or 因. A jump is told once, at its cause: the factor before the amount. "
      "Numbers that another finding calls wrong are not compared.",
      "同一支出方向的人数、数量、标准或项目金额，超过上年的2倍或不足上年的一半（可在设置中用 bound 另定倍数），而测"
      "算说明里没有“新增”“提标”“一次性”“较上年”“因”等说明原因的字样。一处变动只提示一次，先提示起因（人数、标准），再是"
      "金额。已被指出有误的数不作比较。"},
     R"(
 # 附表3-1
 year: 2023
 amount: 40
 fund: {name: 养老服务专项资金, amount: 40}
 ...
 # 附表3-2
 year: 2024
 details:
   - item: 高龄津贴
     amount: 96
-    explanation: 按实有人数测算
+    explanation: 较上年扩面，按实有人数测算
     calculation:
       - {headcount: 800, rate: 1200}
 total: 96
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
