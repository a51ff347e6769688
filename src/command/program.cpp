#include "budgetlint/command/program.hpp"

#include <new>

#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/support/failure.hpp"

namespace budgetlint {
namespace {

constexpr int status_failure = 2;
constexpr int status_bug = 3;

int run(const Invocation& invocation) {
  for (const Command& command : commands()) {
    if (command.name == invocation.command) return command.run(invocation);
  }
  return status_bug;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"check", {"Check forms against each other (the default)", "核对各表（默认）"}, run_check},
      {"trace", {"What a number is made of, and where it stands", "逐层列出一个数的来源和出处"}, run_trace},
      {"schema", {"Print a JSON Schema, for editors", "输出 JSON Schema，供编辑器使用"}, run_schema},
  };
  return table;
}

int run_program(int argc, char** argv) {
  const Language environment = environment_language();
  Language language = environment;
  try {
    auto parsed = parse_command_line({argv + 1, argv + argc}, environment);
    if (const auto* early = std::get_if<EarlyExit>(&parsed)) {
      language = early->language;
      write_output(early->out);
      write_error(early->error);
      return early->status;
    }
    const Invocation& invocation = std::get<Invocation>(parsed);
    language = invocation.language;
    return run(invocation);
  } catch (const Failure& failure) {
    write_error("budgetlint: " + failure.message().in(language) + "\n");
    return status_failure;
  } catch (const std::bad_alloc&) {
    write_error("budgetlint: " + std::string(Phrase{"out of memory", "内存不足"}.in(language)) + "\n");
    return status_failure;
  } catch (const std::exception& bug) {
    constexpr Phrase sentence{"this is a bug in budgetlint: ", "这是 budgetlint 自身的错误："};
    write_error("budgetlint: " + std::string(sentence.in(language)) + bug.what() + "\n");
    return status_bug;
  }
}

}  // namespace budgetlint
