#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// The languages a person can read the program's words in.
enum class Language { english, chinese };

/// Words in both languages that live as long as the program: rule summaries, labels, column heads.
struct Phrase {
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::english ? english : chinese;
  }
  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// Words in both languages that were made for one occasion: the message of a finding.
struct Text {
  std::string english;
  std::string chinese;

  Text() = default;
  Text(std::string in_english, std::string in_chinese)
      : english(std::move(in_english)), chinese(std::move(in_chinese)) {}
  explicit Text(const Phrase& phrase) : english(phrase.english), chinese(phrase.chinese) {}

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::english ? english : chinese;
  }
  [[nodiscard]] bool empty() const { return english.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace budgetlint
