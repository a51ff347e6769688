#include "card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"
#include "closing.hpp"
#include "evidence.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t widest_head = 105;  // beyond it the eye loses the place at the right
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t longest_name = 60;
constexpr std::string_view indent = "  ";

std::string sentence(const Text& text, Language language) {
  return shorten(visible(text.in(language)), longest_sentence);
}

/// `error[BL201] 合计 53 should be 54` with the place at the right, or below where there is no room.
std::string head_of(const Finding& finding, const ReportOptions& options) {
  const std::string tag = fmt::format("{}[{}]", severity_word(finding.severity).in(options.language), finding.rule->id);
  const std::string head = fmt::format("{} {}", tag, sentence(finding.message, options.language));
  const std::string place = place_text(finding.place);
  const std::string dim_place = linked(paint(place, Ink::dim, options.color), finding.place, options);
  const std::size_t used = cell_width(head);
  const std::size_t with_place = used + 2 + cell_width(place);
  const std::size_t doubtful = doubtful_cells(head);
  std::string shown;
  if (with_place + doubtful <= options.width) {
    // Nothing is lined up behind a width that is a guess.
    const std::size_t end = doubtful > 0 ? 0 : std::min(options.width, widest_head);
    shown = pad(head, std::max(with_place, end) - cell_width(place)) + dim_place + '\n';
  } else {
    const std::size_t room = used <= options.width ? used : options.width - indent.size();
    shown = fmt::format("{}\n", fmt::join(wrap(head, room), "\n" + std::string(indent)));
    shown += fmt::format("{}--> {}\n", indent, dim_place);
  }
  return paint(tag, ink_of(finding.severity), options.color) + shown.substr(tag.size());
}

/// The parts with slashes between them, in lines that end between two parts or, in a long one, between labels.
std::string joined_lines(const std::vector<std::string>& parts, std::size_t width) {
  std::string lines;
  std::string line;
  for (const std::string& part : parts) {
    const std::string longer = line.empty() ? part : fmt::format("{} / {}", line, part);
    if (line.empty() || indent.size() + cell_width(longer) <= width) {
      line = longer;
    } else {
      lines += hang(indent, line, width, Breaks::labels);
      line = part;
    }
  }
  return lines + hang(indent, line, width, Breaks::labels);
}

/// The lines below the head: the owner; then the unit where a table follows, else the field.
std::string context_of(const Finding& finding, bool table_follows, const ReportOptions& options) {
  std::vector<std::string> parts = owner_of(finding, options.language);
  for (std::string& part : parts) part = shorten(visible(part), longest_name);
  const std::string field = sentence({finding.place.field, finding.place.field}, options.language);
  if (!table_follows && !field.empty()) parts.push_back(field);
  if (table_follows && !finding.unit.empty()) {
    const std::string unit = visible(finding.unit);
    if (parts.empty()) parts.emplace_back();
    const std::string_view comma = parts.back().empty() ? "" : ", ";
    parts.back() +=
        options.language == Language::english ? fmt::format("{}in {}", comma, unit) : "（单位：" + unit + "）";
  }
  return joined_lines(parts, options.width);
}

/// Places that are only pointed at: they state no value.
std::string pointers_of(const Finding& finding, const ReportOptions& options) {
  const std::size_t all = finding.related.size();
  const std::size_t shown = options.every_place ? all : std::min(all, most_places);
  const bool english = options.language == Language::english;
  std::string lines;
  for (std::size_t i = 0; i < shown; ++i) {
    const Place& place = finding.related[i].place;
    std::string pointer = place_beside(place, finding.place);
    if (!place.field.empty()) pointer += "  " + visible(place.field);
    if (i + 1 == shown && all > shown) pointer += "   " + and_more(all - shown, options.language);
    lines += hang(english ? "  see   " : "  另见  ", pointer, options.width, Breaks::labels);
  }
  return lines;
}

std::string fix_line(const Fix& fix, const Finding& finding, const ReportOptions& options) {
  std::string line;
  if (!fix.edits.empty()) line = place_beside(fix.edits.front().place, finding.place) + "  ";
  line += sentence(fix.title, options.language);
  const std::string lead = options.language == Language::english ? "  fix   " : "  修改  ";
  std::vector<std::string> lines = wrap(line, options.width - cell_width(lead));
  if (options.can_fix && !lines.empty()) {
    // Never broken: people copy it.
    const std::string how = fix.safety == Safety::safe ? "(--fix)" : "(--fix --unsafe-fixes)";
    if (cell_width(lead + lines.back() + "   " + how) <= options.width) {
      lines.back() += "   " + how;
    } else {
      lines.push_back(how);
    }
  }
  return fmt::format("{}{}\n", lead, fmt::join(lines, '\n' + std::string(cell_width(lead), ' ')));
}

std::string card_of(const Finding& finding, const std::string& added, const ReportOptions& options) {
  const std::string table = evidence_table(finding, options);
  std::string card = head_of(finding, options);
  card += context_of(finding, !table.empty(), options);
  card += table.empty() ? pointers_of(finding, options) : fmt::format("\n{}\n", table);
  if (!added.empty()) card += fmt::format("{}{}\n", table.empty() ? "\n" : "", added);
  const std::string conclusion = shorten(visible(conclusion_in(finding, options.language)), longest_sentence);
  card += hang(options.language == Language::english ? "  so    " : "  结论  ", conclusion, options.width);
  for (const Fix& fix : finding.fixes) card += fix_line(fix, finding, options);
  card += hang(indent, shorten(softened_by(finding, options.language), longest_sentence), options.width);
  // A table that nothing follows needs no blank line below it.
  if (card.ends_with("\n\n")) card.pop_back();
  return card;
}

}  // namespace

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return Ink::note;
    case Severity::warning:
      return Ink::warning;
    case Severity::error:
      return Ink::error;
  }
  return Ink::plain;
}

std::vector<std::string> owner_of(const Finding& finding, Language language) {
  std::vector<std::string> parts;
  if (!finding.department.empty()) parts.push_back(finding.department);
  if (finding.year != 0) parts.push_back(std::to_string(finding.year) + (language == Language::english ? "" : "年"));
  if (!finding.form.empty()) parts.push_back(finding.form);
  return parts;
}

std::string conclusion_in(const Finding& finding, Language language) {
  const std::string& text = finding.conclusion.in(language);
  const bool ends = text.empty() || text.ends_with("。") || text.ends_with("？");
  return text + (language == Language::chinese && !ends ? "。" : "");
}

std::string print_cards(const Results& results, const ReportOptions& chosen, Addition addition) {
  ReportOptions options = chosen;
  options.width = text_width(options);
  std::string report;
  for (const Finding& finding : results.findings) {
    if (!report.empty()) report += '\n';
    report += card_of(finding, addition(finding, results, options), options);
  }
  const std::string closing = closing_lines(results, options);
  if (!report.empty() && !closing.empty()) report += '\n';
  report += closing;
  return without_commands(report);
}

}  // namespace budgetlint
