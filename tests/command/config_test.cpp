// What a configuration may say (schemas/config.schema.json), and that the reader and the published schema agree on it.
#include "budgetlint/command/config.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "budgetlint/support/failure.hpp"
#include "tools/json_schema.hpp"

using namespace budgetlint;

namespace {

/// Reads a configuration of this text.
Config read(const std::string& text) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("budgetlint-config-" + std::to_string(::getpid()))).string();
  std::ofstream(path, std::ios::binary) << text;
  try {
    Config config = read_config(path);
    std::filesystem::remove(path);
    return config;
  } catch (...) {
    std::filesystem::remove(path);
    throw;
  }
}

bool is_read(const std::string& text) {
  try {
    (void)read(text);
    return true;
  } catch (const Failure&) {
    return false;
  }
}

bool fits_schema(const std::string& text) {
  return testing::fits_schema("config", text);
}

}  // namespace

TEST_CASE("the reader of configurations and their published schema agree") {
  const std::vector<std::string> good = {
      "",
      "# nothing\n",
      "select: [BL2, total-mismatch]",
      "select: BL2",
      "ignore: []",
      "extend-select: [BL201]",
      "severity: {BL201: note, BL2: warning}",
      "tolerance: {BL203: truncation, BL201: {absolute: 0.01}, BL202: {relative: 0.1%}, BL204: {absolute: 100元}}",
      "bound: {BL701: 3}",
      "bound: {unexplained-jump: '1.5'}",
      "per-file-ignores: {a/*: [BL2], b.yaml: BL3}",
      "exclude: [a, b/*]",
      "exclude: drafts",
      "exclude: [2021, 2022/*]",
      "baseline: known.json",
      "baseline: 2023",
      "fail-on: never",
      "lang: zh",
      "profile: 2021",
      "profile: '2015'",
      "limits: {depth: 64, keys: 1, file-bytes: 67108864}",
  };
  for (const std::string& text : good) {
    CAPTURE(text);
    CHECK(fits_schema(text));
    CHECK(is_read(text));
  }
  const std::vector<std::string> bad = {
      "[a]",
      "text",
      "selects: [BL2]",
      "select: {BL2: 1}",
      "select: [[BL2]]",
      "ignore: ['']",
      "select: []",
      "severity: note",
      "severity: {BL201: off}",
      "severity: {BL201: [note]}",
      "tolerance: {BL203: loose}",
      "tolerance: {BL203: absolute}",
      "tolerance: {BL203: {absolute: 1, relative: 1}}",
      "tolerance: {BL203: {exact: 1}}",
      "tolerance: {BL203: {absolute: [1]}}",
      "tolerance: {BL203: {}}",
      "bound: 3",
      "bound: {BL701: 0.5}",
      "bound: {BL701: 1000001}",
      "bound: {BL701: [2]}",
      "per-file-ignores: BL2",
      "exclude: {a: b}",
      "baseline: [a]",
      "profile: [2021]",
      "profile: ''",
      "baseline: ''",
      "fail-on: fatal",
      "lang: fr",
      "limits: 5",
      "limits: {depth: 65}",
      "limits: {depth: 0}",
      "limits: {depth: 1.5}",
      "limits: {depths: 5}",
      "limits: {digits: 20}",
      "limits: {keys: 10001}",
  };
  for (const std::string& text : bad) {
    CAPTURE(text);
    CHECK_FALSE(fits_schema(text));
    CHECK_FALSE(is_read(text));
  }
}

TEST_CASE("what no schema can know: which rules there are, and what an amount is") {
  for (const char* text :
       {"select: [BL99]", "ignore: [BL001]", "severity: {BL001: note}", "severity: {BLX: note}",
        "tolerance: {BL201: {absolute: 约1}}", "tolerance: {BL201: {absolute: -1}}",
        "tolerance: {BL201: {relative: 1元}}", "profile: 2016", "bound: {BL201: 3}", "bound: {BL7: 3}",
        "bound: {BL701: 2倍}", "bound: {BL701: '0.99'}", "lang: zh\nlang: zh", "lang: zh\n---\nlang: en"}) {
    CAPTURE(text);
    CHECK_FALSE(is_read(text));
  }
}

TEST_CASE("every value of a configuration is kept, with its line") {
  const Config config = read(
      "select: [BL2]\n"
      "severity:\n"
      "  total-mismatch: note\n"
      "tolerance:\n"
      "  BL203: {absolute: 0.01}\n"
      "  BL204: {absolute: 100元}\n"
      "  BL205: {relative: 0.1%}\n"
      "bound: {BL701: 2.50}\n"
      "fail-on: never\n"
      "limits: {depth: 7}\n");
  CHECK(config.select->value == RuleWords{"BL2"});
  CHECK(config.select->line == 1);
  CHECK(config.severity.at("BL201").value == Severity::note);
  CHECK(config.severity.at("BL201").line == 3);
  CHECK(config.tolerance.at("BL203").value.bound == Decimal(100, 0));  // 0.01万元
  CHECK(config.tolerance.at("BL203").value.written == "absolute 0.01");
  CHECK(config.tolerance.at("BL204").value.bound == Decimal(100, 0));
  CHECK(config.tolerance.at("BL205").value.bound == Decimal(1, -3));
  CHECK(config.tolerance.at("BL205").line == 7);
  CHECK(config.bound.at("BL701").value.to_string() == "2.50");
  CHECK(config.bound.at("BL701").line == 8);
  REQUIRE(config.fail_on);
  CHECK_FALSE(config.fail_on->value);
  CHECK(config.limits->value.depth == 7);
  CHECK(config.limits->value.keys == Limits().keys);
  CHECK_FALSE(config.ignore);
}
