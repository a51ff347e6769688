#include "budgetlint/diagnostic/rules.hpp"

namespace budgetlint::diagnostic_rules {

const RuleInfo unused_suppression{
    "BL901",
    "unused-suppression",
    Severity::warning,
    {"a comment ignores a rule that finds nothing there", "忽略标注所列的规则在该处没有发现问题"},
    {"A comment `# budgetlint: ignore[BL201] reason` that has nothing to ignore would hide the next mistake at its "
     "place. Delete it, or take the rule off its list. It is told only where the rule could be checked: not in a file "
     "that cannot be read in full, and of the rules between forms only beside a 附表2.",
     "“# budgetlint: ignore[BL201] 理由”这样的标注如果没有可忽略的问题，以后该处真有错误也会被掩盖。请删去标注，"
     "或从中删去这条规则。只有该规则确实核对过才会提示：文件不能完整读取时不提示，表与表之间的规则须有附表2一同核对"
     "。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
-total: 96  # budgetlint: ignore[BL201] 财政局批复取整
+total: 96
)"};

const RuleInfo unknown_suppressed_rule{
    "BL902",
    "unknown-suppressed-rule",
    Severity::warning,
    {"a comment ignores a rule that does not exist or may not be ignored", "忽略标注所列的规则不存在，或不允许忽略"},
    {"A comment names each rule by its whole id, `BL201`: a name or a prefix could come to mean more than was meant. "
     "What keeps a form from being read (BL001 to BL009) and what is wrong with the comments and the baseline "
     "themselves (BL901 and up) cannot be ignored. Such a comment ignores nothing at all.",
     "标注须写规则的完整编号，如“BL201”；写名称或编号的前几位，日后可能误伤其他规则。"
     "表格无法读取的问题（BL001至BL009）以及标注、清单自身的问题（BL901以后）不允许忽略。这样的标注整条不起作用。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 84.4
   - item: 发放手续费
     amount: 11.6
-# budgetlint: ignore[BL2011] 财政局批复取整
 total: 96
)"};

const RuleInfo suppression_without_reason{
    "BL903",
    "suppression-without-reason",
    Severity::error,
    {"a comment ignores a rule without saying why", "忽略标注没有写明理由"},
    {"Whoever reads the form next must see why a finding was left standing: the reason follows the brackets, "
     "`# budgetlint: ignore[BL201] rounded by the bureau`. Without one the comment ignores nothing.",
     "以后看表的人须知道问题为何保留。理由写在方括号之后，如“# budgetlint: ignore[BL201] 财政局批复取整”。"
     "没有理由的标注不起作用。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
-# budgetlint: ignore[BL201]
 total: 96
)"};

const RuleInfo lapsed_suppression{
    "BL904",
    "lapsed-suppression",
    Severity::warning,
    {"the date until which a comment ignores a rule is past", "忽略标注已过期"},
    {"A comment with `until=2026-12-31` ignores its rules up to that day and nothing from the day after. Settle the "
     "finding, or set a later date with a reason that still holds.",
     "标注中写有“until=2026-12-31”的，只到当天有效，次日起不再起作用。请解决该问题；理由仍成立的，可以改写新的日期。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
-# budgetlint: ignore[BL201] until=2025-12-31 待财政局批复
 total: 96
)"};

const RuleInfo stale_baseline_entry{
    "BL905",
    "stale-baseline-entry",
    Severity::warning,
    {"an entry of the baseline no longer occurs", "已知问题清单中的条目已不再出现"},
    {"A baseline lists findings that were known when it was written. One that is settled, or whose stated or expected "
     "value changed, must leave the list, or it would hide the same mistake when it comes back. Write the baseline "
     "anew with --write-baseline, or delete the entry. It is told only of files that were checked in this run.",
     "已知问题清单登记的是编制清单时已有的问题。问题已经解决，或填报数、应填数有变化的，应从清单中删去，"
     "否则同样的错误再次出现时会被掩盖。请用 --write-baseline 重新编制，或删去该条。只提示本次核对过的文件。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
 total: 96
 # known.json
-{"version": 1, "findings": [
-  {"file": "附表3.yaml", "document": 0, "path": "/total",
-   "rule": "BL201", "stated": "97", "expected": "96"}
-]}
+{"version": 1, "findings": []}
)"};

const RuleInfo unreadable_suppression{
    "BL906",
    "unreadable-suppression",
    Severity::error,
    {"a comment for budgetlint that cannot be read", "无法读懂的 budgetlint 标注"},
    {"A comment that begins with `budgetlint:` is meant for this program, so one that it cannot read is never passed "
     "over: it must be `ignore[BL201] reason` or, before the first line of the first form, `ignore-file[BL201] "
     "reason`, "
     "with several ids separated by commas and, if it is to lapse, `until=2026-12-31`. It ignores nothing.",
     "以“budgetlint:”开头的标注是写给本程序的，读不懂时不会放过。标注须写成“ignore[BL201] 理由”，或在第一张表的首行之前"
     "写“ignore-file[BL201] 理由”；多个编号用逗号分开，需要到期的加写“until=2026-12-31”。读不懂的标注不起作用。"},
    R"(
 # 附表3
 ...
 details:
   - item: 高龄津贴
     amount: 96
-# budgetlint: 忽略 BL201
 total: 96
)"};

}  // namespace budgetlint::diagnostic_rules
