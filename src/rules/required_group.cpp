#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/rules/profile.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A row of which one cell at least is filled.
bool is_filled(const Indicator& row) {
  return !(row.name.blank() && row.value.blank() && row.standard.blank() && row.weight.blank() && row.note.blank());
}

std::size_t rows_in(const RequiredGroup& required, std::span<const Indicator> rows) {
  const auto counts = [&](const Indicator& row) {
    return is_filled(row) &&
           std::find(required.groups.begin(), required.groups.end(), row.group) != required.groups.end();
  };
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), counts));
}

/// True when the words that a group is asked for stand in the name, and not only inside those that mean something else.
bool is_asked(const RequiredGroup& required, const Form& form) {
  if (required.where.empty()) return true;
  if (form.kind != FormKind::direction || !form.direction().name.stated()) return false;
  std::string name(form.direction().name.text);
  for (const std::string& word : required.except) {
    for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
      name.replace(at, word.size(), " ");
    }
  }
  return std::any_of(required.where.begin(), required.where.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
}

/// `质量指标`, or `数量指标 (1 of 2 rows)`.
Text shortfall(const RequiredGroup& required, std::size_t rows) {
  if (required.least == 1) return {required.label, required.label};
  return {fmt::format("{} ({} of {} rows)", required.label, rows, required.least),
          fmt::format("{}（{}行，应有{}行）", required.label, rows, required.least)};
}

void check_form(const Form& form, const Profile& profile, Worksheet& worksheet) {
  const Field* table = indicators_field_of(form);
  if (table == nullptr || !table->present() || table->unreadable()) return;
  const std::span<const Indicator> rows = indicators_of(form);
  // A table that was never begun is that of a form made for its money alone, or of a skeleton.
  if (std::none_of(rows.begin(), rows.end(), is_filled)) return;
  Text missing;
  for (const RequiredGroup& required : profile.required) {
    if (!is_asked(required, form)) continue;
    const std::size_t filled = rows_in(required, rows);
    if (filled >= required.least) continue;
    const Text what = shortfall(required, filled);
    missing.english += (missing.empty() ? "" : ", ") + what.english;
    missing.chinese += (missing.chinese.empty() ? "" : "、") + what.chinese;
  }
  if (missing.empty()) return;
  worksheet.findings.push_back(
      finding_at(required_group.info, *table,
                 {fmt::format("required here and not filled: {} (profile {})", missing.english, profile.name),
                  fmt::format("以下指标必填而未填足：{}（编报要求：{}）", missing.chinese, profile.name)}));
}

}  // namespace

const Rule required_group{
    {"BL503",
     "required-group",
     Severity::warning,
     {"indicators that the form must have are missing", "必填的指标没有填"},
     {"What a table of indicators must hold is said by the profile in force: by default 数量, 质量, 时效 and 满意度, "
      "and "
      "成本 for 工程, 修缮, 购置 and 建设. A row with any cell fills its group. `--profile 2021`, or `profile` in the "
      "configuration, asks for what another framework or a place wants. A table in which nothing is filled in is left "
      "alone.",
      "必填哪些指标由编报要求规定：默认须有数量、质量、时效、满意度指标，名称含工程、修缮、购置、建设的还须有成本指标；"
      "一行中填了任一栏，即算填了该项指标。其他年度或地方的要求，用 --profile 2021 或设置中的 profile "
      "指定。整张指标表一项未填的，不作提示。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - {name: 补助人数, value: 4000人, standard: 计划标准}
     quality:
-      - {name: , value: , standard: }
+      - {name: 发放准确率, value: 100%, standard: 历史标准}
     timeliness:
       - {name: 发放时限, value: 每月10日前, standard: 计划标准}
   benefit:
     satisfaction:
       - {name: 满意度, value: 95%以上, standard: 历史标准}
)"},
    nullptr,
    check_form};

}  // namespace budgetlint
