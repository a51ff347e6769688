#include <algorithm>
#include <charconv>
#include <filesystem>

#include "audit_command.hpp"
#include "budgetlint/report/audit.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "check_command.hpp"
#include "facts.hpp"
#include "registry.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_shards = 100'000;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const AuditFormat& format : audit_formats()) names.emplace_back(format.name);
  return names;
}

/// `3/8`
void take_shard(Invocation& to, const std::string& value) {
  std::size_t number = 0;
  std::size_t count = 0;
  const char* const end = value.data() + value.size();
  const auto [slash, number_error] = std::from_chars(value.data(), end, number);
  if (number_error == std::errc() && slash != end && *slash == '/') {
    const auto [rest, count_error] = std::from_chars(slash + 1, end, count);
    if (count_error == std::errc() && rest == end && number >= 1 && number <= count && count <= most_shards) {
      to.shard = {number, count};
      return;
    }
  }
  throw Failure({"--shard takes K/N, the K-th of N parts: 3/8", "--shard 应写作 K/N（共 N 片中的第 K 片），如 3/8"});
}

OptionGroup report_group() {
  OptionGroup group{
      {"Report", "报告"},
      {format_option({"How the audit is printed", "报告的格式"}, format_names()),
       output_option(format_names()),
       {"--facts",
        {"FILE", "文件"},
        {"What every cell says, exactly, into a .csv or .ndjson", "另将每格的准确数值写入 .csv 或 .ndjson"},
        {},
        {"a file that ends in .csv or .ndjson", "以 .csv 或 .ndjson 结尾的文件"},
        [](Invocation& to, const std::string& value) {
          (void)fact_format_of(value);
          to.facts = value;
        },
        Completion::file}}};
  for (Option& option : check_options_named({"--fail-on", "--color", "--quiet", "--verbose"})) {
    group.options.push_back(std::move(option));
  }
  return group;
}

OptionGroup shard_group() {
  return {{"Past one machine", "多机运行"},
          {{"--shard",
            {"K/N", "K/N"},
            {"Judge the K-th of N parts of the departments only", "只核对按部门分成的 N 片中的第 K 片"},
            {},
            {"the K-th of N parts: 3/8", "共 N 片中的第 K 片，如 3/8"},
            take_shard},
           {"--part",
            {"FILE", "文件"},
            {"The file that this part goes to", "该片结果写入的文件"},
            {},
            {"the file for the part", "存放该片结果的文件"},
            [](Invocation& to, const std::string& value) { to.part = value; },
            Completion::file},
           {"--merge",
            {},
            {"The paths are all the parts: report the whole", "所列路径为全部各片，合并后出报告"},
            {},
            {},
            [](Invocation& to, const std::string&) { to.merge = true; }}}};
}

OptionGroup group_of(const Phrase& heading, std::initializer_list<std::string_view> names) {
  return {heading, check_options_named(names)};
}

/// No two of the files that are written are one.
void verify_targets(const Invocation& invocation) {
  std::vector<std::string> paths;
  for (const auto& [format, path] : invocation.outputs) paths.push_back(path);
  for (const auto& path : {invocation.facts, invocation.part}) {
    if (!path) continue;
    const auto same = [&](const std::string& other) {
      return fs::path(other).lexically_normal() == fs::path(*path).lexically_normal();
    };
    if (std::ranges::any_of(paths, same)) {
      throw Failure({"two outputs would go to " + visible(*path), "两项输出写入同一文件 " + visible(*path)});
    }
    paths.push_back(*path);
  }
}

void verify(const Invocation& invocation) {
  if (invocation.shard.has_value() != invocation.part.has_value()) {
    throw Failure({"--shard and --part go together: --shard 3/8 --part 3.part",
                   "--shard 和 --part 须一起使用：--shard 3/8 --part 3.part"});
  }
  if (invocation.merge && invocation.shard) {
    throw Failure({"--merge takes parts that are there; use it without --shard",
                   "--merge 合并已有的各片，不能与 --shard 同时使用"});
  }
  if (invocation.merge && invocation.input.paths.empty()) {
    throw Failure({"--merge needs the files that --shard wrote", "--merge 后面应列出 --shard 写出的各片文件"});
  }
  const bool judges = invocation.select || invocation.extend_select || invocation.ignore || invocation.config ||
                      invocation.profile || invocation.isolated || invocation.baseline || invocation.today ||
                      invocation.files_from;
  if (invocation.merge && judges) {
    throw Failure({"--merge reports what was judged; give the options of judging to --shard",
                   "--merge 只合并已核对的结果；核对用的选项请在 --shard 时给出"});
  }
  if (invocation.shard && !invocation.outputs.empty()) {
    throw Failure({"a part is no report; give --output to --merge", "分片结果不是报告；--output 请在 --merge 时使用"});
  }
  if (invocation.shard && invocation.facts &&
      fs::path(*invocation.part).parent_path() != fs::path(*invocation.facts).parent_path()) {
    throw Failure({"the facts of a part lie beside it: give --facts a file in the folder of --part",
                   "分片的逐格数据应与分片结果放在同一文件夹"});
  }
  verify_targets(invocation);
  check_command().verify(invocation);
}

}  // namespace

const Command& audit_command() {
  static const Command command{
      "audit",
      {"Many years and departments: figures, then findings", "多年度、多部门汇总审计"},
      {"budgetlint audit archive/    figures and findings over the years",
       "budgetlint audit 归档/    历年汇总和逐项问题"},
      {"budgetlint audit [OPTIONS] [DIR...]", "budgetlint audit [选项] [文件夹...]"},
      {path_argument({"Folders with the forms of any years and departments, in any order; default: this folder",
                      "存放各年度、各部门表的文件夹，次序不限；默认为当前文件夹"})},
      {report_group(),
       group_of({"Rules and settings", "规则和设置"}, {"--select", "--ignore", "--extend-select", "--config",
                                                       "--profile", "--isolated", "--baseline", "--today"}),
       shard_group(), group_of({"Input", "输入"}, {"--files-from", "--null", "--allow-empty", "--jobs"})},
      verify,
      run_audit};
  return command;
}

}  // namespace budgetlint
