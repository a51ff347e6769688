#include "budgetlint/rules/choice.hpp"

#include <algorithm>
#include <cctype>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

std::string cased(std::string_view word, int (*change)(int)) {
  std::string text(word);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x80) c = static_cast<char>(change(static_cast<unsigned char>(c)));
  }
  return text;
}

}  // namespace

RuleChoice choose_rules(std::string_view word) {
  RuleChoice choice;
  if (word.empty()) return choice;
  const std::string id = cased(word, std::toupper);
  const std::string name = cased(word, std::tolower);
  for (const RuleInfo* rule : all_rules()) {
    if (rule->id == id || rule->name == name) return {{rule}, true};
    if (rule->id.starts_with(id)) choice.rules.push_back(rule);
  }
  return choice;
}

std::vector<std::string> nearest_rules(std::string_view word) {
  const std::string id = cased(word, std::toupper);
  const std::string name = cased(word, std::tolower);
  std::vector<std::pair<std::size_t, std::string>> found;
  const std::size_t limit = count_code_points(word) < 8 ? 1 : 3;
  for (const RuleInfo* rule : all_rules()) {
    const std::size_t of_id = edit_distance(id, rule->id, 1);
    const std::size_t of_name = edit_distance(name, rule->name, limit);
    if (of_id <= 1) found.emplace_back(of_id, rule->id);
    if (of_name <= limit) found.emplace_back(of_name, rule->name);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  constexpr std::size_t most = 3;
  std::vector<std::string> words;
  for (const auto& [distance, text] : found) {
    if (distance == found.front().first && words.size() < most) words.push_back(text);
  }
  return words;
}

const RuleInfo* find_rule(std::string_view id) {
  const auto table = all_rules();
  const auto found = std::find_if(table.begin(), table.end(), [&](const RuleInfo* rule) { return rule->id == id; });
  return found == table.end() ? nullptr : *found;
}

}  // namespace budgetlint
