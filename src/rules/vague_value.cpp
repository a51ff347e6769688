#include <algorithm>

#include <fmt/format.h>

#include "budgetlint/rules/profile.hpp"
#include "budgetlint/support/fold.hpp"
#include "build.hpp"
#include "registry.hpp"
#include "words.hpp"

namespace budgetlint {
namespace {

/// What may stand beside vague words without saying more.
constexpr std::string_view companions[] = {
    "提升", "提高", "改善", "增强", "加强", "促进", "增加", "完善", "优化", "降低", "减少", "保障", "扩大",
    "推进", "推动", "完成", "到位", "拨付", "发放", "支付", "缓解", "巩固", "好转", "下降", "足额", "得到",
    "地",   "的",   "、",   ",",    "，",   "。",   ".",    "并",   "和",   ";",    "；"};

template <typename List>
std::string_view beginning_of(std::string_view text, const List& words) {
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](std::string_view word) { return text.starts_with(word); });
  return found == std::end(words) ? std::string_view() : std::string_view(*found);
}

/// True when a text is made of such words and nothing else. Most end at their first character.
bool is_vague(std::string_view text, const std::vector<std::string>& vague_words) {
  bool vague = false;
  while (!text.empty()) {
    std::string_view word = beginning_of(text, vague_words);
    vague = vague || !word.empty();
    if (word.empty()) word = beginning_of(text, companions);
    if (word.empty()) return false;
    text.remove_prefix(word.size());
  }
  return vague;
}

void check_form(const Form& form, const Profile& profile, Worksheet& worksheet) {
  for (const Indicator& row : indicators_of(form)) {
    if (!row.value.stated() || !is_vague(row.value.text, profile.vague_words)) continue;
    if (row.name.text == row.value.text) continue;  // BL505
    worksheet.findings.push_back(
        finding_at(vague_value.info, row.value,
                   {fmt::format("{} {} has no number, date or sign that could be checked later", label_of(row.value),
                                quoted(row.value)),
                    fmt::format("{} {} 没有数量、日期或程度，事后无法考核", label_of(row.value), quoted(row.value))}));
  }
}

}  // namespace

const Rule vague_value{
    {"BL504",
     "vague-value",
     Severity::note,
     {"an indicator's value that cannot be measured", "指标值无法考核"},
     {"按时 or 不断提升 can neither be reached nor missed. A date, a number or a share can. A value that names "
      "anything "
      "definite beside such words is left alone.",
      "“按时”“不断提升”之类，事后说不清是否完成；应写明日期、数量或比例。除此之外还写明具体内容的，不作提示。"},
     R"(
 # 附表3
 ...
 indicators:
   output:
     timeliness:
       - name: 发放时限
-        value: 按时
+        value: 每月10日前
         standard: 计划标准
)"},
    nullptr,
    check_form};

}  // namespace budgetlint
