#include "ci.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "budgetlint/support/terminal.hpp"
#include "held.hpp"
#include "layout.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with("。");
}

}  // namespace

std::string repository_path(std::string_view file, const ReportOptions& options) {
  if (!options.root.empty()) {
    const fs::path whole = (fs::path(options.folder) / file).lexically_normal();
    const fs::path below = whole.lexically_relative(options.root);
    if (!below.empty() && *below.begin() != "..") return below.generic_string();
  }
  return fs::path(file).lexically_normal().generic_string();
}

std::string repository_place(const Place& place, const ReportOptions& options) {
  Place named;
  named.file = repository_path(place.file, options);
  named.begin = place.begin;
  return place_text(named);
}

std::vector<std::string> distinct_fingerprints(std::span<const Finding* const> findings) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> prints;
  prints.reserve(findings.size());
  for (const Finding* finding : findings) {
    std::string print = fingerprint(*finding);
    const std::size_t times = ++seen[print];
    if (times > 1) print += fmt::format("-{}", times);
    prints.push_back(std::move(print));
  }
  return prints;
}

std::string sentences_of(const Finding& finding, Language language) {
  const bool english = language == Language::english;
  std::string sentences;
  for (const std::string& part : {visible(finding.message.in(language)), visible(finding.conclusion.in(language)),
                                  softened_by(finding, language)}) {
    if (part.empty()) continue;
    const bool first = sentences.empty();
    if (!first && english) sentences += ' ';
    const std::size_t start = sentences.size();
    sentences += part;
    if (!first && part.front() >= 'a' && part.front() <= 'z') sentences[start] -= 'a' - 'A';
    if (!ends_sentence(part)) sentences += english ? "." : "。";
  }
  return sentences;
}

}  // namespace budgetlint
