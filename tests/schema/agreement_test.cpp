#include <filesystem>
#include <fstream>
#include <random>

#include "../../src/schema/decider.hpp"
#include "../../src/schema/explain.hpp"
#include "check.hpp"
#include "generate/generate.hpp"

using namespace budgetlint;
using namespace budgetlint::test;

// A walk of our own finds what there is to object to, and a validator has the last word. SchemaChecker asks it only
// where there is an objection; that it never objects by itself is shown here, where every form is put through both.

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

std::string in_quotes(std::string_view text) {
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
    return node.style == ScalarStyle::plain ? std::string(node.text) : in_quotes(node.text);
  const bool is_mapping = node.kind == NodeKind::mapping;
  std::string text = is_mapping ? "{" : "[";
  for (const Node* child : node.children) {
    if (one_in(dice, 60)) continue;
    const std::size_t copies = one_in(dice, 80) ? 2 : 1;
    for (std::size_t i = 0; i < copies; ++i) {
      if (is_mapping) text += in_quotes(mutated_key(child->key->text, dice)) + ": ";
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

/// How often the two agreed that a form fits, and that it does not.
struct Tally {
  std::size_t accepted = 0;
  std::size_t rejected = 0;
};

void put_through_both(const Source& source, Document& document, FormKind kind, Decider& decider, Tally& tally) {
  if (document.root()->unreadable) return;
  const Explanation explanation = explain(document, vocabulary().form(kind));
  const bool accepts = decider.accepts(*document.root(), kind);
  if (accepts != (explanation.objections == 0)) {
    INFO(source.path() << "\n" << source.bytes());
    CHECK(accepts == (explanation.objections == 0));
  }
  ++(accepts ? tally.accepted : tally.rejected);
}

/// Every document of a text, as the form that it says it is, or else as each of them.
void put_through_both(const std::string& name, std::string text, Decider& decider, Tally& tally) {
  const auto source = std::make_shared<const Source>(name, std::move(text));
  for (const FormKind kind : form_kinds) {
    Reading reading = read_documents(source, Limits{});
    for (Document& document : reading.documents) {
      const auto said = recognise(document).kind;
      if (!said || *said == kind) put_through_both(*source, document, kind, decider, tally);
    }
  }
}

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

TEST_CASE("generated forms, and their mutations, are rejected if and only if there is an objection") {
  Decider decider;
  Tally sound;
  Tally mutated;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    for (const testing::GeneratedForm& form : testing::generate_submission(seed)) {
      put_through_both(form.name, form.yaml, decider, sound);
      const auto source = std::make_shared<const Source>(form.name, form.yaml);
      const Reading reading = read_documents(source, Limits{});
      for (const Document& document : reading.documents) {
        Dice dice(seed);
        put_through_both(form.name, flow_text(*document.root(), dice) + "\n", decider, mutated);
      }
    }
  }
  CHECK(sound.accepted > 800);
  CHECK(sound.rejected == 0);
  CHECK(mutated.accepted > 50);
  CHECK(mutated.rejected > 500);
}

TEST_CASE("no form of the repository, however broken or hostile, is rejected without an objection") {
  Decider decider;
  Tally tally;
  for (const char* folder : {"/examples", "/tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(SOURCE_DIR) + folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      put_through_both(entry.path().string(), {std::istreambuf_iterator<char>(stream), {}}, decider, tally);
    }
  }
  for (const std::string text : {"[]", "{}", "a", "''", "- form: direction", "{form: direction, form: direction}",
                                 "{form: [direction]}", "{form: {}, year: {}}", "{form: direction, details: {}}",
                                 "{form: direction, details: [[[]]]}", "{form: direction, details: [~, 1, a, {}]}",
                                 "&a {form: direction, fund: *a}", "{form: direction, x-: {x-: []}, '': ''}",
                                 "{form: &f direction, direction: *f, unit: *f, fund: {name: *f, *f : *f}}",
                                 "{form: direction, unit: ~, year: true, amount: 1e9, total: 0x1, period: {}}"}) {
    put_through_both(text, text + "\n", decider, tally);
  }
  CHECK(tally.accepted > 500);
  CHECK(tally.rejected > 80);
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
