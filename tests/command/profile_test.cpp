// What is required of indicators: the built-in profiles, one's own, and which of them counts.
#include "budgetlint/command/profile_file.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "budgetlint/support/failure.hpp"
#include "tools/forms.hpp"
#include "tools/json_schema.hpp"
#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

using Lines = std::vector<std::string>;

/// Reads a profile of this text; its mistakes, or nothing.
std::string mistakes_in(const std::string& text) {
  const Sandbox sandbox;
  sandbox.put("own.yaml", text);
  try {
    (void)read_profile_file((sandbox.folder() / "own.yaml").string());
    return {};
  } catch (const Failure& failure) {
    std::string told = failure.message().english;
    const std::string folder = sandbox.folder().string() + "/";
    for (std::size_t at = told.find(folder); at != std::string::npos; at = told.find(folder))
      told.erase(at, folder.size());
    return told;
  }
}

std::string form(const std::string& indicators, const std::string& direction = "高龄津贴") {
  return "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: " + direction +
         "\namount: 96\nfund:\n  name: 养老服务专项资金\n  amount: 96\nindicators:\n" + indicators +
         "details:\ntotal:\n";
}

const std::string quantity_alone = "  output:\n    quantity: [{name: 补助人数, value: 4000人, standard: 计划标准}]\n";

}  // namespace

TEST_CASE("the reader of profiles and their published schema agree", "[profile]") {
  for (const char* text :
       {"base: '2021'", "base: 2015", "required: []", "required: [{groups: output/quantity}]",
        "required: [{groups: [产出指标/数量指标, 成本指标/经济成本指标], least: 99, where: 工程, except: [民生工程]}]",
        "weights: {total: 100}", "weights: {total: 90, without-execution-rate: 80}", "standards: never",
        "standards: where-others-have-one", "vague-words: []", "vague-words: 按时",
        "severity: {BL503: error, BL5: note}"}) {
    CAPTURE(text);
    CHECK(fits_schema("profile", text));
    CHECK(mistakes_in(text).empty());
  }
  for (const char* text : {"[a]",
                           "text",
                           "base: 2016",
                           "base: [2015]",
                           "require: []",
                           "required: output/quantity",
                           "required: [output/quantity]",
                           "required: [{least: 2}]",
                           "required: [{groups: []}]",
                           "required: [{groups: output}]",
                           "required: [{groups: 数量指标}]",
                           "required: [{groups: output/quantity, least: 0}]",
                           "required: [{groups: output/quantity, least: 100}]",
                           "required: [{groups: output/quantity, most: 2}]",
                           "required: [{groups: output/quantity, where: {a: b}}]",
                           "weights: 100",
                           "weights: {without-execution-rate: 90}",
                           "weights: {total: 0}",
                           "weights: {total: 1001}",
                           "standards: sometimes",
                           "standards: [never]",
                           "vague-words: {a: b}",
                           "vague-words: ['']",
                           "severity: error",
                           "severity: {BL503: fatal}"}) {
    CAPTURE(text);
    CHECK_FALSE(fits_schema("profile", text));
    CHECK_FALSE(mistakes_in(text).empty());
  }
}

TEST_CASE("what is wrong in a profile is told at its place, all of it", "[profile]") {
  CHECK(mistakes_in("required:\n  - groups: output/quantitty\n    least: two\nstandarts: never\n") ==
        "own.yaml:2:13: there is no group of indicators output/quantitty; did you mean output/quantity?\n"
        "budgetlint: own.yaml:3:12: a number from 1 to 99 is expected here\n"
        "budgetlint: own.yaml:4:1: there is no key standarts; did you mean standards?");
  CHECK(mistakes_in("severity: {BL99: note}") == "own.yaml:1:12: there is no rule BL99");
  CHECK(mistakes_in("severity: {BL001: note}") ==
        "own.yaml:1:19: BL001 keeps its severity: a form that cannot be read was not checked");
  CHECK(mistakes_in("base: 2015\nbase: 2021\n").find("own.yaml:2:1: ") == 0);
  CHECK(mistakes_in("weights: {total: 100}\n---\nweights: {total: 90}\n") == "own.yaml:3:1: a profile is one document");
}

