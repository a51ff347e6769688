#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "budgetlint/quantity/quantity.hpp"

/// The words of the grammar, as tables: who wants another word read adds a row.
namespace budgetlint {

/// What can be counted or divided by. `other` units agree when their words do.
struct Unit {
  Denominator kind = Denominator::other;
  std::string_view word;    ///< as printed, one spelling for all that mean it
  bool any = false;         ///< 单价, 各: whatever the neighbouring count counts
  std::string_view noun{};  ///< of a plain classifier: the unit it stands before alone, 村 of 30个村; never compared

  friend bool operator==(const Unit& a, const Unit& b) {
    return a.kind == b.kind && a.word == b.word && a.any == b.any;
  }
};

[[nodiscard]] bool is_time(const Unit& unit);

/// 人次: persons times times, or counted by itself.
inline constexpr std::string_view person_times = "人次";

/// A unit word at the start of a text.
struct UnitMatch {
  Unit unit;
  std::size_t size = 0;  ///< bytes
};

/// The longest unit word that `text` begins with; size 0 when there is none.
[[nodiscard]] UnitMatch unit_at(std::string_view text);

/// 个 家 张 …: says nothing of what is counted, the noun beside it does.
[[nodiscard]] bool is_plain_classifier(const Unit& unit);

/// What a word between the numbers says of the number that follows it (or, for shares, that it follows).
enum Meaning : std::uint32_t {
  means_nothing = 0,
  means_trouble = 1U << 0U,       ///< 或 不等 提高到: the numbers do not mean what they say alone
  means_total = 1U << 1U,         ///< 共 合计 总额
  means_sum = 1U << 2U,           ///< 合计 共计 小计: a total of what stands before it
  means_other = 1U << 3U,         ///< 另 其他: one more summand
  means_deduct = 1U << 4U,        ///< 扣除 减去
  means_share = 1U << 5U,         ///< 承担 配套 计提 比例
  means_growth = 1U << 6U,        ///< 增长
  means_shrink = 1U << 7U,        ///< 压减
  means_compare = 1U << 8U,       ///< 比 同比: told for comparison
  means_past = 1U << 9U,          ///< 上年 执行数
  means_among = 1U << 10U,        ///< 其中
  means_restated = 1U << 11U,     ///< 即 折合
  means_coverage = 1U << 12U,     ///< 覆盖率 满意度: a percentage that is no factor
  means_number_name = 1U << 13U,  ///< 附表 第: the number that follows is a name
  means_equals = 1U << 14U,       ///< 约为 等于
  means_times = 1U << 15U,        ///< 乘以
  means_over = 1U << 16U,         ///< 除以
  means_each = 1U << 17U,         ///< 各 单价
  means_whole_year = 1U << 18U,   ///< 全年
  means_half_year = 1U << 19U,    ///< 半年
  means_own_share = 1U << 20U,    ///< 承担 负担 分担: one level's part of the whole
  means_unlike = 1U << 21U,       ///< 上级 自筹: money that is not this budget's
  means_levy = 1U << 22U,         ///< 计提 缴纳: a share of a base, which must be named
  means_base = 1U << 23U,         ///< 基数 总额 工资: such a base
  means_telephone = 1U << 24U,    ///< 电话: a bare number that follows is a name
  means_all = 1U << 25U,          ///< 合计 共计 总计: a sum that may reach over ； too
};

/// A word of the lexicon. The words that divide (月人均, 年薪) name the units.
struct LexiconWord {
  std::string_view word;
  std::uint32_t meaning = means_nothing;
  std::array<std::optional<Denominator>, 2> per{};
  Qualifier qualifier = Qualifier::none;
};

/// The longest word of the lexicon that `text` begins with, or none. Names with numerals in them (三公, 一卡通) are
/// words without a meaning.
[[nodiscard]] const LexiconWord* lexicon_word(std::string_view text);

/// Whether a text does nothing but announce a total: 计, 全年共需, 需资金.
[[nodiscard]] bool announces_total(std::string_view text);

/// The unit that a denominator stands for: 人 户 次 天 月 季 半年 年.
[[nodiscard]] Unit unit_of(Denominator denominator);

/// The end of the cost that a name ends with (燃油费, 月工资), two characters; empty when it is no cost.
[[nodiscard]] std::string_view cost_named_by(std::string_view name);

/// The length of time in 按月 按季度: how often is paid; a rate should say so too.
[[nodiscard]] std::optional<UnitMatch> paid_by(std::string_view text);

}  // namespace budgetlint
