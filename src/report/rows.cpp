#include "rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "layout.hpp"

namespace budgetlint {
namespace {

bool has_role(const Finding& finding, Role role) {
  return std::ranges::any_of(finding.related, [role](const Related& related) { return related.role == role; });
}

EvidenceRow row_of(char sign, const Related& related, Language language) {
  return {sign, related.value, related.reading.in(language), &related.place, related.place.field};
}

/// The related places of one role as rows. Places that state one value alike share a row unless every place is
/// asked for; each operand and each candidate is a thing of its own and never shares.
void add_role(std::vector<EvidenceRow>& rows, const Finding& finding, Role role, char sign,
              const ReportOptions& options) {
  const bool share = !options.every_place && (role == Role::supports || role == Role::contradicts);
  const std::size_t limit = options.every_place ? finding.related.size() : most_places;
  std::vector<std::pair<const Related*, std::size_t>> groups;
  for (const Related& related : finding.related) {
    if (related.role != role) continue;
    const auto same = [&related](const auto& group) {
      return group.first->value == related.value && group.first->reading == related.reading;
    };
    const auto alike = share ? std::ranges::find_if(groups, same) : groups.end();
    if (alike == groups.end()) {
      groups.emplace_back(&related, 0);
    } else {
      ++alike->second;
    }
  }
  std::size_t hidden = 0;
  for (std::size_t i = limit; i < groups.size(); ++i) hidden += 1 + groups[i].second;
  groups.resize(std::min(groups.size(), limit));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    rows.push_back(row_of(sign, *groups[i].first, options.language));
    rows.back().more = groups[i].second + (i + 1 == groups.size() ? hidden : 0);
  }
}

/// A blank that a finding says what to write into.
bool fills_blank(const Finding& finding) {
  return finding.stated.empty() && !finding.expected.empty();
}

EvidenceRow stated_row(const Finding& finding, Language language) {
  static constexpr Phrase blank{"blank", "未填"};
  const Text reading = finding.reading.empty() && fills_blank(finding) ? Text(blank) : finding.reading;
  const bool tie = has_role(finding, Role::candidate);  // then it is one more place that may be wrong
  return {tie ? '?' : '-', finding.stated, reading.in(language), &finding.place, finding.place.field};
}

std::string sum_of_items(std::size_t items, Language language) {
  return language == Language::english ? fmt::format("sum of {} {}", items, items == 1 ? "item" : "items")
                                       : fmt::format("{}项之和", items);
}

EvidenceRow computed_row(const Finding& finding, Language language) {
  static constexpr Phrase computed{"computed", "计算得出"};
  EvidenceRow row;
  row.sign = '=';
  row.reading = computed.in(language);
  if (finding.derivation.empty()) {  // the items stand above
    const auto items = std::ranges::count(finding.related, Role::operand, &Related::role);
    row.value = finding.expected;
    row.field = sum_of_items(static_cast<std::size_t>(items), language);
    return row;
  }
  const auto operand = std::ranges::find(finding.related, Role::operand, &Related::role);
  // In a tie the operand is the other side, not what the derivation begins with.
  if (operand != finding.related.end() && !has_role(finding, Role::candidate)) row.place = &operand->place;
  row.value = finding.computed;
  row.field = derivation_of(finding, language);
  return row;
}

bool compares(const Finding& finding) {
  return !finding.derivation.empty() ||
         std::ranges::any_of(finding.related, [](const Related& related) { return !related.value.empty(); });
}

}  // namespace

std::vector<EvidenceRow> evidence_rows(const Finding& finding, const ReportOptions& options) {
  std::vector<EvidenceRow> rows;
  if (!compares(finding)) return rows;
  const bool blank = fills_blank(finding);
  if (!finding.stated.empty() || !finding.reading.empty() || blank) {
    rows.push_back(stated_row(finding, options.language));
  }
  add_role(rows, finding, Role::supports, '+', options);
  add_role(rows, finding, Role::contradicts, '!', options);
  add_role(rows, finding, Role::candidate, '?', options);
  // Where places speak for a value, the derivation tells enough of what it was computed from.
  if (blank || finding.derivation.empty() || !has_role(finding, Role::supports)) {
    add_role(rows, finding, Role::operand, '|', options);
  }
  if (!finding.derivation.empty() || (blank && has_role(finding, Role::operand))) {
    rows.push_back(computed_row(finding, options.language));
  }
  return rows;
}

}  // namespace budgetlint
