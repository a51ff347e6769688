// IBM's published vectors for General Decimal Arithmetic, as Debian installs them with libpython3.11-testsuite. Taken
// are those that a context precision, signed zeros and special values have no part in.

#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "budgetlint/quantity/decimal.hpp"

using namespace budgetlint;

namespace {

const std::string directory = "/usr/lib/python3.11/test/decimaltestdata/";

struct Vector {
  std::string line;
  std::string operation;
  std::vector<std::string> operands;
  std::string result;
  std::string conditions;
  std::string rounding;
};

std::string lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string unquoted(const std::string& text) {
  const bool quoted = text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::optional<Vector> parse_vector(const std::string& line, const std::string& rounding) {
  std::istringstream words(line);
  Vector vector;
  vector.line = line;
  vector.rounding = rounding;
  std::string word;
  if (!(words >> word >> vector.operation)) return std::nullopt;
  while (words >> word && word != "->") vector.operands.push_back(unquoted(word));
  if (!(words >> vector.result)) return std::nullopt;
  vector.result = unquoted(vector.result);
  while (words >> word && !word.starts_with("--")) vector.conditions += word + " ";
  vector.operation = lowered(vector.operation);
  return vector;
}

std::vector<Vector> read_vectors(const std::string& name) {
  std::ifstream file(directory + name);
  INFO(directory + name + " (package libpython3.11-testsuite)");
  REQUIRE(file.is_open());
  std::vector<Vector> vectors;
  std::map<std::string, std::string> directives;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with("--")) continue;
    if (line.find("->") == std::string::npos) {
      std::istringstream words(line);
      std::string directive;
      words >> directive;
      words >> directives[lowered(directive)];
    } else if (const auto vector = parse_vector(line, lowered(directives["rounding:"])); vector) {
      if (directives["extended:"] != "0") vectors.push_back(*vector);
    }
  }
  return vectors;
}

// 1.23E+5 too, which no budget form has. Nothing for special values, signed zeros and more digits than ours.
std::optional<Decimal> parse_scientific(const std::string& text) {
  const std::size_t e = text.find_first_of("eE");
  const auto mantissa = Decimal::parse(text.substr(0, e));
  if (!mantissa || (mantissa->is_zero() && text.starts_with('-'))) return std::nullopt;
  if (e == std::string::npos) return mantissa;
  const char* first = text.data() + e + 1;
  const char* last = text.data() + text.size();
  if (first != last && *first == '+') ++first;
  int exponent = 0;
  const auto [end, error] = std::from_chars(first, last, exponent);
  constexpr int most = 999'999'999;
  if (error != std::errc() || end != last || exponent < -most || exponent > most) return std::nullopt;
  return mantissa->shifted(exponent);
}

std::optional<Rounding> rounding_of(const Vector& vector) {
  if (vector.rounding == "half_up") return Rounding::half_up;
  if (vector.rounding == "half_even") return Rounding::half_even;
  if (vector.rounding == "down") return Rounding::down;
  if (vector.rounding == "up") return Rounding::up;
  return std::nullopt;
}

bool is_same(const std::optional<Decimal>& number, const Decimal& expected) {
  return number && number->coefficient() == expected.coefficient() && number->exponent() == expected.exponent();
}

// Runs `check(operands, result, vector)`, which tells whether it took part, and gives how many did.
template <typename Check>
int run(std::initializer_list<const char*> files, const std::string& operation, Check check) {
  int ran = 0;
  for (const char* file : files) {
    for (const Vector& vector : read_vectors(file)) {
      if (vector.operation != operation) continue;
      std::vector<Decimal> operands;
      for (const std::string& text : vector.operands) {
        if (const auto operand = parse_scientific(text)) operands.push_back(*operand);
      }
      const auto result = parse_scientific(vector.result);
      if (!result || operands.size() != vector.operands.size()) continue;
      INFO(file << ": " << vector.line);
      if (check(operands, *result, vector)) ++ran;
    }
  }
  return ran;
}

using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

int run_exact(std::initializer_list<const char*> files, const std::string& name, Operation operation) {
  return run(files, name, [&](const auto& operands, const Decimal& result, const Vector& vector) {
    if (!vector.conditions.empty()) return false;
    CHECK(is_same(operation(operands[0], operands[1]), result));
    return true;
  });
}

}  // namespace

TEST_CASE("add agrees with the published vectors") {
  CHECK(run_exact({"add.decTest", "ddAdd.decTest", "dqAdd.decTest"}, "add", Decimal::add) >= 1482);
}

