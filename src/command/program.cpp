#include "budgetlint/command/program.hpp"

#include <cstdio>
#include <new>

#include "budgetlint/command/command.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/support/failure.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

int run(const Invocation& invocation) {
  for (const Command* command : commands()) {
    if (command->name == invocation.command) return command->run(invocation);
  }
  return status_bug;
}

}  // namespace

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> table = {&check_command(), &audit_command(),  &explain_command(),
                                                    &rules_command(), &trace_command(),  &calc_command(),
                                                    &init_command(),  &schema_command(), &completion_command()};
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
    constexpr Phrase sentence{"budgetlint: out of memory\n", "budgetlint: 内存不足\n"};
    std::fputs(sentence.in(language).data(), stderr);  // which asks for no more of it
    return status_failure;
  } catch (const std::exception& bug) {
    constexpr Phrase sentence{"this is a bug in budgetlint: ", "这是 budgetlint 自身的错误："};
    write_error("budgetlint: " + std::string(sentence.in(language)) + bug.what() + "\n");
    return status_bug;
  }
}

}  // namespace budgetlint
