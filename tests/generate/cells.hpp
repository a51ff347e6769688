#pragma once

#include <string>
#include <string_view>

#include "generate/model.hpp"
#include "generate/tree.hpp"

namespace budgetlint::testing {

/// Spells the cells of one form.
class Cells {
public:
  Cells(Random& random, Spelling spelling, Unit unit) : random_(random), spelling_(spelling), unit_(unit) {}

  /// What every form begins with.
  [[nodiscard]] Value head(std::string_view english, std::string_view chinese, const SubmissionModel& model,
                           std::string number);

  [[nodiscard]] Value amount(const Amount& amount, Value::Tie tie = Value::Tie::tied);
  /// An amount that may be called approximate or planned. Its value is exact all the same.
  [[nodiscard]] Value marked_amount(const Amount& amount, Value::Tie tie);
  [[nodiscard]] Value blank_amount();
  [[nodiscard]] Value blank_text();
  [[nodiscard]] Value count(std::int64_t count, std::string_view unit);
  [[nodiscard]] Value share(std::int64_t hundredths);
  [[nodiscard]] Value rate(const Line& line);
  [[nodiscard]] Value period(int year, bool one_year);
  [[nodiscard]] Value goals(const std::string& goal);
  [[nodiscard]] Value indicator(std::string name, std::string value, bool with_standard);
  [[nodiscard]] Value signoff();
  [[nodiscard]] std::string name(std::string_view name) { return varied() ? respelled_name(name) : std::string(name); }

  [[nodiscard]] bool varied() const { return spelling_ == Spelling::varied; }
  [[nodiscard]] bool chance(std::size_t percent) { return varied() && random_.chance(percent); }
  [[nodiscard]] Random& random() { return random_; }

private:
  [[nodiscard]] std::string respelled_name(std::string_view name);

  Random& random_;
  Spelling spelling_;
  Unit unit_;
};

}  // namespace budgetlint::testing
