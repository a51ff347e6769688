#include <catch2/catch.hpp>
#include <string>

#include "calculation/corpus.hpp"

using namespace budgetlint;

namespace {

struct Score {
  std::size_t phrases = 0;
  std::size_t evaluated = 0;
  std::size_t right = 0;
};

Score score(std::string_view file) {
  Score score;
  for (const corpus::Phrase& phrase : corpus::read(file)) {
    INFO(phrase.text << " = " << phrase.products);
    const std::string bound =
        phrase.value.starts_with("≤") || phrase.value.starts_with("≥") ? phrase.value.substr(0, 4) : "";
    CHECK(bound + corpus::worked_out(phrase.products) == phrase.value);
    const ProseReading reading = read_calculation(phrase.text);
    ++score.phrases;
    if (!reading.evaluated()) continue;
    ++score.evaluated;
    CHECK(corpus::shown(reading) == phrase.value);
    if (corpus::shown(reading) == phrase.value) ++score.right;
  }
  return score;
}

}  // namespace

TEST_CASE("Every explanation that is evaluated is evaluated right, and nine in ten are evaluated", "[calculation]") {
  for (const auto* file : {"evaluated.txt", "held-back.txt"}) {
    INFO(file);
    const Score part = score(file);
    CHECK(part.phrases > 100);
    CHECK(part.right == part.evaluated);
    CHECK(part.evaluated * 10 >= part.phrases * 9);
  }
}

TEST_CASE("What a reviewer could not calculate is not evaluated, and the reason is told", "[calculation]") {
  std::size_t phrases = 0;
  for (const auto* file : {"not-evaluable.txt", "held-back-not-evaluable.txt"}) {
    for (const corpus::Phrase& phrase : corpus::read(file)) {
      INFO(phrase.text);
      const ProseReading reading = read_calculation(phrase.text);
      CHECK(corpus::shown(reading) == phrase.value);
      CHECK(reading.products.empty());
      if (!reading.obstacle) continue;
      CHECK_FALSE(reading.obstacle->message.english.empty());
      CHECK_FALSE(reading.obstacle->message.chinese.empty());
      for (const Span& word : reading.obstacle->words) {
        CHECK(word.begin <= word.end);
        CHECK(word.end <= phrase.text.size());
      }
      ++phrases;
    }
  }
  CHECK(phrases >= 80);
}

TEST_CASE("What is close to a calculation and none is not evaluated", "[calculation]") {
  const std::vector<corpus::Phrase> phrases = corpus::read("near-misses.txt");
  for (const corpus::Phrase& phrase : phrases) {
    INFO(phrase.text << " = " << corpus::shown(read_calculation(phrase.text)));
    CHECK_FALSE(read_calculation(phrase.text).evaluated());
  }
  CHECK(phrases.size() > 200);
}
