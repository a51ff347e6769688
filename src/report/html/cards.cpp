#include <fmt/format.h>

#include <algorithm>

#include "../card.hpp"
#include "../excerpt.hpp"
#include "../held.hpp"
#include "../layout.hpp"
#include "../rows.hpp"
#include "budgetlint/diagnostic/words.hpp"
#include "page.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_line = 600;  // cells; a longer one is cut around its cell

/// Where a place stands in the excerpts of a card: the id of its line.
using LineIds = std::map<const Place*, std::string>;

std::string line_id(std::size_t card, std::size_t excerpt, std::size_t line) {
  return fmt::format("source-{}-{}-{}", card, excerpt + 1, line);
}

LineIds ids_of(const std::vector<Excerpt>& excerpts, std::size_t number) {
  LineIds ids;
  for (std::size_t i = 0; i < excerpts.size(); ++i) {
    for (const ExcerptLine& line : excerpts[i].lines) {
      for (const Mark& mark : line.marks) ids.emplace(mark.place, line_id(number, i, line.number));
    }
  }
  return ids;
}

std::string_view class_of(char sign) {
  switch (sign) {
    case '-':
      return "stated";
    case '+':
      return "supports";
    case '!':
      return "contradicts";
    case '?':
      return "doubtful";
    case '=':
      return "computed";
    default:
      return "item";
  }
}

Phrase role_of(char sign) {
  switch (sign) {
    case '-':
      return {"stated", "所填"};
    case '+':
      return {"supports", "佐证"};
    case '!':
      return {"contradicts", "不一致"};
    case '?':
      return {"in doubt", "存疑"};
    case '=':
      return {"computed", "计算"};
    default:
      return {"item", "依据"};
  }
}

/// A place as a link to its source line, and to the card that is about the same cell.
Markup place_of(const Page& page, const Place& place, const Finding& finding, const LineIds& ids) {
  const std::string where = place_beside(place, finding.place);
  const auto id = ids.find(&place);
  Markup shown = id == ids.end() ? escaped(where) : link(id->second, where);
  const auto other = page.card_numbers.find({place.file, place.document, place.path});
  if (&place != &finding.place && other != page.card_numbers.end() && !place.path.empty()) {
    const Finding& about = page.results.findings[other->second - 1];
    if (&about != &finding) {
      static constexpr Phrase see{"(see finding {})", "（见问题{}）"};
      shown += escaped(" ") + link(fmt::format("card-{}", other->second),
                                   fmt::format(fmt::runtime(see.in(page.options.language)), other->second));
    }
  }
  return shown;
}

Markup row_of(const Page& page, const EvidenceRow& row, const Finding& finding, const LineIds& ids, bool reads) {
  const std::string sign = row.sign == '-' ? "\u2212" : row.sign == '|' ? "\u00b7" : std::string(1, row.sign);
  Markup cells = element(
      "th", {{"scope", "row"}},
      element("span", {{"class", "sign"}, {"aria-hidden", "true"}}, sign) + escaped(" " + page.say(role_of(row.sign))));
  cells += element("td", {{"class", "value"}}, row.value);
  if (reads) cells += element("td", {{"class", "reading"}}, row.reading);
  cells +=
      element("td", {{"class", "where"}}, row.place == nullptr ? Markup() : place_of(page, *row.place, finding, ids));
  const bool sum = row.sign == '=' && !finding.derivation.empty();
  cells += sum ? element("td", element("code", row.field)) : element("td", row.field);
  return element("tr", {{"class", std::string(class_of(row.sign))}}, cells);
}

Markup evidence(const Page& page, const Finding& finding, const LineIds& ids) {
  const std::vector<EvidenceRow> rows = evidence_rows(finding, page.options);
  if (rows.empty()) return {};
  const bool reads = std::ranges::any_of(rows, [](const EvidenceRow& row) { return !row.reading.empty(); });
  std::vector<std::string> heads{page.say({"part", "类别"}), page.say({"value", "数值"})};
  if (reads) heads.push_back(page.say({"reads as", "说明"}));
  heads.push_back(page.say({"where", "位置"}));
  heads.push_back(page.say({"field", "栏目"}));
  Markup body;
  for (const EvidenceRow& row : rows) body += row_of(page, row, finding, ids, reads);
  return table_of(heads, body);
}

/// Places that are only pointed at: they state no value.
Markup pointers(const Page& page, const Finding& finding, const LineIds& ids) {
  if (finding.related.empty()) return {};
  Markup items;
  for (const Related& related : finding.related) {
    items += element("li", place_of(page, related.place, finding, ids) + escaped(" ") + escaped(related.place.field));
  }
  return element("p", element("b", page.say({"See also", "另见"}))) + element("ul", items);
}

/// A source line with its cells marked; of two that overlap, the first is.
Markup code_of(const ExcerptLine& line, const Finding& finding) {
  const std::string_view text = line.text;
  Markup code;
  std::size_t done = 0;
  for (const Mark& mark : line.marks) {
    if (mark.span.begin < done) continue;
    code += escaped(text.substr(done, mark.span.begin - done));
    const bool own = mark.place == &finding.place;
    code += element("mark", {{"class", own ? "own" : "other"}}, text.substr(mark.span.begin, mark.span.size()));
    done = mark.span.end;
  }
  return element("code", code + escaped(text.substr(done)));
}

