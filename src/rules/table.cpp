#include "budgetlint/diagnostic/rules.hpp"
#include "budgetlint/document/rules.hpp"
#include "budgetlint/form/rules.hpp"
#include "budgetlint/schema/rules.hpp"
#include "registry.hpp"

namespace budgetlint {

// A table, not self-registering objects: those vanish from a static library without a word.
std::span<const Rule* const> rules() {
  static constexpr const Rule* table[] = {
      &out_of_range,
      &negative_amount,
      &total_mismatch,
      &amount_mismatch,
      &calculation_mismatch,
      &split_mismatch,
      &subitem_mismatch,
      &summary_total_mismatch,
      &not_evaluable,
      &blank_total,
      &fund_amount_mismatch,
      &direction_amount_mismatch,
      &project_budget_mismatch,
      &missing_form,
      &unlisted_direction,
      &name_mismatch,
      &duplicate_form,
      &stray_form,
      &period_year_mismatch,
      &deadline_outside_period,
      &stale_year,
      &malformed_period,
      &orphan_cell,
      &missing_standard,
      &required_group,
      &vague_value,
      &tautology,
      &percent_range,
      &sign_direction,
      &missing_unit,
      &duplicate_indicator,
      &placeholder,
      &weight_sum,
      &foreign_name,
      &text_calculation_mismatch,
      &indicator_calculation_mismatch,
      &goal_mismatch,
      &malformed_rate,
      &backsolved_rate,
      &sub_composition,
      &goal_restates_title,
      &headcount_total,
      &unexplained_jump,
      &copied_form,
      &stale_cell,
      &fund_appears_or_vanishes,
      &name_drift,
      &missing_year,
  };
  return table;
}

std::span<const RuleInfo* const> all_rules() {
  static const std::vector<const RuleInfo*> table = [] {
    std::vector<const RuleInfo*> infos{
        &document_rules::not_utf8,         &document_rules::yaml_syntax,     &schema_rules::duplicate_key,
        &document_rules::unsupported_yaml, &document_rules::alias_expansion, &document_rules::limit_exceeded,
        &document_rules::empty_document,   &schema_rules::not_a_form,        &document_rules::yaml_trap,
        &schema_rules::unknown_key,        &schema_rules::missing_key,       &schema_rules::wrong_shape,
        &schema_rules::unknown_value,      &form_rules::malformed_quantity,  &form_rules::malformed_year,
    };
    for (const Rule* rule : rules()) infos.push_back(&rule->info);
    infos.insert(infos.end(), {&diagnostic_rules::unused_suppression, &diagnostic_rules::unknown_suppressed_rule,
                               &diagnostic_rules::suppression_without_reason, &diagnostic_rules::lapsed_suppression,
                               &diagnostic_rules::stale_baseline_entry, &diagnostic_rules::unreadable_suppression});
    return infos;
  }();
  return table;
}

}  // namespace budgetlint
