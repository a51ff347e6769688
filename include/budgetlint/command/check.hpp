#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "budgetlint/command/inputs.hpp"
#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/diagnostic/baseline.hpp"
#include "budgetlint/diagnostic/summary.hpp"
#include "budgetlint/diagnostic/suppression.hpp"
#include "budgetlint/rules/coverage.hpp"
#include "budgetlint/rules/policy.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/support/date.hpp"
#include "budgetlint/support/limits.hpp"
#include "budgetlint/support/source.hpp"

namespace budgetlint {

/// Whether the comments in forms hold findings back, and are themselves looked at.
enum class Comments : std::uint8_t { heeded, passed_over };

/// A baseline, and the files whose findings it may hold back.
struct BaselineInUse {
  Baseline baseline;
  std::optional<std::set<std::string>> files = std::nullopt;  ///< empty: all
};

/// What may hold findings back. The default heeds comments, none of which ever lapses.
struct Holding {
  Comments comments = Comments::heeded;
  Date today;  ///< comments with an earlier `until=` have lapsed
  std::vector<BaselineInUse> baselines;
};

struct CheckOptions {
  std::size_t jobs = 0;  ///< threads; 0: one for each core
  Limits limits;
  std::map<std::string, Limits> file_limits;  ///< of files that have limits of their own
  Policy policy{default_profile()};           ///< which rules are applied to which file, and how
  Tracing tracing = Tracing::causes;
  Scope scope = Scope::submission;  ///< years: also the rules across years
  bool coverage = false;            ///< also find out what no relation has judged
  Holding holding;                  ///< what may hold findings back
  std::function<void(std::size_t files)> progress =
      nullptr;  ///< called when so many more files are judged, by any thread
};

/// The limits that a file is read with.
[[nodiscard]] const Limits& limits_of(const std::string& file, const CheckOptions& options);

/// What the files hold, typed and grouped, before anything is judged.
struct Intake {
  Run run;
  std::vector<Finding> findings;     ///< of reading, spelling and measuring, in the order of the files
  std::vector<Text> failures;        ///< files that could not be read
  std::vector<SourcePtr> sources;    ///< of the files that could
  std::vector<Comment> comments;     ///< of the files that hold forms
  std::vector<std::string> skipped;  ///< walked documents that are no forms: `a.yaml`, `a.yaml#2`
};

/// Reads and types files and groups their forms. The outcome depends on the files and their order alone, never on
/// `jobs`.
[[nodiscard]] Intake read_run(std::span<const Input> files, const CheckOptions& options);

/// What a check gives.
struct CheckOutcome {
  Results results;
  std::vector<std::string> skipped;  ///< walked documents that are no forms: `a.yaml`, `a.yaml#2`
  std::vector<Coverage> coverage;    ///< one for each submission, in their order; empty unless asked for
};

/// Reads, types and judges files: everything between paths and report. The outcome depends on the files and
/// their order alone, never on `jobs`.
[[nodiscard]] CheckOutcome check_files(std::span<const Input> files, const CheckOptions& options);

}  // namespace budgetlint
