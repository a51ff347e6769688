#include "budgetlint/command/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "budgetlint/command/command.hpp"
#include "budgetlint/document/document.hpp"
#include "budgetlint/document/rules.hpp"
#include "budgetlint/quantity/quantity.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "rule_words.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t file_limit = std::size_t{1} << 20;
constexpr std::size_t fewest_letters_of_a_slip = 4;

/// Reads the tree of a configuration and collects what is wrong with it.
class Reader {
public:
  Reader(const Source& source, Config& config) : source_(source), config_(config) {}

  void read(const Node& root) {
    if (root.kind != NodeKind::mapping) {
      if (!is_empty_scalar(root)) complain(root, wanted({"a mapping of settings", "各项设置"}));
      return;
    }
    for (const Node* entry : root.children) {
      const auto* key = std::find_if(std::begin(keys), std::end(keys),
                                     [&](const Key& known) { return known.name == entry->key->text; });
      if (key == std::end(keys)) {
        complain(*entry->key, unknown("key", "设置项", entry->key->text, key_names()));
      } else if (find_child(root, key->name) != entry) {
        complain(*entry->key, {"this key stands here twice", "这一项重复"});
      } else {
        (this->*key->read)(*entry);
      }
    }
  }

  void complain(std::size_t line, std::size_t column, const Text& what) {
    if (!mistakes_.empty()) {
      mistakes_.english += "\nbudgetlint: ";
      mistakes_.chinese += "\nbudgetlint: ";
    }
    const std::string where = fmt::format("{}:{}:{}", visible(config_.path), line, column);
    mistakes_.english += fmt::format("{}: {}", where, what.english);
    mistakes_.chinese += fmt::format("{}：{}", where, what.chinese);
  }

  void finish() const {
    if (mistakes_.empty()) return;
    // A link may have come with the forms and lead to anything: nothing of that is repeated.
    std::error_code error;
    if (std::filesystem::is_symlink(source_.path(), error)) {
      throw Failure(
          about(source_.path(), {"a link to a file that is no configuration, or has mistakes in it; name that "
                                 "file itself with --config to see them",
                                 "是链接，所指的文件不是配置文件或其中有误；请用 --config 直接指定该文件查看"}));
    }
    throw Failure(mistakes_);
  }

private:
  struct Key {
    std::string_view name;
    void (Reader::*read)(const Node& value);
  };
  static const Key keys[11];

  static std::vector<std::string> key_names() {
    std::vector<std::string> names;
    for (const Key& key : keys) names.emplace_back(key.name);
    return names;
  }

  void complain(const Node& node, const Text& what) {
    const Position at = source_.position(node.span.begin);
    complain(at.line, at.column, what);
  }

  static Text wanted(const Text& what) { return {what.english + " is expected here", "此处应为" + what.chinese}; }

  /// A word that is none of those known, and the nearest of them.
  static Text unknown(std::string_view what_english, std::string_view what_chinese, std::string_view word,
                      const std::vector<std::string>& known) {
    const std::string shown = visible(word);
    std::string nearest;
    std::size_t distance = word.size() < fewest_letters_of_a_slip ? 1 : 2;
    for (const std::string& candidate : known) {
      const std::size_t found = edit_distance(word, candidate, distance);
      if (found > distance || (found == distance && !nearest.empty())) continue;
      distance = found;
      nearest = candidate;
    }
    Text text{fmt::format("there is no {} {}", what_english, shown), fmt::format("没有{} {}", what_chinese, shown)};
    if (!nearest.empty()) {
      text.english += fmt::format("; did you mean {}?", nearest);
      text.chinese += fmt::format("；是否为 {}？", nearest);
    } else {
      const Text choice = choice_of(known);
      text.english += "; choose " + choice.english;
      text.chinese += "，可选：" + choice.chinese;
    }
    return text;
  }

  [[nodiscard]] std::size_t line_of(const Node& node) const { return source_.position(node.span.begin).line; }

  /// A scalar with something in it; complains otherwise.
  [[nodiscard]] std::optional<std::string> word_in(const Node& node, const Text& what) {
    if (node.kind == NodeKind::scalar && !node.text.empty()) return std::string(node.text);
    complain(node, wanted(what));
    return std::nullopt;
  }

  /// The words of a list; a single word counts as a list of one.
  [[nodiscard]] std::vector<const Node*> words_in(const Node& node, const Text& what) {
    if (node.kind == NodeKind::scalar) return {&node};
    if (node.kind == NodeKind::sequence) return {node.children.begin(), node.children.end()};
    complain(node, wanted(what));
    return {};
  }

  // --- Rules -------------------------------------------------------------------------------------------------------

  static constexpr Phrase of_rules{"a list of rules", "规则编号的列表"};

  /// Whether a word can be used so; complains otherwise.
  [[nodiscard]] bool is_rule_word(const Node& node, const std::string& word, RuleUse use = RuleUse::choosing) {
    const Text mistake = mistake_in_rules(word, use);
    if (!mistake.empty()) complain(node, mistake);
    return mistake.empty();
  }

