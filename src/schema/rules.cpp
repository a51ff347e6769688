#include "budgetlint/schema/rules.hpp"

namespace budgetlint::schema_rules {

const RuleInfo duplicate_key{
    "BL003",
    "duplicate-key",
    Severity::error,
    {"one key stands twice in the same place", "同一栏目填了两次"},
    {"A key may stand once in a mapping, in English or by its official label. Of two numbers or texts for one cell "
     "nobody can tell which one counts, so the cell is taken as unreadable and nothing is reconciled with it; of two "
     "lists or groups the first counts. Delete the one that is wrong.",
     "同一处每个栏目只能填一次，英文名称和表上的栏目名称视为同一栏目。同一单元格有两个内容时无法判断以哪个为准，"
     "该单元格按无法读取处理，不参加核对；成组或成列的内容以前一个为准。请删去多余的一处。"},
    R"(
 # 附表3
 ...
-amount: 69
 amount: 96
 ...
)"};

const RuleInfo not_a_form{
    "BL008",
    "not-a-form",
    Severity::error,
    {"the document does not say which form it is", "没有写明是哪一张表"},
    {"The key `form` (表) tells which of the three forms a document is: `overall` (整体), `summary` (汇总) or "
     "`direction` (支出方向). Without it no cell of the document can be read.",
     "“表”（form）一栏写明是三张表中的哪一张：整体（overall）、汇总（summary）、支出方向（direction）。"
     "缺少这一栏或内容写错时，整张表都无法读取。"},
    R"(
 # 附表3
+form: direction
 year: 2024
 ...
)"};

const RuleInfo unknown_key{
    "BL101",
    "unknown-key",
    Severity::error,
    {"a key that the form does not have", "表上没有这一栏"},
    {"Every key is either the English one or the label of the official form. A key with a slip of one character is "
     "read as the key it stands for and can be corrected by --fix; any other unknown key is not read at all. Keys of "
     "your own begin with `x-` and are let through.",
     "栏目名称应为表上印的名称或对应的英文名称。只错一个字的，按相近的栏目读取，可用 --fix 改正；"
     "其他写法一律不读取。本地自设的栏目请以“x-”开头，程序不作检查。"},
    R"(
 # 附表3
 ...
-审批意见: 同意
+x-审批意见: 同意
)"};

const RuleInfo missing_key{
    "BL102",
    "missing-key",
    Severity::error,
    {"a key that the form must have is missing", "缺少必填的栏目"},
    {"Some keys must be written even when there is nothing to state, so that a forgotten line cannot pass for a "
     "blank cell. Add the key; the cell behind it may stay empty. Only the department must be filled in: without it a "
     "form cannot be reconciled with the others.",
     "有些栏目即使没有内容也必须列出，以免把漏填当作空白。请补上该栏目，没有内容时冒号后留空即可。"
     "只有部门名称必须填写，否则无法与其他各表核对。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
+total: 96
)"};

const RuleInfo wrong_shape{
    "BL103",
    "wrong-shape",
    Severity::error,
    {"a list, a group of keys or a single value stands where another of these belongs",
     "应逐行填写、分栏填写或只填一项内容的地方，填写方式不对"},
    {"Each place of a form takes one of three shapes: rows that begin with `- `, keys on indented lines, or a single "
     "value. A value of another shape is not read.",
     "表上每一处只有一种填法：逐行填写（每行以“- ”开头）、分栏填写（每栏一行并缩进）或只填一项内容。"
     "填法不对的内容不会读取。"},
    R"(
 # 附表3
 ...
-details: 高龄津贴96万元
+details:
+  - item: 高龄津贴
+    amount: 96
 total: 96
)"};

const RuleInfo unknown_value{
    "BL104",
    "unknown-value",
    Severity::error,
    {"a value that is not one of those allowed", "填写的内容不在可选范围内"},
    {"Some cells take one of a few words only, such as the unit of money. Any other word is not read, and the amounts "
     "that depend on it cannot be checked.",
     "有些栏目只能从规定的几项中选填，例如金额单位。填写其他内容时无法读取，与之有关的金额也无法核对。"},
    R"(
 # 附表3
-unit: 万
+unit: 万元
 ...
)"};

}  // namespace budgetlint::schema_rules
