#include "budgetlint/command/suppress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "budgetlint/diagnostic/rules.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

/// The ids to ignore, by line.
using Lines = std::map<std::size_t, std::set<std::string_view>>;

std::string comment_for(const std::set<std::string_view>& ids, const std::string& reason) {
  return fmt::format("# budgetlint: ignore[{}] {}", fmt::join(ids, ", "), reason);
}

/// How the line, or else the one before it, ends.
std::string_view line_end_of(const Source& source, std::size_t line) {
  const std::string_view bytes = source.bytes();
  for (; line > 0; --line) {
    const std::string_view behind = bytes.substr(source.line_span(line).end);
    if (!behind.empty()) return behind.substr(0, behind.starts_with("\r\n") ? 2 : 1);
  }
  return "\n";
}

bool lies_inside(const std::vector<Span>& texts, std::size_t at) {
  const auto behind = std::ranges::lower_bound(texts, at, {}, &Span::begin);
  return behind != texts.begin() && at < std::prev(behind)->end;
}

/// Where the line itself begins, behind a byte-order mark.
std::size_t begin_of(const Source& source, std::size_t line) {
  return std::max(source.line_span(line).begin, source.bom_size());
}

Correction comment_on(const Source& source, const Lines& lines, const std::string& reason) {
  const std::string_view bytes = source.bytes();
  Correction correction{source.path(), std::string(bytes), "", lines.size()};
  std::size_t taken = 0;
  for (const auto& [line, ids] : lines) {
    const std::size_t begin = begin_of(source, line);
    const std::size_t indented = std::min(bytes.find_first_not_of(" \t", begin), bytes.size());
    correction.after.append(bytes, taken, begin - taken).append(bytes, begin, indented - begin);
    correction.after.append(comment_for(ids, reason)).append(line_end_of(source, line));
    taken = begin;
  }
  correction.after.append(bytes, taken);
  return correction;
}

Text no_room(const Finding& finding) {
  const std::string where = fmt::format("{}:{}", visible(finding.place.file), finding.place.begin.line);
  return {where + ": no comment can stand here, inside a text over several lines",
          where + "：此处在跨行的文字中间，不能写标注"};
}

}  // namespace

void verify_reason(const std::string& reason, const Date& today) {
  Comment comment;
  comment.text = comment_for({"BL201"}, reason);
  comment.line = 1;
  std::vector<Finding> problems;
  (void)read_suppressions({comment}, all_rules(), today, problems);
  if (problems.empty() && visible(reason) == reason) return;
  Text why{"it must be one line of plain text", "理由应为一行普通文字"};
  if (!problems.empty()) {
    const RuleInfo& rule = *problems.front().rule;
    why = &rule == &diagnostic_rules::lapsed_suppression ? Text{"its date is past", "其中的日期已经过去"}
          : &rule == &diagnostic_rules::suppression_without_reason
              ? Text{"this says nothing", "所给文字没有说明理由"}
              : Text{"its date cannot be read; write until=2026-12-31", "其中的日期无法读取，请写成 until=2026-12-31"};
  }
  throw Failure({"--add-suppressions takes the reason that the comments will give: " + why.english,
                 "--add-suppressions 后应写明标注的理由：" + why.chinese});
}

Corrections suppress(const std::vector<Input>& files, const CheckOutcome& outcome, const std::string& reason,
                     const CheckOptions& options) {
  std::map<std::string, std::vector<const Finding*>> by_file;
  std::vector<const Finding*> staying;
  for (const Finding& finding : outcome.results.findings) {
    (may_be_held(finding.rule->id) ? by_file[finding.place.file] : staying).push_back(&finding);
  }
  Corrections corrections;
  for (const auto& [path, findings] : by_file) {
    const SourcePtr& source = outcome.results.sources.at(path);
    const std::vector<Span> texts = read_documents(source, limits_of(path, options)).texts;
    Lines lines;
    for (const Finding* finding : findings) {
      if (lies_inside(texts, begin_of(*source, finding->place.begin.line))) {
        corrections.refused.push_back(no_room(*finding));
        staying.push_back(finding);
      } else {
        lines[finding->place.begin.line].insert(finding->rule->id);
      }
    }
    if (!lines.empty()) corrections.files.push_back(comment_on(*source, lines, reason));
  }
  check_again(corrections, files, outcome, staying, options);
  return corrections;
}

}  // namespace budgetlint
