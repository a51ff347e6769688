// What `calc` prints for programs, and its exit status: 0 evaluated, 1 not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "calculation/corpus.hpp"
#include "tools/sandbox.hpp"

using namespace budgetlint;
using namespace budgetlint::testing;
using nlohmann::json;

namespace {

constexpr std::size_t stride = 12;  // every twelfth phrase: each is a run of the program

json read(const Sandbox& sandbox, const std::string& text, int status) {
  const Outcome outcome = sandbox.run({"calc", "--format", "json", text});
  INFO(text << '\n' << outcome.error);
  CHECK(outcome.status == status);
  return json::parse(outcome.out);
}

}  // namespace

TEST_CASE("calc names each factor with its bytes in the text", "[calc]") {
  const Sandbox sandbox;
  const std::vector<corpus::Phrase> phrases = corpus::read("evaluated.txt");
  for (std::size_t i = 0; i < phrases.size(); i += stride) {
    const std::string& text = phrases[i].text;
    if (!read_calculation(text).evaluated()) continue;
    const json report = read(sandbox, text, 0);
    CHECK(report.at("evaluated") == true);
    CHECK_FALSE(report.contains("obstacle"));
    for (const json& factor : report.at("factors")) {
      const std::size_t begin = factor.at("begin");
      const std::size_t end = factor.at("end");
      CHECK(text.substr(begin, end - begin) == factor.at("text"));
    }
  }
}

TEST_CASE("calc is status 1 and tells the words that are left over", "[calc]") {
  const Sandbox sandbox;
  const std::vector<corpus::Phrase> phrases = corpus::read("not-evaluable.txt");
  for (std::size_t i = 0; i < phrases.size(); i += stride) {
    if (phrases[i].text.empty()) continue;
    const json report = read(sandbox, phrases[i].text, 1);
    CHECK(report.at("evaluated") == false);
    CHECK(report.at("obstacle").at("name") == phrases[i].value);
    CHECK_FALSE(report.contains("value"));
    CHECK(report.at("products").empty());
    for (const json& words : report.at("obstacle").at("words")) {
      const std::size_t begin = words.at("begin");
      CHECK(phrases[i].text.substr(begin, words.at("end").get<std::size_t>() - begin) == words.at("text"));
    }
  }
}

TEST_CASE("calc names how often is paid where no rate says it", "[calc]") {
  const Sandbox sandbox;
  const json report = read(sandbox, "45人，每人2100元，按月发放", 1);
  CHECK(report.at("obstacle").at("message") == "按月 can be understood in more than one way");
  CHECK(report.at("obstacle").at("words").at(0).at("text") == "按月");
}

TEST_CASE("calc marks what a text leaves to its reader", "[calc]") {
  const Sandbox sandbox;
  const json report = read(sandbox, "900人，每人每月46元", 0);
  std::vector<std::string> implicit;
  for (const json& factor : report.at("factors")) {
    if (factor.at("implicit") == true) implicit.push_back(factor.at("value"));
  }
  CHECK(implicit == std::vector<std::string>{"12"});
  CHECK(report.at("value").at("low") == "496800");
  const json written = read(sandbox, "900人×46元/人/月×12个月", 0);
  for (const json& factor : written.at("factors")) CHECK(factor.at("implicit") == false);
}

TEST_CASE("calc reads standard input, and refuses what is no text", "[calc]") {
  const Sandbox sandbox;
  sandbox.put("text.txt", "900人×46元/人/月×12个月\n");
  Streams streams;
  streams.in = (sandbox.folder() / "text.txt").string();
  CHECK(sandbox.run({"calc", "-"}, streams).out == sandbox.run({"calc", "900人×46元/人/月×12个月"}).out);
  CHECK(sandbox.run({"calc"}).status == 2);
  CHECK(sandbox.run({"calc", ""}).status == 2);
  CHECK(sandbox.run({"calc", "900人", "--months", "0"}).status == 2);
  CHECK(sandbox.run({"calc", "900人", "--months", "13"}).status == 2);
}

TEST_CASE("calc shows a share in percent, however it is written", "[calc]") {
  const Sandbox sandbox;
  for (const std::string share : {"20%", "百分之二十", "二成", "五分之一"}) {
    const std::string text = "总额120万元，区级承担" + share;
    const json factor = read(sandbox, text, 0).at("factors").at(1);
    CHECK(factor.at("text") == share);
    CHECK(factor.at("value") == "20");
    CHECK(factor.at("unit") == "%");
    CHECK(sandbox.run({"calc", "--lang", "zh", text}).out.find("  " + share + "  比例 20 %\n") != std::string::npos);
  }
}
