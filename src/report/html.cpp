#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "budgetlint/diagnostic/words.hpp"
#include "budgetlint/report/version.hpp"
#include "budgetlint/support/embedded.hpp"
#include "card.hpp"
#include "formats.hpp"
#include "html/page.hpp"
#include "layout.hpp"

namespace budgetlint {

std::span<const EmbeddedFile> page_files();  // made by cmake/embed.cmake

namespace {

const EmbeddedFile& page_file(std::string_view name) {
  const auto files = page_files();
  const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end()) throw std::logic_error("no page file " + std::string(name));
  return *found;
}

Markup meta(std::string_view kind, const std::string& name, const std::string& content) {
  return element("meta", {{kind, name}, {"content", content}}, Markup());
}

/// Nothing is loaded, and nothing runs or styles but our own two files: a form that found a way in finds no way out.
Markup policy() {
  return meta("http-equiv", "Content-Security-Policy",
              fmt::format("default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; "
                          "form-action 'none'",
                          page_file("style.css").digest, page_file("script.js").digest));
}

Markup head_of(const std::string& title) {
  Markup head = element("meta", {{"charset", "utf-8"}}, Markup()) + policy();
  head += meta("name", "viewport", "width=device-width, initial-scale=1");
  head += meta("name", "color-scheme", "light dark");
  head += meta("name", "generator", fmt::format("budgetlint {}", version()));
  head += element("title", title);
  return element("head", head + element("style", verbatim(page_file("style.css"))));
}

/// The rules that occurred, by their ids.
std::vector<const RuleInfo*> rules_of(const std::vector<Finding>& findings) {
  std::map<std::string_view, const RuleInfo*> rules;
  for (const Finding& finding : findings) rules.emplace(finding.rule->id, finding.rule);
  std::vector<const RuleInfo*> all;
  all.reserve(rules.size());
  for (const auto& [id, rule] : rules) all.push_back(rule);
  return all;
}

std::string title_of(const RuleInfo& rule) {
  return fmt::format("{} {}", rule.id, rule.name);
}

Markup choice(const std::string& name, const std::string& words, const Markup& options) {
  return element("label", element("span", words) + element("select", {{"name", name}}, options));
}

Markup option(const std::string& value, const std::string& words) {
  return element("option", {{"value", value}}, words);
}

/// The choice of what is shown. Hidden until the script that makes it work has run.
Markup filter_of(const Page& page) {
  const Markup all = element("option", {{"value", "any"}}, page.say({"all", "全部"}));
  Markup severities = all;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    severities += option(std::string(severity_name(severity)), page.say(severity_word(severity)));
  }
  Markup rules = all;
  for (const RuleInfo* rule : rules_of(page.results.findings)) rules += option(std::string(rule->id), title_of(*rule));
  Markup forms = all;
  for (std::size_t i = 0; i < page.forms.size(); ++i) {
    if (page.forms[i].first_card == 0) continue;
    const std::string file = name_of(page.forms[i].form, page.options.language);
    forms += option(std::to_string(i + 1), fmt::format("{} {}", page.forms[i].form.subject, file));
  }
  Markup content = choice("severity", page.say({"Severity", "级别"}), severities);
  content += choice("rule", page.say({"Rule", "规则"}), rules);
  content += choice("form", page.say({"Form", "表"}), forms);
  content += element("button", {{"type", "button"}}, page.say({"Show all", "显示全部"}));
  content += element("output", {{"data-words", page.say({"# of # findings shown", "显示#个，共#个问题"})}}, "");
  return element(
      "div",
      {{"id", "filter"}, {"role", "search"}, {"aria-label", page.say({"Choose findings", "筛选问题"})}, {"hidden", ""}},
      content);
}

}  // namespace

Markup findings_of(const Page& page) {
  if (page.results.findings.empty()) return {};
  Markup cards = filter_of(page);
  std::size_t number = 0;
  for (const Finding& finding : page.results.findings) cards += card_of(page, finding, ++number);
  return section_of("findings", page.say({"Findings", "发现的问题"}), cards);
}

