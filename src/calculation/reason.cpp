#include "reason.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace budgetlint {
namespace {

constexpr std::size_t longest_quote = 60;  // bytes

std::string quote(std::string_view text, Span place) {
  std::string_view words = text.substr(place.begin, place.size());
  if (words.size() > longest_quote) {
    std::size_t end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return std::string(words.substr(0, end)) + "…";
  }
  return std::string(words);
}

/// The words in the way that have one and the same reason, each once, as many as a sentence bears.
Text quotes_of(const std::vector<Span>& words, std::string_view text) {
  constexpr std::size_t most = 3;
  std::vector<std::string> quotes;
  for (const Span& word : words) {
    std::string words_there = quote(text, word);
    if (std::find(quotes.begin(), quotes.end(), words_there) == quotes.end()) quotes.push_back(std::move(words_there));
    if (quotes.size() == most) break;
  }
  if (quotes.empty()) quotes.push_back(quote(text, {0, text.size()}));
  return {fmt::format("{}", fmt::join(quotes, ", ")), fmt::format("“{}”", fmt::join(quotes, "”“"))};
}

Text message_of(Obstacle obstacle, const Text& words) {
  const auto& [english, chinese] = words;
  switch (obstacle) {
    case Obstacle::no_quantities:
      return {"it holds no quantities", "没有可以计算的数"};
    case Obstacle::no_amount:
      return {"it holds no amount of money", "没有金额或标准"};
    case Obstacle::missing_count:
      return {fmt::format("{}: what it is divided by is counted nowhere", english),
              fmt::format("{}对应的数量没有写", chinese)};
    case Obstacle::left_over:
      return {fmt::format("{} has no place in the calculation", english),
              fmt::format("{}不知道该与哪个数相乘", chinese)};
    case Obstacle::malformed_rate:
      return {fmt::format("a number instead of a unit stands behind the slash of {}", english),
              fmt::format("{}的斜杠后面是数量，不是单位", chinese)};
    case Obstacle::ambiguous:
      return {fmt::format("{} can be understood in more than one way", english),
              fmt::format("{}可以有不同理解", chinese)};
    case Obstacle::bad_number:
      return {fmt::format("{} cannot be read as a number to calculate with", english),
              fmt::format("{}不是可以计算的数", chinese)};
    case Obstacle::bad_syntax:
      return {fmt::format("the signs or brackets at {} make no formula", english),
              fmt::format("{}处的运算符号或括号不成算式", chinese)};
  }
  return {};
}

/// Where a text states a total and a single rate without its count, the exact ratio of the two; nothing where another
/// count has no rate, or where more than one is missing.
Text hint_of(const ProseReading& reading) {
  const ProseFactor* rate = nullptr;
  const ProseFactor* total = nullptr;
  std::vector<const ProseFactor*> counts;
  for (const ProseFactor& factor : reading.factors) {
    if (factor.implicit || factor.upper) continue;
    if (factor.kind == FactorKind::rate) {
      if (rate != nullptr) return {};
      rate = &factor;
    } else if (factor.kind == FactorKind::amount) {
      if (total != nullptr) return {};
      total = &factor;
    } else if (factor.kind == FactorKind::count) {
      counts.push_back(&factor);
    } else {
      return {};
    }
  }
  if (rate == nullptr || total == nullptr || rate->denominators.size() != counts.size() + 1) return {};
  std::optional<Decimal> each = rate->value;
  for (const ProseFactor* count : counts) {
    if ((rate->unit + "/").find("/" + count->unit + "/") == std::string::npos) return {};
    each = Decimal::multiply(*each, count->value);
    if (!each) return {};
  }
  if (each->is_zero()) return {};
  // Brought to one exponent, the quotient of the coefficients is the ratio.
  const int exponent = std::min(each->exponent(), total->value.exponent());
  const auto divisor = each->rounded(exponent, Rounding::down);
  const auto dividend = total->value.rounded(exponent, Rounding::down);
  if (!divisor || !dividend || dividend->coefficient() % divisor->coefficient() != 0) return {};
  const Decimal ratio(dividend->coefficient() / divisor->coefficient(), 0);
  const std::string amount = total->value.reduced().value_or(total->value).to_string();
  return {fmt::format("exactly {} would give {}元", ratio.to_string(), amount),
          fmt::format("若数量正好是{}，则得{}元", ratio.to_string(), amount)};
}

}  // namespace

NotEvaluable reason_of(const std::vector<LeftOver>& left_over, const Normalised& normalised, std::string_view text,
                       const ProseReading& reading) {
  NotEvaluable reason;
  reason.obstacle = left_over.front().obstacle;
  std::vector<Span> alike;
  std::vector<Span> counts;
  for (const LeftOver& word : left_over) {
    if (word.place.empty()) continue;
    reason.words.push_back(normalised.original(word.place));
    if (word.obstacle == reason.obstacle) alike.push_back(reason.words.back());
    if (word.obstacle == Obstacle::left_over) counts.push_back(reason.words.back());
  }
  reason.message = message_of(reason.obstacle, quotes_of(alike, text));
  if (reason.obstacle != Obstacle::missing_count) return reason;
  if (counts.empty()) {
    reason.hint = hint_of(reading);
  } else {
    const Text beside = message_of(Obstacle::left_over, quotes_of(counts, text));
    reason.message = {reason.message.english + "; " + beside.english, reason.message.chinese + "，" + beside.chinese};
  }
  return reason;
}

}  // namespace budgetlint
