#include "budgetlint/schema/schema.hpp"
#include "check.hpp"

using namespace budgetlint;
using namespace budgetlint::test;

namespace {

const std::string full_2021_direction = least_direction +
                                        "indicators:\n"
                                        "  cost: {economic: [{name: 补贴标准}], social: [], ecological: []}\n"
                                        "  满意度指标: {服务对象满意度指标: []}\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What the text becomes when all fixes are applied.
std::string fixed(std::string text, const std::vector<Finding>& findings) {
  for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
    for (const Fix& fix : finding->fixes) {
      for (const Edit& edit : fix.edits) {
        text.replace(edit.place.span.begin, edit.place.span.size(), edit.text);
      }
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a form of the contract is silent, in either language, with either framework of indicators") {
  CHECK(briefs(check_text(full_direction).findings) == Briefs{});
  CHECK(briefs(check_text(full_direction_in_chinese).findings) == Briefs{});
  CHECK(briefs(check_text(least_direction).findings) == Briefs{});
  CHECK(briefs(check_text(full_2021_direction).findings) == Briefs{});
  CHECK(briefs(check_text(full_summary, FormKind::summary).findings) == Briefs{});
  CHECK(briefs(check_text(full_overall, FormKind::overall).findings) == Briefs{});
}

TEST_CASE("every value of a Chinese form gets its canonical name and keeps its official label") {
  const CheckedText form = check_text(full_direction_in_chinese);
  const Node& rate = *find_child(*find_child(*form.at("details").children[0], "calculation")->children[0], "rate");
  CHECK(pointer(rate) == "/details/0/calculation/0/rate");
  CHECK(field(rate) == "支出明细及测算说明 1 测算 1 标准");
  CHECK(form.at("total").label == "合计");
  CHECK(pointer(form.at("total")) == "/total");
}

TEST_CASE("the fixed values are read with blanks inside and spelled without") {
  const CheckedText form =
      check_text(replaced(least_direction, "form: direction", "form: \"支出 方向\"") + "unit: 万　元\n");
  CHECK(briefs(form.findings) == Briefs{});
  CHECK(form.at("unit").text == "万元");
  CHECK(form.at("form").text == "支出方向");
}

TEST_CASE("anything below the root may be blank but the department") {
  CHECK(briefs(check_text("form: direction\nyear:\ndepartment: 社保中心\ndirection:\namount:\nfund:\ndetails:\ntotal:\n"
                          "unit:\nperiod:\ngoals:\nindicators:\nsources:\nsignoff:\n")
                   .findings) == Briefs{});
  CHECK(briefs(check_text(replaced(least_direction, "details:\n", "details: [{calculation: }, ]\n")).findings) ==
        Briefs{});
}

TEST_CASE("BL101: a key a single slip away is read as the key it stands for, with a safe repair and no BL102") {
  const std::string text = replaced(least_direction, "amount", "amuont");
  const CheckedText form = check_text(text);
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /amuont 5:1-5:7"});
  const Finding& finding = form.findings[0];
  CHECK(finding.place.field == "amuont");
  CHECK(finding.message.english == "there is no key \"amuont\" here; it is read as 项目金额 (amount): write amount");
  CHECK(finding.message.chinese == "此处没有“amuont”一栏，按“项目金额”（amount）读取：请改为“amount”");
  CHECK(form.at("amount").text == "2.5");
  CHECK(form.at("amount").label == "项目金额");
  CHECK_FALSE(form.at("amount").unknown_key);
  REQUIRE(finding.fixes.size() == 1);
  CHECK(finding.fixes[0].safety == Safety::safe);
  CHECK(fixed(text, form.findings) == least_direction);
}

TEST_CASE("BL101: the repair is in the language of the slip and keeps quotes") {
  const std::string text = replaced(least_direction, "fund: {name: 生活补贴专项}", "所属转项: {\"名秤\":\"某专项\"}");
  const CheckedText form = check_text(text);
  CHECK(briefs(form.findings) == Briefs{"BL101 /所属转项 6:1-6:5", "BL101 /fund/名秤 6:8-6:12"});
  CHECK(fixed(text, form.findings) ==
        replaced(least_direction, "fund: {name: 生活补贴专项}", "所属专项: {\"名称\":\"某专项\"}"));
}

TEST_CASE("BL101: an aliased key is read but never edited") {
  const CheckedText form = check_text(least_direction +
                                      "sources: &s {centrl: 1}\n"
                                      "x-copy: *s\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /sources/centrl 9:14-9:20"});
  CHECK(form.findings[0].fixes.size() == 1);
  const CheckedText copy = check_text(least_direction + "x-first: &s {centrl: 1}\nsources: *s\n");
  REQUIRE(briefs(copy.findings) == Briefs{"BL101 /sources/centrl 9:14-9:20"});
  CHECK(copy.findings[0].fixes.empty());
}

TEST_CASE("BL101: a slip of a key that is there as well is not read") {
  const CheckedText form = check_text(least_direction + "amuont: 3\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /amuont 9:1-9:7"});
  CHECK(form.findings[0].message.english ==
        "there is no key \"amuont\" here, and 项目金额 (amount), which it resembles, is there as well: delete one of "
        "them");
  CHECK(form.findings[0].fixes.empty());
  CHECK(form.at("amount").text == "2.5");
  CHECK(form.at("amuont").unknown_key);
}

