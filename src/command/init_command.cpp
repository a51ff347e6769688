#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/terminal_output.hpp"
#include "budgetlint/rules/missing_rows.hpp"
#include "budgetlint/schema/skeleton.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/safe_write.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"
#include "missing_forms.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

/// What may be asked for, in the order in which a person thinks of them.
constexpr std::array kinds{FormKind::direction, FormKind::summary, FormKind::overall};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  names.reserve(kinds.size());
  for (const FormKind kind : kinds) names.emplace_back(form_kind_name(kind));
  return names;
}

/// The form of that name: the English word, or what stands in the printed title of that form alone: 附表3, 支出方向.
std::optional<FormKind> kind_of(const std::string& name) {
  constexpr std::size_t shortest = 2;
  const std::string part = fold_name(name);
  std::optional<FormKind> found;
  for (const FormKind kind : kinds) {
    if (form_kind_name(kind) == name) return kind;
    if (count_code_points(part) < shortest || fold_name(form_kind_title(kind)).find(part) == std::string::npos)
      continue;
    if (found) return std::nullopt;
    found = kind;
  }
  return found;
}

/// `direction.yaml`, `附表3.yaml`
std::string default_name(FormKind kind, Language language) {
  if (language == Language::english) return std::string(form_kind_name(kind)) + ".yaml";
  return kind == FormKind::direction ? "附表3.yaml" : kind == FormKind::summary ? "附表2.yaml" : "附表1.yaml";
}

void tell(const Text& sentence, Language language) {
  write_error("budgetlint: " + sentence.in(language) + "\n");
}

void write_form(const std::string& path, const std::string& text, Language language) {
  create_file(path, text);
  const std::string name = visible(path);
  tell({"wrote " + name, "已生成 " + name}, language);
}

int write_skeleton(const Invocation& invocation) {
  const FormKind kind = *kind_of(invocation.form_kind);
  std::map<std::string, std::string> values;
  if (kind != FormKind::direction) values["/number"] = kind == FormKind::summary ? "附表2" : "附表1";
  const std::string text = form_skeleton(kind, invocation.language, values);
  if (invocation.output == "-") {
    write_output(text);
  } else {
    write_form(invocation.output.empty() ? default_name(kind, invocation.language) : invocation.output, text,
               invocation.language);
  }
  return status_clean;
}

/// The submission of the summary in that file.
const Submission& submission_of(const std::string& file, const Run& run) {
  const auto holds_it = [&](const Submission& submission) {
    return submission.summary != nullptr && submission.summary->document->source().path() == file;
  };
  const auto found = std::find_if(run.submissions.begin(), run.submissions.end(), holds_it);
  if (found != run.submissions.end()) return *found;
  const std::string name = visible(file);
  throw Failure({fmt::format("{0}: no 附表2 there that can be read; 'budgetlint {0}' tells why", name),
                 fmt::format("{0}：没有可以读取的附表2；原因可用 budgetlint {0} 查看", name)});
}

/// The submission of the only summary in a folder.
const Submission& submission_in(const std::string& folder, const Run& run) {
  std::vector<const Submission*> all;
  for (const Submission& submission : run.submissions) {
    if (submission.summary != nullptr) all.push_back(&submission);
  }
  if (all.size() == 1) return *all.front();
  const std::string name = visible(folder);
  if (all.empty()) {
    throw Failure({fmt::format("{0}: no 附表2 there that can be read; 'budgetlint {0}' tells why", name),
                   fmt::format("{0}：没有可以读取的附表2；原因可用 budgetlint {0} 查看", name)});
  }
  std::vector<std::string> files;
  files.reserve(all.size());
  for (const Submission* submission : all) files.push_back(visible(submission->summary->document->source().path()));
  throw Failure({fmt::format("{}: more than one 附表2 there; name one: {}", name, fmt::join(files, ", ")),
                 fmt::format("{}：有多张附表2，请指明其中一张：{}", name, fmt::join(files, "、"))});
}

