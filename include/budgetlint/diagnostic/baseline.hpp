#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/diagnostic/suppression.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// Bytes of a baseline: more than a million findings.
inline constexpr std::size_t most_baseline_bytes = std::size_t{256} << 20;

/// A finding that was known when a baseline was written. No line numbers: it stays the same one when lines move.
struct BaselineEntry {
  std::string file;  ///< relative to the folder of the baseline, with `/`
  std::size_t document = 0;
  std::string path;  ///< canonical JSON Pointer
  std::string rule;  ///< id
  std::string stated;
  std::string expected;  ///< what the cell should say; where that is no single value, what it disagrees with
  Span span;             ///< in the baseline's bytes
};

/// Known findings, which are held back (schemas/baseline.schema.json).
struct Baseline {
  SourcePtr source;  ///< its path is that by which reports name the baseline
  std::vector<BaselineEntry> entries;
};

/// Reads a file. Throws Failure with the place where it cannot be read, or is no baseline.
[[nodiscard]] Baseline read_baseline(const std::string& path);

/// The same, of bytes in memory.
[[nodiscard]] Baseline parse_baseline(const SourcePtr& source);

/// The entries of a baseline about files that are not among `files` and are still there: what a run that did not read
/// them knows nothing of.
[[nodiscard]] std::vector<BaselineEntry> entries_beside(const Baseline& baseline,
                                                        const std::vector<std::string>& files);

/// The text of a baseline that will lie at `path`: `kept`, and those of the findings that may be held, sorted, one a
/// line. Findings that a comment holds are left out.
[[nodiscard]] std::string baseline_text(const std::vector<Finding>& findings, const std::string& path,
                                        std::vector<BaselineEntry> kept = {});

/// Marks the findings about files of the scope that a baseline knows: equal in rule, file, document and path, in what
/// is stated and in what is expected. An entry holds one finding, so that a second one like it shows. `findings` must
/// be free of repeats. Adds BL905 for entries that no longer occur, where their file and rule were judged. To be called
/// after `hold_suppressed`; a finding that a comment holds still uses its entry up.
void hold_baselined(std::vector<Finding>& findings, const Baseline& baseline, const RunScope& scope);

}  // namespace budgetlint
