#include "sample.hpp"

#include "sample_forms.hpp"

namespace budgetlint::sample {
namespace {

const std::string department = "株洲市石峰区社会保险服务中心";
const std::string folder = "examples/shifeng-2023/";
const std::string configuration = ".budgetlint.yaml";
const std::string astral_file = "forms/𠮷县 2024.yaml";

constexpr RuleInfo duplicate_key_rule{"BL003", "duplicate-key", Severity::error, {"one key twice", "栏目重复"}, {}};
constexpr RuleInfo unknown_key_rule{"BL101", "unknown-key", Severity::error, {"a key no form has", "栏目名有误"}, {}};
constexpr RuleInfo total_rule{"BL201", "total-mismatch", Severity::error, {"a wrong total", "合计不符"}, {}};
constexpr RuleInfo calculation_rule{
    "BL203", "calculation-mismatch", Severity::error, {"a wrong product", "测算不符"}, {}};
constexpr RuleInfo summary_rule{
    "BL206", "summary-total-mismatch", Severity::error, {"a wrong sum of funds", "汇总表合计不符"}, {}};
constexpr RuleInfo blank_rule{"BL208", "blank-total", Severity::warning, {"a blank total", "合计未填"}, {}};
constexpr RuleInfo fund_rule{"BL301", "fund-amount-mismatch", Severity::error, {"a wrong fund", "专项金额不符"}, {}};
constexpr RuleInfo direction_rule{
    "BL302", "direction-amount-mismatch", Severity::error, {"a wrong direction", "项目金额不符"}, {}};
constexpr RuleInfo vague_rule{"BL504", "vague-value", Severity::note, {"a vague value", "指标值含糊"}, {}};

/// A cell of `length` characters on one line; its bytes begin at 100 times the line.
Place cell(const std::string& file, std::size_t line, std::size_t column, std::size_t length, const char* path,
           const char* field) {
  Place place;
  place.file = file;
  place.path = path;
  place.field = field;
  place.span = {line * 100 + column, line * 100 + column + length};
  place.begin = {line, column};
  place.end = {line, column + length};
  return place;
}

Related related(Role role, Place place, const char* value, Text reading = {"exact", "确数"}) {
  return {role, std::move(place), value, std::move(reading)};
}

Finding finding(const RuleInfo& rule, Place place, Text message) {
  Finding made = finding_of(rule, std::move(place), std::move(message));
  made.department = department;
  made.year = 2023;
  return made;
}

void add_fix(Finding& to, Safety safety, Text title, const char* text) {
  to.fixes.push_back({safety, std::move(title), {{to.place, text}}});
}

/// Two places and nothing else to go by, in a form whose unit and derivation do not apply.
Finding tie() {
  const std::string form = folder + "3-3.yaml";
  Finding made = finding(direction_rule, cell(form, 9, 9, 4, "/amount", "项目金额"),
                         {"项目金额 6914 differs from 专项资金 3 金额 6941 in 2.yaml; either may be wrong",
                          "项目金额 6914 与 2.yaml 专项资金 3 金额 6941 不一致，两处都可能有误"});
  made.form = "机关事业单位养老保险财政补助";
  made.verdict = "transposed-digits";
  made.reading = {"transposed", "数字颠倒"};
  made.stated = "6914";
  made.expected = "6941";
  made.unit = "万元";
  made.related = {
      related(Role::candidate, cell(folder + "2.yaml", 27, 13, 4, "/funds/2/amount", "专项资金 3 金额"), "6941"),
      related(Role::candidate, cell("forms/old/2.yaml", 27, 13, 4, "/funds/2/amount", "专项资金 3 金额"), "6941")};
  made.conclusion = {"two digits seem to have changed places; nothing else tells which of the two is right",
                     "可能是两位数字写颠倒了；没有其他依据可以判断哪一处正确，请对照批复文件核实"};
  return made;
}

Finding fund_mismatch() {
  const std::string form = folder + "3-2-2.yaml";
  Finding made = finding(fund_rule, cell(form, 12, 11, 2, "/fund/amount", "所属专项 金额"),
                         {"所属专项 金额 25 should be 25.5", "所属专项 金额 25 应为 25.5"});
  made.form = "企业退休军转干部生活补助";
  made.verdict = "truncated";
  made.reading = {"cut off", "截尾"};
  made.stated = "25";
  made.expected = "25.5";
  made.unit = "万元";
  made.related = {
      related(Role::supports, cell(folder + "2.yaml", 18, 13, 4, "/funds/1/amount", "专项资金 2 金额"), "25.5"),
      related(Role::supports, cell(folder + "3-2-1.yaml", 12, 11, 4, "/fund/amount", "所属专项 金额"), "25.5"),
      related(Role::contradicts,
              cell(folder + "1.yaml", 30, 12, 5, "/priorities/0/goal", "年度重点工作计划 1 工作目标"), "25万左右",
              {"approximate", "约数"}),
  };
  made.conclusion = {"25 is 25.5 with its decimals cut off", "25 是 25.5 去掉尾数"};
  add_fix(made, Safety::unsafe, {"所属专项 金额: 25 -> 25.5", "所属专项 金额：25 -> 25.5"}, "25.5");
  return made;
}

std::vector<Related> items_of_summary(const std::string& form) {
  return {
      related(Role::operand, cell(form, 12, 13, 2, "/funds/0/amount", "专项资金 1 金额"), "54"),
      related(Role::operand, cell(form, 18, 13, 4, "/funds/1/amount", "专项资金 2 金额"), "25.5"),
      related(Role::operand, cell(form, 27, 13, 4, "/funds/2/amount", "专项资金 3 金额"), "6914"),
      related(Role::operand, cell(form, 32, 13, 3, "/funds/3/amount", "专项资金 4 金额"), "500"),
      related(Role::operand, cell(form, 37, 13, 2, "/funds/4/amount", "专项资金 5 金额"), "12"),
      related(Role::operand, cell(form, 42, 13, 1, "/funds/5/amount", "专项资金 6 金额"), "9"),
  };
}

/// A broken sum that nobody diagnosed: its items are the evidence.
Finding summary_total() {
  const std::string form = folder + "2.yaml";
  Finding made = finding(summary_rule, cell(form, 8, 8, 6, "/total", "合计"),
                         {"合计 7514.9 is not the sum of its items, 7514.5", "合计 7514.9 与各项之和 7514.5 不符"});
  made.form = "专项资金绩效目标汇总表（附表2）";
  made.verdict = "one-digit";
  made.reading = {"one digit", "错一位数"};
  made.stated = "7514.9";
  made.expected = "7514.5";
  made.computed = "7514.5";
  made.unit = "万元";
  made.derivation = "54 + 25.5 + 6914 + 500 + 12 + 9 = 7514.5 万元";
  made.related = items_of_summary(form);
  made.conclusion = {"a single digit differs; they differ by 0.4 万元 (4000 元)",
                     "只有一位数字不同；相差 0.4 万元（4000元）"};
  return made;
}

Finding blank_total() {
  const std::string form = folder + "2b.yaml";
  Finding made = finding(blank_rule, cell(form, 8, 7, 0, "/total", "合计"),
                         {"合计 is blank; its items add up to 7514.5", "合计未填；各项之和为 7514.5"});
  made.form = "专项资金绩效目标汇总表（附表2）";
  made.expected = "7514.5";
  made.unit = "万元";
  made.related = items_of_summary(form);
  made.related.push_back(related(
      Role::supports,
      cell(folder + "1.yaml", 17, 14, 6, "/budget/by_nature/project", "年度预算申请 按支出性质分 项目支出"), "7514.5"));
  add_fix(made, Safety::unsafe, {"合计: (blank) -> 7514.5", "合计：（空）-> 7514.5"}, " 7514.5");
  return made;
}

Finding lone_rounding() {
  const std::string form = folder + "3-4.yaml";
  Finding made = finding(
      calculation_rule, cell(form, 38, 13, 3, "/details/0/amount", "支出明细 1 金额"),
      {"支出明细 1 金额 500 is not what its calculation gives, 496", "支出明细 1 金额 500 与测算结果 496 不符"});
  made.severity = Severity::warning;
  made.form = "职业年金个人账户记实";
  made.verdict = "approximate-input";
  made.reading = {"from rounded", "约数推得"};
  made.also = {"BL603"};
  made.stated = "500";
  made.expected = "496";
  made.computed = "496";
  made.unit = "万元";
  made.derivation = "160 * 31000 = 4960000 元";
  made.related = {
      related(Role::operand, cell(form, 42, 20, 3, "/details/0/calculation/0/headcount", "支出明细 1 测算 1 人数"),
              "160"),
      related(Role::operand, cell(form, 43, 15, 11, "/details/0/calculation/0/rate", "支出明细 1 测算 1 标准"),
              "预计平均3.1万元/人", {"approximate", "约数"})};
  made.conclusion = {"it holds only if 支出明细 1 测算 1 标准 预计平均3.1万元/人 is 3.125万元, rounded",
                     "只有支出明细 1 测算 1 标准“预计平均3.1万元/人”实为 3.125万元（四舍五入而来）时才成立"};
  return made;
}

Finding unknown_key() {
  Finding made = finding(unknown_key_rule, cell(folder + "3-2-1.yaml", 44, 1, 4, "/totl", "totl"),
                         {"no such key: totl; probably total (合计), and read as that",
                          "没有“totl”这个栏目，可能是 total（合计），已按合计读取"});
  made.form = "建国初期老干部生活补贴";
  add_fix(made, Safety::safe, {"totl -> total", "totl -> total"}, "total");
  return made;
}

Finding duplicate_key() {
  Finding made = finding(duplicate_key_rule, cell(folder + "3-5.yaml", 47, 1, 2, "/total", "合计"),
                         {"合计 is written twice; neither is read", "“合计”写了两次，两处都不读取；请删去一处"});
  made.department.clear();
  made.year = 0;
  made.related = {{Role::contradicts, cell(folder + "3-5.yaml", 45, 1, 5, "/total", "合计"), "", {}}};
  return made;
}

Finding vague_value() {
  Finding made = finding(vague_rule,
                         cell(folder + "1.yaml", 52, 14, 2, "/indicators/output/timeliness/0/value",
                              "年度绩效指标 产出指标 时效指标 1 指标值及单位"),
                         {"指标值及单位 按时 cannot be measured; write a date, such as 2023年12月31日前",
                          "指标值“按时”无法考核；请写明时间，如“2023年12月31日前”"});
  made.form = "部门整体支出绩效目标表（附表1）";
  return made;
}

/// What a careless or hostile form may hold. Nothing of it may move the cursor, hide a word, end a line or be
/// obeyed by a CI runner.
Finding hostile() {
  const std::string form = "报表 2023/::附表\x1b[31m3\u202e-1.yaml";
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "长";
  Finding made = finding(total_rule, cell(form, 3, 8, 9, "/total", "合计"),
                         {"合计 ##[error]5\n\n::error::3\u200b should be 54 " + endless,
                          "合计 ##[error]5\n\n::error::3\u200b 应为 54 " + endless});
  made.department = "::error file=a,line=1::科\u2028室";
  made.form = "##vso[task.complete]" + endless;
  made.verdict = "mismatch";
  made.reading = {"differs", "不符"};
  made.stated = "5\xff\x01##[group]\r\n\t3 " + endless;
  made.expected = "54";
  made.unit = "万元";
  made.derivation = "1 + " + std::string(300, '9') + " + ::add-mask::2 = 54 万元";
  made.related = {related(Role::supports, cell(form, 2, 1, 1, "/amount", "项目\x07金额"), "::stop\x7f"),
                  related(Role::supports,
                          cell("报表 2023/一个写得很长很长的文件夹名字/株洲市石峰区社会保险服务中心.yaml", 12, 13, 3,
                               "/amount", "项目金额"),
                          "54万")};
  made.conclusion = {"\u3000::warning::they differ\n::notice::by 1", "\u3000::warning::两者\n::notice::相差 1"};
  add_fix(made, Safety::unsafe, {"合计: ##[x] -> 54", "合计：##[x] -> 54"}, "##[x]\n54");
  return made;
}

/// A finding that somebody had reasons not to hear of.
Finding held(Finding made, std::size_t line, Hold hold) {
  made.place.begin.line = made.place.end.line = line;
  made.hold = std::move(hold);
  return made;
}

Finding softened() {
  Finding made = fund_mismatch();
  made.place.file = folder + "3-2-3.yaml";
  made.severity = Severity::warning;
  made.softening = {{"warning instead of error", "按警告处理（原为错误）"}, configuration};
  return made;
}

/// A finding on cells of a real text: the second document of a file with CRLF, where characters above U+FFFF stand in
/// front of them on their line.
Finding astral(const SourcePtr& source) {
  const auto place = [&](std::string_view text, const char* path, const char* field) {
    const std::size_t begin = source->bytes().find(text);
    Place made = make_place(*source, {begin, begin + text.size()}, 1);
    made.path = path;
    made.field = field;
    return made;
  };
  Finding made = finding(direction_rule, place("12.5", "/directions/0/amount", "支出方向 1 金额"),
                         {"支出方向 1 金额 12.5 differs from 合计 13", "支出方向 1 金额 12.5 与合计 13 不一致"});
  made.form = "𠀀𠮷镇道路";
  made.stated = "12.5";
  made.expected = "13";
  made.related = {related(Role::contradicts, place("13", "/directions/0/total", "支出方向 1 合计"), "13")};
  add_fix(made, Safety::unsafe, {"支出方向 1 金额: 12.5 -> 13", "支出方向 1 金额：12.5 -> 13"}, "13");
  return made;
}

/// A finding on several lines of the same document.
Finding two_lines(const SourcePtr& source) {
  const std::size_t begin = source->bytes().find("说明: |");
  Finding made = finding(vague_rule, make_place(*source, {begin, source->bytes().size() - 2}, 1),
                         {"说明 cannot be measured", "说明无法考核"});
  made.place.path = "/note";
  return made;
}

std::vector<CheckedForm> checked_forms() {
  std::vector<CheckedForm> forms;
  for (const char* name : {"1", "2", "2b", "3-1", "3-2-1", "3-2-2", "3-2-3", "3-3", "3-4", "3-5", "3-6"}) {
    forms.push_back({folder + name + ".yaml", 0, department, 2023, "表" + std::string(name)});
  }
  forms.push_back({astral_file, 0, "𠮷县民政局", 2024, "道路"});
  forms.push_back({astral_file, 1, "", 0, "𠀀𠮷镇道路"});
  return forms;
}

}  // namespace

Finding total_mismatch() {
  const std::string form = folder + "3-1.yaml";
  Finding made =
      finding(total_rule, cell(form, 46, 8, 2, "/total", "合计"), {"合计 53 should be 54", "合计 53 应为 54"});
  made.form = "城乡居民养老保险财政补助";
  made.verdict = "truncated";
  made.reading = {"cut off", "截尾"};
  made.also = {"BL202"};
  made.stated = "53";
  made.expected = "54";
  made.computed = "53.63625";
  made.unit = "万元";
  made.derivation = "900 * 46 * 12 + 1950 * 11.25 + 50 * 15 + 750 * 22.5 = 536362.5 元";
  made.related = {
      related(Role::supports, cell(form, 39, 13, 3, "/details/0/amount", "支出明细 1 金额"), "54万"),
      related(Role::supports, cell(form, 9, 9, 2, "/amount", "项目金额"), "54"),
      related(Role::supports, cell(form, 12, 11, 2, "/fund/amount", "所属专项 金额"), "54"),
      related(Role::supports, cell(folder + "2.yaml", 12, 13, 2, "/funds/0/amount", "专项资金 1 金额"), "54"),
      related(Role::operand, cell(form, 42, 20, 3, "/details/0/calculation/0/headcount", "支出明细 1 测算 1 人数"),
              "900"),
      related(Role::operand, cell(form, 43, 15, 7, "/details/0/calculation/0/rate", "支出明细 1 测算 1 标准"),
              "46元/人/月"),
  };
  made.conclusion = {"53 is the computed value with its decimals cut off; everything else rounds it",
                     "53 是测算结果去掉尾数，其余各处均为四舍五入"};
  add_fix(made, Safety::unsafe, {"合计: 53 -> 54", "合计：53 -> 54"}, "54");
  return made;
}

Results results() {
  const auto source = std::make_shared<const Source>(astral_file,
                                                     "表: 附表3\r\n支出方向: 道路\r\n---\r\n- {名称: 𠀀𠮷镇道路, 金额: "
                                                     "12.5, 合计: 13}\r\n说明: |\r\n  𠮷县\r\n  按时\r\n");
  Results made;
  made.findings = {hostile(),       total_mismatch(), fund_mismatch(),  tie(),           lone_rounding(),
                   summary_total(), blank_total(),    unknown_key(),    duplicate_key(), vague_value(),
                   softened(),      astral(source),   two_lines(source)};
  made.findings.push_back(held(vague_value(), 53, {Holder::comment, "以批复文件为准", folder + "1.yaml", 53}));
  made.findings.push_back(held(total_mismatch(), 70, {Holder::baseline, "", "known/2023.json", 0}));
  made.findings.push_back(held(lone_rounding(), 50, {Holder::tolerance, "5 万元", configuration, 7}));
  settle(made);
  made.forms = checked_forms();
  made.loosenings = {{{"ignores BL504", "不核对 BL504"}, "", 0},
                     {{"leaves out old/*.yaml", "不核对 old/*.yaml"}, configuration, 4}};
  made.sources.emplace(astral_file, source);
  write_forms(made);
  made.summary.files = 14;
  made.summary.forms = made.forms.size();
  made.summary.submissions = 2;
  made.summary.not_evaluable = 2;
  made.summary.skipped = 1;
  return made;
}

}  // namespace budgetlint::sample
