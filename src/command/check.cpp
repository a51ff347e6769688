#include "budgetlint/command/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "budgetlint/document/document.hpp"
#include "budgetlint/document/rules.hpp"
#include "budgetlint/form/submission.hpp"
#include "budgetlint/rules/rule.hpp"
#include "budgetlint/schema/likeness.hpp"
#include "budgetlint/schema/limits.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/hash.hpp"
#include "budgetlint/support/parallel.hpp"
#include "budgetlint/support/vectors.hpp"
#include "intake.hpp"

namespace budgetlint {
namespace {

/// What one file gave.
struct FileOutcome {
  SourcePtr source;
  std::vector<FormPtr> forms;
  std::vector<Finding> findings;
  std::vector<Comment> comments;
  std::vector<std::string> unread;  ///< folded
  std::vector<Text> failures;
  std::vector<std::string> skipped;
  bool unknown_content = false;  ///< it gave no text at all
  std::uint64_t digest = 0;
};

/// Reads and types the documents of one file.
class FileReader {
public:
  FileReader(const Input& input, const CheckOptions& options, SchemaChecker& checker)
      : input_(input), limits_(limits_of(input.path, options)), digested_(options.shard.count > 1), checker_(checker) {}

  [[nodiscard]] FileOutcome run() {
    std::variant<std::string, FileError> content;
    if (input_.error) {
      content = *input_.error;
    } else if (input_.bytes) {
      content = *input_.bytes;
    } else {
      content = read_file(input_.path, limits_.file_bytes);
    }
    if (const auto* error = std::get_if<FileError>(&content)) {
      refuse(*error);
    } else {
      read(std::move(std::get<std::string>(content)));
    }
    return std::move(outcome_);
  }

private:
  void refuse(const FileError& error) {
    outcome_.unknown_content = true;
    if (error.kind == FileError::Kind::too_large) {
      Place whole;
      whole.file = input_.path;
      outcome_.findings.push_back(finding_of(document_rules::limit_exceeded, std::move(whole), error.message));
    } else {
      outcome_.failures.push_back(about(input_.path, error.message));
    }
  }

  void read(std::string bytes) {
    if (digested_) outcome_.digest = Hash().add_part(input_.path).add(bytes).value();
    const auto source = std::make_shared<const Source>(input_.path, std::move(bytes));
    outcome_.source = source;
    Reading reading = read_documents(source, limits_);
    const auto not_utf8 = [](const Finding& finding) { return finding.rule == &document_rules::not_utf8; };
    outcome_.unknown_content = std::any_of(reading.findings.begin(), reading.findings.end(), not_utf8);
    for (const Span& span : reading.unread) keep_unread(source->slice(span));
    std::vector<Typing> typings;
    for (Document& document : reading.documents) typings.push_back(spell(document));
    refresh_places(reading);  // the reader's own findings, now that keys have their canonical names
    // What the reader said of one document belongs to the form that comes out of it.
    std::map<std::size_t, std::vector<Finding>> told;
    for (Finding& finding : reading.findings) told[finding.place.document].push_back(std::move(finding));
    for (std::size_t i = 0; i < reading.documents.size(); ++i) {
      Document& document = reading.documents[i];
      auto mine = told.extract(document.index());
      std::vector<Finding> findings = mine ? std::move(mine.mapped()) : std::vector<Finding>();
      append(findings, std::move(typings[i].findings));
      finish(std::move(document), typings[i].recognition, findings);
    }
    const bool repaired_to_a_form = told.empty() || resembles_form(source->bytes());
    for (auto& [document, findings] : told) {  // of those that were not read
      if (!repaired_to_a_form) drop_fixes(findings);
      append(outcome_.findings, std::move(findings));
    }
    const bool somebody_elses = !outcome_.skipped.empty() && outcome_.forms.empty() && outcome_.findings.empty();
    if (!somebody_elses) outcome_.comments = std::move(reading.comments);
  }

  /// What a document is, and what its keys and shape gave.
  struct Typing {
    Recognition recognition;
    std::vector<Finding> findings;
  };

  [[nodiscard]] Typing spell(Document& document) {
    Typing typing{recognise(document), {}};
    if (typing.recognition.kind) typing.findings = checker_.check(document, *typing.recognition.kind);
    bound(typing.findings);
    return typing;
  }

