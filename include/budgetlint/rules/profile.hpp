#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/quantity/decimal.hpp"

namespace budgetlint {

/// Groups of indicators of which one at least must be filled.
struct RequiredGroup {
  std::vector<std::string> groups;  ///< canonical paths, `output/quantity`; any of them will do
  std::string label;  ///< the official label of the first, `数量指标`; where others share its 一级指标, that
  std::size_t least = 1;            ///< rows, in all of these groups together
  std::vector<std::string> where;   ///< words of the directions that it is asked of; empty: of every form
  std::vector<std::string> except;  ///< words in which those of `where` mean something else
};

/// Which indicators must have a 绩效标准.
enum class Standards : std::uint8_t {
  required,               ///< all; a table that has none is told once
  where_others_have_one,  ///< those of a table in which some have one
  never,
};

/// What the indicators of a form must hold, which differs by place and year.
struct Profile {
  std::string name;  ///< `2015`, or the file as reports print it
  std::vector<RequiredGroup> required;
  Decimal weight_total{100, 0};
  Decimal weight_total_without_execution_rate{100, 0};  ///< where 预算执行率 is not among the indicators
  Standards standards = Standards::required;
  std::vector<std::string> vague_words;
  std::map<std::string, Severity> severity;  ///< by rule id
};

using ProfilePtr = std::shared_ptr<const Profile>;

}  // namespace budgetlint
