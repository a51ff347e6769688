#include "messages.hpp"

#include <fmt/format.h>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint::messages {
namespace {

constexpr std::size_t quoted_cells = 40;
constexpr std::size_t max_unused = 6;  // more are no help, and no message should need a second line

std::string quoted(std::string_view text) {
  return shorten(visible(text), quoted_cells);
}

std::string named(const Property& property) {
  return fmt::format("{} ({})", property.label, property.key);
}
std::string named_in_chinese(const Property& property) {
  return fmt::format("“{}”（{}）", property.label, property.key);
}

/// `a, b or c`
template <typename Items, typename Name>
std::string joined(const Items& items, std::string_view between, std::string_view before_last, Name name) {
  std::string text;
  std::size_t left = items.size();
  for (const auto& item : items) {
    if (!text.empty()) text += left == 1 ? before_last : between;
    text += name(item);
    --left;
  }
  return text;
}

std::string labels(const Shape& shape, std::string_view between) {
  return joined(shape.properties, between, between, [](const Property& property) { return property.label; });
}

Phrase what_stands_there(const Node& node) {
  switch (value_kind(node)) {
    case ValueKind::list:
      return {"a list", "多行的列表"};
    case ValueKind::mapping:
      return {"a group of keys", "分栏填写的内容"};
    case ValueKind::number:
      return {"a number", "一个数字"};
    case ValueKind::boolean:
      return {"true or false", "true或false"};
    case ValueKind::text:
      return {"a text", "一段文字"};
    case ValueKind::blank:
      break;
  }
  return {"nothing", "空白"};
}

/// `[54]`: the brackets are all that is wrong.
const Node* bracketed_value(const Node& node) {
  if (node.kind != NodeKind::sequence || !node.flow || node.children.size() != 1) return nullptr;
  const Node* only = node.children.front();
  return only->kind == NodeKind::scalar ? only : nullptr;
}

/// `details: {item: …}`: a row that nothing marks as one.
bool lacks_dashes(const Node& node, const Shape& shape) {
  return node.kind == NodeKind::mapping && shape.items != nullptr && shape.items->allows(ValueKind::mapping);
}

Text what_belongs_there(const Node& node, const Shape& shape, const Property* property) {
  if (shape.allows(ValueKind::list)) {
    return {"rows belong here, each on a line of its own that begins with \"- \"; leave it empty if there are none",
            "此处应逐行填写，每行以“- ”开头；没有内容时留空"};
  }
  if (shape.allows(ValueKind::mapping) && !shape.allows(ValueKind::text)) {
    return {fmt::format("keys belong here, one to a line and indented: {}", labels(shape, ", ")),
            fmt::format("此处应分栏填写，每栏一行并缩进：{}", labels(shape, "、"))};
  }
  if (const Node* value = bracketed_value(node)) {
    return {fmt::format("a single value belongs here: write {} without the brackets", quoted(value->text)),
            fmt::format("此处只填一项内容：请去掉方括号，写成{}", quoted(value->text))};
  }
  if (property != nullptr && !property->example.empty()) {
    return {fmt::format("a single value belongs here, such as {}", property->example),
            fmt::format("此处只填一项内容，例如：{}", property->example)};
  }
  return {"a single value belongs here", "此处只填一项内容"};
}

}  // namespace

Text duplicate_scalar(const Property& property) {
  return {fmt::format("{} is written twice, so that nobody can tell which one counts: delete the wrong one",
                      named(property)),
          fmt::format("{}填了两次，无法判断以哪个为准：请删去错误的一处", named_in_chinese(property))};
}

Text duplicate_collection(const Property& property) {
  return {fmt::format("{} is written twice; the first is read: join the two or delete one", named(property)),
          fmt::format("{}填了两次，以前一处为准：请合并或删去一处", named_in_chinese(property))};
}

Text near_key(std::string_view written, const Guess& meant) {
  return {fmt::format("there is no key \"{}\" here; it is read as {}: write {}", quoted(written),
                      named(*meant.property), meant.spelling),
          fmt::format("此处没有“{}”一栏，按{}读取：请改为“{}”", quoted(written), named_in_chinese(*meant.property),
                      meant.spelling)};
}

