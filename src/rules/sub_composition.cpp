#include <algorithm>

#include <fmt/format.h>

#include "build.hpp"
#include "numbers.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// A total and the parts that the text says it is made of.
struct Composition {
  Span place;  ///< in the text
  Decimal total;
  Decimal sum;
  std::size_t parts = 0;
};

constexpr std::string_view among = "其中";
constexpr std::string_view moneys[] = {"万元", "元", "亿元"};

/// What makes a sum inexact, or more than a sum.
constexpr std::string_view not_plain[] = {"×",  "*",  "÷",    "/", "%",  "％", "约", "余",
                                          "多", "近", "以上", "(", "（", "-",  "—"};
constexpr std::string_view not_all[] = {"其他", "其余", "等", "约", "余", "以上", "左右",
                                        "%",    "％",   "×",  "*",  "次", "含",   "比"};
constexpr std::string_view not_counted[] = {"万", "元"};  // in a list of counts
constexpr std::string_view no_part[] = {
    "(",    "（",   "较",   "上年", "去年", "增",   "减",   "扣除", "已",
    "结转", "结余", "预算", "小计", "合计", "共计", "总计", among};  // in a list of money

/// Where a text stops being about the numbers before.
std::size_t clause_end(std::string_view text, std::size_t from, Words marks) {
  std::size_t end = text.size();
  for (const std::string_view mark : marks) end = std::min(end, text.find(mark, from));
  return end;
}

bool is_money(std::string_view unit) {
  return std::ranges::find(moneys, unit) != std::end(moneys);
}

/// What stands behind the last of the marks.
std::string_view last_clause(std::string_view text, Words marks) {
  for (const std::string_view mark : marks) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) text.remove_prefix(at + mark.size());
  }
  return text;
}

bool add_part(Composition& composition, const Decimal& part) {
  const auto sum = Decimal::add(composition.sum, part);
  if (!sum) return false;
  composition.sum = *sum;
  ++composition.parts;
  return true;
}

/// 共205人，其中113、2、75、10、5: `text` up to the end of the list, which begins at `begin`, behind 其中.
std::optional<Composition> listed_parts(std::string_view text, std::size_t begin) {
  static constexpr std::string_view sums[] = {"共", "总计", "合计"};
  constexpr std::size_t mark = 3;
  const std::string_view before = text.substr(0, begin - among.size());
  const std::string_view list = text.substr(begin);
  // The total is the last number before 其中, with nothing but a comma between.
  std::optional<NumberInText> total;
  for (auto number = next_number(before, 0); number; number = next_number(before, number->end)) total = number;
  if (!total || total->unit.empty() || total->end + total->unit.size() + mark < before.size()) return std::nullopt;
  const std::string_view lead = before.substr(0, total->begin);
  if (ending_of(lead, sums).empty() || !find_any(list, not_all).empty()) return std::nullopt;
  const Words blockers = is_money(total->unit) ? Words(no_part) : Words(not_counted);
  if (!find_any(list, blockers).empty()) return std::nullopt;
  Composition composition{{total->begin, text.size()}, total->value, {}, 0};
  for (auto part = next_number(list, 0); part; part = next_number(list, part->end)) {
    if (!part->unit.empty() && part->unit != total->unit) return std::nullopt;
    if (!add_part(composition, part->value)) return std::nullopt;
  }
  return composition;
}

/// A list that is nearly the whole was meant to be the whole; one far from it names some parts only.
bool is_broken_list(const Composition& composition) {
  constexpr std::size_t fewest = 3;
  constexpr int least_permille = 950;
  constexpr int most_permille = 1100;
  const auto least = Decimal::multiply(composition.total, Decimal(least_permille, -3));
  const auto most = Decimal::multiply(composition.total, Decimal(most_permille, -3));
  return composition.parts >= fewest && composition.sum != composition.total && least && most &&
         composition.sum >= *least && composition.sum <= *most;
}

/// 住宿400+伙食150+其他100=650, of which the sign of equality stands at `equals`.
std::optional<Composition> printed_sum(std::string_view text, std::size_t equals) {
  static constexpr std::string_view begins[] = {"，", "。", "；", "：", "、", ";", ":", "\n"};
  constexpr std::size_t longest = 240;  // a sum that a person spells out; keeps this linear in the text
  const std::size_t first = equals - std::min(equals, longest);
  const std::string_view left = last_clause(text.substr(first, equals - first), begins);
  const std::string_view right = text.substr(equals + 1, longest);
  const auto total = next_number(right, 0);
  if (!total || total->begin != 0 || !find_any(left, not_plain).empty()) return std::nullopt;
  if (!find_any(right.substr(total->end, clause_end(right, total->end, begins) - total->end), not_plain).empty() &&
      !total->unit.empty() && left.find(total->unit) != std::string_view::npos) {
    return std::nullopt;
  }
  Composition composition{{equals - left.size(), equals + 1 + total->end}, total->value, {}, 0};
  for (std::size_t at = 0; at <= left.size();) {
    const std::size_t end = std::min(left.find('+', at), left.size());
    const std::string_view term = left.substr(at, end - at);
    const auto part = next_number(term, 0);
    if (!part || next_number(term, part->end)) return std::nullopt;
    if (!part->unit.empty() && part->unit != total->unit) return std::nullopt;
    if (!add_part(composition, part->value)) return std::nullopt;
    at = end + 1;
  }
  return composition;
}

