#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "budgetlint/diagnostic/finding.hpp"

namespace budgetlint {

/// What a run saw and said, for the last line of every report.
struct Summary {
  std::size_t files = 0;
  std::size_t forms = 0;
  std::size_t submissions = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;
  std::size_t baselined = 0;
  std::size_t softened = 0;
  std::size_t not_evaluable = 0;  ///< relations that could not be judged, whether told by BL207 or not
  std::size_t skipped = 0;        ///< walked documents that are no forms
  std::size_t unreadable = 0;     ///< files and folders that were asked for and could not be read
  std::size_t compared = 0;       ///< relations between cells that were judged: where there is none, nothing agrees
  std::size_t unsearched = 0;  ///< submissions with causes that were not searched to the end: Diagnosis::bound_reached
};

/// A form that was checked, for reports that name the sound ones too.
struct CheckedForm {
  std::string file;
  std::size_t document = 0;  ///< 0-based, in the file
  std::string department;    ///< empty when it cannot be read, like the year
  int year = 0;
  std::string subject;  ///< what the form is about: 支出方向 on 附表3, else the form's title
};

/// Something that a configuration leaves out of the check, so that no report looks complete without saying so.
struct Loosening {
  Text what;         ///< `ignores BL201, BL203`
  std::string file;  ///< the configuration; empty: the command line
  std::size_t line = 0;
};

/// Everything a format prints.
struct Results {
  Summary summary;
  std::vector<Finding> findings;             ///< to be told; sorted, without repeats
  std::vector<Finding> held;                 ///< held back, each with its `hold`; sorted, without repeats
  std::vector<Text> failures;                ///< why a file or folder could not be read: `a.yaml: permission denied`
  std::vector<CheckedForm> forms;            ///< in the order of file and document
  std::vector<Loosening> loosenings;         ///< in the order of file and line, without repeats
  std::map<std::string, SourcePtr> sources;  ///< by path: every file that a finding names or would edit, as it was read
};

/// Sorts findings and drops those that are equal in rule, place and message to one before.
void arrange(std::vector<Finding>& findings);

/// Arranges the findings, moves those with a `hold` to `held`, and counts
/// severities, held and softened findings into the summary.
void settle(Results& results);

}  // namespace budgetlint