TEST_CASE("BL101: of two slips of one key the first is read") {
  const CheckedText form = check_text(replaced(least_direction, "amount", "amuont") + "amont: 3\n");
  CHECK(briefs(form.findings) == Briefs{"BL101 /amuont 5:1-5:7", "BL101 /amont 9:1-9:6"});
  CHECK(form.at("amount").text == "2.5");
  CHECK(form.at("amont").unknown_key);
}

TEST_CASE("BL101: every unknown key is told, with the nearest ones or else the few that are not used yet") {
  const CheckedText form = check_text(least_direction +
                                      "单位名称: 社保\n"
                                      "备注: 无\n"
                                      "备注: 无\n"
                                      "goals: {备注: {name: 1}}\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /单位名称 9:1-9:5", "BL101 /备注 10:1-10:3", "BL101 /备注 11:1-11:3",
                                          "BL101 /goals/备注 12:9-12:11"});
  CHECK(form.findings[0].message.english ==
        "there is no key \"单位名称\" here; did you mean 部门名称 (department)? a key of your own begins with x-");
  CHECK(form.findings[3].message.english ==
        "there is no key \"备注\" here; not used yet: 实施期绩效目标 (period), 年度绩效目标 (annual); a key of your "
        "own begins with x-");
  CHECK(form.findings[3].message.chinese ==
        "此处没有“备注”一栏，尚未填写的栏目有：实施期绩效目标、年度绩效目标；自设的栏目请以“x-”开头");
  CHECK(form.findings[3].place.field == "绩效目标 备注");
}

TEST_CASE("BL101: the keys not used yet are named once for the rows of a list, and never when they are many") {
  const CheckedText form = check_text(replaced(least_direction, "details:\n",
                                               "details:\n"
                                               "  - {item: 补贴, amount: 1, 经办人: 周敏, 经手: 周敏}\n"
                                               "  - {经办人: 周敏, fund: 1}\n") +
                                      "审批意见: 同意\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /details/0/经办人 8:27-8:30", "BL101 /details/0/经手 8:36-8:38",
                                          "BL101 /details/1/经办人 9:6-9:9", "BL101 /details/1/fund 9:15-9:19",
                                          "BL101 /审批意见 11:1-11:5"});
  CHECK(
      form.findings[0].message.english ==
      "there is no key \"经办人\" here; not used yet: 支出内容简介 (brief), 支出测算依据及过程说明 (explanation), 测算 "
      "(calculation); a key of your own begins with x-");
  for (std::size_t later = 1; later < form.findings.size(); ++later) {
    const Finding& finding = form.findings[later];
    CHECK(finding.message.english == "there is no key \"" +
                                         finding.place.field.substr(finding.place.field.rfind(' ') + 1) +
                                         "\" here; a key of your own begins with x-");
  }
  CHECK(form.findings[4].message.chinese == "此处没有“审批意见”一栏；自设的栏目请以“x-”开头");
}