TEST_CASE("the built-in profiles fit their schema, and differ where the frameworks do", "[profile]") {
  CHECK(profile_names() == Lines{"2015", "2021"});
  for (const std::string& name : profile_names()) {
    CHECK(fits_schema("profile", contents(std::string(SOURCE_DIR) + "/schemas/profiles/" + name + ".yaml")));
    CHECK(built_in_profile(name)->name == name);
  }
  CHECK(default_profile() == built_in_profile("2015"));
  CHECK(built_in_profile("2016") == nullptr);
  const auto required = [](const char* name) {
    Lines labels;
    for (const RequiredGroup& group : built_in_profile(name)->required) labels.push_back(group.label);
    return labels;
  };
  CHECK(required("2015") == Lines{"数量指标", "质量指标", "时效指标", "社会公众及服务对象满意度指标", "成本指标"});
  CHECK(required("2021") == Lines{"产出指标", "效益指标", "成本指标"});
}

TEST_CASE("a key that a profile leaves out is as in its base, wherever the base is named", "[profile]") {
  const Sandbox sandbox;
  sandbox.put("own.yaml", "standards: never\nbase: 2021\n");
  const ProfilePtr own = read_profile_file((sandbox.folder() / "own.yaml").string());
  CHECK(own->standards == Standards::never);
  CHECK(own->required.size() == built_in_profile("2021")->required.size());
  CHECK(own->vague_words == built_in_profile("2021")->vague_words);
}

