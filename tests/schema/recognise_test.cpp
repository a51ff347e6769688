#include "budgetlint/schema/schema.hpp"
#include "check.hpp"

using namespace budgetlint;
using namespace budgetlint::test;

namespace {

Recognition recognised(const std::string& text) {
  return recognise(read_text(text).document);
}

}  // namespace

TEST_CASE("the value of form decides, in either language") {
  CHECK(recognised("form: direction\n").kind == FormKind::direction);
  CHECK(recognised("form: summary\n").kind == FormKind::summary);
  CHECK(recognised("form: overall\n").kind == FormKind::overall);
  CHECK(recognised("表: 支出方向\n").kind == FormKind::direction);
  CHECK(recognised("表: 汇总\n").kind == FormKind::summary);
  CHECK(recognised("form: 整 体\n").kind == FormKind::overall);
  CHECK(recognised("year: 2023\n表: direction\n").kind == FormKind::direction);
  CHECK(recognised("form: directon\n").kind == std::nullopt);
}

TEST_CASE("a key one character off counts if it says which form it is") {
  CHECK(recognised("fom: direction\n").kind == FormKind::direction);
  CHECK(recognised("Form: direction\n").kind == FormKind::direction);
  CHECK(recognised("from: direction\n").kind == FormKind::direction);
  CHECK(recognised("from: Changsha\n").kind == std::nullopt);
  CHECK(recognised("from: Changsha\nfom: direction\n").kind == FormKind::direction);
  CHECK_FALSE(recognised("from: Changsha\n").language_keys);
}

TEST_CASE("a document of the language without a readable form is due a finding, any other is not ours") {
  CHECK(recognised("form: letter\n").language_keys);
  CHECK(recognised("year: 2023\n部门名称: 社保\n").language_keys);
  CHECK_FALSE(recognised("year: 2023\nname: budget\n").language_keys);
  CHECK_FALSE(recognised("- form: direction\n").language_keys);
  CHECK_FALSE(recognised("form\n").language_keys);
}

TEST_CASE("BL008 stands at the value of form, and says what is meant") {
  const ReadText read = read_text("year: 2023\nform: directon\n");
  const Finding finding = not_a_form(read.document);
  CHECK(brief(finding) == "BL008 /form 2:7-2:15");
  CHECK(finding.stated == "directon");
  CHECK(finding.message.english ==
        "表 (form) \"directon\" is no form: write one of overall (整体), summary (汇总), direction (支出方向); did you "
        "mean direction (支出方向)?");
  CHECK(finding.message.chinese ==
        "“表”（form）一栏填的是“directon”，没有这种表：请填写“整体”、“汇总”、“支出方向”之一，是否应为“支出方向”（direct"
        "ion）？");
}

TEST_CASE("BL008: the number or name that the form bears on paper tells what is meant") {
  const auto meant = [](const std::string& written) {
    const ReadText read = read_text("form: " + written + "\n");
    CHECK(recognise(read.document).kind == std::nullopt);
    const std::string message = not_a_form(read.document).message.english;
    const std::size_t at = message.find("did you mean ");
    return at == std::string::npos ? "" : message.substr(at + 13);
  };
  for (const std::string written : {"附表3", "附表三", "附表３", "附表3-2-1", "3", "支出方向绩效目标表", "支出方面"}) {
    CHECK(meant(written) == "direction (支出方向)?");
  }
  for (const std::string written : {"附表2", "附表 2", "专项资金绩效目标汇总表", "汇总表"}) {
    CHECK(meant(written) == "summary (汇总)?");
  }
  for (const std::string written : {"附表1", "附表一", "部门整体支出绩效目标表"}) {
    CHECK(meant(written) == "overall (整体)?");
  }
  for (const std::string written : {"附表4", "附表13", "附表", "绩效目标表", "letter"}) CHECK(meant(written) == "");
}

TEST_CASE("a form line that stands in a text which the reader has told of is not told again") {
  const Recognition written = recognised("表：支出方向\n年度：2024\n部门名称：民政局\n");
  CHECK(written.told);
  CHECK(written.language_keys);  // so that a folder's form is not taken for somebody else's YAML
  CHECK(written.kind == std::nullopt);
  CHECK(recognised("form:direction\nyear:2024\n").told);
  CHECK(recognised("表：支出方向\n").language_keys);

  const Recognition without = recognised("年度：2024\n部门名称：民政局\n");
  CHECK_FALSE(without.told);
  CHECK(without.language_keys);
  const Recognition foreign = recognised("说明：甲\n附注：乙\n");
  CHECK_FALSE(foreign.told);
  CHECK_FALSE(foreign.language_keys);
}

TEST_CASE("a form line that can be read is not told, whatever stands in a text below it") {
  CHECK_FALSE(recognised("form: letter\namount:\n  表：支出方向\n  合计：5\n").told);
}

TEST_CASE("BL008 stands at the start of a document that does not speak of form") {
  const ReadText read = read_text("# 说明\nyear: 2023\nunit: 万元\n");
  const Finding finding = not_a_form(read.document);
  CHECK(brief(finding) == "BL008 (root) 2:1-2:1");
  CHECK(finding.message.chinese == "没有写明是哪一张表：请在开头加一行“表: ”，填写“整体”、“汇总”、“支出方向”之一");
}

TEST_CASE("BL008 for a blank form asks for one of the kinds") {
  const ReadText read = read_text("form:\nyear: 2023\n");
  const Finding finding = not_a_form(read.document);
  CHECK(brief(finding) == "BL008 /form 1:6-1:6");
  CHECK(finding.message.english ==
        "表 (form) does not say which form this is: write one of overall (整体), summary (汇总), direction (支出方向)");
}
