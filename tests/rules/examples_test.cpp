// Every rule's example is run: its wrong side trips that rule and no other, its right side is silent. An example shows
// a part of the forms; the rest is that of a sound form, below.
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "budgetlint/diagnostic/example.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/terminal.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;

namespace {

/// Sound forms of one department, by the number of 附表; what agrees with nothing else is left blank.
const std::map<char, std::string> sound_forms = {
    {'1',
     "form: overall\nyear: 2024\ndepartment: 临江县民政局\n"
     "budget:\n  total: 480\n  by_nature:\n    basic: 384\n    project: 96\n"},
    {'2',
     "form: summary\nyear: 2024\ndepartment: 临江县民政局\ntotal: 96\n"
     "funds:\n  - name: 养老服务专项资金\n    amount: 96\n"},
    {'3',
     "form: direction\nyear: 2024\ndepartment: 临江县民政局\ndirection: 高龄津贴\namount: 96\n"
     "fund:\n  name: 养老服务专项资金\n  amount: 96\ndetails:\ntotal:\n"}};

const std::string form_mark = "# 附表";
const std::string baseline_name = "known.json";  // a part that is no form: what was known before

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// `total` of `total: 96` and of `total:96`; empty for a line inside something.
std::string top_key(const std::string& line) {
  const bool inside = line.empty() || line.front() == ' ' || line.front() == '#' || line.front() == '-';
  return inside ? std::string() : line.substr(0, line.find(':'));
}

/// One side of an example, form by form.
struct Part {
  std::string name;  ///< `附表3-1`
  std::string text;
};

std::vector<Part> parts_of(const std::string& side) {
  std::vector<Part> parts;
  for (const std::string& line : lines_of(side)) {
    if (line.starts_with(form_mark) || line == "# " + baseline_name) {
      parts.push_back({line.substr(2), ""});
    } else if (line != "...") {
      REQUIRE_FALSE(parts.empty());
      parts.back().text += line + '\n';
    }
  }
  return parts;
}

/// `\xc1` as the byte that it stands for.
std::string with_bytes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0) {
      out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// What the example says, and of the sound form whatever neither side names.
std::vector<testing::File> forms_of(const std::string& side, const std::set<std::string>& named) {
  std::vector<testing::File> files;
  for (const Part& part : parts_of(side)) {
    std::string text = with_bytes(part.text);
    if (part.name == baseline_name) {
      files.push_back({part.name, text});
      continue;
    }
    bool keep = true;
    for (const std::string& line : lines_of(sound_forms.at(part.name.at(std::string("附表").size())))) {
      const std::string key = top_key(line);
      if (!key.empty()) keep = named.count(part.name + key) == 0;
      if (keep) text += line + '\n';
    }
    files.push_back({part.name + ".yaml", text});
  }
  return files;
}

/// Checks the forms of an example, with what it knows of them and its rule switched on.
Results check_example(const std::vector<testing::File>& files, const RuleInfo& rule) {
  const auto settings = std::make_shared<Settings>();
  settings->at(rule).enabled = true;
  if (rule.id != "BL503") settings->set_profile(testing::nothing_required());
  CheckOptions options;
  options.jobs = 1;
  options.scope = rule.scope;
  options.holding.today = {2026, 11, 25};
  std::vector<Input> inputs;
  for (const testing::File& file : files) {
    if (file.name == baseline_name) {
      options.holding.baselines.push_back({parse_baseline(std::make_shared<const Source>(file.name, file.bytes))});
    } else {
      inputs.push_back({file.name, Input::How::named, file.bytes});
      options.policy.set(file.name, settings);
    }
  }
  return check_files(inputs, options).results;
}

std::set<std::string> keys_named(const Example& example) {
  std::set<std::string> named;
  for (const std::string& side : {example.wrong, example.right}) {
    for (const Part& part : parts_of(side)) {
      for (const std::string& line : lines_of(part.text)) {
        if (!top_key(line).empty()) named.insert(part.name + top_key(line));
      }
    }
  }
  return named;
}

}  // namespace

TEST_CASE("every rule has an example: its wrong side trips that rule alone, its right side is silent") {
  for (const RuleInfo* rule : all_rules()) {
    INFO(rule->id << ' ' << rule->name);
    REQUIRE_FALSE(rule->example.empty());
    const Example example = sides_of(rule->example);
    const std::set<std::string> named = keys_named(example);
    const Results wrong = check_example(forms_of(example.wrong, named), *rule);
    INFO(Catch::StringMaker<std::vector<std::string>>::convert(testing::digest(wrong)));
    CHECK_FALSE(wrong.findings.empty());
    for (const Finding& finding : wrong.findings) CHECK(finding.rule->id == rule->id);
    CHECK(testing::digest(check_example(forms_of(example.right, named), *rule)).empty());
  }
}

TEST_CASE("an example says the same in official labels") {
  for (const RuleInfo* rule : all_rules()) {
    INFO(rule->id << ' ' << rule->name);
    const Example example = sides_of(rule->example);
    const std::set<std::string> named = keys_named(example);
    for (const std::string& side : {example.wrong, example.right}) {
      std::vector<testing::File> labelled;
      for (const testing::File& file : forms_of(side, named)) {
        const std::string mark = "# " + file.name.substr(0, file.name.find('.')) + "\n";
        labelled.push_back({file.name, with_official_labels(mark + file.bytes).substr(mark.size())});
      }
      CHECK(testing::digest(check_example(labelled, *rule)) ==
            testing::digest(check_example(forms_of(side, named), *rule)));
    }
  }
}

TEST_CASE("an example fits a screen") {
  for (const RuleInfo* rule : all_rules()) {
    INFO(rule->id << ' ' << rule->name);
    const Example example = sides_of(rule->example);
    for (const std::string& side : {example.wrong, example.right}) {
      CHECK(lines_of(side).size() <= 15);
      for (const std::string& line : lines_of(with_official_labels(side))) CHECK(cell_width(line) <= 76);
    }
  }
}

TEST_CASE("labels take the place of keys and of nothing else") {
  CHECK(with_official_labels("form: direction\namount: 96  # amount: x\nx-amount: 1\n") ==
        "表: 支出方向\n项目金额: 96  # amount: x\nx-amount: 1\n");
  CHECK(with_official_labels("fund: {name: a, amount: 1}\ndetails:\n  - amount: 2\n    item: name: b\ntotal:3\n") ==
        "所属专项: {名称: a, 金额: 1}\n支出明细及测算说明:\n  - 金额: 2\n    支出明细: name: b\n合计:3\n");
  CHECK(with_official_labels("# 附表2\nfunds:\n  - name: a\n    directions:\n      - {name: b, amount: 1}\ntotal: 1") ==
        "# 附表2\n专项资金:\n  - 名称: a\n    支出方向:\n      - {名称: b, 金额: 1}\n合计: 1");
  CHECK(with_official_labels("").empty());
}
