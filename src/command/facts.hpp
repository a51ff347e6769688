#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "budgetlint/diagnostic/finding.hpp"
#include "budgetlint/form/submission.hpp"
#include "budgetlint/rules/coverage.hpp"
#include "budgetlint/support/hash.hpp"
#include "budgetlint/support/safe_write.hpp"

namespace budgetlint {

enum class FactFormat : std::uint8_t { csv, ndjson };

/// By the end of a file's name. Throws Failure where it tells no format.
[[nodiscard]] FactFormat fact_format_of(const std::string& path);

/// The ids of rules whose findings stand at a cell, by `cell_name`.
using CellFindings = std::map<std::string, std::vector<std::string_view>>;
[[nodiscard]] std::string cell_name(const Place& place);

/// What stands in front of all rows: the names of the columns, or nothing.
[[nodiscard]] std::string_view fact_head(FactFormat format);

/// A row for each cell of a submission, in the order of file, document and line: what it says, exactly, and what became
/// of it (docs/audit.md, "Facts").
[[nodiscard]] std::string fact_rows(const Submission& submission, const std::vector<SurveyedCell>& cells,
                                    const std::vector<const CellFindings*>& findings, FactFormat format);

/// The file that facts go to, with what tells whether all of it is there. Nothing stands there until it is put in
/// place.
class FactFile {
public:
  /// Begins with the names of the columns.
  FactFile(const std::string& path, FactFormat format);
  void write(std::string_view rows);
  void put_in_place() { file_.put_in_place(); }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string digest() const { return hash_.text(); }

private:
  Replacement file_;
  Hash hash_;
  std::size_t size_ = 0;
};

/// Facts of many submissions in the order in which they were judged, on the disk beside the file that they will go to,
/// under no name: nothing is left of it, however the run ends.
class FactSpool {
public:
  /// Throws Failure where no file can be made in that folder.
  FactSpool(std::string path, FactFormat format);
  FactSpool(const FactSpool&) = delete;
  FactSpool& operator=(const FactSpool&) = delete;
  ~FactSpool();

  [[nodiscard]] FactFormat format() const { return format_; }

  /// Any thread may add. Throws Failure on a full disk.
  [[nodiscard]] SpoolRange add(std::string_view rows);

  /// Copies a range. Throws Failure where it cannot be read or written.
  void copy(SpoolRange range, FactFile& to) const;

private:
  std::string path_;
  FactFormat format_;
  int descriptor_ = -1;
  std::mutex mutex_;
  std::size_t size_ = 0;
};

/// Copies rows out of a file that `FactFile` wrote, and adds them to a hash of it. Throws Failure where the file cannot
/// be read or ends too soon.
void copy_facts(const std::string& from, SpoolRange range, Hash& hash, FactFile& to);

}  // namespace budgetlint
