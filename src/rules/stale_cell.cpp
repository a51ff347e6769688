#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "budgetlint/form/quantities.hpp"
#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "leftovers.hpp"
#include "registry.hpp"
#include "stale_years.hpp"
#include "words.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

/// Behind a year these name a figure of the year before the form's, which moves on with every form.
constexpr std::string_view last_years[] = {"执行", "决算", "结转", "结余", "实际支出", "实际发放", "实际人数"};
/// The first year in a folded text whose figures were last year's when it was written; 0: there is none.
int year_of_figures(std::string_view text, int year_before) {
  const std::string number = std::to_string(year_before - 1) + "年";
  constexpr std::size_t reach = 24;  // eight characters
  for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    std::string_view behind = text.substr(at + number.size(), reach);
    behind = behind.substr(0, behind.find_first_of(",;:"));
    if (!find_any(behind, last_years).empty()) return year_before - 1;
  }
  return 0;
}

/// The cell of this year's form that stands where an earlier one's does; else its first count or its amount.
const Cell& counterpart(const Cell& cell, const FormPair& pair, const Stated& now) {
  const std::string path = place_of(cell).path;
  for (const Cell* other : quantities_of(*pair.now)) {
    if (place_of(*other).path == path) return *other;
  }
  const bool is_count = cell.measure == Measure::headcount || cell.measure == Measure::count;
  return is_count && now.first_count() != nullptr ? *now.first_count() : pair.now->direction().amount;
}

Finding stale(const TextCell& cell, const TextCell& old, const FormPair& pair, const Text& what) {
  const int year = pair.before->year.year;
  const std::string_view label = label_of(cell);
  Finding finding = finding_at(stale_cell.info, cell,
                               {fmt::format("{} says the same as in {}, {}", label, year, what.english),
                                fmt::format("{} 与{}年的相同，{}", label, year, what.chinese)});
  finding.related.push_back(related_in(year, Role::operand, old));
  return finding;
}

std::optional<Finding> stale_year_of(const TextCell& cell, const TextCell& old, const std::string& text,
                                     const FormPair& pair) {
  int year = stale_year_in(text, *pair.now);
  if (year == 0 && pair.before->year.year == pair.now->year.year - 1) {
    year = year_of_figures(text, pair.before->year.year);
  }
  if (year == 0) return std::nullopt;
  Finding finding = stale(cell, old, pair,
                          {fmt::format("with {} still in it on a form for {}", year, pair.now->year.year),
                           fmt::format("其中仍写{}年，而本表年度是{}年", year, pair.now->year.year)});
  finding.related.push_back(related_in(pair.now->year.year, Role::contradicts, pair.now->year));
  return finding;
}

std::optional<Finding> stale_number_of(const TextCell& cell, const TextCell& old, const std::string& text,
                                       const FormPair& pair, Worksheet& worksheet) {
  if (pair.now->kind != FormKind::direction) return std::nullopt;
  const Stated stated(pair.now->direction(), worksheet);
  const auto left = leftover_in(text, stated, Stated(pair.before->direction(), worksheet));
  if (!left) return std::nullopt;
  const Cell& now = counterpart(*left->before, pair, stated);
  const std::string sum = left->is_sum && stated.sum() ? stated.sum()->to_string() : std::string();
  const Text is = sum.empty() ? Text(fmt::format("says {} {}", label_of(now), quoted(now)),
                                     fmt::format("{} 是 {}", label_of(now), quoted(now)))
                              : Text("has " + sum + " altogether", "合计为 " + sum);
  Finding finding = stale(cell, old, pair,
                          {fmt::format("with its {} still in it; this form {}", left->words, is.english),
                           fmt::format("其中仍写 {}，而本表 {}", left->words, is.chinese)});
  finding.related.push_back(related_in(pair.now->year.year, Role::contradicts, now));
  finding.related.push_back(related_in(pair.before->year.year, Role::operand, *left->before));
  return finding;
}

/// Names stay; what they hold is told by others.
bool is_name(const TextCell& cell, const Form& form) {
  if (form.kind != FormKind::direction) return label_of(cell) == "名称";
  return &cell == &form.direction().name || &cell == &form.direction().fund_name;
}

void check_pair(const FormPair& pair, Worksheet& worksheet) {
  if (is_copied(pair, worksheet)) return;  // BL702
  std::map<std::pair<std::string_view, std::string>, const TextCell*> earlier;
  for (const TextCell* cell : texts_of(*pair.before)) {
    if (cell->stated()) earlier.emplace(std::pair(label_of(*cell), fold_name(cell->text)), cell);
  }
  for (const TextCell* cell : texts_of(*pair.now)) {
    if (!cell->stated() || is_name(*cell, *pair.now)) continue;
    const std::string text = fold_name(cell->text);
    if (text.find_first_of("0123456789") == std::string::npos) continue;
    const auto old = earlier.find({label_of(*cell), text});
    if (old == earlier.end()) continue;
    auto finding = stale_year_of(*cell, *old->second, text, pair);
    if (!finding) finding = stale_number_of(*cell, *old->second, text, pair, worksheet);
    if (finding) worksheet.findings.push_back(std::move(*finding));
  }
}

void check(const Submission& submission, const Run& run, Worksheet& worksheet) {
  const Submission* before = year_before(submission, run, worksheet);
  if (before == nullptr) return;
  for (const FormPair& pair : same_forms(submission, *before)) check_pair(pair, worksheet);
}

}  // namespace

const Rule stale_cell{
    {"BL703",
     "stale-cell",
     Severity::warning,
     {"a text of the year before whose year or number should have moved", "文字与上年相同，其中的年份或数字没有更新"},
     {"A text is the same as on last year's form though something in it should have changed: it names last year, "
      "or a headcount, rate or amount that last year's form states and this one does not. Rounded numbers and "
      "bounds (约, 以上) are left alone, and so is what another finding tells of the same cell.",
      "文字与上年的表一字不差，其中的内容却应随年度更新：写的仍是上年的年份，或仍是上年的人数、标准、金额，而本表已"
      "不是这个数。带“约”“以上”等字样的数不作提示；同一处已有其他提示的，也不重复。"},
     R"(
 # 附表3-1
 year: 2023
 amount: 80
 fund: {name: 养老服务专项资金, amount: 80}
 goals: {annual: 落实津贴80万元}
 ...
 # 附表3-2
 year: 2024
-goals: {annual: 落实津贴80万元}
+goals: {annual: 落实津贴96万元}
 ...
)",
     Activation::on,
     Scope::years},
    check};

}  // namespace budgetlint
