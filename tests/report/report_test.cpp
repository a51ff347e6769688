#include "budgetlint/report/report.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "sample.hpp"

using namespace budgetlint;

namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

/// `BLESS=1 unit_tests '[snapshot]'` writes the snapshots anew; read what changed before it is committed.
TEST_CASE("every format prints the sample as its snapshot does", "[report][snapshot]") {
  const Results results = sample::results();
  for (const Format& format : formats()) {
    for (const Language language : {Language::english, Language::chinese}) {
      const std::string suffix = language == Language::english ? ".en.txt" : ".zh.txt";
      const std::string path = SOURCE_DIR "/tests/report/expected/" + std::string(format.name) + suffix;
      ReportOptions options;
      options.language = language;
      const std::string printed = format.print(results, options);
      if (std::getenv("BLESS") != nullptr) std::ofstream(path, std::ios::binary) << printed;
      INFO(path);
      CHECK(contents(path) == printed);
    }
  }
}

TEST_CASE("formats are found by their exact name", "[report]") {
  REQUIRE(find_format("json") != nullptr);
  CHECK(find_format("json")->name == "json");
  CHECK(find_format("JSON") == nullptr);
  CHECK(find_format("") == nullptr);
  CHECK(formats().front().name == "text");
}

TEST_CASE("no line of any format is a command to a CI runner", "[report]") {
  for (const Format& format : formats()) {
    const std::string printed = format.print(sample::results(), {});
    if (format.name == "github") continue;  // it has commands of its own, and is judged with them
    INFO(format.name);
    CHECK(printed.find("##[") == std::string::npos);
    CHECK(printed.find("##vso[") == std::string::npos);
    std::size_t start = 0;
    while (start < printed.size()) {
      const std::size_t word = printed.find_first_not_of(" \t", start);
      if (word == std::string::npos) break;
      CHECK(printed.compare(word, 2, "::") != 0);
      start = printed.find('\n', start) + 1;
      if (start == 0) break;
    }
    CHECK(printed.back() == '\n');
  }
}
