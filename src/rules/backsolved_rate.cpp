#include <fmt/format.h>

#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// The product of a line's factors but its rate; empty when it has none, or one of them cannot be read.
std::optional<Decimal> divisor_of(const CalculationLine& line) {
  std::optional<Decimal> product = Decimal(1, 0);
  bool any = false;
  for (const Cell* factor : {&line.headcount, &line.count, &line.months, &line.days, &line.times, &line.share}) {
    if (factor->blank()) continue;
    if (!factor->stated() || !product) return std::nullopt;
    product = Decimal::multiply(*product, factor->quantity.value);
    any = true;
  }
  return any ? product : std::nullopt;
}

/// True when the rate is the amount divided by the rest and rounded, and need not have been: an amount rounded from an
/// honest rate would hardly lie so near to it.
bool is_backsolved(const Quantity& amount, const Quantity& rate, const Decimal& divisor) {
  const auto product = Decimal::multiply(rate.value, divisor);
  const auto difference = product ? Decimal::subtract(amount.value, *product) : std::nullopt;
  const auto unit_of_rate = Decimal::multiply(divisor, Decimal(1, rate.value.exponent()));
  const auto twice = difference ? Decimal::multiply(difference->absolute(), Decimal(2, 0)) : std::nullopt;
  if (!twice || !unit_of_rate || twice->is_zero()) return false;
  return *twice <= *unit_of_rate && Decimal(1, amount.value.exponent()) > *unit_of_rate;
}

void check_detail(const Detail& detail, Worksheet& worksheet) {
  if (!detail.amount.stated() || detail.calculation.size() != 1) return;
  const CalculationLine& line = detail.calculation.front();
  if (!line.rate.stated() || !line.amount.blank()) return;
  const auto divisor = divisor_of(line);
  if (!divisor || !is_backsolved(detail.amount.quantity, line.rate.quantity, *divisor)) return;
  Finding finding = finding_at(backsolved_rate.info, line.rate,
                               {fmt::format("{} {} looks like the amount {} divided by {}", label_of(line.rate),
                                            quoted(line.rate), quoted(detail.amount), divisor->to_string()),
                                fmt::format("{} {} 像是用金额 {} 除以{}倒算出来的", label_of(line.rate),
                                            quoted(line.rate), quoted(detail.amount), divisor->to_string())});
  finding.related.push_back(related(Role::operand, detail.amount));
  worksheet.findings.push_back(std::move(finding));
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction) continue;
    for (const Detail& detail : form->direction().details) check_detail(detail, worksheet);
  }
}

}  // namespace

const Rule backsolved_rate{
    {"BL606",
     "backsolved-rate",
     Severity::note,
     {"a rate that was probably worked back from the amount", "标准像是由金额倒算出来的"},
     {"For auditors; off unless it is selected. A rate that is the amount divided by the count and rounded, where the "
      "amount is too coarse for that to happen by itself, was hardly there before the amount.",
      "供审计人员使用，选用后才核对。标准恰为金额除以数量后的舍入值，而金额较粗、本不该如此吻合的，多半是先有金额、后凑"
      "标准"
      "。"},
     R"(
 # 附表3
 amount: 2.5
 fund: {name: 养老服务专项资金, amount: 2.5}
 ...
 details:
   - item: 高龄津贴
     amount: 2.5
     calculation:
-      - {headcount: 1, rate: 2083元/人/月, months: 12}
+      - {headcount: 1, rate: 2100元/人/月, months: 12}
 total: 2.5
)",
     Activation::off},
    check};

}  // namespace budgetlint