TEST_CASE("a profile decides over groups, rows, standards, weights, words and severities", "[profile]") {
  const Sandbox sandbox;
  sandbox.put("own.yaml",
              "required: [{groups: output/quantity, least: 2}]\nweights: {total: 60}\nstandards: never\n"
              "vague-words: [马上]\nseverity: {BL503: error, BL511: note}\n");
  sandbox.put("a.yaml", form("  output:\n"
                             "    quantity: [{name: 补助人数, value: 4000人, weight: 50}]\n"
                             "    timeliness: [{name: 发放时限, value: 按时}, {name: 拨付时限, value: 马上}]\n"));
  const auto told = [&](const Words& more) {
    Words arguments{"--format", "concise", "--quiet", "a.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return sandbox.run(arguments).out;
  };
  CHECK(told({"--profile", "own.yaml"})
            .find("a.yaml:10:3: error[BL503] required-group: required here and not filled: "
                  "数量指标 (1 of 2 rows) (profile own.yaml)") != std::string::npos);
  CHECK(told({"--profile", "own.yaml"}).find("note[BL511] weight-sum: the weights add up to 50, not to 60") !=
        std::string::npos);
  CHECK(told({"--profile", "own.yaml"}).find("马上") != std::string::npos);
  CHECK(told({"--profile", "own.yaml"}).find("按时") == std::string::npos);
  CHECK(told({"--profile", "own.yaml"}).find("BL502") == std::string::npos);
  CHECK(told({}).find("error[BL511] weight-sum: the weights add up to 50, not to 100 (or 90 without 预算执行率)") !=
        std::string::npos);
  CHECK(told({}).find("note[BL502]") != std::string::npos);
  CHECK(told({}).find("按时") != std::string::npos);
  CHECK(told({}).find("warning[BL503] required-group: required here and not filled: 质量指标, "
                      "社会公众及服务对象满意度指标 (profile 2015)") != std::string::npos);
}

TEST_CASE("flag over configuration over default; --isolated takes no file", "[profile]") {
  const Sandbox sandbox;
  sandbox.put(".budgetlint.yaml", "fail-on: warning\nprofile: own.yaml\n");
  sandbox.put("own.yaml", "required: []\nseverity: {BL502: error}\n");
  sandbox.put("a.yaml", form(quantity_alone));
  const auto settings = [&](const Words& more) {
    Words arguments{"--show-config", "a.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return sandbox.run(arguments).out;
  };
  CHECK(settings({}).find("own.yaml  .budgetlint.yaml:2") != std::string::npos);
  CHECK(settings({}).find("severity BL502") != std::string::npos);
  CHECK(settings({"--profile", "2021"}).find("2021      --profile") != std::string::npos);
  CHECK(settings({"--isolated"}).find("2015      default") != std::string::npos);
  CHECK(sandbox.run({"a.yaml"}).status == 0);
  CHECK(sandbox.run({"a.yaml", "--profile", "2015"}).status == 1);
  CHECK(sandbox.run({"a.yaml", "--isolated", "--fail-on", "warning"}).status == 1);
  CHECK(sandbox.run({"a.yaml", "--isolated", "--profile", "2021"}).status == 0);
  const Outcome refused = sandbox.run({"a.yaml", "--isolated", "--profile", "own.yaml"});
  CHECK(refused.status == 2);
  CHECK(refused.error.find("--isolated takes a built-in profile only: 2015 or 2021") != std::string::npos);
  // A configuration that asks for less is named in the report.
  CHECK(sandbox.run({"a.yaml"}).out.find("judges by the profile own.yaml") != std::string::npos);
  CHECK(sandbox.run({"a.yaml", "--isolated"}).out.find("profile own.yaml") == std::string::npos);
}

TEST_CASE("a profile that cannot be used is status 2, with its place", "[profile]") {
  const Sandbox sandbox;
  sandbox.put("a.yaml", form(quantity_alone));
  sandbox.put("own.yaml", "weights: 100\n");
  const Outcome bad = sandbox.run({"a.yaml", "--profile", "own.yaml"});
  CHECK(bad.status == 2);
  CHECK(bad.out.empty());
  CHECK(bad.error == "budgetlint: own.yaml:1:10: a total of the weights is expected here\n");
  const Outcome absent = sandbox.run({"a.yaml", "--profile", "2016"});
  CHECK(absent.status == 2);
  CHECK(absent.error == "budgetlint: there is no profile 2016, nor a file of that name; choose 2015, 2021 or a file\n");
  sandbox.put(".budgetlint.yaml", "lang: en\nprofile: 2016\n");
  const Outcome configured = sandbox.run({"a.yaml"});
  CHECK(configured.status == 2);
  CHECK(configured.error.find(".budgetlint.yaml:2:10: there is no profile 2016") != std::string::npos);
}

TEST_CASE("no report is written over a profile", "[profile]") {
  const Sandbox sandbox;
  sandbox.put("a.yaml", form(quantity_alone));
  sandbox.put("own.yaml", "required: []\n");
  const Outcome refused = sandbox.run({"a.yaml", "--profile", "own.yaml", "--output", "json=own.yaml"});
  CHECK(refused.status == 2);
  CHECK(sandbox.get("own.yaml") == "required: []\n");
}

TEST_CASE("works and purchases need a cost, what is only called so does not", "[profile]") {
  const std::string full =
      "  output:\n    quantity: [{name: 改造处数, value: 3处, standard: 计划标准}]\n"
      "    quality: [{name: 验收合格率, value: 100%, standard: 行业标准}]\n"
      "    timeliness: [{name: 完工时限, value: 2024年11月底前, standard: 计划标准}]\n"
      "  benefit:\n    satisfaction: [{name: 老人满意度, value: 95%以上, standard: 历史标准}]\n";
  for (const char* works : {"敬老院消防工程", "文物修缮", "设备购置", "社区中心建设", "党建阵地工程"}) {
    CAPTURE(works);
    CHECK(digest(check({{"a.yaml", form(full, works)}})) == Lines{"warning BL503 a.yaml /indicators"});
  }
  for (const char* other : {"护理队伍建设", "能力建设经费", "民生工程补贴", "高龄津贴"}) {
    CAPTURE(other);
    CHECK(digest(check({{"a.yaml", form(full, other)}})).empty());
  }
}
