#include "budgetlint/command/terminal_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "budgetlint/support/failure.hpp"

namespace budgetlint {
namespace {

/// A variable that is set to something.
const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : nullptr;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void write_output(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  const std::string reason = std::strerror(errno);
  throw Failure({"standard output cannot be written: " + reason, "无法写出结果：" + reason});
}

void write_error(std::string_view text) {
  static_cast<void>(write_all(STDERR_FILENO, text));
}

bool wants_color(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (variable("FORCE_COLOR") != nullptr) return true;
  if (variable("NO_COLOR") != nullptr || isatty(STDOUT_FILENO) == 0) return false;
  const char* terminal = variable("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::size_t terminal_width() {
  constexpr std::size_t customary = 80;
  constexpr std::size_t narrowest = 40;
  if (const char* columns = variable("COLUMNS")) {
    const unsigned long value = std::strtoul(columns, nullptr, 10);
    if (value >= narrowest && value < 1000) return value;
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) return size.ws_col;
  return customary;
}

Language environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const char* value = variable(name)) {
      return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
    }
  }
  return Language::english;
}

}  // namespace budgetlint
