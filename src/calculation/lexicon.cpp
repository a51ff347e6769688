#include "lexicon.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace budgetlint {
namespace {

struct UnitWord {
  std::string_view word;
  Denominator kind = Denominator::other;
  std::string_view printed{};  ///< empty: as written
};

constexpr std::array unit_words{
    UnitWord{"人", Denominator::person},
    UnitWord{"名", Denominator::person, "人"},
    UnitWord{"位", Denominator::person, "人"},
    UnitWord{"生", Denominator::person, "人"},
    UnitWord{"户", Denominator::household},
    UnitWord{"次", Denominator::time},
    UnitWord{"天", Denominator::day},
    UnitWord{"个工作日", Denominator::day, "天"},
    UnitWord{"月", Denominator::month},
    UnitWord{"个月", Denominator::month, "月"},
    UnitWord{"季", Denominator::quarter},
    UnitWord{"季度", Denominator::quarter, "季"},
    UnitWord{"个季度", Denominator::quarter, "季"},
    UnitWord{"半年", Denominator::half_year},
    UnitWord{"个半年", Denominator::half_year, "半年"},
    UnitWord{"年", Denominator::year},
    UnitWord{"年度", Denominator::year, "年"},
    UnitWord{"个年度", Denominator::year, "年"},
    UnitWord{"人次"},
    UnitWord{"户次"},
    UnitWord{"周"},
    UnitWord{"小时"},
    UnitWord{"个小时", Denominator::other, "小时"},
    UnitWord{"学时"},
    UnitWord{"个学时", Denominator::other, "学时"},
    UnitWord{"课时"},
    UnitWord{"个课时", Denominator::other, "课时"},
    UnitWord{"学期"},
    UnitWord{"个学期", Denominator::other, "学期"},
    UnitWord{"学年"},
    UnitWord{"个"},
    UnitWord{"家"},
    UnitWord{"所"},
    UnitWord{"处"},
    UnitWord{"座"},
    UnitWord{"栋"},
    UnitWord{"间"},
    UnitWord{"项"},
    UnitWord{"件"},
    UnitWord{"套"},
    UnitWord{"台"},
    UnitWord{"台次"},
    UnitWord{"辆"},
    UnitWord{"辆次"},
    UnitWord{"艘"},
    UnitWord{"部"},
    UnitWord{"张"},
    UnitWord{"把"},
    UnitWord{"块"},
    UnitWord{"条"},
    UnitWord{"根"},
    UnitWord{"支"},
    UnitWord{"只"},
    UnitWord{"头"},
    UnitWord{"棵"},
    UnitWord{"株"},
    UnitWord{"具"},
    UnitWord{"盏"},
    UnitWord{"顶"},
    UnitWord{"面"},
    UnitWord{"瓶"},
    UnitWord{"桶"},
    UnitWord{"箱"},
    UnitWord{"包"},
    UnitWord{"袋"},
    UnitWord{"盒"},
    UnitWord{"份"},
    UnitWord{"册"},
    UnitWord{"本"},
    UnitWord{"期"},
    UnitWord{"班"},
    UnitWord{"班次"},
    UnitWord{"场"},
    UnitWord{"场次"},
    UnitWord{"批"},
    UnitWord{"批次"},
    UnitWord{"组"},
    UnitWord{"队"},
    UnitWord{"床"},
    UnitWord{"桌"},
    UnitWord{"餐"},
    UnitWord{"例"},
    UnitWord{"篇"},
    UnitWord{"幅"},
    UnitWord{"趟"},
    UnitWord{"村"},
    UnitWord{"社区"},
    UnitWord{"乡镇"},
    UnitWord{"街道"},
    UnitWord{"学校"},
    UnitWord{"校", Denominator::other, "学校"},
    UnitWord{"站点"},
    UnitWord{"亩"},
    UnitWord{"公顷"},
    UnitWord{"平方米"},
    UnitWord{"平米", Denominator::other, "平方米"},
    UnitWord{"㎡", Denominator::other, "平方米"},
    UnitWord{"m²", Denominator::other, "平方米"},
    UnitWord{"m2", Denominator::other, "平方米"},
    UnitWord{"平方公里"},
    UnitWord{"立方米"},
    UnitWord{"m³", Denominator::other, "立方米"},
    UnitWord{"公里"},
    UnitWord{"千米", Denominator::other, "公里"},
    UnitWord{"km", Denominator::other, "公里"},
    UnitWord{"米"},
    UnitWord{"吨"},
    UnitWord{"公斤"},
    UnitWord{"千克", Denominator::other, "公斤"},
    UnitWord{"kg", Denominator::other, "公斤"},
    UnitWord{"斤"},
    UnitWord{"升"},
    UnitWord{"度"},
    UnitWord{"千瓦时", Denominator::other, "度"},
};

// 人 in these is no person counted.
constexpr std::array<std::string_view, 8> no_units{"人民", "人大", "人社", "人工", "个百分点", "天然", "年级", "生产"};

constexpr std::array<std::string_view, 6> plain_classifiers{"个", "家", "项", "处", "所", "张"};

constexpr auto person = Denominator::person;
constexpr auto month = Denominator::month;
constexpr auto year = Denominator::year;
constexpr auto day = Denominator::day;
constexpr auto average = Qualifier::about;
using Per = std::array<std::optional<Denominator>, 2>;

constexpr LexiconWord words[] = {
    // Names with numerals in them, and words that only look like others.
    LexiconWord{"三公"},
    LexiconWord{"一卡通"},
    LexiconWord{"一次性"},
    LexiconWord{"一体化"},
    LexiconWord{"一站式"},
    LexiconWord{"一般"},
    LexiconWord{"一户一"},
    LexiconWord{"一村一"},
    LexiconWord{"一人一"},
    LexiconWord{"一事一议"},
    LexiconWord{"三支一扶"},
    LexiconWord{"三重一大"},
    LexiconWord{"四好"},
    LexiconWord{"五保"},
    LexiconWord{"十二五"},
    LexiconWord{"十三五"},
    LexiconWord{"十四五"},
    LexiconWord{"十五五"},
    LexiconWord{"公共"},
    LexiconWord{"共同"},
    LexiconWord{"共产党"},
    LexiconWord{"共青团"},
    LexiconWord{"总工会"},
    LexiconWord{"总局"},
    LexiconWord{"会计"},
    LexiconWord{"统计"},
    LexiconWord{"设计"},
    LexiconWord{"审计"},
    LexiconWord{"估计"},
    LexiconWord{"计算"},
    LexiconWord{"计划"},
    LexiconWord{"计生"},
    LexiconWord{"计量"},
    LexiconWord{"计入"},
    LexiconWord{"计划生育"},
    LexiconWord{"如期"},
    LexiconWord{"如下"},
    LexiconWord{"减少"},
    LexiconWord{"减排"},
    LexiconWord{"减灾"},
    LexiconWord{"减轻"},
    LexiconWord{"减免"},
    LexiconWord{"各级"},
    LexiconWord{"各类"},
    LexiconWord{"各项"},
    LexiconWord{"各种"},
    LexiconWord{"各地"},
    LexiconWord{"各单位"},
    LexiconWord{"各部门"},
    LexiconWord{"各乡镇"},
    LexiconWord{"各科室"},
    LexiconWord{"各界"},
    LexiconWord{"最低生活保障"},
    LexiconWord{"最低工资"},
    LexiconWord{"对比"},
    LexiconWord{"比赛"},
    LexiconWord{"评比"},
    LexiconWord{"签约"},
    LexiconWord{"预约"},
    LexiconWord{"约定"},
    LexiconWord{"节约"},
    LexiconWord{"公约"},
    LexiconWord{"附近"},
    LexiconWord{"近年"},
    LexiconWord{"近期"},
    LexiconWord{"模拟"},
    LexiconWord{"每天然"},
    LexiconWord{"立即"},
    LexiconWord{"两项补贴"},
    LexiconWord{"随即"},
    LexiconWord{"多名", means_trouble},
    // What makes numbers mean something else.
    LexiconWord{"或", means_trouble},
    LexiconWord{"若", means_trouble},
    LexiconWord{"如", means_trouble},
    LexiconWord{"假设", means_trouble},
    LexiconWord{"不等", means_trouble},
    LexiconWord{"提高到", means_trouble},
    LexiconWord{"提高至", means_trouble},
    LexiconWord{"提标", means_trouble},
    LexiconWord{"调整为", means_trouble},
    LexiconWord{"调整到", means_trouble},
    LexiconWord{"增加到", means_trouble},
    LexiconWord{"增加至", means_trouble},
    LexiconWord{"调至", means_trouble},
    LexiconWord{"调到", means_trouble},
    LexiconWord{"调为", means_trouble},
    LexiconWord{"上调", means_trouble},
    LexiconWord{"下调", means_trouble},
    LexiconWord{"提至", means_trouble},
    LexiconWord{"提到", means_trouble},
    LexiconWord{"增至", means_trouble},
    LexiconWord{"增到", means_trouble},
    LexiconWord{"降至", means_trouble},
    LexiconWord{"降到", means_trouble},
    LexiconWord{"减至", means_trouble},
    LexiconWord{"变更为", means_trouble},
    LexiconWord{"改为", means_trouble},
    LexiconWord{"恢复到", means_trouble},
    LexiconWord{"恢复至", means_trouble},
    LexiconWord{"扩大到", means_trouble},
    LexiconWord{"扩大至", means_trouble},
    LexiconWord{"由原", means_trouble},
    LexiconWord{"原为", means_trouble},
    LexiconWord{"上涨到", means_trouble},
    LexiconWord{"上涨至", means_trouble},
    LexiconWord{"原标准", means_trouble},
    LexiconWord{"现标准", means_trouble},
    LexiconWord{"分别", means_trouble},
    LexiconWord{"待定", means_trouble},
    LexiconWord{"若干", means_trouble},
    LexiconWord{"减半", means_trouble},
    LexiconWord{"一半", means_trouble},
    LexiconWord{"半价", means_trouble},
    LexiconWord{"翻倍", means_trouble},
    LexiconWord{"翻番", means_trouble},
    LexiconWord{"加倍", means_trouble},
    LexiconWord{"打折", means_trouble},
    LexiconWord{"不含", means_trouble},
    LexiconWord{"不包括", means_trouble},
    LexiconWord{"不计", means_trouble},
    LexiconWord{"除外", means_trouble},
    LexiconWord{"剔除", means_trouble},
    LexiconWord{"XX", means_trouble},
    LexiconWord{"xx", means_trouble},
    LexiconWord{"某", means_trouble},
    LexiconWord{"__", means_trouble},
    LexiconWord{"上半年", means_trouble},
    LexiconWord{"下半年", means_trouble},
    LexiconWord{"数十", means_trouble},
    LexiconWord{"数百", means_trouble},
    LexiconWord{"几十", means_trouble},
    LexiconWord{"几百", means_trouble},
    // Totals and summands.
    LexiconWord{"共", means_total},
    LexiconWord{"总", means_total},
    LexiconWord{"共计", means_total | means_sum | means_all},
    LexiconWord{"合计", means_total | means_sum | means_all},
    LexiconWord{"总计", means_total | means_sum | means_all},
    LexiconWord{"小计", means_total | means_sum},
    LexiconWord{"计", means_total | means_sum},
    LexiconWord{"共需", means_total | means_sum},
    LexiconWord{"两项合计", means_total | means_sum | means_all},
    LexiconWord{"三项合计", means_total | means_sum | means_all},
    LexiconWord{"四项合计", means_total | means_sum | means_all},
    LexiconWord{"两项共计", means_total | means_sum | means_all},
    LexiconWord{"三项共计", means_total | means_sum | means_all},
    LexiconWord{"四项共计", means_total | means_sum | means_all},
    LexiconWord{"所需", means_total},
    LexiconWord{"全年需", means_total},
    LexiconWord{"另", means_other},
    LexiconWord{"其他", means_other},
    LexiconWord{"其它", means_other},
    LexiconWord{"此外", means_other},
    LexiconWord{"再加", means_other},
    LexiconWord{"外加", means_other},
    LexiconWord{"扣除", means_deduct},
    LexiconWord{"扣减", means_deduct},
    LexiconWord{"减去", means_deduct},
    LexiconWord{"减", means_deduct},
    LexiconWord{"抵扣", means_deduct},
    LexiconWord{"抵减", means_deduct},
    LexiconWord{"核减", means_deduct},
    LexiconWord{"其中", means_among},
    LexiconWord{"含", means_among},
    LexiconWord{"包括", means_among},
    LexiconWord{"包含", means_among},
    LexiconWord{"含税"},
    LexiconWord{"即", means_restated},
    LexiconWord{"折合", means_restated},
    LexiconWord{"合每", means_trouble},
    // Shares and growth.
    LexiconWord{"承担", means_share | means_own_share},
    LexiconWord{"负担", means_share | means_own_share},
    LexiconWord{"分担", means_share | means_own_share},
    LexiconWord{"配套", means_share},
    LexiconWord{"补贴", means_share},
    LexiconWord{"补助", means_share},
    LexiconWord{"支付", means_share},
    LexiconWord{"拨付", means_share},
    LexiconWord{"计提", means_share | means_levy},
    LexiconWord{"提取", means_share | means_levy},
    LexiconWord{"计取", means_share | means_levy},
    LexiconWord{"缴纳", means_share | means_levy},
    LexiconWord{"缴存", means_share | means_levy},
    LexiconWord{"比例", means_share | means_levy},
    LexiconWord{"费率", means_share | means_levy},
    LexiconWord{"利率", means_share | means_levy},
    LexiconWord{"税率", means_share | means_levy},
    LexiconWord{"贴息", means_share | means_levy},
    LexiconWord{"基数", means_base},
    LexiconWord{"总额", means_total | means_base},
    LexiconWord{"贷款", means_base},
    LexiconWord{"余额", means_base},
    LexiconWord{"工资", means_base},
    LexiconWord{"造价", means_base},
    LexiconWord{"合同价", means_base},
    LexiconWord{"保费", means_base},
    LexiconWord{"增长率", means_trouble},
    LexiconWord{"增长", means_growth},
    LexiconWord{"递增", means_growth},
    LexiconWord{"上浮", means_growth},
    LexiconWord{"增幅", means_growth},
    LexiconWord{"压减", means_shrink},
    LexiconWord{"降幅", means_shrink},
    LexiconWord{"下浮", means_shrink},
    LexiconWord{"下降", means_shrink},
    LexiconWord{"递减", means_shrink},
    LexiconWord{"缩减", means_shrink},
    LexiconWord{"压缩", means_shrink},
    LexiconWord{"同比", means_compare},
    LexiconWord{"占", means_compare},
    LexiconWord{"比", means_compare},
    LexiconWord{"较", means_compare},
    LexiconWord{"上年", means_past},
    LexiconWord{"去年", means_past},
    LexiconWord{"上一年", means_past},
    LexiconWord{"执行数", means_past},
    LexiconWord{"决算", means_past},
    LexiconWord{"结余", means_unlike},
    LexiconWord{"结转", means_unlike},
    LexiconWord{"上级", means_unlike},
    LexiconWord{"自筹", means_unlike},
    LexiconWord{"自付", means_unlike},
    LexiconWord{"自负", means_unlike},
    LexiconWord{"自缴", means_unlike},
    LexiconWord{"个人缴", means_unlike},
    LexiconWord{"个人承担", means_unlike},
    LexiconWord{"已", means_unlike},
    LexiconWord{"累计", means_unlike},
    LexiconWord{"覆盖率", means_coverage},
    LexiconWord{"到位率", means_coverage},
    LexiconWord{"满意度", means_coverage},
    LexiconWord{"满意率", means_coverage},
    LexiconWord{"合格率", means_coverage},
    LexiconWord{"完成率", means_coverage},
    LexiconWord{"及时率", means_coverage},
    LexiconWord{"准确率", means_coverage},
    LexiconWord{"达标率", means_coverage},
    LexiconWord{"保障率", means_coverage},
    LexiconWord{"发放率", means_coverage},
    LexiconWord{"参与率", means_coverage},
    LexiconWord{"知晓率", means_coverage},
    LexiconWord{"通过率", means_coverage},
    LexiconWord{"执行率", means_coverage},
    LexiconWord{"就业率", means_coverage},
    LexiconWord{"入学率", means_coverage},
    LexiconWord{"出勤率", means_coverage},
    LexiconWord{"利用率", means_coverage},
    LexiconWord{"使用率", means_coverage},
    LexiconWord{"成活率", means_coverage},
    LexiconWord{"普及率", means_coverage},
    LexiconWord{"回收率", means_coverage},
    LexiconWord{"处理率", means_coverage},
    LexiconWord{"整改率", means_coverage},
    LexiconWord{"验收率", means_coverage},
    LexiconWord{"优良率", means_coverage},
    LexiconWord{"代缴率", means_coverage},
    // Numbers that are names, signs in words, what 各 and 全年 stand for.
    LexiconWord{"附件", means_number_name},
    LexiconWord{"附表", means_number_name},
    LexiconWord{"电话", means_telephone},
    LexiconWord{"手机", means_telephone},
    LexiconWord{"第", means_number_name},
    LexiconWord{"约为", means_equals},
    LexiconWord{"等于", means_equals},
    LexiconWord{"乘以", means_times},
    LexiconWord{"乘", means_times},
    LexiconWord{"除以", means_over},
    LexiconWord{"各", means_each},
    LexiconWord{"单价", means_each},
    LexiconWord{"全年", means_whole_year},
    LexiconWord{"全年度", means_whole_year},
    LexiconWord{"半年", means_half_year},
    // Words that divide.
    LexiconWord{"月人均", 0, Per{month, person}, average},
    LexiconWord{"人均月", 0, Per{person, month}, average},
    LexiconWord{"年人均", 0, Per{year, person}, average},
    LexiconWord{"人均年", 0, Per{person, year}, average},
    LexiconWord{"日人均", 0, Per{day, person}, average},
    LexiconWord{"年均", 0, Per{year}, average},
    LexiconWord{"日均", 0, Per{day}, average},
    LexiconWord{"生均", 0, Per{person}, average},
    LexiconWord{"次均", 0, Per{Denominator::time}, average},
    LexiconWord{"年薪", 0, Per{year, person}},
    LexiconWord{"月薪", 0, Per{month, person}},
    LexiconWord{"月工资", means_base, Per{month, person}},
    LexiconWord{"月租金", 0, Per{month}},
    LexiconWord{"年租金", 0, Per{year}},
    LexiconWord{"月缴存基数", means_base, Per{month}},
    LexiconWord{"月缴费基数", means_base, Per{month}},
    LexiconWord{"年缴存基数", means_base, Per{year}},
    LexiconWord{"年缴费基数", means_base, Per{year}},
    LexiconWord{"月补助", 0, Per{month}},
    LexiconWord{"月补贴", 0, Per{month}},
    LexiconWord{"月标准", 0, Per{month}},
    LexiconWord{"日工资", 0, Per{day, person}},
    // Bounds that the quantity cells do not know.
    LexiconWord{"最高", 0, Per{}, Qualifier::at_most},
    LexiconWord{"最多", 0, Per{}, Qualifier::at_most},
    LexiconWord{"不高于", 0, Per{}, Qualifier::at_most},
    LexiconWord{"上限", 0, Per{}, Qualifier::at_most},
    LexiconWord{"最低", 0, Per{}, Qualifier::at_least},
    LexiconWord{"最少", 0, Per{}, Qualifier::at_least},
};

/// The bytes of the first character, as one number.
std::uint32_t first_character(std::string_view text) {
  std::uint32_t bytes = static_cast<unsigned char>(text.front());
  for (std::size_t i = 1; i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; ++i) {
    bytes = bytes << 8U | static_cast<unsigned char>(text[i]);
  }
  return bytes;
}

/// The rows of a table by their first character, the longest first, so that a look-up costs the same whatever stands in
/// the table.
template <typename Row>
class Index {
public:
  template <typename Table>
  explicit Index(const Table& table) {
    for (const Row& row : table) rows_[first_character(row.word)].push_back(&row);
    for (auto& [character, rows] : rows_) {
      std::sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) { return a->word.size() > b->word.size(); });
    }
  }

  [[nodiscard]] const Row* longest(std::string_view text) const {
    if (text.empty()) return nullptr;
    const auto found = rows_.find(first_character(text));
    if (found == rows_.end()) return nullptr;
    for (const Row* row : found->second) {
      if (text.starts_with(row->word)) return row;
    }
    return nullptr;
  }

