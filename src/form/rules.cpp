#include "budgetlint/form/rules.hpp"

namespace budgetlint::form_rules {

const RuleInfo malformed_quantity{
    "BL105",
    "malformed-quantity",
    Severity::error,
    {"a cell that should hold a number cannot be read as one", "应填数字的单元格无法读成数字"},
    {"Amounts, headcounts, rates and shares are read digit by digit. A text that is no quantity (a letter O for a "
     "zero, a separator in the wrong place, a unit that does not belong) states nothing, so nothing that depends on "
     "it can be checked. The finding shows how far the text was understood.",
     "金额、人数、标准和比例逐字读取。写法读不出数字时（把数字0打成字母O、千分位逗号位置不对、单位不合适等），"
     "与之相关的合计和测算都无法核对。提示会说明读到哪里为止。"},
    R"(
 # 附表3
 amount: 90
 ...
 details:
   - item: 高龄津贴
     amount: 90
-total: 9O
+total: 90
)"};

const RuleInfo malformed_year{
    "BL106",
    "malformed-year",
    Severity::error,
    {"the budget year is no year between 1949 and 2100", "年度不是1949至2100之间的年份"},
    {"The year decides which forms are reconciled with each other. It is written `2023` or `2023年`.",
     "年度决定哪些表一起核对，应写成“2023”或“2023年”。"},
    R"(
 # 附表3
-year: 二〇二四
+year: 2024
 ...
)"};

}  // namespace budgetlint::form_rules
