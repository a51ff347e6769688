// A form to fill in: filled as its own comments say, it is a form that the schema takes.
#include "budgetlint/schema/skeleton.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "budgetlint/support/terminal.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;

namespace {

constexpr std::array kinds{FormKind::overall, FormKind::summary, FormKind::direction};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Every blank cell holds the value that its comment gives as an example.
std::string filled(const std::string& skeleton, Language language) {
  const std::string such_as = language == Language::english ? ", such as " : "，如：";
  std::string text;
  for (const std::string& line : lines_of(skeleton)) {
    const std::size_t comment = line.find("  # ");
    const std::size_t example = line.find(such_as);
    text += comment == std::string::npos ? line : line.substr(0, line.find_last_not_of(' ', comment) + 1);
    if (example != std::string::npos) text += ' ' + line.substr(example + such_as.size());
    text += '\n';
  }
  return text;
}

/// The ids of what is found about the form as such: what does not reconcile is another matter.
std::string mistakes_of(const std::string& form) {
  const Results results = testing::check({{"form.yaml", form}});
  CHECK(results.summary.forms == 1);
  std::string ids;
  for (const Finding& finding : results.findings) {
    if (finding.rule->id < "BL200") ids += std::string(finding.rule->id) + ' ' + finding.place.path + '\n';
  }
  return ids;
}

}  // namespace

TEST_CASE("a skeleton that is filled in passes the schema") {
  for (const Language language : {Language::english, Language::chinese}) {
    for (const FormKind kind : kinds) {
      const std::string form = filled(form_skeleton(kind, language), language);
      INFO(form);
      CHECK(mistakes_of(form).empty());
    }
  }
}

TEST_CASE("a skeleton that is not filled in lacks the department and the year, nothing else") {
  for (const Language language : {Language::english, Language::chinese}) {
    for (const FormKind kind : kinds) {
      INFO(form_skeleton(kind, language));
      CHECK(testing::digest(testing::check({{"form.yaml", form_skeleton(kind, language)}})).size() == 2);
      CHECK(mistakes_of(form_skeleton(kind, language)) == "BL106 /year\nBL102 /department\n");
    }
  }
}

TEST_CASE("a skeleton holds no word of the other language's keys and fits the page") {
  const std::string english = form_skeleton(FormKind::direction, Language::english);
  const std::string chinese = form_skeleton(FormKind::direction, Language::chinese);
  CHECK(english.find("\nform: direction\n") != std::string::npos);
  CHECK(chinese.find("\n表: 支出方向\n") != std::string::npos);
  CHECK(english.find("\namount:") != std::string::npos);
  CHECK(chinese.find("\n项目金额:") != std::string::npos);
  CHECK(chinese.find("amount") == std::string::npos);
  CHECK(lines_of(english).size() == lines_of(chinese).size());
  for (const std::string& text : {english, chinese}) {
    for (const std::string& line : lines_of(text)) {
      INFO(line);
      CHECK(cell_width(line) <= 160);
    }
  }
}

TEST_CASE("values stand in a skeleton as they are, quoted where they must be") {
  const std::map<std::string, std::string> values = {
      {"/department", "a: \"b\" # c\nd"}, {"/year", "2024年"},        {"/direction", "- x"}, {"/amount", "7,759.53"},
      {"/fund/name", "金额：54"},         {"/fund/amount", "约2.5万"}};
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string text = form_skeleton(FormKind::direction, language, values);
    INFO(text);
    CHECK(mistakes_of(text).empty());
    CHECK(text.find(": \"a: \\\"b\\\" # c\\nd\"\n") != std::string::npos);
    CHECK(text.find(": 7,759.53\n") != std::string::npos);
    CHECK(text.find(": \"金额：54\"\n") != std::string::npos);
  }
}
