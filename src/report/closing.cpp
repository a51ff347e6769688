#include "closing.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

/// `3 errors`, `1 error`: the English words of a count.
std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string found(const Summary& summary, Language language) {
  const bool english = language == Language::english;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t number, std::string_view one, std::string_view many, std::string_view chinese) {
    if (number > 0) parts.push_back(english ? count(number, one, many) : fmt::format("{}个{}", number, chinese));
  };
  add(summary.errors, "error", "errors", "错误");
  add(summary.warnings, "warning", "warnings", "警告");
  add(summary.notes, "note", "notes", "提示");
  if (parts.empty()) return english ? "No disagreement found" : "核对一致，未发现问题";
  return fmt::format("{}", fmt::join(parts, english ? ", " : "，"));
}

std::string seen_in_english(const Summary& summary) {
  if (summary.forms == 0) return count(summary.files, "file", "files");
  std::string forms = count(summary.forms, "form", "forms");
  if (summary.submissions == 0) return forms;
  return fmt::format("{} of {}", forms, count(summary.submissions, "submission", "submissions"));
}

std::string seen_in_chinese(const Summary& summary) {
  if (summary.forms == 0) return fmt::format("{}个文件", summary.files);
  if (summary.submissions == 0) return fmt::format("{}张表", summary.forms);
  return fmt::format("{}张表（{}套）", summary.forms, summary.submissions);
}

/// What the counts of findings do not show; empty when nothing was held back.
std::string held_back(const Summary& summary, Language language) {
  struct Part {
    std::size_t number;
    std::string_view one;
    std::string_view many;
    std::string_view chinese;
  };
  const std::array all{
      Part{summary.not_evaluable, "relation could not be judged", "relations could not be judged",
           "处勾稽关系无法核对"},
      Part{summary.skipped, "document that is no form was skipped", "documents that are no forms were skipped",
           "个文档不是绩效目标表，已跳过"},
      Part{summary.suppressed, "finding was suppressed", "findings were suppressed", "个问题按要求未列出"},
      Part{summary.baselined, "finding was known before", "findings were known before", "个问题以前已登记，未再列出"},
      Part{summary.softened, "finding was softened", "findings were softened", "个问题按配置降低了级别"},
  };
  const bool english = language == Language::english;
  std::vector<std::string> parts;
  for (const Part& part : all) {
    if (part.number == 0) continue;
    parts.push_back(english ? count(part.number, part.one, part.many) : fmt::format("{}{}", part.number, part.chinese));
  }
  if (parts.empty()) return "";
  return english ? fmt::format("{}.", fmt::join(parts, ", ")) : fmt::format("另有{}。", fmt::join(parts, "；"));
}

/// The command that would make the edits of all fixes.
std::string settled(const Results& results, const ReportOptions& options) {
  if (!options.can_fix || options.command.empty()) return "";
  std::size_t edits = 0;
  bool safe = true;
  for (const Finding& finding : results.findings) {
    for (const Fix& fix : finding.fixes) {
      edits += fix.edits.size();
      safe = safe && fix.safety == Safety::safe;
    }
  }
  if (edits == 0) return "";
  const std::string command = fmt::format("{} --diff{}", visible(options.command), safe ? "" : " --unsafe-fixes");
  if (options.language == Language::chinese) return fmt::format("其中{}处可由程序代改，查看改法：{}", edits, command);
  return fmt::format(" {} what edits can: {}", count(edits, "edit settles", "edits settle"), command);
}

}  // namespace

std::string closing_lines(const Results& results, const ReportOptions& options) {
  const Summary& summary = results.summary;
  const std::string what = found(summary, options.language);
  const std::string counted =
      options.language == Language::english
          ? fmt::format("{} in {}.", what, seen_in_english(summary))
          : fmt::format("{}{}{}。", seen_in_chinese(summary), results.findings.empty() ? "" : "：", what);
  return counted + settled(results, options) + '\n' + hang("", held_back(summary, options.language), options.width);
}

}  // namespace budgetlint
