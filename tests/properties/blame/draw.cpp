#include "properties/blame/draw.hpp"

#include <rapidcheck.h>

#include <ostream>
#include <sstream>
#include <unordered_map>

namespace budgetlint::testing::blame {

static std::ostream& operator<<(std::ostream& out, const DrawnSlip& slip) {
  return out << '{' << slip.cell << ", " << static_cast<int>(slip.kind) << ", " << slip.hand << '}';
}

static std::ostream& operator<<(std::ostream& out, const Draw& draw) {  // rapidcheck shows cases with it
  return out << text_of(draw);
}

namespace {

constexpr std::size_t most_directions = 38;  // with 附表1 and 附表2 forty forms

/// 0 … bound − 1, however small the case is to be.
rc::Gen<std::uint64_t> below(std::uint64_t bound) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint64_t>(0, bound));
}

rc::Gen<DrawnSlip> drawn_slip() {
  return rc::gen::build<DrawnSlip>(
      rc::gen::set(&DrawnSlip::cell, below(100'000)),
      rc::gen::set(&DrawnSlip::kind, rc::gen::element(Slip::another_digit, Slip::transposed, Slip::digit_lost,
                                                      Slip::digit_doubled, Slip::decimal_moved)),
      rc::gen::set(&DrawnSlip::hand, below(1000)));
}

rc::Gen<Draw> drawn() {
  return rc::gen::build<Draw>(
      rc::gen::set(&Draw::seed, below(1'000'000)),
      rc::gen::set(&Draw::directions, rc::gen::inRange<std::size_t>(1, most_directions + 1)),
      rc::gen::set(&Draw::blank_totals, rc::gen::map(below(3), [](std::uint64_t one) { return one == 1; })),
      rc::gen::set(&Draw::neighbours), rc::gen::set(&Draw::first, drawn_slip()),
      rc::gen::set(&Draw::second, drawn_slip()));
}

/// rapidcheck's own tells of every run on the screen.
class Silent : public rc::detail::TestListener {
public:
  void onTestCaseFinished(const rc::detail::CaseDescription& /*description*/) override {}
  void onShrinkTried(const rc::detail::CaseDescription& /*shrink*/, bool /*accepted*/) override {}
  void onTestFinished(const rc::detail::TestMetadata& /*metadata*/, const rc::detail::TestResult& /*result*/) override {
  }
};

}  // namespace

std::string text_of(const Draw& draw) {
  std::ostringstream text;
  text << '{' << draw.seed << ", " << draw.directions << ", " << draw.blank_totals << ", " << draw.neighbours << ", "
       << draw.first << ", " << draw.second << '}';
  return text.str();
}

std::string first_wrong(std::uint64_t seed, std::size_t cases, const std::function<std::string(const Draw&)>& judge) {
  rc::detail::TestParams params;
  params.seed = seed;
  params.maxSuccess = static_cast<int>(cases);
  Silent listener;
  const auto result = rc::detail::checkTestable(
      [&] {
        const Draw draw = *drawn();
        const std::string wrong = judge(draw);
        if (!wrong.empty()) RC_FAIL(wrong);
      },
      rc::detail::TestMetadata(), params, listener, std::unordered_map<std::string, rc::detail::Reproduce>());
  if (result.is<rc::detail::SuccessResult>()) return {};
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  return text.str();
}

}  // namespace budgetlint::testing::blame
