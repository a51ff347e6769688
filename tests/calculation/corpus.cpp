#include "calculation/corpus.hpp"

#include <catch2/catch.hpp>
#include <fstream>

namespace corpus {
namespace {

/// A decimal as an integer of 10⁻⁸: every number of the corpus has fewer places, and every product fits.
__extension__ using Wide = __int128;
constexpr int places = 8;
constexpr Wide one = 100'000'000;

class Sums {
public:
  explicit Sums(std::string_view text) : text_(text) {}

  Wide sum() {
    Wide total = product();
    while (take("+") || peek() == '-') {
      if (take("-")) {
        total -= product();
      } else {
        total += product();
      }
    }
    return total;
  }

private:
  Wide product() {
    Wide total = factor();
    while (true) {
      if (take("×")) {
        total = total * factor() / one;
      } else if (take("/")) {
        total = total * one / factor();
      } else {
        return total;
      }
    }
  }

  Wide factor() {
    if (take("(")) {
      const Wide inside = sum();
      REQUIRE(take(")"));
      return inside;
    }
    Wide number = 0;
    int decimals = -1;
    for (; at_ < text_.size() && (isdigit(text_[at_]) != 0 || text_[at_] == '.'); ++at_) {
      if (text_[at_] == '.') {
        decimals = 0;
      } else {
        number = number * 10 + (text_[at_] - '0');
        if (decimals >= 0) ++decimals;
      }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < places; ++i) number *= 10;
    take(" ");
    return number;
  }

  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool take(std::string_view sign) {
    peek();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    peek();
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string in_ten_thousands(Wide value) {
  const Wide unit = one * 10'000;
  std::string text = std::to_string(static_cast<long long>(value / unit));
  Wide rest = value % unit;
  if (rest == 0) return text;
  text += '.';
  for (Wide digit = unit / 10; rest != 0; digit /= 10) {
    text += static_cast<char>('0' + static_cast<int>(rest / digit));
    rest %= digit;
  }
  return text;
}

std::string printed(const std::optional<budgetlint::Decimal>& value) {
  const budgetlint::Decimal shifted = value->shifted(-4);
  return shifted.reduced().value_or(shifted).to_string();
}

}  // namespace

std::vector<Phrase> read(std::string_view file) {
  constexpr std::string_view bar = " | ";
  std::ifstream in(std::string(SOURCE_DIR "/tests/calculation/corpus/") + std::string(file));
  REQUIRE(in);
  std::vector<Phrase> phrases;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find(bar);
    const std::size_t last = line.rfind(bar);
    REQUIRE(first != std::string::npos);
    Phrase phrase;
    phrase.value = line.substr(0, first);
    if (last > first) phrase.products = line.substr(first + bar.size(), last - first - bar.size());
    phrase.text = line.substr(last + bar.size());
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

std::string worked_out(std::string_view products) {
  constexpr std::string_view to = " … ";
  const std::size_t range = products.find(to);
  if (range == std::string_view::npos) return in_ten_thousands(Sums(products).sum());
  return worked_out(products.substr(0, range)) + std::string(to) + worked_out(products.substr(range + to.size()));
}

std::string shown(const budgetlint::ProseReading& reading) {
  if (!reading.evaluated()) return std::string(obstacle_name(reading.obstacle->obstacle));
  if (reading.value.exact()) return printed(reading.value.low);
  if (!reading.value.low) return "≤ " + printed(reading.value.high);
  if (!reading.value.high) return "≥ " + printed(reading.value.low);
  return printed(reading.value.low) + " … " + printed(reading.value.high);
}

}  // namespace corpus
