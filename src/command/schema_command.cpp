#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

std::vector<std::string> names() {
  const auto known = schema_names();
  return {known.begin(), known.end()};
}

void verify(const Invocation& invocation) {
  const std::vector<std::string> known = names();
  const Text choice = choice_of(known);
  const std::string& name = invocation.schema_name;
  if (name.empty()) throw Failure({"name a schema: " + choice.english, "请写明表的名称：" + choice.chinese});
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  throw Failure({fmt::format("there is no schema {}; choose {}", visible(name), choice.english),
                 fmt::format("没有名为 {} 的表，可选：{}", visible(name), choice.chinese)});
}

int run(const Invocation& invocation) {
  write_output(schema_text(invocation.schema_name, invocation.language));
  return 0;
}

}  // namespace

const Command& schema_command() {
  static const Command command{
      "schema",
      {"Print a JSON Schema, for editors", "输出 JSON Schema，供编辑器使用"},
      {"budgetlint schema direction > direction.schema.json",
       "budgetlint schema direction --lang zh > direction.schema.json"},
      {"budgetlint schema [OPTIONS] NAME", "budgetlint schema [选项] 名称"},
      {{{"NAME", "名称"},
        {"direction, summary, overall (forms), report (what --format json prints), config (.budgetlint.yaml) or "
         "profile (--profile)",
         "direction（附表3）、summary（附表2）、overall（附表1）、report（--format json 的输出格式）、"
         "config（.budgetlint.yaml）或 profile（编报要求）"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.schema_name = values.front(); },
        Completion::nothing,
        names()}},
      {},
      verify,
      run};
  return command;
}

}  // namespace budgetlint