namespace {

std::string holder_of(const Page& page, const Hold& hold) {
  std::string words;
  switch (hold.by) {
    case Holder::comment:
      words = page.say({"comment", "表内注释"});
      break;
    case Holder::baseline:
      words = page.say({"baseline", "登记清单"});
      break;
    case Holder::tolerance:
      words = page.say({"tolerance", "容差"});
      break;
  }
  if (!hold.reason.empty()) words += (page.options.language == Language::english ? ": " : "：") + hold.reason;
  return words;
}

}  // namespace

Markup held_of(const Page& page) {
  if (page.results.held.empty()) return {};
  Markup rows;
  for (const Finding& finding : page.results.held) {
    const Hold& hold = *finding.hold;
    std::string where = file_text(hold.file);
    if (hold.line > 0) where += fmt::format(":{}", hold.line);
    rows += element("tr", element("th", {{"scope", "row"}}, finding.message.in(page.options.language)) +
                              element("td", title_of(*finding.rule)) +
                              element("td", {{"class", "where"}}, place_text(finding.place)) +
                              element("td", holder_of(page, hold)) + element("td", {{"class", "where"}}, where));
  }
  const std::string count = std::to_string(page.results.held.size());
  const bool english = page.options.language == Language::english;
  const Markup title = element("summary", english ? count + " held back" : "共" + count + "个");
  const Markup table = table_of({page.say({"finding", "问题"}), page.say({"rule", "规则"}), page.say({"where", "位置"}),
                                 page.say({"held back by", "未列出的依据"}), page.say({"written in", "出处"})},
                                rows);
  return section_of("held", page.say({"Findings that are held back", "未列出的问题"}),
                    element("details", title + table));
}

Markup rules_section(const Page& page) {
  Markup rules;
  for (const RuleInfo* rule : rules_of(page.results.findings)) {
    Markup content = element("h3", title_of(*rule)) + element("p", {{"class", "gist"}}, page.say(rule->summary));
    if (!rule->explanation.english.empty()) content += element("p", page.say(rule->explanation));
    rules += element("div", {{"class", "rule"}, {"id", fmt::format("rule-{}", rule->id)}}, content);
  }
  return rules.empty() ? Markup() : section_of("rules", page.say({"Rules that occurred", "涉及的规则"}), rules);
}

Markup table_of(const std::vector<std::string>& heads, const Markup& rows) {
  Markup cells;
  for (const std::string& head : heads) cells += element("th", {{"scope", "col"}}, head);
  return element("table", element("thead", element("tr", cells)) + element("tbody", rows));
}

Markup section_of(const std::string& id, const std::string& title, const Markup& content) {
  const std::string title_id = id + "-title";
  return element("section", {{"id", id}, {"aria-labelledby", title_id}},
                 element("h2", {{"id", title_id}}, title) + content);
}

std::string document_of(const Page& page, const std::string& title, const Markup& header, const Markup& main) {
  Markup body;
  if (!page.results.findings.empty()) {
    body += element("a", {{"class", "skip"}, {"href", "#findings"}}, page.say({"To the findings", "跳至问题"}));
  }
  body += header + element("main", main) + element("footer", element("p", fmt::format("budgetlint {}", version())));
  body += element("script", verbatim(page_file("script.js")));
  const std::string language = page.options.language == Language::english ? "en" : "zh-CN";
  return "<!DOCTYPE html>\n" + element("html", {{"lang", language}}, head_of(title) + element("body", body)).bytes();
}

std::string print_html(const Results& results, const ReportOptions& options) {
  const Page page = make_page(results, options);
  return document_of(page, page.say({"Check of budget performance-target forms", "预算绩效目标表核对结果"}),
                     header_of(page), summary_of(page) + findings_of(page) + held_of(page) + rules_section(page));
}

}  // namespace budgetlint
