#include "build.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    if (form->kind != FormKind::direction) continue;
    const Direction& direction = form->direction();
    for (const Detail& detail : direction.details) {
      for (const CalculationLine& line : detail.calculation) {
        for (const Cell* cell : {&line.months, &line.share, &line.headcount}) {
          if (!cell->quantity.value.is_negative()) add_range(worksheet, out_of_range.info, *cell);  // else BL108
        }
      }
    }
  }
}

}  // namespace

const Rule out_of_range{
    {"BL107",
     "out-of-range",
     Severity::error,
     {"a factor that cannot be: 13 months of one year, a share over 100%, half a person",
      "月数、比例或人数超出可能的范围"},
     {"Months are at most twelve for each year of the period, a share is at most the whole, and persons are whole.",
      "月数最多为实施期每年12个月，分担比例不超过100%，人数应为整数。"},
     R"(
 # 附表3
 details:
   - item: 高龄津贴
     amount: 96
     calculation:
       - headcount: 4000
         rate: 20元/人/月
-        months: 13
+        months: 12
 total: 96
)"},
    check};

}  // namespace budgetlint