private:
  std::unordered_map<std::uint32_t, std::vector<const Row*>> rows_;
};

}  // namespace

bool is_time(const Unit& unit) {
  switch (unit.kind) {
    case Denominator::month:
    case Denominator::quarter:
    case Denominator::half_year:
    case Denominator::year:
      return true;
    default:
      return false;
  }
}

UnitMatch unit_at(std::string_view text) {
  static const Index<UnitWord> index(unit_words);
  const UnitWord* row = index.longest(text);
  if (row == nullptr) return {};
  const bool other_word =
      std::any_of(no_units.begin(), no_units.end(), [&](std::string_view word) { return text.starts_with(word); });
  if (other_word) return {};
  return {{row->kind, row->printed.empty() ? row->word : row->printed}, row->word.size()};
}

bool is_plain_classifier(const Unit& unit) {
  return std::find(plain_classifiers.begin(), plain_classifiers.end(), unit.word) != plain_classifiers.end();
}

const LexiconWord* lexicon_word(std::string_view text) {
  static const Index<LexiconWord> index(words);
  return index.longest(text);
}

bool announces_total(std::string_view text) {
  constexpr std::array<std::string_view, 7> announcing{"全年度", "全年", "一年", "需要", "补贴资金", "补助资金", "需"};
  constexpr std::array<std::string_view, 6> accompanying{"资金", "经费", "费用", "金额", "年", "约"};
  bool announced = false;
  const auto take = [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
  };
  while (!text.empty()) {
    const LexiconWord* word = lexicon_word(text);
    const bool total = word != nullptr && (word->meaning & means_total) != 0 && take(word->word);
    if (total || std::ranges::any_of(announcing, take)) {
      announced = true;
    } else if (!std::ranges::any_of(accompanying, take)) {
      return false;
    }
  }
  return announced;
}

Unit unit_of(Denominator denominator) {
  const auto* const found =
      std::find_if(unit_words.begin(), unit_words.end(), [&](const UnitWord& row) { return row.kind == denominator; });
  return {denominator, found->word};
}

std::string_view cost_named_by(std::string_view name) {
  constexpr std::array<std::string_view, 8> costs{"费", "险", "社保", "公积金", "工资", "年金", "津贴", "服装"};
  constexpr std::size_t two_characters = 6;
  const bool cost =
      std::any_of(costs.begin(), costs.end(), [&](std::string_view word) { return name.ends_with(word); });
  return cost && name.size() >= two_characters ? name.substr(name.size() - two_characters) : std::string_view();
}

std::optional<UnitMatch> paid_by(std::string_view text) {
  if (!text.starts_with("按") && !text.starts_with("逐")) return std::nullopt;
  const UnitMatch match = unit_at(text.substr(std::string_view("按").size()));
  if (match.size == 0 || !is_time(match.unit) || match.unit.kind == Denominator::year) return std::nullopt;
  return match;
}

}  // namespace budgetlint
