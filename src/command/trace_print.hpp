#pragma once

#include <string>

#include "budgetlint/command/trace.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// The tree for people, lines of at most `width` cells.
[[nodiscard]] std::string print_trace_text(const Trace& trace, Language language, std::size_t width);

/// The same as JSON, version 1. Every number is a string, exact and in 元 (counts and shares as they are).
///
///     {"version": 1, "tool": {"name", "version"}, "columns": "codepoint",
///      "cell": CELL, "elsewhere": [RELATION…], "reconciled_instead": {"file", "document"}?}
///     CELL     = {"file", "document", "path", "field", "line", "column", "end_line", "end_column",
///                 "state": "stated" | "blank" | "unreadable", "text", "value"?, "unit"?,
///                 "shown_above": bool, "relations": [RELATION…]}
///     RELATION = {"rule", "name", "tie": "made-of" | "same" | "enters", "kind": "copy" | "sum" | "computed",
///                 "verdict": as in a report, or "not-evaluable", "computed"?, "conclusion"?,
///                 "obstacle"?: {"file", "document", "path", "line", "column"},
///                 "terms": [{"product"?, "multiplier"?, "implicit"?: true, "factors": [CELL…]}…]}
///
/// `path` is the canonical pointer; `document` counts from 0, as in a report.
[[nodiscard]] std::string print_trace_json(const Trace& trace, Language language);

}  // namespace budgetlint
