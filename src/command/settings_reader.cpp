#include "settings_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "budgetlint/command/command.hpp"
#include "budgetlint/document/rules.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t fewest_letters_of_a_slip = 4;

bool lies_below(const std::string& folder, const std::string& path) {
  std::error_code error;
  const std::filesystem::path home = std::filesystem::canonical(folder, error);
  const std::filesystem::path file = std::filesystem::weakly_canonical(path, error);
  return std::mismatch(home.begin(), home.end(), file.begin(), file.end()).first == home.end();
}

}  // namespace

void SettingsReader::read(const Text& kind, const Keys& keys) {
  const Reading reading = read_documents(source_, Limits());
  for (const Finding& finding : reading.findings) {
    if (finding.rule == &document_rules::empty_document) continue;  // a file of comments alone asks for nothing
    complain(finding.place.begin.line, finding.place.begin.column, finding.message);
  }
  if (reading.documents.size() > 1) {
    complain(*reading.documents[1].root(), {kind.english + " is one document", kind.chinese + "只能有一份文档"});
  }
  if (reading.documents.empty()) return;
  const Node& root = *reading.documents.front().root();
  const bool is_empty = root.kind == NodeKind::scalar && is_empty_scalar(root);
  if (!is_empty) read_keys(root, {"a mapping of settings", "各项设置"}, keys);
}

void SettingsReader::read_keys(const Node& node, const Text& what, const Keys& keys) {
  if (node.kind != NodeKind::mapping) {
    complain(node, wanted(what));
    return;
  }
  for (const Node* entry : node.children) {
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const auto& known) { return known.first == entry->key->text; });
    if (key == keys.end()) {
      std::vector<std::string> names;
      for (const auto& known : keys) names.emplace_back(known.first);
      complain(*entry->key, unknown({"key", "设置项"}, entry->key->text, names));
    } else if (find_child(node, key->first) != entry) {
      complain(*entry->key, {"this key stands here twice", "这一项重复"});
    } else {
      key->second(*entry);
    }
  }
}

void SettingsReader::complain(const Node& node, const Text& what) {
  const Position at = source_->position(node.span.begin);
  complain(at.line, at.column, what);
}

void SettingsReader::complain(std::size_t line, std::size_t column, const Text& what) {
  if (!mistakes_.empty()) {
    mistakes_.english += "\nbudgetlint: ";
    mistakes_.chinese += "\nbudgetlint: ";
  }
  const std::string where = fmt::format("{}:{}:{}", visible(source_->path()), line, column);
  mistakes_.english += fmt::format("{}: {}", where, what.english);
  mistakes_.chinese += fmt::format("{}：{}", where, what.chinese);
}

void SettingsReader::finish() const {
  if (!has_mistakes()) return;
  // A link may have come with the forms and lead to anything: nothing of that is repeated.
  std::error_code error;
  if (std::filesystem::is_symlink(source_->path(), error)) {
    throw Failure(about(source_->path(),
                        {"a link to a file that is not what is expected here, or has mistakes in it; name that file "
                         "itself to see them",
                         "是链接，所指的文件不是所需的文件，或其中有误；请直接指定该文件查看"}));
  }
  if (!lies_below(home_, source_->path())) {
    throw Failure(about(source_->path(),
                        {"lies outside the folder of the configuration that names it, and has mistakes in it; name it "
                         "with --profile to see them",
                         "不在引用它的配置文件所在的文件夹内，且其中有误；请用 --profile 指定该文件查看"}));
  }
  throw Failure(mistakes_);
}

Text SettingsReader::wanted(const Text& what) {
  return {what.english + " is expected here", "此处应为" + what.chinese};
}

Text SettingsReader::unknown(const Phrase& what, std::string_view word, const std::vector<std::string>& known) {
  const std::string shown = visible(word);
  std::string nearest;
  std::size_t distance = word.size() < fewest_letters_of_a_slip ? 1 : 2;
  for (const std::string& candidate : known) {
    const std::size_t found = edit_distance(word, candidate, distance);
    if (found > distance || (found == distance && !nearest.empty())) continue;
    distance = found;
    nearest = candidate;
  }
  Text text{fmt::format("there is no {} {}", what.english, shown), fmt::format("没有{} {}", what.chinese, shown)};
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

std::optional<std::string> SettingsReader::word_in(const Node& node, const Text& what) {
  if (node.kind == NodeKind::scalar && !node.text.empty()) return std::string(node.text);
  complain(node, wanted(what));
  return std::nullopt;
}

std::vector<const Node*> SettingsReader::words_in(const Node& node, const Text& what) {
  if (node.kind == NodeKind::scalar) return {&node};
  if (node.kind == NodeKind::sequence) return {node.children.begin(), node.children.end()};
  complain(node, wanted(what));
  return {};
}

std::optional<std::size_t> SettingsReader::number_in(const Node& node, std::size_t most) {
  std::size_t number = 0;
  const std::string_view text = node.kind == NodeKind::scalar ? node.text : std::string_view();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0 && number <= most)
    return number;
  complain(node, wanted({fmt::format("a number from 1 to {}", most), fmt::format("1至{}的整数", most)}));
  return std::nullopt;
}

bool SettingsReader::is_rule_word(const Node& node, const std::string& word, RuleUse use) {
  const Text mistake = mistake_in_rules(word, use);
  if (!mistake.empty()) complain(node, mistake);
  return mistake.empty();
}

void SettingsReader::for_each_rule(const Node& node, const Text& what,
                                   const std::function<void(const std::string& id, const Node& value)>& take) {
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

void SettingsReader::for_each_severity(
    const Node& node, const std::function<void(const std::string& id, Severity severity, const Node& value)>& take) {
  for_each_rule(node, {"a severity for each rule", "各规则的级别"}, [&](const std::string& id, const Node& value) {
    const auto word = word_in(value, {"error, warning or note", "error、warning 或 note"});
    if (!word) return;
    if (is_unconditional(*find_rule(id))) {
      complain(value, {id + " keeps its severity: a form that cannot be read was not checked",
                       id + " 的级别不能改动：读不出的表等于没有核对"});
      return;
    }
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      if (severity_name(severity) == *word) return take(id, severity, value);
    }
    complain(value, unknown({"severity", "级别"}, *word, {"error", "warning", "note"}));
  });
}

SourcePtr read_settings_file(const std::string& path) {
  auto content = read_file(path, most_settings_bytes);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about(path, error->message));
  return std::make_shared<const Source>(path, std::get<std::string>(std::move(content)));
}

}  // namespace budgetlint
