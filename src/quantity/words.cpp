#include "budgetlint/quantity/words.hpp"

#include <algorithm>
#include <array>

#include "budgetlint/quantity/cursor.hpp"

namespace budgetlint {
namespace {

// In each table a word stands before those it begins with.

constexpr std::array front_words{
    FrontWord{"大约", Qualifier::about},
    FrontWord{"约", Qualifier::about},
    FrontWord{"≈", Qualifier::about},
    FrontWord{"平均", Qualifier::about, true},
    FrontWord{"人均", Qualifier::about, true, Denominator::person},
    FrontWord{"户均", Qualifier::about, true, Denominator::household},
    FrontWord{"月均", Qualifier::about, true, Denominator::month},
    FrontWord{"均价", Qualifier::about, true},
    FrontWord{"近", Qualifier::nearly},
    FrontWord{"预计", Qualifier::forecast},
    FrontWord{"拟", Qualifier::forecast},
    FrontWord{"计划", Qualifier::forecast},
    FrontWord{"测算", Qualifier::forecast},
    FrontWord{"不低于", Qualifier::at_least},
    FrontWord{"不少于", Qualifier::at_least},
    FrontWord{"至少", Qualifier::at_least},
    FrontWord{"≥", Qualifier::at_least},
    FrontWord{">=", Qualifier::at_least},
    FrontWord{">", Qualifier::at_least},
    FrontWord{"＞", Qualifier::at_least},
    FrontWord{"不超过", Qualifier::at_most},
    FrontWord{"至多", Qualifier::at_most},
    FrontWord{"≤", Qualifier::at_most},
    FrontWord{"<=", Qualifier::at_most},
    FrontWord{"<", Qualifier::at_most},
    FrontWord{"＜", Qualifier::at_most},
};

constexpr std::array<std::string_view, 3> currency_signs{"¥", "￥", "人民币"};

constexpr std::array after_words{
    AfterWord{"左右", Qualifier::about},   AfterWord{"以上", Qualifier::at_least},
    AfterWord{"以下", Qualifier::at_most}, AfterWord{"以内", Qualifier::at_most},
    AfterWord{"整", Qualifier::none},
};

constexpr std::array money_words{
    ScaleWord{"元", MoneyUnit::yuan},
    ScaleWord{"万元", MoneyUnit::ten_thousand},
    ScaleWord{"万", MoneyUnit::ten_thousand},
    ScaleWord{"亿元", MoneyUnit::hundred_million},
    ScaleWord{"亿", MoneyUnit::hundred_million},
    ScaleWord{"千元", MoneyUnit::thousand},
    ScaleWord{"百万元", MoneyUnit::million},
};

constexpr std::array count_scales{
    ScaleWord{"万", MoneyUnit::ten_thousand},
    ScaleWord{"亿", MoneyUnit::hundred_million},
    ScaleWord{"千", MoneyUnit::thousand},
    ScaleWord{"百万", MoneyUnit::million},
};

// Units of measure whose first character only looks like a numeral.
constexpr std::array<std::string_view, 3> thousandfold_units{"千克", "千米", "千瓦"};

struct DenominatorName {
  std::string_view word;
  Denominator denominator = Denominator::other;
};

constexpr std::array denominator_names{
    DenominatorName{"人", Denominator::person},      DenominatorName{"名", Denominator::person},
    DenominatorName{"位", Denominator::person},      DenominatorName{"户", Denominator::household},
    DenominatorName{"次", Denominator::time},        DenominatorName{"天", Denominator::day},
    DenominatorName{"日", Denominator::day},         DenominatorName{"月", Denominator::month},
    DenominatorName{"个月", Denominator::month},     DenominatorName{"季", Denominator::quarter},
    DenominatorName{"季度", Denominator::quarter},   DenominatorName{"个季度", Denominator::quarter},
    DenominatorName{"半年", Denominator::half_year}, DenominatorName{"年", Denominator::year},
    DenominatorName{"年度", Denominator::year},
};

template <typename Table>
auto beginning(const Table& table, std::string_view text) -> const typename Table::value_type* {
  if (text.empty()) return nullptr;
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) {
    return text.front() == row.word.front() && text.starts_with(row.word);
  });
  return found == table.end() ? nullptr : &*found;
}

bool begins_thousandfold_unit(std::string_view text) {
  return std::any_of(thousandfold_units.begin(), thousandfold_units.end(),
                     [&](std::string_view unit) { return text.starts_with(unit); });
}

}  // namespace

const FrontWord* front_word(std::string_view text) {
  return beginning(front_words, text);
}

std::size_t currency_sign(std::string_view text) {
  for (const std::string_view sign : currency_signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

const AfterWord* after_word(std::string_view text) {
  const auto found = std::find_if(after_words.begin(), after_words.end(),
                                  [&](const AfterWord& row) { return text.ends_with(row.word); });
  return found == after_words.end() ? nullptr : &*found;
}

const ScaleWord* money_word(std::string_view text) {
  return beginning(money_words, text);
}

const ScaleWord* count_scale(std::string_view text) {
  return begins_thousandfold_unit(text) ? nullptr : beginning(count_scales, text);
}

bool is_unit_word(std::string_view word) {
  if (word.empty()) return false;
  const AfterWord* last = after_word(word);
  if (last != nullptr && last->qualifier != Qualifier::none) return false;
  return begins_thousandfold_unit(word) || !is_chinese_numeral(Cursor(word).peek());
}

Denominator denominator_named(std::string_view word) {
  const auto found = std::find_if(denominator_names.begin(), denominator_names.end(),
                                  [&](const DenominatorName& row) { return row.word == word; });
  return found == denominator_names.end() ? Denominator::other : found->denominator;
}

}  // namespace budgetlint
