#include "budgetlint/command/invocation.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/schema/schema.hpp"

namespace budgetlint {

int run_schema(const Invocation& invocation) {
  write_output(schema_text(invocation.schema_name, invocation.language));
  return 0;
}

}  // namespace budgetlint