TEST_CASE("BL101: a label with its unit in brackets is known again, but not read") {
  const CheckedText form = check_text(replaced(least_direction, "details:\n", "details: [{金额（万元）: 54}]\n"));
  REQUIRE(briefs(form.findings) == Briefs{"BL101 /details/0/金额（万元） 7:12-7:18"});
  CHECK(form.findings[0].message.chinese ==
        "此处没有“金额（万元）”一栏，是否应为“金额”（amount）？自设的栏目请以“x-”开头");
  CHECK(form.at("details").children[0]->children[0]->unknown_key);
}

TEST_CASE("BL101: the repair of a key leaves the full-width blanks before it to the reader's own") {
  const std::string text = replaced(least_direction, "total", "　totl");
  ReadText read = read_text(text);
  const std::vector<Finding> findings = SchemaChecker().check(read.document, FormKind::direction);
  REQUIRE(read.findings.size() == 1);
  REQUIRE(briefs(findings) == Briefs{"BL101 /　totl 8:1-8:6"});
  REQUIRE(findings[0].fixes.size() == 1);
  REQUIRE(read.findings[0].fixes.size() == 1);
  CHECK(read.findings[0].fixes[0].edits[0].place.span.end == findings[0].fixes[0].edits[0].place.span.begin);
  CHECK(fixed(text, findings) == replaced(least_direction, "total", "　total"));
}

TEST_CASE("keys that begin with x- are let through, and whatever is below them") {
  CHECK(briefs(check_text(least_direction + "x-total: {a: 1, a: 2}\nx-备注: [1]\n").findings) == Briefs{});
  CHECK(briefs(check_text(least_direction + "sources: {x-: 1, x: 2}\n").findings) ==
        Briefs{"BL101 /sources/x 9:18-9:19"});
}

TEST_CASE("BL102: a missing key is told at the start of the mapping it is missing from, under its own path") {
  const CheckedText form = check_text("form: direction\nyear: 2023\nfund: {amount: 1}\ndetails: []\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL102 /amount 1:1-1:1", "BL102 /department 1:1-1:1",
                                          "BL102 /direction 1:1-1:1", "BL102 /total 1:1-1:1",
                                          "BL102 /fund/name 3:7-3:7"});
  CHECK(form.findings[3].message.english ==
        "合计 (total) is missing: add the line \"total:\", with nothing behind the colon if there is nothing to state");
  CHECK(form.findings[3].message.chinese == "缺少“合计”（total）一栏：请补上“合计:”一行，没有内容时冒号后留空");
  CHECK(form.findings[4].place.field == "所属专项 名称");
}

TEST_CASE("BL102: not for what is below a key that is itself wrong or missing") {
  CHECK(briefs(check_text(replaced(least_direction, "fund: {name: 生活补贴专项}\n", "")).findings) ==
        Briefs{"BL102 /fund 1:1-1:1"});
  CHECK(briefs(check_text(replaced(least_direction, "{name: 生活补贴专项}", "[名称]")).findings) ==
        Briefs{"BL103 /fund 6:7-6:11"});
}

TEST_CASE("BL102: a department that is blank, or only marked so, at the cell: nothing is reconciled with the form") {
  for (const std::string blank : {"", "\"\"", "\"　\"", "/", "／", "—", "——", "－", "\"-\""}) {
    CAPTURE(blank);
    const CheckedText form = check_text(replaced(least_direction, "社保中心", blank));
    REQUIRE(form.findings.size() == 1);
    const Finding& finding = form.findings[0];
    CHECK(finding.rule->id == "BL102");
    CHECK(finding.place.path == "/department");
    CHECK(finding.place.begin == Position{3, blank.empty() ? 12U : 13U});
    CHECK(finding.message.english == "部门名称 is blank: the form cannot be reconciled with the others");
    CHECK(finding.message.chinese == "部门名称未填写：无法与其他各表核对");
    CHECK(form.at("department").unreadable);
  }
  CHECK(briefs(check_text(replaced(full_summary, "社保中心", ""), FormKind::summary).findings) ==
        Briefs{"BL102 /department 5:12-5:12"});
  CHECK(briefs(check_text(replaced(full_overall, "社保中心", ""), FormKind::overall).findings) ==
        Briefs{"BL102 /department 5:12-5:12"});
}