int write_missing(const Invocation& invocation) {
  const CheckOptions options;
  const std::string& from = invocation.missing_from;
  std::error_code error;
  const bool folder = std::filesystem::is_directory(from, error);
  const Inputs inputs = folder ? find_inputs({{from}}, options.limits.file_bytes) : Inputs{forms_beside(from), {}, {}};
  const Intake intake = read_run(inputs.files, options);
  for (const Text& failure : inputs.failures) tell(failure, invocation.language);
  for (const Text& failure : intake.failures) tell(failure, invocation.language);
  const Submission& submission = folder ? submission_in(from, intake.run) : submission_of(from, intake.run);
  Worksheet worksheet;
  const RowsWithoutForm rows = rows_without_form(submission, intake.run, worksheet);
  for (const PlannedForm& form : plan_forms(*submission.summary, rows.sure, invocation.language)) {
    write_form(form.path, form_skeleton(FormKind::direction, invocation.language, form.values), invocation.language);
  }
  for (const Row* row : rows.doubtful) {
    const std::string name = visible(row->name().text);
    tell({name + ": left out, for its 附表3 may be there in a form that is not read or not matched; check first",
          name + "：未生成，其附表3可能在无法读取或未能对应的表中，请先核对"},
         invocation.language);
  }
  if (rows.sure.empty() && rows.doubtful.empty()) {
    tell({"every row has its 附表3", "附表2各项均有附表3"}, invocation.language);
  }
  return inputs.failures.empty() && intake.failures.empty() ? status_clean : status_failure;
}

int run(const Invocation& invocation) {
  return invocation.missing_from.empty() ? write_skeleton(invocation) : write_missing(invocation);
}

void verify(const Invocation& invocation) {
  const std::vector<std::string> names = kind_names();
  const Text choice = choice_of(names);
  const std::string& kind = invocation.form_kind;
  if (!invocation.missing_from.empty()) {
    if (kind.empty()) return;
    throw Failure({"--missing names the forms itself; leave out " + visible(kind),
                   "--missing 自行确定要生成的表，不需再写 " + visible(kind)});
  }
  if (kind.empty()) throw Failure({"name a form: " + choice.english, "请写明表的名称：" + choice.chinese});
  if (kind_of(kind)) return;
  throw Failure({fmt::format("there is no form {}; choose {}", visible(kind), choice.english),
                 fmt::format("没有名为 {} 的表，可选：{}", visible(kind), choice.chinese)});
}

}  // namespace

const Command& init_command() {
  static const Command command{
      "init",
      {"Write a form to fill in, or those that are missing", "生成待填写的空表，或补齐缺少的附表3"},
      {"budgetlint init --missing forms/2.yaml", "budgetlint init --missing forms/附表2.yaml"},
      {"budgetlint init [OPTIONS] FORM [FILE]", "budgetlint init [选项] 表 [文件]"},
      {{{"FORM", "表"},
        {"direction (附表3), summary (附表2) or overall (附表1)",
         "direction（附表3）、summary（附表2）或 overall（附表1）"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.form_kind = values.front(); },
        Completion::nothing,
        kind_names()},
       {{"FILE", "文件"},
        {"Where to write it, - for standard output; never over a file that is there",
         "写到哪个文件，- 为标准输出；已有的文件不会覆盖"},
        false,
        [](Invocation& to, const std::vector<std::string>& values) { to.output = values.front(); }}},
      {{{"Missing forms", "缺少的表"},
        {{"--missing",
          {"FILE", "文件"},
          {"One 附表3 for each row of this 附表2 (or of the one in this folder) that has none, filled in from the row",
           "为该附表2（或该文件夹中的附表2）中没有附表3的每一项生成一张，并按该项填好"},
          {},
          {"a 附表2", "一张附表2"},
          [](Invocation& to, const std::string& value) { to.missing_from = value; },
          Completion::file}}}},
      verify,
      run};
  return command;
}

}  // namespace budgetlint
