#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "generate/random.hpp"

namespace budgetlint::testing {

/// What money is spent on. No two are nearer to each other than four changes, whatever ending follows, so that
/// none can be taken for a misspelling of another.
inline constexpr std::array<std::string_view, 36> subjects{
    "农村饮水", "城市绿化", "校园安保", "残疾康复", "森林防火", "病虫监测", "图书借阅", "文物修缮", "儿童营养",
    "退役抚恤", "河道清淤", "公厕改造", "垃圾转运", "职业技能", "融通贴息", "急救站点", "疫苗接种", "非遗传承",
    "路灯照明", "桥梁加固", "信访化解", "社区矫正", "法律援助", "粮食储备", "种子繁育", "渔船更新", "气象预警",
    "地震台网", "档案数字", "禁毒宣讲", "妇幼筛查", "体育场馆", "科普巡展", "消费帮扶", "电商直播", "林下经济"};

inline constexpr std::array<std::string_view, 4> endings{"补助资金", "专项经费", "工作经费", "以奖代补"};

/// The name of a department: 青云市石泉龙区民政局. Other seeds below 2^25 give other names.
[[nodiscard]] std::string department_name(std::uint64_t seed);

/// `name` as another hand types it: other brackets, a blank inside. Names that are so spelled compare equal.
[[nodiscard]] std::string respelled(Random& random, std::string_view name);

}  // namespace budgetlint::testing