TEST_CASE("BL102: a department written twice is told as that alone") {
  CHECK(briefs(check_text(least_direction + "部门名称:\n").findings) == Briefs{"BL003 /department 9:1-9:5"});
}

TEST_CASE("BL103: rows without dashes") {
  const std::string columns = "details:\n  item: 补贴\n  amount: 2.5\n";
  const CheckedText form = check_text(replaced(least_direction, "details:\n", columns));
  REQUIRE(briefs(form.findings) == Briefs{"BL103 /details 8:3-9:14"});
  CHECK(form.findings[0].message.english ==
        "支出明细及测算说明: the columns stand there directly; each row begins with \"- \"");
  CHECK(form.findings[0].message.chinese == "“支出明细及测算说明”直接填了各栏，缺少行首的“- ”");
}

TEST_CASE("BL103: what stands there and what belongs there") {
  const CheckedText form =
      check_text(replaced(replaced(replaced(least_direction, "2.5\n", "[54]\n"), "{name: 生活补贴专项}", "某专项"),
                          "details:\n", "details: 无\n"));
  REQUIRE(briefs(form.findings) ==
          Briefs{"BL103 /amount 5:9-5:13", "BL103 /fund 6:7-6:10", "BL103 /details 7:10-7:11"});
  CHECK(form.findings[0].message.english ==
        "项目金额 holds a list, but a single value belongs here: write 54 without the brackets");
  CHECK(form.findings[0].message.chinese == "“项目金额”填的是多行的列表，此处只填一项内容：请去掉方括号，写成54");
  CHECK(form.findings[1].message.english ==
        "所属专项 holds a text, but keys belong here, one to a line and indented: 名称, 金额");
  CHECK(form.findings[2].message.chinese ==
        "“支出明细及测算说明”填的是一段文字，此处应逐行填写，每行以“- ”开头；没有内容时留空");
  CHECK(form.findings[2].stated == "无");
  CHECK(form.at("amount").unreadable);
  CHECK(form.at("fund").unreadable);
  CHECK(form.at("details").unreadable);
  CHECK_FALSE(form.at("total").unreadable);
}

TEST_CASE("BL103: deep inside, at the value itself") {
  const CheckedText form = check_text(replaced(least_direction, "details:\n",
                                               "details:\n"
                                               "  - 生活补贴\n"
                                               "  - amount: {a: 1}\n"
                                               "    calculation: {rate: 5}\n"
                                               "    brief: true\n"));
  CHECK(briefs(form.findings) == Briefs{"BL103 /details/0 8:5-8:9", "BL103 /details/1/amount 9:13-9:19",
                                        "BL103 /details/1/calculation 10:18-10:27"});
  CHECK(form.findings[1].message.english ==
        "支出明细及测算说明 2 金额 holds a group of keys, but a single value belongs here, such as 约2.5万");
}

TEST_CASE("BL103: true is no amount, but a text like any other") {
  CHECK(briefs(check_text(replaced(least_direction, "total: 2.5", "total: true")).findings) ==
        Briefs{"BL103 /total 8:8-8:12"});
  CHECK(briefs(check_text(least_direction + "goals: {annual: true}\n").findings) == Briefs{});
}

TEST_CASE("a period is a text or a mapping, but no list") {
  CHECK(briefs(check_text(least_direction + "period: 2023年一年\n").findings) == Briefs{});
  CHECK(briefs(check_text(least_direction + "period: {起: 2023-01}\n").findings) == Briefs{});
  CHECK(briefs(check_text(least_direction + "period: [2023, 2025]\n").findings) == Briefs{"BL103 /period 9:9-9:21"});
}

