#include <random>

#include "../../src/schema/decider.hpp"
#include "../../src/schema/explain.hpp"
#include "check.hpp"

using namespace budgetlint;
using namespace budgetlint::test;

// The validator decides and a walk of our own explains. SchemaChecker throws std::logic_error where the two
// disagree; here thousands of broken forms are put through both.

namespace {

/// Draws from a small, fixed generator, so that every machine sees the same forms.
class Dice {
public:
  explicit Dice(unsigned seed) : generator_(seed) {}
  std::size_t below(std::size_t bound) { return generator_() % bound; }
  template <typename Items>
  const auto& one_of(const Items& items) {
    return items[below(std::size(items))];
  }

private:
  std::minstd_rand generator_;
};

std::string flow_text(const Node& node, Dice& dice);

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

bool one_in(Dice& dice, std::size_t count) {
  return dice.below(count) == 0;
}

std::string mutated_key(std::string_view key, Dice& dice) {
  constexpr std::string_view others[] = {"x-own", "nonsense", "amount", "合计", "total", "名称", "<x>"};
  if (!one_in(dice, 40)) return std::string(key);
  if (one_in(dice, 2)) return std::string(dice.one_of(others));
  std::string slip(key);
  return slip + (one_in(dice, 2) ? "s" : "栏");
}

std::string mutated_value(const Node& node, Dice& dice) {
  constexpr std::string_view others[] = {"\"\"", "54", "true", "[]", "{}", "[1]", "{a: 1}", "\"5O\"", "{name: }"};
  return one_in(dice, 40) ? std::string(dice.one_of(others)) : flow_text(node, dice);
}

/// The node again in flow style, with a slip here and there.
std::string flow_text(const Node& node, Dice& dice) {
  if (node.kind == NodeKind::scalar)
    return node.style == ScalarStyle::plain ? std::string(node.text) : quoted(node.text);
  const bool is_mapping = node.kind == NodeKind::mapping;
  std::string text = is_mapping ? "{" : "[";
  for (const Node* child : node.children) {
    if (one_in(dice, 60)) continue;
    const std::size_t copies = one_in(dice, 80) ? 2 : 1;
    for (std::size_t i = 0; i < copies; ++i) {
      if (is_mapping) text += quoted(mutated_key(child->key->text, dice)) + ": ";
      text += mutated_value(*child, dice) + ", ";
    }
  }
  return text + (is_mapping ? "}" : "]");
}

struct Sample {
  const std::string& text;
  FormKind kind;
};

const Sample samples[] = {{full_direction, FormKind::direction},
                          {full_direction_in_chinese, FormKind::direction},
                          {full_summary, FormKind::summary},
                          {full_overall, FormKind::overall}};

}  // namespace

TEST_CASE("a form is rejected by its schema if and only if there is an objection to explain it") {
  Decider decider;
  std::size_t accepted = 0;
  std::size_t rejected = 0;
  for (const Sample& sample : samples) {
    const ReadText original = read_text(sample.text);
    for (unsigned seed = 1; seed <= 2'000; ++seed) {
      Dice dice(seed);
      const std::string text = flow_text(*original.document.root(), dice) + "\n";
      ReadText mutated = read_text(text);
      const Explanation explanation = explain(mutated.document, vocabulary().form(sample.kind));
      const bool accepts = decider.accepts(*mutated.document.root(), sample.kind);
      if (accepts != (explanation.objections == 0)) {
        INFO(text);
        CHECK(accepts == (explanation.objections == 0));
      }
      ++(accepts ? accepted : rejected);
    }
  }
  CHECK(accepted > 1'000);
  CHECK(rejected > 2'000);
}

TEST_CASE("the decider sees canonical names, and neither local keys nor what the reader told of") {
  Decider decider;
  ReadText read = read_text(full_direction_in_chinese + "x-own: {a: [1]}\n");
  CHECK_FALSE(decider.accepts(*read.document.root(), FormKind::direction));
  static_cast<void>(explain(read.document, vocabulary().form(FormKind::direction)));
  CHECK(decider.accepts(*read.document.root(), FormKind::direction));
  CHECK_FALSE(decider.accepts(*read.document.root(), FormKind::summary));

  ReadText wrong = read_text(least_direction + "sources: [1]\n");
  CHECK_FALSE(decider.accepts(*wrong.document.root(), FormKind::direction));
  find_child(*wrong.document.root(), "sources")->unreadable = true;
  CHECK(decider.accepts(*wrong.document.root(), FormKind::direction));
}
