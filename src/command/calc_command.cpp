#include <fmt/format.h>

#include <unistd.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "budgetlint/calculation/reading.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/terminal.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr int status_evaluated = 0;
constexpr int status_not_evaluable = 1;

/// In the unit that stands behind it: a share is a part of one, and shown in percent.
std::string number_of(const ProseFactor& factor) {
  return in_yuan(factor.kind == FactorKind::share ? factor.value.shifted(2) : factor.value);
}

Phrase kind_word(FactorKind kind) {
  switch (kind) {
    case FactorKind::amount:
      return {"amount", "金额"};
    case FactorKind::rate:
      return {"rate", "标准"};
    case FactorKind::count:
      return {"count", "数量"};
    case FactorKind::share:
      return {"share", "比例"};
    case FactorKind::number:
      break;
  }
  return {"number", "数"};
}

std::string part(std::string_view text, Span span) {
  return visible(text.substr(span.begin, span.size()));
}

/// `900 * 46 * 12`: the multiplier only where it says something.
std::string product_of(const ProseReading& reading, const ProseProduct& product) {
  std::string text;
  for (const std::size_t index : product.factors) {
    const ProseFactor& factor = reading.factors[index];
    const std::string value = in_yuan(factor.value);
    text +=
        (text.empty() ? "" : " * ") + (factor.upper ? fmt::format("({}-{})", value, in_yuan(*factor.upper)) : value);
  }
  if (product.multiplier != Decimal(1, 0)) text += " * " + in_yuan(product.multiplier);
  return text;
}

std::string value_text(const ProseValue& value, Language language) {
  const bool english = language == Language::english;
  const std::string unit = english ? " 元" : "元";
  if (value.exact())
    return in_yuan(*value.low) + unit + " = " + in_unit(*value.low, MoneyUnit::ten_thousand) +
           (english ? " 万元" : "万元");
  if (!value.low) return (english ? "at most " : "不超过 ") + in_yuan(*value.high) + unit;
  if (!value.high) return (english ? "at least " : "不低于 ") + in_yuan(*value.low) + unit;
  return in_yuan(*value.low) + (english ? " to " : " 至 ") + in_yuan(*value.high) + unit;
}

std::string factor_line(std::string_view text, const ProseFactor& factor, Language language) {
  const bool english = language == Language::english;
  const std::string words = part(text, factor.place);
  std::string line = fmt::format("  {}  {} {}", words, kind_word(factor.kind).in(language), number_of(factor));
  if (factor.upper) line += (english ? " to " : " 至 ") + in_yuan(*factor.upper);
  if (factor.kind == FactorKind::amount) line += english ? " 元" : "元";
  if (factor.implicit) {
    line =
        fmt::format(fmt::runtime(english ? "  {}  implicit, from the period: {} {}" : "  {}  隐含，取自实施期：{} {}"),
                    words, in_yuan(factor.value), factor.unit);
  } else if (factor.kind != FactorKind::amount && !factor.unit.empty()) {
    line += ' ' + visible(factor.unit);
  }
  return line + '\n';
}

std::string print_text(std::string_view text, const ProseReading& reading, Language language) {
  const auto say = [&](std::string_view english, std::string_view chinese) {
    return std::string(Phrase{english, chinese}.in(language));
  };
  std::string out;
  if (!reading.factors.empty()) out += say("Quantities:\n", "读出的数：\n");
  for (const ProseFactor& factor : reading.factors) out += factor_line(text, factor, language);
  if (reading.evaluated()) {
    out += say("Calculation:\n  ", "算式：\n  ");
    for (const ProseProduct& product : reading.products) {
      out += (&product == &reading.products.front() ? "" : " + ") + product_of(reading, product);
    }
    out += "\n  = " + value_text(reading.value, language) + '\n';
  } else {
    out += say("Not evaluable: ", "无法测算：") + visible(reading.obstacle->message.in(language)) + '\n';
    for (const Span& words : reading.obstacle->words) out += "  " + part(text, words) + '\n';
    if (!reading.obstacle->hint.empty()) out += visible(reading.obstacle->hint.in(language)) + '\n';
  }
  for (const ProseEquation& equation : reading.equations) {
    if (equation.agreement != Agreement::differs) continue;
    out += say("Printed result that differs: ", "所写结果不符：") + part(text, reading.factors[equation.right].place) +
           say(", calculated ", "，应为 ") + value_text(equation.left, language) + '\n';
  }
  return out;
}

