#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "facts.hpp"
#include "neighbours.hpp"

namespace budgetlint {

[[nodiscard]] SubmissionKey key_of(const Submission& submission);

/// What judging one submission gave, once its forms are let go.
struct JudgedSubmission {
  SubmissionHead head;
  std::vector<std::uint32_t> files;    ///< numbers of the files that hold its forms, in order
  std::vector<std::uint32_t> batches;  ///< numbers of the batches that these belong to
  bool judged = false;                 ///< false: only its place is known
  bool asked_unread = false;
  bool asked_neighbours = false;
  Verdicts verdicts;
  std::size_t compared = 0;  ///< relations between cells, none of a cell by itself
  Coverage coverage;
  SubmissionFigures figures;
  SpoolRange facts;
};

using Judgements = std::map<SubmissionKey, JudgedSubmission>;

/// The findings of reading by the cell that they stand at; empty unless facts are asked for.
[[nodiscard]] CellFindings by_cell(const std::vector<Finding>& findings, const CheckOptions& options);

/// Judges a submission of a run. `read` is what reading its forms gave.
void judge_into(JudgedSubmission& judgement, const Run& run, const Submission& submission, const CellFindings& read,
                const CheckOptions& options);

/// The files that findings name, or would edit.
void note_files(const std::vector<Finding>& findings, std::set<std::string_view>& files);

}  // namespace budgetlint
