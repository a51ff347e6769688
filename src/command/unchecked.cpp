#include "budgetlint/command/unchecked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/support/terminal.hpp"
#include "trace_layout.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_value = 24;
constexpr std::size_t longest_name = 60;

/// `99.9% of the money checked (38650.86 of 38659.86 万元)`; empty when no amount is stated.
std::string money(const Coverage& coverage, Language language) {
  const std::optional<int> permille = checked_permille(coverage);
  if (!permille) return "";
  const std::string share = fmt::format("{}.{}%", *permille / 10, *permille % 10);
  const std::string checked = in_unit(*coverage.checked_money, MoneyUnit::ten_thousand);
  const std::string all = in_unit(*coverage.all_money, MoneyUnit::ten_thousand);
  return language == Language::english ? fmt::format("{} of the money checked ({} of {} 万元)", share, checked, all)
                                       : fmt::format("已核对金额{}万元，占全部{}万元的{}", checked, all, share);
}

std::string sentence(const Coverage& coverage, Language language) {
  const std::size_t all = coverage.quantities;
  const std::size_t left_out = coverage.unchecked.size();
  Text text;
  if (all == 0) {
    text = {"no quantity is stated", "没有填写任何数"};
  } else if (left_out == 0) {
    text = {fmt::format("all {} quantities checked", all), fmt::format("{}个数全部核对", all)};
  } else {
    text = {fmt::format("{} of {} quantities unchecked", left_out, all),
            fmt::format("{}个数中有{}个未能核对", all, left_out)};
  }
  const std::string share = money(coverage, language);
  if (share.empty()) return text.in(language);
  return text.in(language) + (language == Language::english ? "; " : "；") + share;
}

class UncheckedList {
public:
  UncheckedList(Language language, std::size_t width)
      : language_(language), width_(std::clamp(width, narrowest_tree, widest_tree)) {}

  void add(const Coverage& coverage) {
    std::string owner = shorten(visible(coverage.department), longest_name);
    if (coverage.year != 0) {
      owner += (owner.empty() ? "" : " / ") + std::to_string(coverage.year) + (english() ? "" : "年");
    }
    if (owner.empty()) owner = english() ? "a form without a readable head" : "表头无法读取的表";
    if (!text_.empty()) text_ += '\n';
    line("", "  ", (english() ? "Coverage: " : "核对范围：") + owner, "");
    // Reasons in the order in which they first come up.
    std::vector<const Text*> told;
    for (const UncheckedQuantity& quantity : coverage.unchecked) {
      const bool known = std::any_of(told.begin(), told.end(), [&](const Text* why) { return *why == quantity.why; });
      if (known) continue;
      told.push_back(&quantity.why);
      add_group(coverage, quantity.why);
    }
    text_ += '\n';
    line("  ", "  ", sentence(coverage, language_), "");
  }

  /// Documents that gave no form: nothing of them is counted above.
  void add_formless(const std::vector<Finding>& findings) {
    std::set<std::string> told;
    for (const Finding& finding : findings) {
      if (!finding.form.empty()) continue;
      const std::string place = fmt::format("{}:{}", visible(finding.place.file), finding.place.begin.line);
      if (!told.insert(place).second) continue;
      if (told.size() == 1 && !text_.empty()) text_ += '\n';
      line("", "  ",
           english() ? fmt::format("Not counted: no form could be read at {} ({})", place, finding.rule->id)
                     : fmt::format("未计入：{} 处没有读出表（{}）", place, finding.rule->id),
           "");
    }
  }

  [[nodiscard]] std::string text() const { return without_commands(text_); }

private:
  [[nodiscard]] bool english() const { return language_ == Language::english; }

  void line(std::string_view first, std::string_view rest, std::string_view left, std::string_view right) {
    text_ += spread(first, rest, left, right, width_);
  }

  void add_group(const Coverage& coverage, const Text& why) {
    constexpr std::size_t least = 8;
    std::size_t column = least;
    std::vector<const UncheckedQuantity*> group;
    for (const UncheckedQuantity& quantity : coverage.unchecked) {
      if (quantity.why != why) continue;
      group.push_back(&quantity);
      column = std::max(column, cell_width(value_of(quantity)));
    }
    text_ += '\n';
    line("  ", "  ", visible(why.in(language_)), "");
    for (const UncheckedQuantity* quantity : group) {
      const Place& place = quantity->place;
      const std::string rest(4 + column + 2, ' ');
      line("    " + pad(value_of(*quantity), column) + "  ", rest, visible(place.field),
           fmt::format("{}:{}:{}", visible(place.file), place.begin.line, place.begin.column));
    }
  }

  static std::string value_of(const UncheckedQuantity& quantity) {
    return shorten(visible(quantity.stated), longest_value);
  }

  Language language_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string print_unchecked(const std::vector<Coverage>& coverages, const std::vector<Finding>& findings,
                            Language language, std::size_t width) {
  UncheckedList list(language, width);
  for (const Coverage& coverage : coverages) list.add(coverage);
  list.add_formless(findings);
  return list.text();
}

std::string coverage_sentence(const std::vector<Coverage>& coverages, Language language) {
  return sentence(total_of(coverages), language);
}

}  // namespace budgetlint