TEST_CASE("BL104: the values allowed are told, and the nearest of them") {
  const CheckedText form = check_text(least_direction + "unit: 万\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL104 /unit 9:7-9:8"});
  CHECK(form.findings[0].message.english ==
        "金额单位 \"万\" is not one of 元, 千元, 万元, 百万元 or 亿元: write 万元?");
  CHECK(form.findings[0].message.chinese ==
        "“金额单位”填的是“万”，只能填元、千元、万元、百万元或亿元，是否应为“万元”？");
  CHECK(form.findings[0].stated == "万");
  CHECK(form.at("unit").unreadable);
}

TEST_CASE("BL104: a unit is completed, but no other one and no currency is guessed") {
  const auto english = [](const std::string& unit) {
    const CheckedText form = check_text(least_direction + "unit: " + unit + "\n");
    REQUIRE(form.findings.size() == 1);
    return form.findings[0].message.english;
  };
  const std::string allowed = "\" is not one of 元, 千元, 万元, 百万元 or 亿元";
  for (const std::string unit : {"港元", "美元", "欧元", "万美元", "十万元", "千万元", "百"}) {
    CHECK(english(unit) == "金额单位 \"" + unit + allowed);
  }
  CHECK(english("千") == "金额单位 \"千" + allowed + ": write 千元?");
  CHECK(english("百万") == "金额单位 \"百万" + allowed + ": write 百万元?");
  CHECK(english("亿") == "金额单位 \"亿" + allowed + ": write 亿元?");
}

TEST_CASE("BL104: a number where a word belongs") {
  CHECK(briefs(check_text(least_direction + "unit: 10000\n").findings) == Briefs{"BL103 /unit 9:7-9:12"});
}

TEST_CASE("BL003: of two scalars neither can be read, whatever the spelling of their keys") {
  const CheckedText form = check_text(least_direction + "合计: 3\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL003 /total 9:1-9:3"});
  const Finding& finding = form.findings[0];
  CHECK(finding.message.english ==
        "合计 (total) is written twice, so that nobody can tell which one counts: delete the wrong one");
  CHECK(finding.message.chinese == "“合计”（total）填了两次，无法判断以哪个为准：请删去错误的一处");
  CHECK(finding.stated == "3");
  REQUIRE(finding.related.size() == 1);
  CHECK(finding.related[0].role == Role::contradicts);
  CHECK(finding.related[0].value == "2.5");
  CHECK(finding.related[0].place.begin == Position{8, 1});
  CHECK(finding.related[0].place.path == "/total");
  CHECK(form.document.root()->children[7]->unreadable);
  CHECK(form.document.root()->children[8]->unreadable);
}

TEST_CASE("BL003: a third one is a second finding, and both speak of the first") {
  const CheckedText form = check_text(least_direction + "total: 3\ntotal: 4\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL003 /total 9:1-9:6", "BL003 /total 10:1-10:6"});
  CHECK(form.findings[1].related[0].place.begin == Position{8, 1});
}