  [[nodiscard]] std::optional<Given<RuleWords>> rules_in(const Node& node, RuleUse use) {
    RuleWords words;
    for (const Node* item : words_in(node, Text(of_rules))) {
      const auto word = word_in(*item, {"a rule", "规则编号"});
      if (word && is_rule_word(*item, *word, use)) words.push_back(*word);
    }
    if (use == RuleUse::choosing && words.empty() && mistakes_.empty()) {
      complain(node, {"no rule is chosen here; leave the key out to have them all",
                      "没有选任何规则；全部都用时请删去这一项"});
    }
    return Given<RuleWords>{words, line_of(*node.key)};
  }

  void read_select(const Node& node) { config_.select = rules_in(node, RuleUse::choosing); }
  void read_extend_select(const Node& node) { config_.extend_select = rules_in(node, RuleUse::choosing); }
  void read_ignore(const Node& node) { config_.ignore = rules_in(node, RuleUse::leaving_out); }

  /// Calls `take(rule id, value)` for the entries of a mapping whose keys are rules.
  template <typename Take>
  void for_each_rule(const Node& node, const Text& what, Take take) {
    if (node.kind != NodeKind::mapping) {
      complain(node, wanted(what));
      return;
    }
    for (const Node* entry : node.children) {
      const std::string word(entry->key->text);
      if (!is_rule_word(*entry->key, word)) continue;
      for (const RuleInfo* rule : choose_rules(word).rules) take(std::string(rule->id), *entry);
    }
  }

  void read_severity(const Node& node) {
    for_each_rule(node, {"a severity for each rule", "各规则的级别"}, [&](const std::string& id, const Node& value) {
      const auto word = word_in(value, {"error, warning or note", "error、warning 或 note"});
      if (!word) return;
      if (is_unconditional(*find_rule(id))) {
        complain(value, {id + " keeps its severity: a form that cannot be read was not checked",
                         id + " 的级别不能改动：读不出的表等于没有核对"});
        return;
      }
      for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        if (severity_name(severity) == *word)
          config_.severity.insert_or_assign(id, Given<Severity>{severity, line_of(value)});
      }
      if (!config_.severity.contains(id)) {
        complain(value, unknown("severity", "级别", *word, {"error", "warning", "note"}));
      }
    });
  }

  // --- Tolerances --------------------------------------------------------------------------------------------------

  void read_tolerance(const Node& node) {
    for_each_rule(node, {"a tolerance for each rule", "各规则的容差"}, [&](const std::string& id, const Node& value) {
      const auto tolerance = value.kind == NodeKind::mapping ? bound_in(value) : named_tolerance(value);
      if (tolerance) config_.tolerance.insert_or_assign(id, Given<Tolerance>{*tolerance, line_of(value)});
    });
  }

  [[nodiscard]] std::optional<Tolerance> named_tolerance(const Node& node) {
    const auto word = word_in(node, {"exact, rounding, truncation, {absolute: 0.01} or {relative: 0.1%}",
                                     " exact、rounding、truncation、{absolute: 0.01} 或 {relative: 0.1%}"});
    if (!word) return std::nullopt;
    const auto kind = parse_tolerance_kind(*word);
    if (kind && *kind < Tolerance::Kind::absolute) return Tolerance{*kind, {}, *word};
    complain(node, unknown("tolerance", "容差", *word, {"exact", "rounding", "truncation"}));
    return std::nullopt;
  }

  /// `{absolute: 0.01}`: in 万元 unless a unit is written; `{relative: 0.1%}`.
  [[nodiscard]] std::optional<Tolerance> bound_in(const Node& node) {
    const Node* entry = node.children.size() == 1 ? node.children.front() : nullptr;
    const auto kind = entry == nullptr ? std::nullopt : parse_tolerance_kind(entry->key->text);
    if (!kind || *kind < Tolerance::Kind::absolute) {
      complain(node, wanted({"{absolute: 0.01} or {relative: 0.1%}", " {absolute: 0.01} 或 {relative: 0.1%}"}));
      return std::nullopt;
    }
    const bool relative = *kind == Tolerance::Kind::relative;
    const Text what = relative ? Text("a share such as 0.1%", "比例，如 0.1%")
                               : Text("an amount such as 0.01万元", "金额，如 0.01万元");
    const auto word = word_in(*entry, what);
    if (!word) return std::nullopt;
    const QuantityReading reading =
        read_quantity(*word, relative ? QuantityKind::share : QuantityKind::amount, MoneyUnit::ten_thousand);
    if (!reading.quantity || reading.quantity->qualifier != Qualifier::none || reading.quantity->value.is_negative()) {
      complain(*entry, wanted(what));
      return std::nullopt;
    }
    return Tolerance{*kind, reading.quantity->value, fmt::format("{} {}", tolerance_name(*kind), *word)};
  }

  // --- Files -------------------------------------------------------------------------------------------------------

  void read_per_file_ignores(const Node& node) {
    if (node.kind != NodeKind::mapping) {
      complain(node, wanted({"rules for each pattern of files", "各文件对应的规则编号"}));
      return;
    }
    for (const Node* entry : node.children) {
      if (const auto rules = rules_in(*entry, RuleUse::leaving_out)) {
        config_.per_file_ignores.emplace_back(entry->key->text, *rules);
      }
    }
  }

  void read_exclude(const Node& node) {
    for (const Node* item : words_in(node, {"a list of file patterns", "文件的列表"})) {
      if (const auto word = word_in(*item, {"a file pattern", "文件"}))
        config_.exclude.push_back({*word, line_of(*item)});
    }
  }

  void read_baseline(const Node& node) {
    if (const auto word = word_in(node, {"the file of a baseline", "已知问题清单文件"})) {
      config_.baseline = Given<std::string>{*word, line_of(node)};
    }
  }

  // --- The rest ----------------------------------------------------------------------------------------------------

  void read_fail_on(const Node& node) {
    const auto word = word_in(node, {"error, warning, note or never", " error、warning、note 或 never"});
    if (!word) return;
    FailOn fail_on;
    bool known = *word == "never";
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      if (severity_name(severity) != *word) continue;
      fail_on = severity;
      known = true;
    }
    if (!known) complain(node, unknown("severity", "级别", *word, {"error", "warning", "note", "never"}));
    config_.fail_on = Given<FailOn>{fail_on, line_of(node)};
  }

  void read_lang(const Node& node) {
    const auto word = word_in(node, {"en or zh", " en 或 zh"});
    if (!word) return;
    if (*word != "en" && *word != "zh") complain(node, unknown("language", "语言", *word, {"en", "zh"}));
    config_.language = Given<Language>{*word == "zh" ? Language::chinese : Language::english, line_of(node)};
  }

  struct LimitKey {
    std::string_view name;
    std::size_t Limits::*limit;
    std::size_t most;
  };

  void read_limits(const Node& node) {
    constexpr Limits usual;
    // They can only be lowered: a configuration comes with the forms, and must not cost more than they may.
    static constexpr LimitKey known[] = {
        {"file-bytes", &Limits::file_bytes, usual.file_bytes},
        {"depth", &Limits::depth, usual.depth},
        {"documents", &Limits::documents, usual.documents},
        {"nodes", &Limits::nodes, usual.nodes},
        {"keys", &Limits::keys, usual.keys},
        {"alias-nodes", &Limits::alias_nodes, usual.alias_nodes},
    };
    if (node.kind != NodeKind::mapping) {
      complain(node, wanted({"a number for each limit", "各项上限"}));
      return;
    }
    std::vector<std::string> names;
    for (const LimitKey& key : known) names.emplace_back(key.name);
    Limits limits;
    for (const Node* entry : node.children) {
      const auto* key = std::find_if(std::begin(known), std::end(known),
                                     [&](const LimitKey& limit) { return limit.name == entry->key->text; });
      if (key == std::end(known)) {
        complain(*entry->key, unknown("limit", "上限", entry->key->text, names));
        continue;
      }
      std::size_t number = 0;
      const std::string_view text = entry->kind == NodeKind::scalar ? entry->text : std::string_view();
      const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
      if (text.empty() || read.ptr != text.data() + text.size() || number == 0 || number > key->most) {
        complain(*entry,
                 wanted({fmt::format("a number from 1 to {}", key->most), fmt::format("1至{}的整数", key->most)}));
        continue;
      }
      limits.*(key->limit) = number;
    }
    config_.limits = Given<Limits>{limits, line_of(*node.key)};
  }

  const Source& source_;
  Config& config_;
  Text mistakes_;
};

