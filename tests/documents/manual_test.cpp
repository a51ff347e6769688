// docs/man/budgetlint.1 and docs/man/zh_CN/budgetlint.1, written from the tables of the commands.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "bless.hpp"
#include "budgetlint/command/command.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/support/utf8.hpp"

using namespace budgetlint;

namespace {

constexpr std::string_view manual_date = "2026-11-25";  // moves with a release

/// Whether a line may end between two neighbours, of which one at least is Chinese: roff knows of blanks alone.
bool may_break(std::string_view left, std::string_view right) {
  constexpr std::string_view no_end = "（“《";
  constexpr std::string_view no_begin = "，。；：、）”》";
  const bool chinese = left.size() > 1 || right.size() > 1;
  return chinese && left != " " && right != " " && no_end.find(left) == no_end.npos &&
         no_begin.find(right) == no_begin.npos;
}

/// Text as roff: a hyphen that can be typed, a backslash that shows, no line that is a request.
std::string roff(std::string_view text) {
  std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  std::string_view before;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, code_point_at(text, 0).size);
    if (!before.empty() && may_break(before, character)) out += "\\:";
    if (character == "\\") {
      out += "\\e";
    } else {
      out += character == "-" ? "\\-" : character;
    }
    before = character;
    text.remove_prefix(character.size());
  }
  return out;
}

class Manual {
public:
  explicit Manual(Language language) : language_(language) {}

  std::string write() {
    text_ = ".\\\" Written from the tables of the commands: ./dev bless\n.TH BUDGETLINT 1 " + std::string(manual_date) +
            " \"budgetlint " + std::string(version()) + "\" \"" + say({"budgetlint", "budgetlint 手册"}) + "\"\n";
    line(".ad l");
    section({"NAME", "名称"});
    line("budgetlint \\- " + say({"check budget performance-target forms against each other", "核对预算绩效目标表"}));
    synopsis();
    section({"DESCRIPTION", "描述"});
    paragraph(
        {"Reads the forms 附表1, 附表2 and 附表3 of a department and year, written in YAML, and checks them with "
         "exact arithmetic: inside each form and against each other. What disagrees is traced to the cell that "
         "causes it and told with the evidence and the repair.",
         "读取一个部门一个年度用 YAML 填写的附表1、附表2、附表3，对表内和表间的数逐一作精确核对；不一致的，找出原因"
         "所在的栏目，列出依据和改法。"});
    for (const Command* command : commands()) add(*command);
    section({"COMMON OPTIONS", "通用选项"});
    add(common_options());
    statuses();
    environment();
    examples();
    section({"SEE ALSO", "参见"});
    line(say({"The rules with examples: ", "各条规则及示例："}) +
         "\\fBbudgetlint rules\\fR, \\fBbudgetlint explain\\fR \\fI" + say({"RULE", "规则"}) + "\\fR");
    return text_;
  }

private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(language_)); }
  void line(const std::string& roff_text) { text_ += roff_text + "\n"; }
  void section(const Phrase& name) { line(".SH " + say(name)); }
  void paragraph(const Phrase& phrase) { line(roff(phrase.in(language_))); }

  void item(const std::string& head, const std::string& text) {
    line(".TP");
    line(head);
    line(roff(text));
  }

  void synopsis() {
    section({"SYNOPSIS", "概要"});
    bool first = true;
    for (const Command* command : commands()) {
      if (!first) line(".br");
      first = false;
      line(roff(command->usage.in(language_)));
    }
  }

  void add(const OptionGroup& group) {
    for (const Option& option : group.options) {
      std::string head;
      if (!option.short_name().empty()) head += "\\fB" + roff(option.short_name()) + "\\fR, ";
      head += "\\fB" + roff(option.long_name()) + "\\fR";
      if (!option.is_flag()) head += " \\fI" + roff(option.value.in(language_)) + "\\fR";
      item(head, option.description.in(language_));
    }
  }

  void add(const Command& command) {
    std::string name(command.name);
    for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
    line(".SH " + say({name, command.name}));
    line(roff(command.summary.in(language_)) + say({".", "。"}));
    for (const Argument& argument : command.arguments) {
      item("\\fI" + roff(argument.name.in(language_)) + "\\fR", argument.description.in(language_));
    }
    for (const OptionGroup& group : command.groups) {
      line(".SS " + say(group.heading));
      add(group);
    }
  }

  void statuses() {
    section({"EXIT STATUS", "退出状态"});
    item("0", say({"Nothing at or above the severity of --fail-on.", "没有达到 --fail-on 级别的问题。"}));
    item("1", say({"Findings; with --diff a patch that is not empty.", "有问题；使用 --diff 时，有需要修改之处。"}));
    item("2", say({"The call is wrong, a path cannot be read, or there was no form at all.",
                   "命令有误、路径无法读取，或没有任何表。"}));
    item("3", say({"A bug in budgetlint.", "budgetlint 自身的错误。"}));
    item("130", say({"An audit was interrupted, by Ctrl-C for one; nothing was written.",
                     "审计被中止（如按 Ctrl-C），没有写出任何文件。"}));
  }

  void environment() {
    section({"ENVIRONMENT", "环境变量"});
    item("LC_ALL, LC_MESSAGES, LANG",
         say({"The first that is set decides the language where --lang does not: Chinese when it begins with zh.",
              "未用 --lang 时，按其中第一个已设置的变量确定语言：以 zh 开头为中文。"}));
    item("NO_COLOR, FORCE_COLOR", say({"No colours, or colours in a pipe too, where --color does not say.",
                                       "未用 --color 时，分别为不用颜色、在管道中也用颜色。"}));
    item("COLUMNS", say({"The width of the terminal.", "终端的宽度。"}));
  }

  void examples() {
    section({"EXAMPLES", "示例"});
    line(".nf");
    for (const Command* command : commands()) line(roff(command->example.in(language_)));
    line(".fi");
  }

  Language language_;
  std::string text_;
};

const char* const english_page = "docs/man/budgetlint.1";
const char* const chinese_page = "docs/man/zh_CN/budgetlint.1";

/// The status of a shell command that may print nothing.
int quiet_status(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str());
}

}  // namespace

TEST_CASE("the manual pages tell of every command and option", "[documents]") {
  testing::settle_document(english_page, Manual(Language::english).write());
  testing::settle_document(chinese_page, Manual(Language::chinese).write());
}

TEST_CASE("mandoc and man read the manual pages without a warning", "[documents]") {
  for (const std::string page : {english_page, chinese_page}) {
    const std::string file = "'" SOURCE_DIR "/" + page + "'";
    INFO(page);
    CHECK(quiet_status("test -z \"$(mandoc -Tlint -Wwarning " + file + ")\"") == 0);
    CHECK(quiet_status("test -z \"$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l " + file + " 2>&1 >/dev/null)\"") ==
          0);
    CHECK(quiet_status("LC_ALL=C.UTF-8 MANWIDTH=80 man -l " + file + " | grep -e --unsafe-fixes") == 0);
  }
}