TEST_CASE("BL003: behind many keys of one's own, thousands of times: one finding each, and the schema agrees") {
  std::string text = "form: direction\n";
  for (int i = 0; i < 3'000; ++i) text += "x-" + std::to_string(i) + ": 1\n";
  text += least_direction.substr(least_direction.find('\n') + 1);
  for (int i = 0; i < 3'000; ++i) text += "total: 1\n";
  CHECK(check_text(text).findings.size() == 3'000);
}

TEST_CASE("BL003: of two lists or mappings the first is read") {
  const CheckedText form = check_text(least_direction + "goals: {annual: 甲}\n绩效目标: {annual: [乙]}\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL003 /goals 10:1-10:5"});
  CHECK(form.findings[0].message.english ==
        "绩效目标 (goals) is written twice; the first is read: join the two or delete one");
  CHECK(find_child(form.at("goals"), "annual")->text == "甲");
  CHECK_FALSE(form.at("goals").unreadable);
  CHECK(form.document.root()->children[9]->unreadable);
}

TEST_CASE("BL003: beside a scalar nothing can be read") {
  const CheckedText form = check_text(least_direction + "details: [{amount: 1}]\n");
  CHECK(briefs(form.findings) == Briefs{"BL003 /details 9:1-9:8"});
  CHECK(form.document.root()->children[6]->unreadable);
  CHECK(form.document.root()->children[8]->unreadable);
}

TEST_CASE("what the reader has told of is not told again") {
  ReadText read = read_text(least_direction + "unit: !mine 万\n");
  CHECK(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
}

TEST_CASE("a key indented with a full-width blank is neither a duplicate nor unknown") {
  ReadText read = read_text(least_direction + "　amount: 25.5\n　name: 某专项\n");
  CHECK(briefs(read.findings).size() == 2);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
  CHECK_FALSE(find_child(*read.document.root(), "amount")->unreadable);
}

TEST_CASE("a required key indented with a full-width blank is not missing as well") {
  ReadText read = read_text(replaced(least_direction, "total", "　total"));
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
  CHECK(find_child(*read.document.root(), "total")->unreadable);
}

TEST_CASE("a required key that stands in a text which the reader has told of is not missing as well") {
  const std::string text = replaced(least_direction, "total: 2.5\n", "");
  ReadText read = read_text(replaced(text, "amount: 2.5\n", "amount:\n  项目金额：2.5\n  合计：2.5\n"));
  CHECK(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
}

TEST_CASE("a required key lost in a quote that is closed too late is not missing as well, but any other is") {
  const std::string text = replaced(least_direction, "direction: 生活补贴\namount: 2.5\n",
                                    "direction: \"生活补贴\namount: 2.5\nremark: \"\n");
  ReadText read = read_text(text);
  REQUIRE(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
  ReadText without = read_text(replaced(text, "total: 2.5\n", ""));
  CHECK(briefs(SchemaChecker().check(without.document, FormKind::direction)) == Briefs{"BL102 /total 1:1-1:1"});
}

TEST_CASE("a required key that a full-width blank has moved a level up is not missing as well") {
  const std::string text =
      replaced(least_direction, "fund: {name: 生活补贴专项}\n", "fund:\n  amount: 2.5\n　name: 生活补贴专项\n");
  ReadText read = read_text(text);
  CHECK(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
  ReadText other = read_text(replaced(text, "　name", "　period"));
  CHECK(briefs(SchemaChecker().check(other.document, FormKind::direction)) == Briefs{"BL102 /fund/name 7:3-7:3"});
}

TEST_CASE("a name that only ends like a missing key does not excuse it") {
  const std::string text = replaced(least_direction, "total: 2.5\n", "");
  ReadText read = read_text(replaced(text, "amount: 2.5\n", "amount:\n  项目金额：2.5\n  分项合计：2.5\n"));
  CHECK(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{"BL102 /total 1:1-1:1"});
}

TEST_CASE("hostile texts are cut short and made visible in messages") {
  const CheckedText form = check_text(least_direction + "\"a\\e[31m" + std::string(300, 'z') + "\": 1\n");
  REQUIRE(form.findings.size() == 1);
  CHECK(form.findings[0].message.english.find('\x1b') == std::string::npos);
  CHECK(form.findings[0].message.english.size() < 600);
}

TEST_CASE("a root that is no mapping is one finding") {
  const CheckedText form = check_text("- form: direction\n");
  REQUIRE(briefs(form.findings) == Briefs{"BL103 (root) 1:1-1:18"});
}

TEST_CASE("a root that the reader has told of is not told again") {
  ReadText read = read_text("金额：54\n合计：53\n");
  REQUIRE(briefs(read.findings).size() == 1);
  CHECK(briefs(SchemaChecker().check(read.document, FormKind::direction)) == Briefs{});
}

TEST_CASE("a key of one's own that is called like one of the form's which is not there is remarked on") {
  const CheckedText checked = check_text(least_direction + "x-金额单位: 元\nx-total: 5\nx-审批意见: 同意\n");
  REQUIRE(checked.findings.size() == 1);
  CHECK(checked.findings[0].rule->id == "BL101");
  CHECK(checked.findings[0].severity == Severity::note);
  CHECK(checked.findings[0].message.english ==
        "\"x-金额单位\" is a key of your own and is not read; if 金额单位 (unit) is meant, leave x- out");
}
