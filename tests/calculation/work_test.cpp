#include <catch2/catch.hpp>
#include <string>

#include "budgetlint/calculation/reading.hpp"

using namespace budgetlint;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text + "好";  // so that no run ends with the text
}

}  // namespace

TEST_CASE("The work grows with the text and no faster", "[calculation][long]") {
  constexpr std::size_t megabyte = std::size_t{1} << 20;
  constexpr std::size_t short_text = std::size_t{1} << 14;
  for (const auto* piece : {"9",
                            "人",
                            "(",
                            ")",
                            "×",
                            "=",
                            "+",
                            "/",
                            "-",
                            "《",
                            "〔",
                            "[",
                            "1-",
                            "9,",
                            "9.",
                            "9人",
                            "9元",
                            "每人",
                            "每人9元，",
                            "9人×9元、",
                            "一",
                            "万",
                            "百分之",
                            "9人，",
                            "9月—",
                            "第9",
                            "约",
                            "不超过",
                            "9元/9人",
                            "(1)",
                            "XX",
                            "_",
                            "。",
                            "：",
                            " ",
                            "\n",
                            "元",
                            "9%",
                            "共9人，其中9、",
                            "共9人，其中9人每人9元、",
                            "9人，每人9元，9人×9元，",
                            "(含",
                            "每月9",
                            "9元的有9人、",
                            "扣除9元、",
                            "\xFF"}) {
    INFO(piece);
    const auto steps = [&](std::size_t bytes) { return read_calculation(repeated(piece, bytes)).steps; };
    // First on a text for which even squared work ends.
    REQUIRE(steps(2 * short_text) <= 2 * steps(short_text) + 1000);
    CHECK(steps(megabyte) <= 5 * megabyte);
  }
}

TEST_CASE("Whatever stands in a text, it is read to its end", "[calculation]") {
  const std::string sound = "基础养老金发放900人，预计区级财政补助46元/人/月，共计49.68万元";
  for (std::size_t size = 0; size <= sound.size(); ++size) {
    const std::string text = sound.substr(0, size);
    const ProseReading reading = read_calculation(text);
    for (const ProseFactor& factor : reading.factors) {
      CHECK(factor.place.end <= text.size());
      CHECK((factor.digits.empty() || factor.digits.begin >= factor.place.begin));
    }
  }
}
