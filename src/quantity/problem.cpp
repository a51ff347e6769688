#include "budgetlint/quantity/problem.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t whole_width = 40;
constexpr std::size_t rest_width = 20;

struct KindWords {
  Phrase noun;
  Phrase advice;
};

KindWords words_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::amount:
      return {{"amount", "金额"},
              {"write for example 54, 7,759.53, 约2.5万 or 536362.5元", "可以填写54、7,759.53、约2.5万或536362.5元"}};
    case QuantityKind::rate:
      return {{"rate", "标准"},
              {"write for example 46, 46元/人/月 or 约3.1万元/人", "可以填写46、46元/人/月或约3.1万元/人"}};
    case QuantityKind::count:
      return {{"count", "数量"}, {"write for example 12, 12辆 or 1920人以上", "可以填写12、12辆或1920人以上"}};
    case QuantityKind::share:
      break;
  }
  return {{"share", "比例"}, {"write for example 20% or 0.2", "可以填写20%或0.2"}};
}

bool is_range_sign(char32_t c) {
  return std::u32string_view(U"-~—–〜至到").find(c) != std::u32string_view::npos;
}

// The unit was no unit: what does a quantity of this kind take instead?
Phrase misplaced_word(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::amount:
      return {"money takes no counting unit", "金额后面不写计数单位"};
    case QuantityKind::rate:
      return {"what the money is for stands behind a slash: 46元/人", "按什么计算写在斜杠后面，如46元/人"};
    case QuantityKind::count:
      return {"only one unit may follow", "后面只写一个单位"};
    case QuantityKind::share:
      break;
  }
  return {"only % may follow", "后面只能写百分号"};
}

Phrase misplaced_slash(QuantityKind kind) {
  if (kind == QuantityKind::amount) return {"an amount is a whole sum, not one per unit", "金额填总数，不按单位分摊"};
  return {"no slash belongs here", "这里不写斜杠"};
}

Phrase misplaced_character(char32_t c, bool number_read, QuantityKind kind) {
  if (c == U'/') return misplaced_slash(kind);
  if (c == U'%') return {"a percent sign belongs to a share", "百分号只用于比例"};
  if (is_digit(c)) return {"one number only, without blanks inside", "只填一个数，数字中间不留空格"};
  if (is_range_sign(c)) return {"one number only, no range", "只填一个数，不填范围"};
  if (c == U'.' || c == U',') return {"one point too many, or a separator behind it", "多了一个小数点或逗号"};
  if (c == U'。') return {"a full stop is no decimal point", "句号不是小数点"};
  if (c == U'余' || c == U'多') return {"余 and 多 stand before the unit: 50余万元", "余、多写在单位前面，如50余万元"};
  if (c < 0x80 && is_word_character(c)) return {"a letter is no part of it", "这里不写字母"};
  if (is_chinese_numeral(c) && number_read) {
    return {"of such words only 千元, 万, 百万元 and 亿 are read", "数位只认千元、万、百万元和亿"};
  }
  if (is_word_character(c)) return misplaced_word(kind);
  return {"a quantity has no such sign", "数量里没有这种符号"};
}

bool is_formal_numeral(char32_t c) {
  return std::u32string_view(U"壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟").find(c) != std::u32string_view::npos;
}

bool is_quotation_mark(char32_t c) {
  return std::u32string_view(U"\"'“”‘’「」『』").find(c) != std::u32string_view::npos;
}

// The mark that a sentence goes on with, where a cell should end.
bool is_end_mark(char32_t c) {
  return std::u32string_view(U",;。、；").find(c) != std::u32string_view::npos;
}

Phrase missing_number(char32_t c) {
  if (c == end_of_text) return {"the number is missing", "缺少数字"};
  if (c == U'.') return {"a digit is missing before the point", "小数点前面缺少数字"};
  if (c == U'+') return {"leave the plus sign out", "请去掉加号"};
  if (is_chinese_numeral(c) || is_formal_numeral(c)) {
    return {"digits are needed, not Chinese numerals", "请写阿拉伯数字，不写汉字数字"};
  }
  if (is_quotation_mark(c)) return {"leave the quotation marks out", "请去掉引号"};
  return {"a number is expected here", "这里应当是数字"};
}

/// A single mark behind what could be read.
bool is_end(std::string_view rest) {
  Cursor cursor(rest);
  if (!is_end_mark(cursor.peek())) return false;
  cursor.advance();
  return cursor.at_end();
}

Phrase reason(const Trouble& trouble, std::string_view rest, QuantityKind kind) {
  const char32_t c = Cursor(rest).peek();
  if (trouble.understood > 0 && is_end(rest)) return {"nothing follows this mark", "末尾多了标点"};
  switch (trouble.problem) {
    case Problem::no_number:
      return missing_number(c);
    case Problem::bad_separator:
      return {"separators part groups of three digits", "千分位逗号应每三位一个"};
    case Problem::bare_point:
      return {"a digit is missing behind the point", "小数点后面缺少数字"};
    case Problem::contradiction:
      return {"it does not go with the word before it", "与前面的词不能同时用"};
    case Problem::average:
      return {"only a rate can be an average", "平均数只能填在标准里"};
    case Problem::money_word:
      return {"a count takes no money unit", "数量后面不写金额单位"};
    case Problem::denominator:
      return {"a unit such as 人 or 月 follows the slash, once and without a number",
              "斜杠后面写人、月等单位，各写一次，不带数字"};
    case Problem::too_many_digits:
    case Problem::unexpected:
      break;
  }
  return misplaced_character(c, trouble.understood > 0, kind);
}

