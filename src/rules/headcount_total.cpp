#include <algorithm>

#include <fmt/format.h>

#include "build.hpp"
#include "numbers.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view persons[] = {"人数", "人员", "人数量"};

/// Persons that a form's indicators count.
struct Headcount {
  Decimal least;
  bool unbounded = false;  ///< 以上: there may be more
  std::size_t rows = 0;
};

bool is_approximate(std::string_view text) {
  static constexpr std::string_view words[] = {"约", "左右", "≈"};
  return !find_any(text, words).empty();
}

/// Adds the persons of a row: 900人，2750人, or a bare number under 补助人数. False when they cannot be told.
bool add_row(const Indicator& row, Headcount& count) {
  static constexpr std::string_view at_least[] = {"以上", "≥", "不少于", "不低于", "余", "多"};
  static constexpr std::string_view unclear[] = {"其中", "共", "人次", "人均", "/", "×", "约", "近"};
  const std::string_view text = row.value.text;
  const bool of_persons = !ending_of(row.name.text, persons).empty();
  const bool clear = find_any(text, unclear).empty();
  bool any = false;
  for (auto number = next_number(text, 0); number; number = next_number(text, number->end)) {
    const bool bare = number->unit.empty() && of_persons;
    if (!bare && !number->unit.starts_with("人") && !number->unit.starts_with("名")) continue;
    const auto sum = Decimal::add(count.least, number->value);
    if (!sum || !clear) return false;
    count.least = *sum;
    any = true;
  }
  if (any) ++count.rows;
  count.unbounded = count.unbounded || (any && !find_any(text, at_least).empty());
  return true;
}

/// Over all 附表3; empty where some cannot be told, or a form counts persons in two rows, perhaps the same ones twice.
std::optional<Headcount> headcount_of(const Submission& submission) {
  Headcount count;
  for (const Listing& listing : submission.directions) {
    const std::size_t before = count.rows;
    for (const Indicator& row : listing.form->direction().indicators) {
      if (row.group != "output/quantity" || !row.value.stated()) continue;
      if (!add_row(row, count)) return std::nullopt;
    }
    if (count.rows > before + 1) return std::nullopt;
  }
  return count;
}

/// Half the place of the last digit that is not zero, at most a twentieth: what 约 leaves open.
Decimal slack_of(const Decimal& value) {
  const Decimal half(5, value.last_nonzero_place() - 1);
  const Decimal most = Decimal::multiply(value, Decimal(5, -2)).value_or(half);
  return std::min(half, most);
}

bool agrees(std::string_view text, const Decimal& stated, const Headcount& count) {
  const Decimal slack = is_approximate(text) ? slack_of(stated) : Decimal();
  const auto least = Decimal::subtract(stated, slack);
  const auto most = Decimal::add(stated, slack);
  if (!least || !most) return true;
  return count.least <= *most && (count.unbounded || count.least >= *least);
}

/// Every row of 附表2 has its form, so that all persons are counted.
bool is_complete(const Submission& submission) {
  return submission.summary != nullptr && submission.duplicates.empty() &&
         std::all_of(submission.rows.begin(), submission.rows.end(),
                     [&](const Row& row) { return !submission.directions_of(row).empty(); });
}

/// True when 附表1 claims to speak of all directions together.
bool speaks_of_all(const Indicator& row) {
  static constexpr std::string_view all[] = {"各项共", "各项目共", "各项合计", "各类共", "各专项共"};
  return row.value.stated() && row.group == "output/quantity" && !ending_of(row.name.text, persons).empty() &&
         !find_any(row.value.text, all).empty();
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  if (submission.overall == nullptr || submission.directions.empty()) return;
  for (const Indicator& row : submission.overall->overall().indicators) {
    if (!speaks_of_all(row)) continue;
    const auto stated = next_number(row.value.text, 0);
    if (!stated || stated->unit != "人" || next_number(row.value.text, stated->end) || !is_complete(submission))
      continue;
    const auto count = headcount_of(submission);
    if (!count || count->rows == 0 || agrees(row.value.text, stated->value, *count)) continue;
    const std::string sum = count->least.to_string();
    Finding finding =
        finding_at(headcount_total.info, row.value,
                   {fmt::format("{}, but the indicators of all 附表3 add up to {}", quoted(row.value), sum),
                    fmt::format("{}，而各附表3的人数合计为{}", quoted(row.value), sum)});
    finding.computed = sum;
    worksheet.findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule headcount_total{
    {"BL609",
     "headcount-total",
     Severity::note,
     {"a headcount on 附表1 that is not the sum of those on 附表3", "附表1的人数与各附表3的合计不符"},
     {"Where 附表1 says how many persons all directions reach together (各项共约6900人), the headcounts among the "
      "indicators of all 附表3 are added. 约 leaves half of the last digit open, 以上 everything above.",
      "附表1写明各项共多少人时（如“各项共约6900人”），与各附表3数量指标中的人数合计核对；“约”按末位数的一半放宽，“以上”"
      "不"
      "限上限。"},
     R"(
 # 附表1
 ...
 indicators:
   output:
     quantity:
-      - {name: 补助人数, value: 各项共4100人}
+      - {name: 补助人数, value: 各项共4000人}
 # 附表2
 funds:
   - {name: 高龄津贴, amount: 96}
 # 附表3
 fund: {name: 高龄津贴, amount: 96}
 indicators:
   output:
     quantity:
       - {name: 补助人数, value: 4000人, standard: 计划标准}
)"},
    check};

}  // namespace budgetlint
