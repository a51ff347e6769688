#include <fmt/format.h>

#include <algorithm>

#include "../closing.hpp"
#include "../held.hpp"
#include "../layout.hpp"
#include "budgetlint/support/terminal.hpp"
#include "page.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t most_owners = 3;  // in the heading of the page

/// The departments and years whose forms were checked, in the order of the forms.
std::vector<std::string> owners(const Page& page) {
  std::vector<std::string> all;
  for (const FormEntry& entry : page.forms) {
    std::string owner = entry.form.department;
    if (entry.form.year != 0) {
      owner += fmt::format("{}{}", owner.empty() ? "" : " ", entry.form.year);
      if (page.options.language == Language::chinese) owner += "年";
    }
    if (!owner.empty() && std::ranges::find(all, owner) == all.end()) all.push_back(std::move(owner));
  }
  return all;
}

std::size_t& count_of(FormEntry& entry, Severity severity) {
  switch (severity) {
    case Severity::error:
      return entry.errors;
    case Severity::warning:
      return entry.warnings;
    case Severity::note:
      break;
  }
  return entry.notes;
}

/// The number of the form that a finding is in; a file of which no form was read gets an entry too.
std::size_t number_of(Page& page, const Finding& finding) {
  const auto [at, is_new] =
      page.form_numbers.emplace(FormKey{finding.place.file, finding.place.document}, page.forms.size() + 1);
  if (is_new) {
    page.forms.push_back({{finding.place.file, finding.place.document, finding.department, finding.year, finding.form},
                          /*read=*/false});
  }
  return at->second;
}

Markup figure(std::size_t number, const std::string& words, const std::string& kind) {
  return element("li", {{"class", kind}}, element("b", std::to_string(number)) + escaped(" " + words));
}

Markup figures(const Page& page) {
  const Summary& summary = page.results.summary;
  const auto words = [&page](std::size_t number, const Phrase& one, const Phrase& many) {
    return page.say(number == 1 ? one : many);
  };
  Markup all = figure(summary.errors, words(summary.errors, {"error", "个错误"}, {"errors", "个错误"}), "error");
  all += figure(summary.warnings, words(summary.warnings, {"warning", "个警告"}, {"warnings", "个警告"}), "warning");
  all += figure(summary.notes, words(summary.notes, {"note", "个提示"}, {"notes", "个提示"}), "note");
  all += figure(summary.forms, words(summary.forms, {"form", "张表"}, {"forms", "张表"}), "plain");
  all += figure(summary.submissions,
                words(summary.submissions, {"submission", "个部门年度"}, {"submissions", "个部门年度"}), "plain");
  return element("ul", {{"class", "figures"}}, all);
}

Markup row_of(const Page& page, const FormEntry& entry) {
  const auto number = [](std::size_t count) {
    return element("td", {{"class", count == 0 ? "count none" : "count"}}, std::to_string(count));
  };
  std::string subject = entry.form.subject;
  if (subject.empty()) subject = page.say(entry.read ? Phrase{"form", "表"} : Phrase{"not read", "未能读取"});
  const Markup name =
      entry.first_card == 0 ? escaped(subject) : link(fmt::format("card-{}", entry.first_card), subject);
  return element("tr",
                 element("th", {{"scope", "row"}}, name) +
                     element("td", {{"class", "where"}}, name_of(entry.form, page.options.language)) +
                     element("td", entry.form.department) +
                     element("td", {{"class", "year"}}, entry.form.year == 0 ? "" : std::to_string(entry.form.year)) +
                     number(entry.errors) + number(entry.warnings) + number(entry.notes));
}

Markup forms(const Page& page) {
  if (page.forms.empty()) return {};
  Markup rows;
  for (const FormEntry& entry : page.forms) rows += row_of(page, entry);
  return section_of("forms", page.say({"Forms", "各表情况"}),
                    table_of({page.say({"form", "表"}), page.say({"file", "文件"}), page.say({"department", "部门"}),
                              page.say({"year", "年度"}), page.say({"errors", "错误"}), page.say({"warnings", "警告"}),
                              page.say({"notes", "提示"})},
                             rows));
}

}  // namespace

Markup unread_of(const Page& page) {
  Markup items;
  for (const Text& failure : page.results.failures) {
    items += element("li", visible(failure.in(page.options.language)));
  }
  if (items.empty()) return {};
  return element("h3", page.say({"Could not be read", "无法读取的文件"})) +
         element("ul", {{"class", "withheld"}}, items);
}

/// Nothing of a loosened check may look like a whole one.
Markup withheld_of(const Page& page) {
  Markup items;
  for (const std::string& sentence : held_back(page.results, page.options)) items += element("li", sentence);
  if (items.empty()) return {};
  return element("h3", page.say({"Held back, made milder or left out", "未列出、从宽处理或未核对的内容"})) +
         element("ul", {{"class", "withheld"}}, items);
}

Page make_page(const Results& results, const ReportOptions& options) {
  Page page{results, options, {}, {}, {}};
  page.options.every_place = true;  // there is room, and an auditor adds up what is printed
  for (const CheckedForm& form : results.forms) {
    page.forms.push_back({form});
    page.form_numbers.emplace(FormKey{form.file, form.document}, page.forms.size());
  }
  for (std::size_t i = 0; i < results.findings.size(); ++i) {
    const Finding& finding = results.findings[i];
    FormEntry& entry = page.forms[number_of(page, finding) - 1];
    ++count_of(entry, finding.severity);
    if (entry.first_card == 0) entry.first_card = i + 1;
    page.card_numbers.emplace(CellKey{finding.place.file, finding.place.document, finding.place.path}, i + 1);
  }
  return page;
}

std::string name_of(const CheckedForm& form, Language language) {
  std::string file = file_text(form.file);
  if (form.document == 0) return file;
  return language == Language::english ? fmt::format("{} (document {})", file, form.document + 1)
                                       : fmt::format("{}（第{}个文档）", file, form.document + 1);
}

Markup header_of(const Page& page) {
  const Language language = page.options.language;
  Markup lines = element("h1", page.say({"Check of budget performance-target forms", "预算绩效目标表核对结果"}));
  std::vector<std::string> all = owners(page);
  if (all.size() <= most_owners) {
    for (const std::string& owner : all) lines += element("p", {{"class", "owner"}}, owner);
  }
  return element("header", lines + element("p", {{"class", "counts"}}, counts_of(page.results, language)));
}

Markup summary_of(const Page& page) {
  return section_of("summary", page.say({"Summary", "汇总"}), figures(page) + unread_of(page) + withheld_of(page)) +
         forms(page);
}

}  // namespace budgetlint
