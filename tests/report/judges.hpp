#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// What the programs that take our reports say of them: other people's where there are any, else the rules that the
/// services' manuals give, written out. Each answer is a list of complaints, best empty.
namespace budgetlint::judges {

using Complaints = std::vector<std::string>;

/// Microsoft's SARIF Multitool, by the rules of the standard and of GitHub: errors and warnings.
[[nodiscard]] Complaints of_sarif(const std::string& report);

/// libxml2, by the schema that Jenkins published; then what GitLab asks for: no two cases of one class and name.
[[nodiscard]] Complaints of_junit(const std::string& report);

/// GitLab's manual of code quality reports.
[[nodiscard]] Complaints of_gitlab(const std::string& report);

/// jq reads every line as one value; there are `lines` of them.
[[nodiscard]] Complaints of_ndjson(const std::string& report, std::size_t lines);

/// A command that GitHub's runner would carry out.
struct Command {
  std::string name;
  std::vector<std::pair<std::string, std::string>> properties;
  std::string message;
};

/// The commands in a log, read as the runner reads it: a line that begins with `::` after blanks, wherever it stands.
[[nodiscard]] std::vector<Command> commands_in(const std::string& log);

/// GitHub's manual of workflow commands; nothing but `error`, `warning` and `notice`, and no `##[`.
[[nodiscard]] Complaints of_github(const std::string& log);

/// Markdown as cmark-gfm renders it, with raw HTML left out.
[[nodiscard]] std::string rendered(const std::string& markdown);

/// What a browser shows of HTML: without tags, with references read.
[[nodiscard]] std::string text_of(const std::string& html);

/// Anything in rendered Markdown that none of our reports has: links, pictures, lists in lists, raw HTML; tables whose
/// rows do not have the cells of their head.
[[nodiscard]] Complaints of_html(const std::string& html);

}  // namespace budgetlint::judges
