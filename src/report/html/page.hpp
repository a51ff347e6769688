#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "budgetlint/report/report.hpp"
#include "markup.hpp"

namespace budgetlint {

/// A form with what was found in it.
struct FormEntry {
  CheckedForm form;
  bool read = true;  ///< false: findings name the file, but no form could be read from it
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t first_card = 0;  ///< its number; 0: none
};

using FormKey = std::pair<std::string, std::size_t>;                ///< file and document
using CellKey = std::tuple<std::string, std::size_t, std::string>;  ///< file, document and path

/// What the parts of a page need to name and find each other. Numbers start at 1.
struct Page {
  const Results& results;
  ReportOptions options;
  std::vector<FormEntry> forms;
  std::map<FormKey, std::size_t> form_numbers;
  std::map<CellKey, std::size_t> card_numbers;  ///< of the cards by the cell that they are about

  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(options.language)); }
};

[[nodiscard]] Page make_page(const Results& results, const ReportOptions& options);

/// The form's file as reports for people name it, with its document where it is not the first.
[[nodiscard]] std::string name_of(const CheckedForm& form, Language language);

/// A table whose columns `heads` name.
[[nodiscard]] Markup table_of(const std::vector<std::string>& heads, const Markup& rows);

/// A section with its heading, which names it.
[[nodiscard]] Markup section_of(const std::string& id, const std::string& title, const Markup& content);

/// What was checked: the heading of the page.
[[nodiscard]] Markup header_of(const Page& page);

/// How much was found in how much, what the figures do not show, and every form with what was found in it.
[[nodiscard]] Markup summary_of(const Page& page);

/// What is held back, made milder or left out; nothing when nothing is.
[[nodiscard]] Markup withheld_of(const Page& page);
/// What could not be read; nothing when all could.
[[nodiscard]] Markup unread_of(const Page& page);

/// The cards, what is held back, and the rules that occurred: sections, nothing where there is none.
[[nodiscard]] Markup findings_of(const Page& page);
[[nodiscard]] Markup held_of(const Page& page);
[[nodiscard]] Markup rules_section(const Page& page);

/// A whole page.
[[nodiscard]] std::string document_of(const Page& page, const std::string& title, const Markup& header,
                                      const Markup& main);

/// The card of the finding of that number.
[[nodiscard]] Markup card_of(const Page& page, const Finding& finding, std::size_t number);

}  // namespace budgetlint