Text present_key(std::string_view written, const Guess& meant) {
  return {fmt::format("there is no key \"{}\" here, and {}, which it resembles, is there as well: delete one of them",
                      quoted(written), named(*meant.property)),
          fmt::format("此处没有“{}”一栏，而相近的{}已经填写：请删去多余的一栏", quoted(written),
                      named_in_chinese(*meant.property))};
}

Text unknown_key(std::string_view written, const std::vector<Guess>& nearest,
                 const std::vector<const Property*>& unused) {
  const std::string_view own_key = "a key of your own begins with x-";
  if (nearest.empty() && !unused.empty() && unused.size() <= max_unused) {
    const auto english = joined(unused, ", ", ", ", [](const Property* property) { return named(*property); });
    const auto chinese = joined(unused, "、", "、", [](const Property* property) { return property->label; });
    return {fmt::format("there is no key \"{}\" here; not used yet: {}; {}", quoted(written), english, own_key),
            fmt::format("此处没有“{}”一栏，尚未填写的栏目有：{}；自设的栏目请以“x-”开头", quoted(written), chinese)};
  }
  if (nearest.empty()) {
    return {fmt::format("there is no key \"{}\" here; {}", quoted(written), own_key),
            fmt::format("此处没有“{}”一栏；自设的栏目请以“x-”开头", quoted(written))};
  }
  const auto english = joined(nearest, ", ", " or ", [](const Guess& guess) { return named(*guess.property); });
  const auto chinese =
      joined(nearest, "、", "或", [](const Guess& guess) { return named_in_chinese(*guess.property); });
  return {fmt::format("there is no key \"{}\" here; did you mean {}? {}", quoted(written), english, own_key),
          fmt::format("此处没有“{}”一栏，是否应为{}？自设的栏目请以“x-”开头", quoted(written), chinese)};
}

Text own_key(std::string_view written, const Property& property) {
  return {
      fmt::format("\"{}\" is a key of your own and is not read; if {} is meant, leave x- out", quoted(written),
                  named(property)),
      fmt::format("“{}”是自设的栏目，不作读取；如果是指{}，请去掉“x-”", quoted(written), named_in_chinese(property))};
}

Text missing_key(const Property& property) {
  if (property.key == "department") {  // which may not be left blank
    return {fmt::format("{} is missing: add the line \"{}:\" with its full name", named(property), property.key),
            fmt::format("缺少{}一栏：请补上“{}:”一行，并填写全称", named_in_chinese(property), property.label)};
  }
  return {fmt::format("{} is missing: add the line \"{}:\", with nothing behind the colon if there is nothing to state",
                      named(property), property.key),
          fmt::format("缺少{}一栏：请补上“{}:”一行，没有内容时冒号后留空", named_in_chinese(property), property.label)};
}

Text blank_key(const Property& property) {
  return {fmt::format("{} is blank: the form cannot be reconciled with the others", property.label),
          fmt::format("{}未填写：无法与其他各表核对", property.label)};
}

Text wrong_shape(std::string_view field, const Node& node, const Shape& shape, const Property* property) {
  if (lacks_dashes(node, shape)) {
    return {fmt::format("{}: the columns stand there directly; each row begins with \"- \"", field),
            fmt::format("“{}”直接填了各栏，缺少行首的“- ”", field)};
  }
  const Phrase there = what_stands_there(node);
  const Text belongs = what_belongs_there(node, shape, property);
  return {fmt::format("{} holds {}, but {}", field.empty() ? "the document" : field, there.english, belongs.english),
          fmt::format("{}填的是{}，{}", field.empty() ? "本表" : fmt::format("“{}”", field), there.chinese,
                      belongs.chinese)};
}

Text unknown_value(std::string_view field, const Node& node, const Shape& shape) {
  const auto value = [](const std::string& text) { return text; };
  const std::string_view meant = completed_value(shape.values, fold_name(node.text));
  Text text{
      fmt::format("{} \"{}\" is not one of {}", field, quoted(node.text), joined(shape.values, ", ", " or ", value)),
      fmt::format("“{}”填的是“{}”，只能填{}", field, quoted(node.text), joined(shape.values, "、", "或", value))};
  if (!meant.empty()) {
    text.english += fmt::format(": write {}?", meant);
    text.chinese += fmt::format("，是否应为“{}”？", meant);
  }
  return text;
}

}  // namespace budgetlint::messages