std::string quoted(std::string_view text, std::size_t width) {
  return shorten(visible(text), width);
}

Text too_long(std::string_view text, std::size_t digit_limit) {
  const std::string whole = quoted(text, whole_width);
  return {fmt::format("\"{1}\" has more than {0} digits; write at most {0}", digit_limit, whole),
          fmt::format("“{1}”超过{0}位数字；请核对，最多填{0}位", digit_limit, whole)};
}

// The text without quotation marks, without marks at its end and without blanks, but for one between two digits, which
// may part two numbers.
std::string without_ornaments(std::string_view text) {
  std::string kept;
  std::string marks;  // kept only if more follows
  bool digit_before = false;
  bool blank_before = false;
  for (Cursor cursor(text); !cursor.at_end();) {
    const std::size_t begin = cursor.offset();
    const char32_t c = cursor.peek();
    cursor.advance();
    if (is_quotation_mark(c)) continue;
    if (is_blank_character(c)) {
      blank_before = true;
      continue;
    }
    if (is_end_mark(c)) {
      marks.append(cursor.since(begin));
      continue;
    }
    kept.append(marks);
    marks.clear();
    if (blank_before && digit_before && is_digit(c)) kept.push_back(' ');
    kept.append(cursor.since(begin));
    digit_before = is_digit(c);
    blank_before = false;
  }
  return kept;
}

std::string with_digits_for_letters(std::string_view text) {
  std::string repaired;
  for (Cursor cursor(text); !cursor.at_end();) {
    const std::size_t begin = cursor.offset();
    const auto digit = digit_alike(cursor.peek());
    cursor.advance();
    if (digit) {
      repaired.push_back(*digit);
    } else {
      repaired.append(cursor.since(begin));
    }
  }
  return repaired;
}

// What was probably meant, if that is a quantity.
std::optional<std::string> repaired(std::string_view text, QuantityKind kind) {
  const std::string bare = without_ornaments(text);
  for (const std::string& candidate : {bare, with_digits_for_letters(bare)}) {
    // Reading what cannot be read explains it again, which ends because a text that is put right stays as it is.
    if (candidate != text && read_quantity(candidate, kind, MoneyUnit::yuan).quantity) return candidate;
  }
  return std::nullopt;
}

Text advice(std::string_view text, QuantityKind kind) {
  if (const auto meant = repaired(text, kind)) {
    const std::string shown = quoted(*meant, whole_width);
    return {fmt::format("write {}", shown), fmt::format("请填写{}", shown)};
  }
  return Text(words_of(kind).advice);
}

// "understood "5", then "O"": how far it went and where it stopped.
Text progress(std::string_view text, const Trouble& trouble, std::string_view shown) {
  const std::string understood = quoted(trimmed(text.substr(0, trouble.understood)), rest_width);
  const std::string stop = quoted(shown, rest_width);
  if (stop.empty()) {
    return {fmt::format("understood \"{}\", then it ends", understood), fmt::format("读到“{}”就没有了", understood)};
  }
  if (understood.empty()) return {fmt::format("it begins with \"{}\"", stop), fmt::format("开头的“{}”读不懂", stop)};
  return {fmt::format("understood \"{}\", then \"{}\"", understood, stop),
          fmt::format("读到“{}”为止，后面的“{}”读不懂", understood, stop)};
}

}  // namespace

QuantityError explain(std::string_view text, QuantityKind kind, const Trouble& trouble, std::size_t digit_limit) {
  if (trouble.problem == Problem::too_many_digits) {
    return {QuantityError::Kind::too_many_digits, trouble.understood, too_long(text, digit_limit)};
  }
  const std::string_view rest = trimmed(text.substr(trouble.place));
  Cursor cursor(rest);
  const char32_t c = cursor.peek();
  const auto digit = digit_alike(c);
  Phrase why = reason(trouble, rest, kind);
  if (digit) {
    why = *digit == '0' ? Phrase{"a letter, not the digit 0", "是字母，不是数字0"}
                        : Phrase{"a letter, not the digit 1", "是字母，不是数字1"};
    cursor.advance();
  }
  const Text far = progress(text, trouble, digit ? cursor.since(0) : rest);
  const Text repair = advice(text, kind);
  const Phrase noun = words_of(kind).noun;
  const std::string whole = quoted(trimmed(text), whole_width);
  return {QuantityError::Kind::malformed,
          trouble.understood,
          {fmt::format("\"{}\" is no {}: {} ({}); {}", whole, noun.english, far.english, why.english, repair.english),
           fmt::format("“{}”不是{}：{}（{}）；{}", whole, noun.chinese, far.chinese, why.chinese, repair.chinese)}};
}

}  // namespace budgetlint
