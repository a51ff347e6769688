#include "held.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "budgetlint/support/terminal.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

using Files = std::set<std::string>;

/// The words of a number of findings that one kind of thing holds back.
struct Kind {
  Phrase one;
  Phrase many;
  std::string_view before_files;  ///< in English; in Chinese a colon does
};

constexpr Kind suppressed{{"finding was suppressed by a comment", "个问题按表内注释未列出"},
                          {"findings were suppressed by comments", "个问题按表内注释未列出"},
                          "in"};
constexpr Kind baselined{{"finding was known before", "个问题以前已登记，未再列出"},
                         {"findings were known before", "个问题以前已登记，未再列出"},
                         "as listed in"};
constexpr Kind softened{
    {"finding was softened", "个问题按配置从宽处理"}, {"findings were softened", "个问题按配置从宽处理"}, "by"};

std::string listed(const Files& files, const ReportOptions& options) {
  const std::size_t shown = options.every_place ? files.size() : std::min(files.size(), most_places);
  std::vector<std::string> names;
  for (auto file = files.begin(); names.size() < shown; ++file) names.push_back(file_text(*file));
  if (shown < files.size()) names.push_back(and_more(files.size() - shown, options.language));
  return fmt::format("{}", fmt::join(names, options.language == Language::english ? ", " : "、"));
}

void add(std::vector<std::string>& sentences, std::size_t number, const Kind& kind, const Files& files,
         const ReportOptions& options) {
  if (number == 0) return;
  const bool english = options.language == Language::english;
  const std::string_view words = (number == 1 ? kind.one : kind.many).in(options.language);
  std::string sentence = english ? fmt::format("{} {}", number, words) : fmt::format("{}{}", number, words);
  if (!files.empty()) {
    sentence += english ? fmt::format(" {} ", kind.before_files) : "：";
    sentence += listed(files, options);
  }
  sentences.push_back(sentence + (english ? "." : "。"));
}

/// The files from which findings are held back in one way.
Files holders(const Results& results, Holder by) {
  Files files;
  for (const Finding& finding : results.held) {
    if (finding.hold->by == by) files.insert(finding.hold->file);
  }
  return files;
}

Files softeners(const Results& results) {
  Files files = holders(results, Holder::tolerance);
  for (const Finding& finding : results.findings) {
    if (finding.softening) files.insert(finding.softening->file);
  }
  return files;
}

std::string sentence_of(const Loosening& loosening, Language language) {
  static constexpr Phrase command_line{"the command line", "命令行"};
  std::string where(command_line.in(language));
  if (!loosening.file.empty()) {
    where = file_text(loosening.file);
    if (loosening.line > 0) where += fmt::format(":{}", loosening.line);
  }
  const std::string what = visible(loosening.what.in(language));
  return language == Language::english ? fmt::format("Loosened: {} {}.", where, what)
                                       : fmt::format("检查已放宽：{}，{}。", where, what);
}

}  // namespace

std::vector<const Finding*> told_and_held(const Results& results) {
  std::vector<const Finding*> all;
  const auto address = [](const Finding& finding) { return &finding; };
  std::ranges::transform(results.findings, std::back_inserter(all), address);
  std::ranges::transform(results.held, std::back_inserter(all), address);
  std::ranges::inplace_merge(all, all.begin() + static_cast<std::ptrdiff_t>(results.findings.size()),
                             [](const Finding* a, const Finding* b) { return reads_before(*a, *b); });
  return all;
}

std::vector<std::string> held_back(const Results& results, const ReportOptions& options) {
  std::vector<std::string> sentences;
  const Summary& summary = results.summary;
  add(sentences, summary.suppressed, suppressed, holders(results, Holder::comment), options);
  add(sentences, summary.baselined, baselined, holders(results, Holder::baseline), options);
  add(sentences, summary.softened, softened, softeners(results), options);
  for (const Loosening& loosening : results.loosenings) {
    sentences.push_back(sentence_of(loosening, options.language));
  }
  return sentences;
}

std::vector<std::string> tolerated(const Results& results, Language language) {
  std::vector<std::string> lines;
  for (const Finding& finding : results.held) {
    if (finding.hold->by != Holder::tolerance) continue;
    const std::string place = place_text(finding.place);
    const std::string what = visible(finding.message.in(language));
    const std::string tolerance = visible(finding.hold->reason);
    const std::string file = file_text(finding.hold->file);
    lines.push_back(
        language == Language::english
            ? fmt::format("Tolerated: {}: [{}] {} (tolerance {} in {})", place, finding.rule->id, what, tolerance, file)
            : fmt::format("容差之内：{}：[{}] {}（容差 {}，见 {}）", place, finding.rule->id, what, tolerance, file));
  }
  return lines;
}

std::string held_back_text(const Results& results, const ReportOptions& options) {
  std::string text;
  for (const std::string& sentence : held_back(results, options)) text += "budgetlint: " + sentence + '\n';
  return text;
}

std::string softened_by(const Finding& finding, Language language) {
  if (!finding.softening) return "";
  const std::string file = file_text(finding.softening->file);
  const std::string what = visible(finding.softening->what.in(language));
  return language == Language::english ? fmt::format("softened by {}: {}", file, what)
                                       : fmt::format("按 {} 从宽处理：{}", file, what);
}

}  // namespace budgetlint
