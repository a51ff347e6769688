#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/document/document.hpp"
#include "rule_words.hpp"

namespace budgetlint {

/// Bytes of a configuration or a profile.
inline constexpr std::size_t most_settings_bytes = std::size_t{1} << 20;

/// Reads the tree of a settings file (a configuration, a profile) and collects every mistake in it, each with its
/// place. A file that does not lie below the folder `home` may be anybody's: nothing that stands in it is repeated.
class SettingsReader {
public:
  explicit SettingsReader(SourcePtr source, std::string home = "/")
      : source_(std::move(source)), home_(std::move(home)) {}

  /// The keys of a mapping, and what reads the value of each.
  using Keys = std::vector<std::pair<std::string_view, std::function<void(const Node& value)>>>;

  /// Reads the one document of the file; a file of comments alone asks for nothing. `kind` is what such a file is.
  void read(const Text& kind, const Keys& keys);

  /// Reads a mapping, whose keys must be among those; `what` is said of anything else.
  void read_keys(const Node& node, const Text& what, const Keys& keys);

  void complain(const Node& node, const Text& what);

  /// `… is expected here`
  [[nodiscard]] static Text wanted(const Text& what);

  /// A word that is none of those known, and the nearest of them.
  [[nodiscard]] static Text unknown(const Phrase& what, std::string_view word, const std::vector<std::string>& known);

  [[nodiscard]] std::size_t line_of(const Node& node) const { return source_->position(node.span.begin).line; }

  /// A scalar with something in it; complains otherwise.
  [[nodiscard]] std::optional<std::string> word_in(const Node& node, const Text& what);

  /// The items of a list; a single word counts as a list of one.
  [[nodiscard]] std::vector<const Node*> words_in(const Node& node, const Text& what);

  /// A whole number from 1 to `most`; complains otherwise.
  [[nodiscard]] std::optional<std::size_t> number_in(const Node& node, std::size_t most);

  /// Whether a word chooses rules in this use; complains otherwise.
  [[nodiscard]] bool is_rule_word(const Node& node, const std::string& word, RuleUse use = RuleUse::choosing);

  /// Calls `take(rule id, value)` for the entries of a mapping whose keys are rules.
  void for_each_rule(const Node& node, const Text& what,
                     const std::function<void(const std::string& id, const Node& value)>& take);

  /// Calls `take(rule id, severity, value)` for the entries of a mapping from rules to severities.
  void for_each_severity(const Node& node,
                         const std::function<void(const std::string& id, Severity severity, const Node& value)>& take);

  [[nodiscard]] bool has_mistakes() const { return !mistakes_.empty(); }

  /// Throws Failure with every mistake.
  void finish() const;

private:
  void complain(std::size_t line, std::size_t column, const Text& what);

  SourcePtr source_;
  std::string home_;
  Text mistakes_;
};

/// The bytes of a settings file. Throws Failure where it cannot be read.
[[nodiscard]] SourcePtr read_settings_file(const std::string& path);

}  // namespace budgetlint
