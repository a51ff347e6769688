#include "hostile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint::hostile {
namespace {

constexpr RuleInfo rule{"BL201",
                        "total-mismatch",
                        Severity::error,
                        {"a wrong total", "合计不符"},
                        {"A total is the sum of its items.", "合计等于各项之和。"}};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

Place place_of(const std::string& text, std::size_t number) {
  Place place;
  place.file = "forms/" + file_name(text) + ".yaml";
  place.path = "/" + text;
  place.field = text;
  place.begin = {number, 1};
  place.end = {number, 3};
  return place;
}

Finding finding_of(const std::string& text, std::size_t number) {
  Finding made;
  made.rule = &rule;
  made.severity = static_cast<Severity>(number % 3);
  made.place = place_of(text, number);
  made.message = {text, text};
  made.department = made.form = made.verdict = made.stated = made.expected = made.computed = made.unit = text;
  made.derivation = "1 + " + text;
  made.year = 2024;
  made.reading = made.conclusion = {text, text};
  made.also = {text};
  made.related = {{Role::supports, place_of(text, number + 1), text, {text, text}},
                  {Role::candidate, place_of(text, number + 2), "", {}}};
  made.fixes = {{Safety::unsafe, {text, text}, {{made.place, text}}}};
  return made;
}

bool is_utf8(const std::string& text) {
  return !first_invalid_utf8(text).has_value();
}

/// A scalar of YAML in double quotes; what is no UTF-8 goes in as it is.
std::string quoted(const std::string& text) {
  if (!is_utf8(text)) return '"' + text + '"';
  std::string yaml = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    const auto number = static_cast<unsigned>(point.value);
    const bool plain = number >= 0x20 && number < 0x7F && number != '"' && number != '\\';
    const bool letter = number >= 0x3400 && number < 0xE000;
    if (plain || letter) {
      yaml += text.substr(offset, point.size);
    } else {
      yaml += fmt::format("\\U{:08x}", number);
    }
    offset += point.size;
  }
  return yaml + '"';
}

std::string form_of(const std::string& text, std::size_t number) {
  const std::string word = quoted(text);
  return fmt::format(
      "form: direction\nyear: {0}\ndepartment: {1}\ndirection: {1}\namount: 96\n"
      "fund:\n  name: {1}\n  amount: {1}\n  {1}: 1\ndetails:\n  - item: {1}\n    amount: 84\n    explanation: {1}\n"
      "  - item: 手续费\n    amount: 11\ntotal: 96\n",
      2000 + number, word);
}

}  // namespace

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all{
      "\x1b]0;title\x07\x1b[2J\x1b[31m53",
      "\u202e35\u2066元\u2069\u200f\u200b",
      "]]>&amp;&#60;<![CDATA[x",
      "<script>alert(1)</script><img src=x onerror=alert(1)>",
      "%0A::error file=a,line=1::b%25%0D",
      "\n::error::c\r\n  ::warning title=t::d\n##[error]e\n##vso[task.complete]",
      "::add-mask::53",
      "a|b\\|c||\\",
      "``` ` `` code `",
      "[text](http://host.invalid) ![x](y) http://host.invalid www.host.invalid WWW.host.invalid",
      "@someone, #12 :smile: $x$ ~~z~~ **b** _i_ a@host.invalid mailto:a@host.invalid",
      "# head\n\n- item\n1. one\n> said\n    code\n***\n===\n---\n| a |\n| --- |",
      R"("quoted", 'single', {a: b}, \back\\slash \" \n)",
      "--><!-- </textarea></style></title> ${{ secrets.TOKEN }} {{ 7 * 7 }}",
      "\u2028a\u2029b\u0085c\u009b31md\u00ad",
      "\U0001F600𠮷\U000E0041\uFFFD\uFFFE\uFFFF",
      "e" + repeated("\u0301", 50),
      "=1+1|'x'!A0\t\v\f",
      std::string("nul\0nul", 7),
      "\xff\xfe 53 \xed\xa0\x80 \xe5\x90",
      repeated("长", 3000),
      repeated("53 ", 2000),
  };
  return all;
}

std::string file_name(const std::string& text) {
  std::string name;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint point = code_point_at(text, offset);
    if (name.size() + point.size > 200) break;
    if (point.value != U'/' && point.value != 0) name += text.substr(offset, point.size);
    offset += point.size;
  }
  return name.starts_with('.') || name.empty() ? "_" + name : name;
}

Results results() {
  Results made;
  std::size_t number = 1;
  for (const std::string& text : texts()) {
    Finding finding = finding_of(text, number++);
    made.forms.push_back({finding.place.file, 0, text, 2024, text});
    Finding held = finding;
    held.place.path += "/held";
    held.hold = Hold{static_cast<Holder>(number % 3), text, "held/" + file_name(text), number};
    Finding softened = finding;
    softened.place.path += "/softened";
    softened.softening = Softening{{text, text}, file_name(text)};
    made.findings.insert(made.findings.end(), {std::move(finding), std::move(held), std::move(softened)});
    made.loosenings.push_back({{text, text}, file_name(text), number});
  }
  settle(made);
  made.summary.files = made.summary.forms = texts().size();
  return made;
}

std::vector<testing::File> files() {
  std::vector<testing::File> made;
  std::size_t number = 1;
  for (const std::string& text : texts()) {
    made.push_back({file_name(text) + ".yaml", form_of(text, number)});
    ++number;
  }
  return made;
}

}  // namespace budgetlint::hostile
