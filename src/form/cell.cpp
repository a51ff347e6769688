#include "budgetlint/form/cell.hpp"

#include "budgetlint/document/document.hpp"

namespace budgetlint {

Place place_of(const Field& cell) {
  return place_of(*cell.origin.document, *cell.origin.node);
}

const std::string& file_of(const Field& cell) {
  return cell.origin.document->source().path();
}

Related related(Role role, const Field& cell, Text reading) {
  return {role, place_of(cell), std::string(cell.text), std::move(reading)};
}

std::string_view label_of(const Field& cell) {
  return cell.origin.node->label;
}

bool is_editable(const Field& cell) {
  return cell.present() && !cell.origin.node->aliased && !cell.unreadable();
}

}  // namespace budgetlint
