#include "budgetlint/form/form.hpp"

namespace budgetlint {

std::string form_subject(const Form& form) {
  if (form.kind == FormKind::direction && form.direction().name.stated()) {
    return std::string(form.direction().name.text);
  }
  return std::string(form_kind_title(form.kind));
}

void attribute(Finding& finding, const Form& form) {
  if (form.department.stated()) finding.department = form.department.text;
  if (form.year.stated()) finding.year = form.year.year;
  finding.form = form_subject(form);
}

}  // namespace budgetlint
