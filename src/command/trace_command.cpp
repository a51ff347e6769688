#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/command/trace.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "check_command.hpp"
#include "registry.hpp"
#include "trace_print.hpp"

namespace budgetlint {
namespace {

/// The file itself, and the paths that were given, or what lies beside it.
Inputs inputs_of(const Invocation& invocation, const std::string& file, const Limits& limits) {
  InputRequest request = invocation.input;
  request.paths = {file};
  Inputs own = find_inputs(request, limits.file_bytes);
  const bool one_file = own.failures.empty() && own.files.size() == 1 && own.files.front().path == file;
  if (!one_file) {
    const std::string name = visible(file);
    throw Failure({name + ": no such file", name + "：没有这个文件"});
  }
  if (invocation.input.paths.empty()) return {forms_beside(file), {}, {}};
  request.paths.insert(request.paths.end(), invocation.input.paths.begin(), invocation.input.paths.end());
  return find_inputs(request, limits.file_bytes);
}

/// The form that is meant: of the document asked for, or the first of the file.
const Form& form_of(const TraceTarget& target, const Intake& intake) {
  for (const FormPtr& form : intake.run.forms) {
    const Document& document = *form->document;
    if (document.source().path() != target.file) continue;
    if (!target.document || document.index() == *target.document) return *form;
  }
  const std::string file = visible(target.file);
  const std::string which = target.document ? fmt::format("{}#{}", file, *target.document + 1) : file;
  throw Failure({fmt::format("{}: no form there that can be read; 'budgetlint {}' tells why", which, file),
                 fmt::format("{}：没有可以读取的表；原因可用 budgetlint {} 查看", which, file)});
}

const Cell& cell_of(const TraceTarget& target, const Form& form) {
  if (const Cell* cell = find_quantity(form, target.pointer)) return *cell;
  const std::string mark = '#' + (target.document ? std::to_string(*target.document + 1) : "");
  Text nearest;
  for (const std::string& pointer : nearest_pointers(form, target.pointer)) {
    const std::string name = mark + visible(pointer);
    nearest.english += (nearest.empty() ? "; the nearest: " : ", ") + name;
    nearest.chinese += (nearest.chinese.empty() ? "；相近的有：" : "、") + name;
  }
  const std::string typed = visible(target.file) + mark + visible(target.pointer);
  throw Failure({fmt::format("{} names no quantity{}", typed, nearest.english),
                 fmt::format("{} 不是填写数字的栏目{}", typed, nearest.chinese)});
}

const Submission& submission_of(const Form& form, const Run& run) {
  const auto holds_it = [&](const Submission& submission) {
    return std::find(submission.forms.begin(), submission.forms.end(), &form) != submission.forms.end();
  };
  return *std::find_if(run.submissions.begin(), run.submissions.end(), holds_it);
}

int run_trace(const Invocation& invocation) {
  const std::optional<TraceTarget> target = parse_trace_target(invocation.trace_target);
  if (!target) {
    throw Failure({fmt::format("{}: which cell? Write FILE#/POINTER, such as 3-1.yaml#/total or 3-1.yaml#/合计; "
                               "FILE#2/POINTER for the second document of a file",
                               visible(invocation.trace_target)),
                   fmt::format("{}：没有指明栏目。请写作“文件#/栏目”，如 3-1.yaml#/合计 或 3-1.yaml#/total；"
                               "文件中的第二张表写作“文件#2/栏目”",
                               visible(invocation.trace_target))});
  }
  CheckOptions options;
  options.jobs = invocation.jobs;
  const Inputs inputs = inputs_of(invocation, target->file, options.limits);
  const Intake intake = read_run(inputs.files, options);
  std::vector<Text> failures = inputs.failures;
  failures.insert(failures.end(), intake.failures.begin(), intake.failures.end());
  for (const Text& failure : failures) write_error("budgetlint: " + failure.in(invocation.language) + "\n");
  const Form& form = form_of(*target, intake);
  const Cell& cell = cell_of(*target, form);
  const Submission& submission = submission_of(form, intake.run);
  const Worksheet worksheet = fill_worksheet(submission, intake.run, Policy());
  const Trace trace = trace_cell(cell, submission, worksheet);
  write_output(invocation.format == "json" ? print_trace_json(trace, invocation.language)
                                           : print_trace_text(trace, invocation.language, terminal_width()));
  return failures.empty() ? status_clean : status_failure;
}

void verify(const Invocation& invocation) {
  if (invocation.trace_target.empty()) throw Failure({"name a cell: FILE#/total", "请写明要查的栏目：文件#/合计"});
}

}  // namespace

const Command& trace_command() {
  static const Command command{
      "trace",
      {"What a number is made of, and where it stands", "逐层列出一个数的来源和出处"},
      {"budgetlint trace forms/3-1.yaml#/total", "budgetlint trace forms/3-1.yaml#/合计"},
      {"budgetlint trace [OPTIONS] FILE#/CELL [PATH...]", "budgetlint trace [选项] 文件#/栏目 [路径...]"},
      {{{"FILE#/CELL", "文件#/栏目"},
        {"The form and the cell in it: 3-1.yaml#/total or 3-1.yaml#/合计; rows count from 0 (#/details/0/amount); "
         "all.yaml#2/total: the second document of a file",
         "表和栏目：3-1.yaml#/合计 或 3-1.yaml#/total；行号从0数起（#/支出明细及测算说明/0/金额）；"
         "all.yaml#2/合计 为文件中的第二张表"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.trace_target = values.front(); }},
       path_argument({"The forms it is compared with; default: those in the folder of FILE",
                      "与之核对的表；默认为该文件所在文件夹中的各表"})},
      {{{"Report", "报告"}, {text_or_json()}}},
      verify,
      run_trace};
  return command;
}

}  // namespace budgetlint
