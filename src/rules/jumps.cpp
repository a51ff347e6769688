#include "jumps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "budgetlint/rules/policy.hpp"
#include "build.hpp"
#include "years.hpp"

namespace budgetlint {
namespace {

Text message_of(const Comparison::Change& change, int year, const Decimal& bound) {
  const std::string_view label = label_of(*change.now);
  const std::string now = quoted(*change.now);
  const std::string before = quoted(*change.before);
  const std::string ratio = bound.to_string();
  if (change.now->quantity.value > change.before->quantity.value) {
    return {
        fmt::format("{} {} is more than {} times the {} of {}, and nothing says why", label, now, ratio, before, year),
        fmt::format("{} {} 超过{}年 {} 的{}倍，没有说明原因", label, now, year, before, ratio)};
  }
  return {fmt::format("{} {} is less than 1/{} of the {} of {}, and nothing says why", label, now, ratio, before, year),
          fmt::format("{} {} 不足{}年 {} 的1/{}，没有说明原因", label, now, year, before, ratio)};
}

bool is_beyond(const Comparison::Change& change, const Decimal& bound) {
  const auto [less, more] = std::minmax(change.before->quantity.value, change.now->quantity.value);
  const auto most = Decimal::multiply(less, bound);
  return most && more > *most;
}

}  // namespace

/// Where a submission by itself is found wrong.
class JumpTeller::Doubts {
public:
  explicit Doubts(const Submission& submission) {
    const Run alone;
    const Verdicts verdicts =
        judge_submission(submission, fill_worksheet(submission, alone, Policy()), Policy(), Tracing::causes);
    for (const Finding& finding : verdicts.findings) {
      if (finding.severity < Severity::error) continue;
      add(finding.place);
      for (const Related& related : finding.related) {
        if (related.role == Role::candidate) add(related.place);
      }
    }
  }

  [[nodiscard]] bool about(const Cell& cell) const {
    const Place place = place_of(cell);
    const auto holds = [&](std::string_view path) {
      return places_.contains({place.file, place.document, std::string(path)});
    };
    const bool unit_slip = cell.measure == Measure::amount && (holds("/unit") || holds("/form"));
    return unit_slip || holds(place.path);
  }

private:
  void add(const Place& place) { places_.emplace(place.file, place.document, place.path); }

  std::set<std::tuple<std::string, std::size_t, std::string>> places_;
};

JumpTeller::JumpTeller() = default;
JumpTeller::~JumpTeller() = default;

const JumpTeller::Doubts& JumpTeller::doubts_of(const Submission& submission) {
  std::unique_ptr<const Doubts>& doubts = doubts_[&submission];
  if (doubts == nullptr) doubts = std::make_unique<const Doubts>(submission);
  return *doubts;
}

Decimal usual_bound() {
  return {2, 0};
}

std::optional<Finding> JumpTeller::tell(const Comparison& comparison, const Decimal& bound) {
  std::vector<Comparison::Change> jumps = comparison.changes;
  std::erase_if(jumps, [&](const Comparison::Change& change) { return !is_beyond(change, bound); });
  if (jumps.empty()) return std::nullopt;
  const Doubts& before = doubts_of(*comparison.before);
  const Doubts& now = doubts_of(*comparison.now);
  std::erase_if(
      jumps, [&](const Comparison::Change& change) { return before.about(*change.before) || now.about(*change.now); });
  if (jumps.empty()) return std::nullopt;
  const int year = comparison.before->year;
  Finding finding = finding_at(*comparison.rule, *jumps.front().now, message_of(jumps.front(), year, bound));
  finding.related.push_back(related_in(year, Role::contradicts, *jumps.front().before));
  for (std::size_t i = 1; i < jumps.size(); ++i) {
    finding.related.push_back(related_in(comparison.now->year, Role::operand, *jumps[i].now));
    finding.related.push_back(related_in(year, Role::operand, *jumps[i].before));
  }
  finding.conclusion = {"say in 测算依据及过程说明 what changed, or correct the number",
                        "请在测算依据及过程说明中写明变动原因，或更正数字"};
  return finding;
}

}  // namespace budgetlint
