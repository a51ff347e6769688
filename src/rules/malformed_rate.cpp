#include <fmt/format.h>

#include "build.hpp"
#include "readings.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// A digit behind a slash is needed to divide by a count: a text without it is not read.
bool may_hold_rates(const TextCell& text) {
  if (!text.stated()) return false;
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    const std::string_view rest = text.text.substr(i);
    const std::size_t slash = rest.starts_with("/") ? 1 : rest.starts_with("／") ? std::string_view("／").size() : 0;
    if (slash == 0) continue;
    const std::string_view behind = rest.substr(slash);
    const std::size_t next = behind.find_first_not_of(' ');
    if (next == std::string_view::npos) return false;
    const bool full_width = behind.substr(next).starts_with("\xEF\xBC");
    if (full_width || (behind[next] >= '0' && behind[next] <= '9')) return true;
  }
  return false;
}

/// 50元/100公里 is a rate: people do say for how many of something they pay.
bool is_customary(const Decimal& count) {
  return count == Decimal(1, count.last_nonzero_place());
}

/// One finding for a cell, however many such rates stand in it.
void check_text(const TextCell& text, const PeriodCell& period, Worksheet& worksheet) {
  if (!may_hold_rates(text)) return;
  const ProseReading& reading = reading_of(text, period, worksheet).reading;
  std::vector<MalformedRate> rates = reading.malformed_rates;
  std::erase_if(rates, [&](const MalformedRate& rate) { return is_customary(reading.factors[rate.count].value); });
  if (rates.empty()) return;
  Finding finding = finding_at(malformed_rate.info, part_of(text, rates.front().place), {});
  const std::string first = quoted(part_of(text, rates.front().place));
  const std::string field = finding.place.field;
  const std::size_t more = rates.size() - 1;
  finding.message = {
      fmt::format("{}: {} divides a rate by a number of things{}", field, first,
                  more > 0 ? fmt::format(", and so do {} more", more) : ""),
      fmt::format("{}：{} 把标准除以了数量{}", field, first, more > 0 ? fmt::format("，另有{}处相同", more) : "")};
  finding.conclusion = {"write the rate and the number apart: 11.25元/人，1950人",
                        "标准与数量应分开写，如：11.25元/人，1950人"};
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Listing& listing : submission.directions) {
    const Direction& direction = listing.form->direction();
    for (const Indicator& indicator : direction.indicators) check_text(indicator.value, direction.period, worksheet);
    for (const Detail& detail : direction.details) check_text(detail.explanation, direction.period, worksheet);
  }
}

}  // namespace

const Rule malformed_rate{
    {"BL605",
     "malformed-rate",
     Severity::warning,
     {"a rate is divided by a count", "标准除以了数量"},
     {"A rate is money for one of something: 11.25元/人. In 11.25元/1950人 the number of persons stands where the unit "
      "belongs, and read as it is written it means a fraction of a 分 each. Indicators and explanations are looked at.",
      "标准是每一单位的金额，如 11.25元/人。写成 11.25元/1950人，人数占了单位的位置，照字面计算每人只有几厘钱。"
      "绩效指标和测算说明都会检查。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     cost:
       - name: 补贴标准
-        value: 11.25元/1950人
+        value: 11.25元/人
         standard: 计划标准
)"},
    check};

}  // namespace budgetlint
