#include "budgetlint/diagnostic/words.hpp"

namespace budgetlint {

Phrase severity_word(Severity severity) {
  switch (severity) {
    case Severity::note:
      return {"note", "提示"};
    case Severity::warning:
      return {"warning", "警告"};
    case Severity::error:
      return {"error", "错误"};
  }
  return {};
}

std::string_view field_beside(const Place& place, const Place& other) {
  const std::string_view record = std::string_view(other.field).substr(0, other.field.rfind(' ') + 1);
  const bool inside = place.file == other.file && place.document == other.document && place.field.starts_with(record);
  return std::string_view(place.field).substr(inside ? record.size() : 0);
}

}  // namespace budgetlint
