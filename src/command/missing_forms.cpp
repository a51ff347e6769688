#include "missing_forms.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

/// `附表3` for `附表2.yaml`, `3` for `2.yaml`; a name that fits the form where the summary's says nothing.
std::string stem_of(const fs::path& summary, Language language) {
  std::string stem = summary.stem().string();
  if (!stem.ends_with('2')) return language == Language::english ? "direction" : "附表3";
  stem.back() = '3';
  return stem;
}

/// `2-1`: the first direction of the second fund; `1`: a fund with one direction, or none listed.
std::string number_of(const Form& summary, const Row& row) {
  const std::vector<Fund>& funds = summary.summary().funds;
  std::string number = std::to_string(row.fund - funds.data() + 1);
  if (row.fund->directions.size() > 1) number += '-' + std::to_string(row.sub_item - row.fund->directions.data() + 1);
  return number;
}

class Planner {
public:
  Planner(const Form& summary, Language language)
      : summary_(summary),
        path_(summary.document->source().path()),
        stem_(stem_of(path_, language)),
        next_(summary.summary().funds.size() + 1) {}

  PlannedForm plan(const Row& row) {
    PlannedForm form;
    const std::string number = free_number(number_of(summary_, row));
    form.path = path_with(number);
    form.values["/number"] = "附表3-" + number;
    take(form, "/year", summary_.year);
    take(form, "/department", summary_.department);
    take(form, "/unit", summary_.unit);
    take(form, "/direction", row.name());
    take(form, "/amount", row.amount());
    take(form, "/fund/name", row.fund->name);
    take(form, "/fund/amount", row.fund->amount);
    const Goals& goals = row.sub_item != nullptr ? row.sub_item->goals : row.fund->goals;
    take(form, "/goals/period", goals.period);
    take(form, "/goals/annual", goals.annual);
    return form;
  }

private:
  static void take(PlannedForm& form, const char* pointer, const Field& cell) {
    if (cell.stated()) form.values[pointer] = cell.text;
  }

  [[nodiscard]] std::string path_with(const std::string& number) const {
    return (path_.parent_path() / (stem_ + "-" + number + path_.extension().string())).string();
  }

  std::string free_number(std::string number) {
    const auto taken = [&] {
      std::error_code error;
      return planned_.count(number) != 0 || fs::exists(fs::symlink_status(path_with(number), error));
    };
    while (taken()) number = std::to_string(next_++);
    planned_.insert(number);
    return number;
  }

  const Form& summary_;
  fs::path path_;
  std::string stem_;
  std::size_t next_;
  std::set<std::string> planned_;
};

}  // namespace

std::vector<PlannedForm> plan_forms(const Form& summary, const std::vector<const Row*>& rows, Language language) {
  Planner planner(summary, language);
  std::vector<PlannedForm> forms;
  forms.reserve(rows.size());
  for (const Row* row : rows) forms.push_back(planner.plan(*row));
  return forms;
}

}  // namespace budgetlint
