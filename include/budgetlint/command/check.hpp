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

#include "budgetlint/command/figures.hpp"
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

/// One of several parts of a run that are judged apart: the `number`th (from 1) of `count`. All files are read for
/// each; judged and told are those of the departments that are its own, a department never by two.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;
  friend bool operator==(const Shard&, const Shard&) = default;
};

class FactSpool;

/// Where in a spool something lies.
struct SpoolRange {
  std::size_t offset = 0;
  std::size_t size = 0;
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
  bool figures = false;             ///< also count forms and money for an audit; then no form is listed
  FactSpool* facts = nullptr;       ///< also write down what every cell says
  Shard shard;
  /// Called by any thread when so many more files are done, and so many more turn out to be wanted. What it throws ends
  /// the run.
  std::function<void(std::size_t done, std::size_t more)> progress = nullptr;
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
  std::uint64_t digest = 0;          ///< of the files and their bytes, whatever their order
};

/// Reads and types files and groups their forms. The outcome depends on the files and their order alone, never on
/// `jobs`.
[[nodiscard]] Intake read_run(std::span<const Input> files, const CheckOptions& options);

/// What a check gives.
struct CheckOutcome {
  Results results;
  std::vector<std::string> skipped;            ///< walked documents that are no forms: `a.yaml`, `a.yaml#2`
  std::vector<Coverage> coverage;              ///< one for each submission, in their order; empty unless asked for
  std::vector<SubmissionFigures> submissions;  ///< in their order; empty unless figures are asked for
  std::vector<SpoolRange> facts;               ///< of each of these, where facts are asked for
  std::uint64_t digest = 0;                    ///< Intake::digest
};

/// Reads, types and judges files: everything between paths and report. The outcome depends on the files and
/// their order alone, never on `jobs`.
[[nodiscard]] CheckOutcome check_files(std::span<const Input> files, const CheckOptions& options);

/// The same for one shard of the files. What it gives is of use to `join` alone.
[[nodiscard]] CheckOutcome judge_shard(std::span<const Input> files, const CheckOptions& options);

/// The outcome of a whole run from those of all its shards, in any order: the same as if it had been judged at once.
[[nodiscard]] CheckOutcome join(std::vector<CheckOutcome> shards);

}  // namespace budgetlint