Json json_of(const ProseValue& value) {
  Json object = Json::object();
  if (value.low) object["low"] = in_yuan(*value.low);
  if (value.high) object["high"] = in_yuan(*value.high);
  return object;
}

Json json_of(std::string_view text, const ProseFactor& factor) {
  Json object{{"kind", kind_word(factor.kind).english}, {"value", number_of(factor)}};
  if (factor.upper) object["upper"] = in_yuan(*factor.upper);
  object["unit"] = factor.unit;
  object["text"] = std::string(text.substr(factor.place.begin, factor.place.size()));
  object["begin"] = factor.place.begin;
  object["end"] = factor.place.end;
  object["implicit"] = factor.implicit;
  return object;
}

/// `begin` and `end` are bytes of the text.
std::string print_json(std::string_view text, const ProseReading& reading, Language language) {
  Json report{{"version", 1}, {"text", std::string(text)}, {"evaluated", reading.evaluated()}};
  report["factors"] = Json::array();
  for (const ProseFactor& factor : reading.factors) report["factors"].push_back(json_of(text, factor));
  report["products"] = Json::array();
  for (const ProseProduct& product : reading.products) {
    report["products"].push_back({{"factors", product.factors}, {"multiplier", in_yuan(product.multiplier)}});
  }
  if (reading.evaluated()) {
    report["value"] = json_of(reading.value);
  } else {
    report["obstacle"] = {{"name", obstacle_name(reading.obstacle->obstacle)},
                          {"message", reading.obstacle->message.in(language)},
                          {"hint", reading.obstacle->hint.in(language)}};
    report["obstacle"]["words"] = Json::array();
    for (const Span& words : reading.obstacle->words) {
      report["obstacle"]["words"].push_back(
          {{"text", text.substr(words.begin, words.size())}, {"begin", words.begin}, {"end", words.end}});
    }
  }
  report["equations"] = Json::array();
  for (const ProseEquation& equation : reading.equations) {
    report["equations"].push_back({{"right", equation.right},
                                   {"left", json_of(equation.left)},
                                   {"holds", equation.agreement != Agreement::differs}});
  }
  return harmless_json(report.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

/// What was typed, or standard input without its last line end.
std::string text_of(const Invocation& invocation) {
  if (invocation.calculation != "-") return invocation.calculation;
  auto content = read_descriptor(STDIN_FILENO, Limits().file_bytes);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about("-", error->message));
  std::string text = std::move(std::get<std::string>(content));
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

int run(const Invocation& invocation) {
  const std::string text = text_of(invocation);
  ProseContext context;
  if (invocation.months) context.months = invocation.months;
  const ProseReading reading = read_calculation(text, context);
  write_output(invocation.format == "json" ? print_json(text, reading, invocation.language)
                                           : print_text(text, reading, invocation.language));
  return reading.evaluated() ? status_evaluated : status_not_evaluable;
}

void verify(const Invocation& invocation) {
  if (invocation.calculation.empty()) {
    throw Failure({"write a calculation: budgetlint calc \"900人×46元/人/月×12月\"",
                   "请写出算式：budgetlint calc \"900人×46元/人/月×12月\""});
  }
}

void take_months(Invocation& to, const std::string& value) {
  constexpr int most = 12;
  int months = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), months);
  if (error != std::errc() || end != value.data() + value.size() || months < 1 || months > most) {
    throw Failure({"--months takes a number from 1 to 12", "--months 的取值为1至12"});
  }
  to.months = months;
}

}  // namespace

const Command& calc_command() {
  static const Command command{
      "calc",
      {"Read one calculation written in words", "读一段测算说明，列出算式和结果"},
      {"budgetlint calc \"900人×46元/人/月×12月\"", "budgetlint calc \"900人×46元/人/月×12月\""},
      {"budgetlint calc [OPTIONS] TEXT", "budgetlint calc [选项] 文字"},
      {{{"TEXT", "文字"},
        {"The explanation as a form has it; - reads standard input", "表中的测算说明；- 表示从标准输入读取"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.calculation = values.front(); },
        Completion::nothing}},
      {{{"Report", "报告"},
        {text_or_json(),
         {"--months",
          {"N", "月数"},
          {"The months of the period, which a rate per month is taken for (default: 12)",
           "实施期的月数，按月的标准以此计算（默认12）"},
          {},
          {"a number from 1 to 12", "1至12的整数"},
          take_months}}}},
      verify,
      run};
  return command;
}

}  // namespace budgetlint