TEST_CASE("subtract agrees with the published vectors") {
  CHECK(run_exact({"subtract.decTest", "ddSubtract.decTest", "dqSubtract.decTest"}, "subtract", Decimal::subtract) >=
        893);
}

TEST_CASE("multiply agrees with the published vectors") {
  CHECK(run_exact({"multiply.decTest", "ddMultiply.decTest", "dqMultiply.decTest"}, "multiply", Decimal::multiply) >=
        522);
}

TEST_CASE("compare agrees with the published vectors") {
  const int ran = run({"compare.decTest", "ddCompare.decTest", "dqCompare.decTest"}, "compare",
                      [](const auto& operands, const Decimal& result, const Vector&) {
                        CHECK(operands[0] <=> operands[1] == (result <=> Decimal()));
                        CHECK(operands[1] <=> operands[0] == (Decimal() <=> result));
                        return true;
                      });
  CHECK(ran >= 1548);
}

TEST_CASE("rounded agrees with the published vectors of quantize in each mode") {
  std::map<std::string, int> ran;
  run({"quantize.decTest", "ddQuantize.decTest", "dqQuantize.decTest"}, "quantize",
      [&](const auto& operands, const Decimal& result, const Vector& vector) {
        const auto rounding = rounding_of(vector);
        if (!rounding) return false;
        CHECK(is_same(operands[0].rounded(operands[1].exponent(), *rounding), result));
        ++ran[vector.rounding];
        return true;
      });
  CHECK(ran["half_up"] >= 795);
  CHECK(ran["half_even"] >= 492);
  CHECK(ran["down"] >= 22);
  CHECK(ran["up"] >= 22);
}

// Their results are rounded to a precision, which is the exact sum or product at the result's own place.
TEST_CASE("Exact sums and products round as the published vectors of each rounding") {
  std::map<std::string, int> ran;
  const auto rounds = [&](Operation operation) {
    return [&ran, operation](const auto& operands, const Decimal& result, const Vector& vector) {
      const auto rounding = rounding_of(vector);
      if (!rounding || lowered(vector.conditions) != "inexact rounded ") return false;
      const auto exact = operation(operands[0], operands[1]);
      if (!exact) return false;
      CHECK(is_same(exact->rounded(result.exponent(), *rounding), result));
      ++ran[vector.rounding];
      return true;
    };
  };
  run({"rounding.decTest", "add.decTest"}, "add", rounds(Decimal::add));
  run({"rounding.decTest", "subtract.decTest"}, "subtract", rounds(Decimal::subtract));
  run({"rounding.decTest", "multiply.decTest"}, "multiply", rounds(Decimal::multiply));
  CHECK(ran["half_up"] >= 422);
  CHECK(ran["half_even"] >= 431);
  CHECK(ran["down"] >= 149);
  CHECK(ran["up"] >= 92);
}

TEST_CASE("rounded agrees with the published vectors of tointegralx") {
  const int ran = run({"tointegralx.decTest", "tointegral.decTest"}, "tointegralx",
                      [](const auto& operands, const Decimal& result, const Vector& vector) {
                        const auto rounding = rounding_of(vector);
                        if (!rounding || operands[0].exponent() >= 0) return false;
                        CHECK(is_same(operands[0].rounded(0, *rounding), result));
                        return true;
                      });
  CHECK(ran >= 80);
}

TEST_CASE("plus and minus agree with the published vectors") {
  const auto from_zero = [](Operation operation) {
    return [operation](const auto& operands, const Decimal& result, const Vector& vector) {
      if (!vector.conditions.empty()) return false;
      CHECK(is_same(operation(Decimal(0, operands[0].exponent()), operands[0]), result));
      return true;
    };
  };
  CHECK(run({"plus.decTest", "ddPlus.decTest", "dqPlus.decTest"}, "plus", from_zero(Decimal::add)) >= 108);
  CHECK(run({"minus.decTest", "ddMinus.decTest", "dqMinus.decTest"}, "minus", from_zero(Decimal::subtract)) >= 107);
}

TEST_CASE("Plain numbers print as the published vectors do") {
  const auto is_plain = [](const std::string& text) { return text.find_first_of("eE") == std::string::npos; };
  const int ran = run({"base.decTest", "ddBase.decTest", "dqBase.decTest"}, "tosci",
                      [&](const auto& operands, const Decimal&, const Vector& vector) {
                        if (!is_plain(vector.result) || !vector.conditions.empty()) return false;
                        CHECK(operands[0].to_string() == vector.result);
                        return true;
                      });
  CHECK(ran >= 570);
}
