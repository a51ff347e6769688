#include "words.hpp"

#include <algorithm>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr bool is_punctuation(char32_t c) {
  const bool ascii = c < 0x80 && !(c >= U'0' && c <= U'9') && !(c >= U'a' && c <= U'z') && !(c >= U'A' && c <= U'Z');
  return ascii || c == 0xB7 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3020) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
}

}  // namespace

std::span<const Indicator> indicators_of(const Form& form) {
  if (form.kind == FormKind::direction) return form.direction().indicators;
  if (form.kind == FormKind::overall) return form.overall().indicators;
  return {};
}

const Field* indicators_field_of(const Form& form) {
  if (form.kind == FormKind::direction) return &form.direction().indicators_field;
  if (form.kind == FormKind::overall) return &form.overall().indicators_field;
  return nullptr;
}

std::string_view find_any(std::string_view text, Words words) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  return found == words.end() ? std::string_view() : *found;
}

std::string_view ending_of(std::string_view text, Words words) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
  return found == words.end() ? std::string_view() : *found;
}

bool says_nothing(const TextCell& cell) {
  static constexpr std::string_view nothing[] = {"无", "不涉及", "不适用", "暂无", "无要求"};
  return cell.blank() ||
         (cell.stated() && std::find(std::begin(nothing), std::end(nothing), cell.text) != std::end(nothing));
}

std::string wording_of(std::string_view text) {
  const std::string folded = fold_name(text);
  std::string kept;
  kept.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    if (!is_punctuation(c.value)) kept.append(folded, at, c.size);
    at += c.size;
  }
  return kept;
}

std::string head_of(std::string_view name) {
  std::string folded = fold_name(name);
  while (folded.ends_with(')')) {
    const std::size_t open = folded.rfind('(');
    if (open == std::string::npos || open == 0) break;
    folded.resize(open);
  }
  return folded;
}

}  // namespace budgetlint
