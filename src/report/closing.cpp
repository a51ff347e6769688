#include "closing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "budgetlint/support/terminal.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

/// `3 errors`, `1 error`: the English words of a count.
std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

/// Never a word of agreement where nothing was compared.
std::string nothing_found(const Summary& summary, Language language) {
  if (summary.compared > 0) return language == Language::english ? "No disagreement found" : "核对一致，未发现问题";
  return language == Language::english ? "No disagreement found (there was nothing to compare)"
                                       : "未发现不一致（没有可以相互核对的数）";
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
  if (parts.empty()) return nothing_found(summary, language);
  return fmt::format("{}", fmt::join(parts, english ? ", " : "，"));
}

std::string seen_in_english(const Summary& summary) {
  if (summary.forms == 0) return count(summary.files, "file", "files");
  std::string forms = count(summary.forms, "form", "forms");
  if (summary.submissions == 0) return forms;
  return fmt::format("{} of {}", forms, count(summary.submissions, "submission", "submissions"));
}

std::string seen_in_chinese(const Summary& summary) {
  if (summary.forms == 0) return fmt::format("共{}个文件", summary.files);
  if (summary.submissions == 0) return fmt::format("共{}张表", summary.forms);
  return fmt::format("共{}张表（{}个部门年度）", summary.forms, summary.submissions);
}

/// What was found in how much. Never a word of agreement where no form was read.
std::string counted(const Results& results, Language language) {
  const Summary& summary = results.summary;
  const bool english = language == Language::english;
  if (results.findings.empty() && summary.forms == 0) {
    if (summary.files == 0) return english ? "Nothing was checked." : "没有核对任何文件。";
    return english ? fmt::format("Nothing was checked: no form in {}.", seen_in_english(summary))
                   : fmt::format("没有核对任何表：{}中没有绩效目标表。", seen_in_chinese(summary));
  }
  const std::string what = found(summary, language);
  return english ? fmt::format("{} in {}.", what, seen_in_english(summary))
                 : fmt::format("{}{}{}。", seen_in_chinese(summary), results.findings.empty() ? "，" : "：", what);
}

/// That some findings are there because the search for their causes was cut short; empty when none was.
std::string unsearched(const Summary& summary, Language language) {
  if (summary.unsearched == 0) return "";
  return language == Language::english
             ? fmt::format(
                   "The causes in {} were not searched to the end: what was not traced to a cell is listed "
                   "comparison by comparison.",
                   count(summary.unsearched, "submission", "submissions"))
             : fmt::format("有{}个部门年度的出错原因没有全部查完，未查到具体单元格的，按各处勾稽关系分别列出。",
                           summary.unsearched);
}

/// What was not looked at, or not to the end; empty when everything was.
std::string left_out(const Summary& summary, Language language) {
  const bool english = language == Language::english;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t number, std::string_view one, std::string_view many, std::string_view chinese) {
    if (number > 0) parts.push_back(english ? count(number, one, many) : fmt::format("{}{}", number, chinese));
  };
  add(summary.unreadable, "file could not be read", "files could not be read", "个文件无法读取");
  add(summary.not_evaluable, "relation could not be judged", "relations could not be judged", "处勾稽关系无法核对");
  add(summary.skipped, "document that is no form was skipped", "documents that are no forms were skipped",
      "个文档不是绩效目标表，已跳过");
  std::string causes = unsearched(summary, language);
  if (parts.empty()) return causes;
  const std::string rest =
      english ? fmt::format("{}.", fmt::join(parts, ", ")) : fmt::format("另有{}。", fmt::join(parts, "；"));
  return causes + (english && !causes.empty() ? " " : "") + rest;
}

/// What `--diff --unsafe-fixes` would do.
struct Settled {
  std::size_t edits = 0;
  bool safe = true;
};

/// Several findings may offer one repair, and of two that meet at one place only the first is made.
Settled settled_by_edits(const std::vector<Finding>& findings) {
  Settled settled;
  std::map<std::string_view, std::vector<Span>> taken;
  const auto meets = [&taken](const Edit& edit) {
    return std::ranges::any_of(taken[edit.place.file], [span = edit.place.span](const Span& other) {
      return span == other || (span.begin < other.end && other.begin < span.end);
    });
  };
  for (const Finding& finding : findings) {
    for (const Fix& fix : finding.fixes) {
      if (fix.edits.empty() || std::ranges::any_of(fix.edits, meets)) continue;
      for (const Edit& edit : fix.edits) taken[edit.place.file].push_back(edit.place.span);
      settled.edits += fix.edits.size();
      settled.safe = settled.safe && fix.safety == Safety::safe;
    }
  }
  return settled;
}

/// The command that would make the edits of all fixes; on a line of its own where it would be broken.
std::string command_sentence(const Results& results, const ReportOptions& options) {
  if (!options.can_fix || options.command.empty()) return "";
  const Settled settled = settled_by_edits(results.findings);
  if (settled.edits == 0) return "";
  const std::string command =
      fmt::format("{} … --diff{}", visible(options.command), settled.safe ? "" : " --unsafe-fixes");
  const std::string words =
      options.language == Language::english
          ? fmt::format("{} what edits can:", count(settled.edits, "edit settles", "edits settle"))
          : fmt::format("其中{}处可由程序代改，查看改法：", settled.edits);
  const std::string_view blank = options.language == Language::english ? " " : "";
  const bool fits = cell_width(words) + blank.size() + cell_width(command) <= options.width;
  return fmt::format("{}{}{}", words, fits ? blank : "\n  ", command);
}

}  // namespace

std::string counts_of(const Results& results, Language language) {
  const std::string rest = left_out(results.summary, language);
  const bool blank = !rest.empty() && language == Language::english;
  return counted(results, language) + (blank ? " " : "") + rest;
}

std::string closing_lines(const Results& results, const ReportOptions& options) {
  std::string lines;
  if (options.closing == Closing::shown) {
    lines = counted(results, options.language);
    const std::string command = command_sentence(results, options);
    if (!command.empty()) {
      const std::string_view blank = options.language == Language::english ? " " : "";
      const bool fits = cell_width(lines) + blank.size() + cell_width(command) <= options.width;
      lines += fits ? blank : "\n";
      lines += command;
    }
    lines += '\n' + hang("", left_out(results.summary, options.language), options.width);
  }
  for (const std::string& sentence : held_back(results, options)) lines += hang("", sentence, options.width);
  for (const std::string& line : tolerated(results, options.language)) lines += hang("", line, options.width);
  return lines;
}

}  // namespace budgetlint
