#include "budgetlint/diagnostic/example.hpp"

#include <algorithm>
#include <stdexcept>

namespace budgetlint {

Example sides_of(std::string_view example) {
  Example sides;
  while (!example.empty()) {
    const std::size_t end = std::min(example.find('\n'), example.size() - 1) + 1;
    const std::string_view line = example.substr(0, end);
    example.remove_prefix(end);
    if (line == "\n") continue;  // the literal begins on a line of its own
    const char mark = line.front();
    if (mark != ' ' && mark != '-' && mark != '+')
      throw std::logic_error("an example with the line " + std::string(line));
    if (mark != '+') sides.wrong += line.substr(1);
    if (mark != '-') sides.right += line.substr(1);
  }
  return sides;
}

}  // namespace budgetlint
