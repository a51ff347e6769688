#include "budgetlint/command/terminal_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/wrap.hpp"

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
  const Text reason = system_reason(errno);
  throw Failure({"standard output cannot be written: " + reason.english, "无法写出结果：" + reason.chinese});
}

void write_error(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    safe += visible(text.substr(0, end));
    if (end < text.size()) safe += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  static_cast<void>(write_all(STDERR_FILENO, without_commands(safe)));
}

bool wants_color(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (const char* forced = variable("FORCE_COLOR")) return std::string_view(forced) != "0";
  if (variable("NO_COLOR") != nullptr || isatty(STDOUT_FILENO) == 0) return false;
  const char* terminal = variable("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

bool wants_links() {
  if (const char* forced = variable("FORCE_HYPERLINK")) return std::string_view(forced) != "0";
  if (isatty(STDOUT_FILENO) == 0) return false;
  for (const char* name : {"KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_PANE", "WT_SESSION"}) {
    if (variable(name) != nullptr) return true;
  }
  constexpr unsigned long first_with_links = 5000;  // VTE 0.50, beneath GNOME's terminal and its kin
  const char* vte = variable("VTE_VERSION");
  if (vte != nullptr && std::strtoul(vte, nullptr, 10) >= first_with_links) return true;
  const char* program = variable("TERM_PROGRAM");
  const std::string_view name = program == nullptr ? "" : program;
  return name == "iTerm.app" || name == "vscode" || name == "ghostty";
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

std::string paragraph(std::string_view text, std::size_t width) {
  std::string lines;
  for (const std::string& line : wrap(text, width)) lines += line + "\n";
  return lines;
}

std::string two_columns(const std::vector<HelpRow>& rows, std::size_t column, std::size_t width) {
  std::string text;
  for (const HelpRow& row : rows) {
    std::string left = "  " + row.left + "  ";
    for (const std::string& line : wrap(row.right, width - column)) {
      text += pad(left, column) + line + "\n";
      left.clear();
    }
  }
  return text;
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