// The keys of a configuration; schemas/config.schema.json says the same for editors, and a test holds the two together.
constexpr Reader::Key Reader::keys[11] = {
    {"select", &Reader::read_select},       {"extend-select", &Reader::read_extend_select},
    {"ignore", &Reader::read_ignore},       {"severity", &Reader::read_severity},
    {"tolerance", &Reader::read_tolerance}, {"per-file-ignores", &Reader::read_per_file_ignores},
    {"exclude", &Reader::read_exclude},     {"baseline", &Reader::read_baseline},
    {"fail-on", &Reader::read_fail_on},     {"lang", &Reader::read_lang},
    {"limits", &Reader::read_limits},
};

std::string bytes_of(const std::string& path) {
  auto content = read_file(path, file_limit);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about(path, error->message));
  return std::get<std::string>(std::move(content));
}

}  // namespace

Config read_config(const std::string& path) {
  Config config;
  config.path = path;
  config.folder = std::filesystem::absolute(path).lexically_normal().parent_path().string();
  const auto source = std::make_shared<const Source>(path, bytes_of(path));
  const Reading reading = read_documents(source, Limits());
  Reader reader(*source, config);
  for (const Finding& finding : reading.findings) {
    if (finding.rule == &document_rules::empty_document) continue;  // a file of comments alone asks for nothing
    reader.complain(finding.place.begin.line, finding.place.begin.column, finding.message);
  }
  if (reading.documents.size() > 1) {
    const Position second = source->position(reading.documents[1].root()->span.begin);
    reader.complain(second.line, second.column, {"a configuration is one document", "配置文件只能有一份文档"});
  }
  if (!reading.documents.empty()) reader.read(*reading.documents.front().root());
  reader.finish();
  return config;
}

}  // namespace budgetlint