Markup source_lines(const Excerpt& excerpt, const Finding& finding, std::size_t number, std::size_t index) {
  Markup lines;
  std::size_t last = excerpt.lines.front().number - 1;
  for (const ExcerptLine& line : excerpt.lines) {
    if (line.number > last + 1) lines += element("span", {{"class", "gap"}}, "...");
    lines += element("span", {{"class", "line"}, {"id", line_id(number, index, line.number)}},
                     element("span", {{"class", "number"}}, std::to_string(line.number)) + code_of(line, finding));
    last = line.number;
  }
  return element("figure", element("figcaption", file_beside(*excerpt.first, finding.place)) +
                               element("pre", {{"translate", "no"}}, lines));
}

Markup fix_of(const Page& page, const Fix& fix, const Finding& finding, const LineIds& ids) {
  static constexpr Phrase safe{"an edit of form, not of content", "只改写法，不改内容"};
  static constexpr Phrase unsafe{"changes the content: check it against the approved document first",
                                 "涉及金额等内容，修改前请对照批复文件核实"};
  Markup line = element("b", page.say({"Repair", "修改"})) + escaped(" ");
  if (!fix.edits.empty()) {
    const Place& place = fix.edits.front().place;
    const bool own = place.file == finding.place.file && place.begin == finding.place.begin;
    line += place_of(page, own ? finding.place : place, finding, ids) + escaped(" ");
  }
  line += element("span", {{"class", "change"}}, fix.title.in(page.options.language));
  line += escaped(" ") + element("small", page.say(fix.safety == Safety::safe ? safe : unsafe));
  return element("p", {{"class", "fix"}}, line);
}

Markup heading(const Page& page, const Finding& finding, std::size_t number) {
  const std::string severity = std::string(severity_name(finding.severity));
  Markup tags = element("span", {{"class", "ordinal"}}, std::to_string(number)) + escaped(" ");
  tags += element("span", {{"class", "severity " + severity}}, page.say(severity_word(finding.severity)));
  tags += escaped(" ") + element("a", {{"href", fmt::format("#rule-{}", finding.rule->id)}, {"class", "rule"}},
                                 fmt::format("{} {}", finding.rule->id, finding.rule->name));
  tags += escaped(" ") + element("span", {{"class", "message"}}, finding.message.in(page.options.language));
  return element("h3", {{"id", fmt::format("card-{}-title", number)}}, tags);
}

/// What stands below a heading: place, owner, unit, and the field unless a table tells it.
Markup context(const Page& page, const Finding& finding, bool table_follows, const LineIds& ids) {
  const auto own = ids.find(&finding.place);
  const std::string place = place_text(finding.place);
  Markup lines = element("p", {{"class", "place"}}, own == ids.end() ? escaped(place) : link(own->second, place));
  std::string owner = fmt::format("{}", fmt::join(owner_of(finding, page.options.language), " / "));
  if (!finding.unit.empty()) {
    const bool english = page.options.language == Language::english;
    owner += english ? fmt::format("{}in {}", owner.empty() ? "" : ", ", finding.unit)
                     : fmt::format("（单位：{}）", finding.unit);
  }
  if (!owner.empty()) lines += element("p", {{"class", "owner"}}, owner);
  if (!table_follows && !finding.place.field.empty()) {
    lines += element("p", {{"class", "field"}},
                     element("b", page.say({"Field", "栏目"})) + escaped(" " + finding.place.field));
  }
  return lines;
}

}  // namespace

Markup card_of(const Page& page, const Finding& finding, std::size_t number) {
  const Language language = page.options.language;
  const std::vector<Excerpt> excerpts = excerpts_of(finding, page.results, page.options, longest_line);
  const LineIds ids = ids_of(excerpts, number);
  const Markup table = evidence(page, finding, ids);
  Markup content = heading(page, finding, number) + context(page, finding, !table.empty(), ids);
  content += table.empty() ? pointers(page, finding, ids) : table;
  if (!finding.conclusion.empty()) {
    content += element(
        "p", {{"class", "conclusion"}},
        element("b", page.say({"Conclusion", "结论"})) + escaped(" ") + escaped(conclusion_in(finding, language)));
  }
  for (const Fix& fix : finding.fixes) content += fix_of(page, fix, finding, ids);
  if (!finding.also.empty()) {
    content += element("p", element("b", page.say({"Also breaks", "同时涉及"})) +
                                escaped(fmt::format(" {}", fmt::join(finding.also, ", "))));
  }
  if (finding.softening) {
    content += element("p", {{"class", "softened"}}, softened_by(finding, language));
  }
  content = element("div", {{"class", "finding"}}, content);  // what print keeps on one page
  for (std::size_t i = 0; i < excerpts.size(); ++i) content += source_lines(excerpts[i], finding, number, i);
  const std::size_t form = page.form_numbers.at({finding.place.file, finding.place.document});
  return element("article",
                 {{"class", "card " + std::string(severity_name(finding.severity))},
                  {"id", fmt::format("card-{}", number)},
                  {"data-severity", std::string(severity_name(finding.severity))},
                  {"data-rule", std::string(finding.rule->id)},
                  {"data-form", std::to_string(form)},
                  {"aria-labelledby", fmt::format("card-{}-title", number)}},
                 content);
}

}  // namespace budgetlint
