// Markdown as GitHub and GitLab render it: the counts, a table of all findings, then the evidence of each. Columns are
// tables and never aligned text, for Chinese characters do not line up there.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/support/terminal.hpp"
#include "card.hpp"
#include "ci.hpp"
#include "closing.hpp"
#include "formats.hpp"
#include "held.hpp"
#include "layout.hpp"
#include "markdown.hpp"
#include "rows.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_text = 400;

/// Whether the character at `i` begins what a service looks for once Markdown is gone: `@name`, `#12`, `:smile:`.
bool begins_reference(std::string_view text, std::size_t i) {
  if (i + 1 == text.size() || std::string_view("@#:").find(text[i]) == std::string_view::npos) return false;
  if (text[i] == ':' && text.find(':', i + 1) == std::string_view::npos) return false;
  const char next = text[i + 1];
  return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') || next == '+' ||
         next == '-' || next == '_';
}

/// Whether an address begins here, of which a link would be made: `www.`, `://`.
bool begins_address(std::string_view text, std::size_t i) {
  return (text[i] == '.' && i > 0 && (text[i - 1] | 0x20) == 'w') || text.substr(i).starts_with(":/");
}

/// The longest run of backticks.
std::size_t longest_fence(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

namespace markdown {

std::string prose(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = std::string_view("\\`*_[]<#|&~$@").find(text[i]) != std::string_view::npos;
    if (mark || begins_address(text, i)) escaped += '\\';
    escaped += text[i];
    if (begins_reference(text, i)) escaped += "<!-- -->";
  }
  return escaped;
}

std::string told(std::string_view text) {
  return prose(shorten(visible(text), longest_text));
}

std::string code(std::string_view text) {
  std::string marked;
  const std::string shown = shorten(text, longest_text);
  for (std::size_t begin = 0; begin <= shown.size();) {
    const std::size_t end = std::min(shown.find('|', begin), shown.size());
    const std::string_view piece = std::string_view(shown).substr(begin, end - begin);
    if (!piece.empty()) {
      const std::string fence(longest_fence(piece) + 1, '`');
      const auto touches = [](char c) { return c == '`' || c == ' '; };
      const std::string_view blank = touches(piece.front()) || touches(piece.back()) ? " " : "";
      marked += fmt::format("{0}{1}{2}{1}{0}", fence, blank, piece);
    }
    if (end < shown.size()) marked += "\\|";
    begin = end + 1;
  }
  return marked;
}

std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

std::string head(const std::vector<std::string>& cells) {
  return row(cells) + row(std::vector<std::string>(cells.size(), "---"));
}

}  // namespace markdown

namespace {

using namespace markdown;

std::string overview(const Results& results, const ReportOptions& options) {
  const Language language = options.language;
  const bool english = language == Language::english;
  std::string table =
      english ? head({"severity", "rule", "where", "what is wrong"}) : head({"级别", "规则", "位置", "问题"});
  for (const Finding& finding : results.findings) {
    table += row({std::string(severity_word(finding.severity).in(language)), std::string(finding.rule->id),
                  code(repository_place(finding.place, options)), told(finding.message.in(language))});
  }
  return table;
}

std::string where_of(const EvidenceRow& evidence, const Finding& finding) {
  return evidence.place == nullptr ? "" : code(place_beside(*evidence.place, finding.place));
}

std::string evidence_of(const Finding& finding, const ReportOptions& options) {
  const std::vector<EvidenceRow> rows = evidence_rows(finding, options);
  if (rows.empty()) return "";
  const bool english = options.language == Language::english;
  std::string table =
      english ? head({"", "value", "reads as", "where", "field"}) : head({"", "数值", "说明", "位置", "栏目"});
  for (const EvidenceRow& evidence : rows) {
    std::string field = told(evidence.field);
    if (evidence.more > 0) {
      const std::string more = and_more(evidence.more, options.language);
      field += english ? fmt::format(" ({})", more) : fmt::format("（{}）", more);
    }
    table += row({code(std::string(1, evidence.sign)), code(visible(evidence.value)), told(evidence.reading),
                  where_of(evidence, finding), field});
  }
  return table + '\n';
}

/// `label: text`, a paragraph of its own; nothing for an empty text.
std::string paragraph(Phrase label, const std::string& text, Language language) {
  if (text.empty()) return "";
  return fmt::format("{}{}{}\n\n", label.in(language), language == Language::english ? ": " : "：", told(text));
}

std::string section(const Finding& finding, const ReportOptions& options) {
  const Language language = options.language;
  std::string text =
      fmt::format("### {} {} {}\n\n{}\n\n", severity_word(finding.severity).in(language), finding.rule->id,
                  told(finding.message.in(language)), code(repository_place(finding.place, options)));
  text += paragraph({"Form", "表"}, fmt::format("{}", fmt::join(owner_of(finding, language), " / ")), language);
  text += evidence_of(finding, options);
  text += paragraph({"So", "结论"}, conclusion_in(finding, language), language);
  for (const Fix& fix : finding.fixes) text += paragraph({"Fix", "修改"}, fix.title.in(language), language);
  text += paragraph({"Note", "说明"}, softened_by(finding, language), language);
  return text;
}

}  // namespace

std::string markdown::withheld(const Results& results, const ReportOptions& options) {
  ReportOptions every = options;
  every.every_place = true;
  std::vector<std::string> held = held_back(results, every);
  for (std::string& line : tolerated(results, options.language)) held.push_back(std::move(line));
  std::string list;
  for (const std::string& sentence : held) list += fmt::format("- {}\n", prose(sentence));
  for (const Text& failure : results.failures) list += fmt::format("- {}\n", told(failure.in(options.language)));
  return list.empty() ? list : list + '\n';
}

std::string markdown::findings(const Results& results, const ReportOptions& options) {
  std::string text;
  if (!results.findings.empty()) text += overview(results, options) + '\n';
  for (const Finding& finding : results.findings) text += section(finding, options);
  return text;
}

std::string print_markdown(const Results& results, const ReportOptions& options) {
  std::string report = fmt::format("## budgetlint\n\n{}\n\n", prose(counts_of(results, options.language)));
  report += withheld(results, options) + findings(results, options);
  report.pop_back();
  return without_commands(report);
}

}  // namespace budgetlint