/// 宣传品6万元，媒体宣传3万元，活动费4万元，共计12万元, of which the word for the total stands at `sum` and ends at
/// `end`: each part is money and nothing else.
std::optional<Composition> totalled_parts(std::string_view text, std::size_t sum, std::size_t end) {
  static constexpr std::string_view begins[] = {"。", "；", "：", ";", ":", "\n"};
  static constexpr std::string_view separators[] = {"，", "、", ","};
  constexpr std::size_t longest = 480;  // keeps this linear in the text
  const std::size_t first = sum - std::min(sum, longest);
  std::string_view left = last_clause(text.substr(first, sum - first), begins);
  const bool whole = first == 0 || left.size() < sum - first;
  const std::string_view right = text.substr(end, longest);
  const auto total = next_number(right, 0);
  const bool money = total && total->begin == 0 && is_money(total->unit);
  if (!whole || !money) return std::nullopt;
  for (const Words words : {Words(not_plain), Words(not_all), Words(no_part)}) {
    if (!find_any(left, words).empty()) return std::nullopt;
  }
  Composition composition{{sum - left.size(), end + total->end}, total->value, {}, 0};
  while (!left.empty()) {
    const std::size_t size = clause_end(left, 0, separators);
    const std::string_view clause = left.substr(0, size);
    const auto part = next_number(clause, 0);
    const bool alone = part && part->unit == total->unit && part->end + part->unit.size() == size;
    if (!alone || next_number(clause, part->end) || !add_part(composition, part->value)) return std::nullopt;
    left.remove_prefix(size);
    for (const std::string_view separator : separators) {
      if (left.starts_with(separator)) left.remove_prefix(separator.size());
    }
  }
  return composition;
}

/// True when a card speaks of a number in that part of the text.
bool stands_in(const Field& part, const Suspect& suspect) {
  if (suspect.cell->origin.node != part.origin.node) return false;
  const std::ptrdiff_t offset = suspect.cell->text.data() - part.text.data();
  return offset >= 0 && static_cast<std::size_t>(offset) < part.text.size();
}

void tell(const TextCell& cell, const Composition& composition, Worksheet& worksheet) {
  const std::string sum = composition.sum.reduced().value_or(composition.sum).to_string();
  const std::string total = composition.total.to_string();
  const TextCell part = part_of(cell, composition.place);
  Finding finding = finding_at(sub_composition.info, part,
                               {fmt::format("the parts in {} add up to {}, not to {}", label_of(cell), sum, total),
                                fmt::format("{} 中各分项合计为{}，而写明的合计是{}", label_of(cell), sum, total)});
  finding.computed = sum;
  worksheet.echoes.push_back({std::move(finding), [part](const Suspect& suspect) { return stands_in(part, suspect); }});
}

void check_cell(const TextCell& cell, Worksheet& worksheet) {
  static constexpr std::string_view list_ends[] = {"。", "；", ";", "\n", "，每", "，按", "，人均", "，补助", "，标准"};
  if (!cell.stated()) return;
  const std::string_view text = cell.text;
  if (const std::size_t at = text.find(among); at != std::string_view::npos) {
    const std::size_t begin = at + among.size();
    const auto list = listed_parts(text.substr(0, clause_end(text, begin, list_ends)), begin);
    if (list && is_broken_list(*list)) tell(cell, *list, worksheet);
  }
  for (const std::string_view word : {"共计", "合计", "总计"}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      const auto list = totalled_parts(text, at, at + word.size());
      if (list && is_broken_list(*list)) tell(cell, *list, worksheet);
    }
  }
  if (text.find('+') == std::string_view::npos) return;
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    const auto sum = printed_sum(text, at);
    if (!sum || sum->parts < 2 || sum->sum == sum->total) continue;
    tell(cell, *sum, worksheet);
    return;
  }
}

void check(const Submission& submission, const Run& /*run*/, Worksheet& worksheet) {
  for (const Form* form : submission.forms) {
    for (const Indicator& row : indicators_of(*form)) check_cell(row.value, worksheet);
    if (form->kind != FormKind::direction) continue;
    for (const Detail& row : form->direction().details) check_cell(row.explanation, worksheet);
  }
}

}  // namespace

const Rule sub_composition{
    {"BL607",
     "sub-composition",
     Severity::error,
     {"parts that do not add up to the total beside them", "文字中的分项之和与合计不符"},
     {"Sums that a text spells out are added: 住宿400+伙食150+其他100=650, amounts in a row before 共计, and lists "
      "behind 其中. A list counts when it comes so near to the total that it was meant to be all of it; one that names "
      "only some of the parts is left alone.",
      "核对文字中写明的加法，如“住宿400+伙食150+其他100=650”，以及“其中”之后、“共计”之前与合计十分接近、显然想列全的"
      "分项。只列举部分的，不作提示。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     quantity:
       - name: 补助人数
-        value: 共4000人，其中城镇1500人、农村2400人、福利院90人
+        value: 共4000人，其中城镇1500人、农村2400人、福利院100人
         standard: 计划标准
)"},
    check};

}  // namespace budgetlint
