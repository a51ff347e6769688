#include "mistake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t excerpt_length = 24;

Text slip_message(KeySlip::Kind kind, std::string_view seen, std::string_view wanted) {
  switch (kind) {
    case KeySlip::Kind::full_width_colon:
      return {fmt::format("`{}` has a full-width colon, which does not end a key: type `{}`", seen, wanted),
              fmt::format("“{}”用了全角冒号，不会被当作项目。请改用半角冒号加一个空格：“{}”", seen, wanted)};
    case KeySlip::Kind::foreign_blank:
      return {
          fmt::format("`{}` has a full-width or no-break blank behind the colon, which does not end a key: type `{}`",
                      seen, wanted),
          fmt::format("“{}”的冒号后面是全角空格或特殊空格，不会被当作项目。请改成半角空格：“{}”", seen, wanted)};
    case KeySlip::Kind::missing_blank:
      break;
  }
  return {fmt::format("`{}` has no blank behind the colon, so it is no key with a value: type `{}`", seen, wanted),
          fmt::format("“{}”的冒号后面缺一个空格，不会被当作项目。请写成“{}”", seen, wanted)};
}

}  // namespace

std::string excerpt(std::string_view bytes, Span span) {
  std::size_t at = span.begin;
  for (std::size_t count = 0; at < span.end && !is_line_end(bytes[at]); ++count) {
    if (count == excerpt_length) return std::string(bytes.substr(span.begin, at - span.begin)) + "…";
    at += code_point_at(bytes, at).size;
  }
  return std::string(bytes.substr(span.begin, at - span.begin));
}

// Only what is full width is replaced without asking; a colon without a blank may belong to a text.
Safety safety_of(const KeySlip& slip) {
  return slip.kind == KeySlip::Kind::missing_blank ? Safety::unsafe : Safety::safe;
}

Mistake describe_key_slip(std::string_view bytes, const KeySlip& slip) {
  const std::string_view name = bytes.substr(slip.name.begin, slip.name.size());
  const std::string seen = excerpt(bytes, {slip.name.begin, slip.value.empty() ? slip.colon.end : slip.value.end});
  const std::string wanted = fmt::format("{}{}{}", name, right_colon(slip), excerpt(bytes, slip.value));

  Mistake mistake;
  const std::size_t colon_size = code_point_at(bytes, slip.colon.begin).size;
  mistake.span = {slip.colon.begin, slip.colon.begin + colon_size};
  mistake.message = slip_message(slip.kind, seen, wanted);
  if (is_sure(bytes, slip)) {
    mistake.safety = safety_of(slip);
    mistake.substitutions.push_back({slip.colon, std::string(right_colon(slip))});
  }
  return mistake;
}

Mistake describe_foreign_indentation(std::string_view bytes, Span indentation) {
  std::string blanks;
  for (std::size_t at = indentation.begin; at < indentation.end;) {
    const CodePoint c = code_point_at(bytes, at);
    const bool no_width = c.value == 0x200B || c.value == 0x2060 || c.value == 0xFEFF;
    if (c.value == 0x3000) {
      blanks += "  ";
    } else if (!no_width) {
      blanks += ' ';
    }
    at += c.size;
  }
  return {indentation,
          {"the line is indented by full-width or no-break blanks, which do not indent in YAML: type ordinary blanks, "
           "as many as the lines beside it have",
           "这一行用全角空格（或网页里的特殊空格）缩进，不起作用。请改用半角空格，与同层的行对齐"},
          Safety::safe,
          {{indentation, blanks}}};
}

Mistake describe_foreign_keys(std::string_view bytes, Span last_line) {
  std::vector<Span> lines{last_line};
  auto before = written_line_before(bytes, last_line);
  while (before && lines.size() < most_lines_repaired && is_foreign_key_line(bytes, *before)) {
    lines.push_back(*before);
    before = written_line_before(bytes, *before);
  }
  std::reverse(lines.begin(), lines.end());

  const auto behind = written_line_behind(bytes, last_line);
  const auto stands_at = [bytes](const std::optional<Span>& line, std::size_t column) {
    return line && skip_blanks(bytes, line->begin) - line->begin == column;
  };
  Mistake mistake;
  bool level = true;
  for (const Span line : lines) {
    Mistake one = describe_foreign_indentation(bytes, *foreign_indentation(bytes, line));
    const std::size_t column = one.substitutions.front().text.size();
    level = level && (stands_at(before, column) || stands_at(behind, column));
    if (line.begin == lines.front().begin) {
      mistake = std::move(one);
    } else {
      mistake.substitutions.push_back(std::move(one.substitutions.front()));
    }
  }
  if (!level) mistake.substitutions.clear();
  return mistake;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

Finding to_finding(const RuleInfo& rule, Mistake mistake, Place place, const Source& source) {
  Finding finding = finding_of(rule, {}, std::move(mistake.message));
  if (!mistake.substitutions.empty()) {
    Fix fix;
    fix.safety = mistake.safety;
    const std::string& text = mistake.substitutions.front().text;
    fix.title =
        text.empty() ? Text("delete it", "删除") : Text(fmt::format("type `{}`", text), fmt::format("改为“{}”", text));
    for (Substitution& substitution : mistake.substitutions) {
      Place where = make_place(source, substitution.span, place.document);
      where.path = place.path;
      where.field = place.field;
      fix.edits.push_back({std::move(where), std::move(substitution.text)});
    }
    finding.fixes.push_back(std::move(fix));
  }
  finding.place = std::move(place);
  return finding;
}

}  // namespace budgetlint
