// Files are judged in batches, folder by folder; how forms are spread over folders must change nothing.
#include <catch2/catch.hpp>
#include <filesystem>

#include "generate/generate.hpp"
#include "tools/forms.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;

namespace {

namespace fs = std::filesystem;

/// Each file in a folder of its own, in the same order.
std::vector<File> scattered(std::vector<File> files) {
  for (std::size_t i = 0; i < files.size(); ++i) files[i].name = std::to_string(1000 + i) + "/" + files[i].name;
  return files;
}

void check_same(const Results& together, const Results& apart) {
  CHECK(digest_without_files(together) == digest_without_files(apart));
  CHECK(together.summary.forms == apart.summary.forms);
  CHECK(together.summary.submissions == apart.summary.submissions);
  CHECK(together.summary.not_evaluable == apart.summary.not_evaluable);
  CHECK(together.forms.size() == apart.forms.size());
  CHECK(together.sources.size() == apart.sources.size());
}

}  // namespace

TEST_CASE("the case of every rule gives the same findings when each of its files lies in its own folder") {
  std::size_t cases = 0;
  for (const auto& rule : fs::directory_iterator(std::string(SOURCE_DIR) + "/tests/rules")) {
    if (!rule.is_directory()) continue;
    for (const auto& folder : fs::directory_iterator(rule.path())) {
      const std::vector<File> files = load_folder(fs::relative(folder.path(), SOURCE_DIR).string());
      INFO(folder.path());
      check_same(check(files), check(scattered(files)));
      check_same(check(files, 1, Scope::years), check(scattered(files), 1, Scope::years));
      ++cases;
    }
  }
  CHECK(cases > 200);
}

TEST_CASE("submissions mixed up in folders are judged whole, whatever is wrong in them") {
  std::vector<File> files;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed)) {
      files.push_back({std::to_string(1000 + seed) + "-" + form.name, form.yaml});
      if (seed % 3 != 0 || form.amounts.empty()) continue;
      const std::size_t digit = form.amounts[seed % form.amounts.size()].begin;
      char& first = files.back().bytes[digit];
      if (first >= '1' && first <= '8') ++first;
    }
  }
  const Results together = check(files);
  CHECK(together.findings.size() > 10);
  CHECK(together.summary.submissions == 60);
  check_same(together, check(scattered(files)));

  std::vector<File> dealt = files;  // to seven folders, so that each holds a part of every submission
  for (std::size_t i = 0; i < dealt.size(); ++i) dealt[i].name = std::to_string(i % 7) + "/" + dealt[i].name;
  std::stable_sort(dealt.begin(), dealt.end(), [](const File& a, const File& b) { return a.name < b.name; });
  check_same(together, check(dealt));
  check_same(together, check(dealt, 4));
}

TEST_CASE("a folder of many submissions is judged like many folders") {
  std::vector<File> files;
  for (std::uint64_t seed = 1; files.size() < 600; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed)) {
      files.push_back({std::to_string(1000 + seed) + "-" + form.name, form.yaml});
    }
  }
  CHECK(digest(check(files)).empty());
  std::reverse(files.begin(), files.end());
  CHECK(digest(check(files, 3)).empty());
}

TEST_CASE("a department that is nearly spelled alike is found in another folder, however long its name") {
  const std::string characters = "株洲市石峰区社会保险服务中心城乡居民养老待遇审核支付科教文卫体育场馆管理办公室";
  const auto name_of = [&](std::size_t first, std::size_t length) { return characters.substr(3 * first, 3 * length); };
  std::size_t strays = 0;
  for (std::size_t length = 4; length <= 36; ++length) {
    std::vector<std::string> slips = {name_of(0, length - 1), name_of(0, length) + "处",
                                      name_of(0, length / 2) + "某" + name_of(length / 2 + 1, length - length / 2 - 1),
                                      name_of(1, 1) + name_of(0, 1) + name_of(2, length - 2)};
    if (length >= 16) slips.push_back("某" + name_of(1, length - 2) + "某");
    for (const std::string& slip : slips) {
      const std::vector<File> files = {
          {"2.yaml", "form: summary\nyear: 2023\ndepartment: " + name_of(0, length) +
                         "\ntotal: 5\nfunds:\n  - {name: 甲项, amount: 5}\n"},
          {"3.yaml", "form: direction\nyear: 2023\ndepartment: " + slip +
                         "\ndirection: 甲项\namount: 5\nfund: {name: 甲项, amount: 5}\ndetails: [{brief: 甲, amount: "
                         "5}]\ntotal: 5\n"}};
      const Results together = check(files);
      INFO(slip);
      check_same(together, check(scattered(files)));
      for (const Finding& finding : together.findings) strays += finding.rule->id == "BL308" ? 1U : 0U;
    }
  }
  CHECK(strays > 130);
}

TEST_CASE("a form that cannot be read may be the one that is missing, in whatever folder it lies") {
  const std::vector<File> files{{"2.yaml",
                                 "form: summary\nyear: 2023\ndepartment: 某局\ntotal: 8\nfunds:\n"
                                 "  - {name: 甲项, amount: 5}\n  - {name: 乙项, amount: 3}\n"},
                                {"3-1.yaml",
                                 "form: direction\nyear: 2023\ndepartment: 某局\ndirection: 甲项\namount: 5\n"
                                 "fund: {name: 甲项, amount: 5}\ndetails: [{brief: 甲, amount: 5}]\ntotal: 5\n"},
                                {"3-2.yaml", "form: direction\ndirection: 乙项\namount: [3\n"}};
  std::vector<File> apart = files;
  apart.back().name = "elsewhere/3-2.yaml";
  for (const std::vector<File>& run : {files, apart}) {
    for (const Finding& finding : check(run).findings) CHECK(finding.rule->id != "BL304");
  }
  check_same(check(files), check(apart));
  apart.pop_back();
  CHECK(digest(check(apart)).front() == "warning BL304 2.yaml /funds/1/name 乙项");
}
