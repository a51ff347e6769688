#pragma once

#include "budgetlint/rules/rule.hpp"

/// Every rule's constant, each defined in the file of its name. A new rule needs a line here and one in table.cpp.
namespace budgetlint {

extern const Rule out_of_range;
extern const Rule negative_amount;
extern const Rule total_mismatch;
extern const Rule amount_mismatch;
extern const Rule calculation_mismatch;
extern const Rule split_mismatch;
extern const Rule subitem_mismatch;
extern const Rule summary_total_mismatch;
extern const Rule not_evaluable;
extern const Rule blank_total;
extern const Rule fund_amount_mismatch;
extern const Rule direction_amount_mismatch;
extern const Rule project_budget_mismatch;
extern const Rule missing_form;
extern const Rule unlisted_direction;
extern const Rule name_mismatch;
extern const Rule duplicate_form;
extern const Rule stray_form;
extern const Rule period_year_mismatch;
extern const Rule deadline_outside_period;
extern const Rule stale_year;
extern const Rule malformed_period;
extern const Rule orphan_cell;
extern const Rule missing_standard;
extern const Rule required_group;
extern const Rule vague_value;
extern const Rule tautology;
extern const Rule percent_range;
extern const Rule sign_direction;
extern const Rule missing_unit;
extern const Rule duplicate_indicator;
extern const Rule placeholder;
extern const Rule weight_sum;
extern const Rule foreign_name;
extern const Rule text_calculation_mismatch;
extern const Rule indicator_calculation_mismatch;
extern const Rule goal_mismatch;
extern const Rule malformed_rate;
extern const Rule backsolved_rate;
extern const Rule sub_composition;
extern const Rule goal_restates_title;
extern const Rule headcount_total;
extern const Rule unexplained_jump;
extern const Rule copied_form;
extern const Rule stale_cell;
extern const Rule fund_appears_or_vanishes;
extern const Rule name_drift;
extern const Rule missing_year;

}  // namespace budgetlint