  void finish(Document document, const Recognition& recognition, std::vector<Finding>& findings) {
    if (!recognition.kind) {
      if (!recognition.language_keys && input_.how == Input::How::walked) {
        const std::string number = document.index() == 0 ? "" : "#" + std::to_string(document.index() + 1);
        outcome_.skipped.push_back(
            input_.path + number);  // somebody else's YAML: what the reader said of it is nobody's concern here
        return;
      }
      if (!recognition.told) {
        drop_fixes(findings);
        findings.push_back(not_a_form(document));
      }
      keep_unread(document.source().slice(document.root()->span));
    } else {
      std::vector<Finding> of_cells;
      FormPtr form = read_form(std::move(document), *recognition.kind, of_cells);
      bound(of_cells);
      append(findings, std::move(of_cells));
      for (Finding& finding : findings) attribute(finding, *form);
      if (!form->has_head()) keep_unread(form->document->source().slice(form->document->root()->span));
      outcome_.forms.push_back(std::move(form));
    }
    append(outcome_.findings, std::move(findings));
  }

  /// What would be no form afterwards either is not ours to repair.
  static void drop_fixes(std::vector<Finding>& findings) {
    for (Finding& finding : findings) finding.fixes.clear();
  }

  /// What is past the limit of the file is left out, and said to be, where it begins.
  void bound(std::vector<Finding>& findings) {
    const std::size_t room = most_findings - told_;
    told_ += std::min(room, findings.size());
    if (findings.size() <= room) return;
    Finding more = finding_of(
        document_rules::limit_exceeded, findings[room].place,
        {fmt::format("more than {} keys and cells of this file are wrong, which is the limit of what is told; "
                     "those from here on are not",
                     most_findings),
         fmt::format("本文件有误的项目和单元格超过上限 {} 处，从这里起的不再列出", most_findings)});
    findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(room), findings.end());
    if (!std::exchange(more_told_, true)) findings.push_back(std::move(more));
  }

  void keep_unread(std::string_view text) { outcome_.unread.push_back(fold_name(text)); }

  const Input& input_;
  const Limits& limits_;
  bool digested_;
  SchemaChecker& checker_;
  FileOutcome outcome_;
  std::size_t told_ = 0;  ///< findings about keys and cells
  bool more_told_ = false;
};

bool stands_before(const FormPtr& a, const FormPtr& b) {
  const int order = a->document->source().path().compare(b->document->source().path());
  return order != 0 ? order < 0 : a->document->index() < b->document->index();
}

Intake take_in(std::vector<FileOutcome>& files) {
  Intake intake;
  Run& run = intake.run;
  for (FileOutcome& file : files) {
    append(run.forms, std::move(file.forms));
    append(run.unread, std::move(file.unread));
    append(intake.findings, std::move(file.findings));
    append(intake.comments, std::move(file.comments));
    append(intake.failures, std::move(file.failures));
    if (file.source != nullptr) intake.sources.push_back(std::move(file.source));
    append(intake.skipped, std::move(file.skipped));
    intake.digest += file.digest;
    run.unknown_content = run.unknown_content || file.unknown_content;
  }
  // The order of the arguments must not decide which of two copies is reconciled.
  std::sort(run.forms.begin(), run.forms.end(), stands_before);
  run.submissions = group_submissions(run.forms);
  return intake;
}

}  // namespace

const Limits& limits_of(const std::string& file, const CheckOptions& options) {
  const auto own = options.file_limits.find(file);
  return own == options.file_limits.end() ? options.limits : own->second;
}

Intake read_run(std::span<const Input> files, const CheckOptions& options) {
  std::vector<FileOutcome> outcomes(files.size());
  std::vector<SchemaChecker> checkers(worker_count(files.size(), options.jobs));
  for_each_parallel(files.size(), options.jobs, [&](std::size_t worker, std::size_t item) {
    outcomes[item] = FileReader(files[item], options, checkers[worker]).run();
  });
  return take_in(outcomes);
}

Intake read_batch(std::span<const Input> files, const CheckOptions& options, SchemaChecker& checker) {
  std::vector<FileOutcome> outcomes;
  outcomes.reserve(files.size());
  for (const Input& file : files) outcomes.push_back(FileReader(file, options, checker).run());
  return take_in(outcomes);
}

}  // namespace budgetlint
