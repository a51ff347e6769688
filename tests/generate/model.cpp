#include "generate/model.hpp"

#include <algorithm>
#include <numeric>

#include "generate/details.hpp"
#include "generate/words.hpp"

namespace budgetlint::testing {
namespace {

constexpr std::array<std::string_view, 4> goal_starts{"按时完成", "持续做好", "依规实施", "扎实推进"};
constexpr std::array<std::string_view, 4> goal_ends{"，惠及辖区群众", "，保障工作需要", "，补齐民生短板",
                                                    "，提高服务水平"};

/// Hands out names of which no two are near each other.
class Names {
public:
  explicit Names(Random& random) : random_(random) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    random.shuffle(order_);
  }

  std::string take() {
    std::string name(subjects[order_[taken_ % order_.size()]]);
    // When the subjects are used up, two of them make a new one, which keeps as far from all others.
    if (const std::size_t round = taken_ / order_.size(); round > 0)
      name += subjects[order_[(taken_ + round) % order_.size()]];
    ++taken_;
    name += random_.pick(endings);
    if (random_.chance(10)) name += "（一期）";
    return name;
  }

private:
  Random& random_;
  std::array<std::size_t, subjects.size()> order_{};
  std::size_t taken_ = 0;
};

std::string make_goal(Random& random, std::string_view name) {
  std::string goal(random.pick(goal_starts));
  goal += name;
  return goal.append(random.pick(goal_ends));
}

/// Cuts `total` into as many parts as `parts` has, at multiples of `place`; some are 0, their sum is `total`.
template <std::size_t count>
void split(Random& random, Money total, Money place, std::array<Money, count>& parts) {
  parts[random.below(count)] = total;
  for (std::size_t cut = random.below(count); cut > 0; --cut) {
    Money& from = parts[random.below(count)];
    Money& to = parts[random.below(count)];
    if (from <= place) continue;
    const Money moved = from * random.between(5, 95) / 100 / place * place;
    from -= moved;
    to += moved;
  }
}

DirectionModel make_direction(Random& random, const Shape& shape) {
  const bool varied = shape.spelling == Spelling::varied;
  DirectionModel direction;
  direction.unit = varied && random.chance(25) ? Unit::yuan : Unit::ten_thousand;
  direction.one_year = !varied || random.chance(90);
  direction.explained = shape.explanations != Explanations::left_out;
  direction.calculated = shape.explanations != Explanations::alone;
  direction.details = make_details(random, direction.unit, shape.spelling);
  for (const Detail& detail : direction.details) direction.amount.value += detail.amount.value;
  direction.total_stated = shape.totals == Totals::stated || random.chance(60);
  if (varied && random.chance(25)) split(random, direction.amount.value, one_yuan, direction.sources);
  return direction;
}

/// What the summary states for a direction. One in 元 may be rounded there: 4542362元, 454.24 in 万元.
Amount make_row(Random& random, DirectionModel& direction, Unit summary_unit) {
  constexpr Money hundred_yuan = 100 * one_yuan;
  const Money value = direction.amount.value;
  const bool may_round =
      direction.unit == Unit::yuan && summary_unit == Unit::ten_thousand && value >= 20 * hundred_yuan;
  if (!may_round || !random.chance(40)) return {value};
  direction.amount.units = UnitChoice::as_form;
  return {round_half_up(value, hundred_yuan), hundred_yuan, UnitChoice::as_form};
}

void add_fund(Random& random, SubmissionModel& model, Names& names, std::size_t directions, const Shape& shape) {
  FundModel fund;
  fund.name = names.take();
  fund.goal = make_goal(random, fund.name);
  fund.itemised = directions > 1 ? random.chance(70) : random.chance(15);
  for (std::size_t i = 0; i < directions; ++i) {
    DirectionModel direction = make_direction(random, shape);
    const bool named_like_fund = !fund.itemised && i == 0 && (directions == 1 || random.chance(50));
    direction.name = named_like_fund ? fund.name : names.take();
    direction.goal = named_like_fund || !fund.itemised ? fund.goal : make_goal(random, direction.name);
    direction.fund = model.funds.size();
    const bool alone = fund.itemised || directions == 1;
    const Amount row = alone ? make_row(random, direction, model.summary_unit) : direction.amount;
    if (fund.itemised) fund.rows.push_back(row);
    fund.amount.value += row.value;
    // The fund's own row is the copy of its only direction, so it is rounded as that is; any sum is exact.
    if (!fund.itemised && directions == 1) fund.amount = row;
    fund.directions.push_back(model.directions.size());
    model.directions.push_back(std::move(direction));
  }
  model.funds.push_back(std::move(fund));
}

void make_overall(Random& random, SubmissionModel& model, const Shape& shape) {
  for (const FundModel& fund : model.funds) model.project += fund.amount.value;
  model.basic = random.between(1000, 90'000) * ten_thousand_yuan / 100;
  split(random, model.project + model.basic, 100 * one_yuan, model.by_source);
  if (shape.totals == Totals::some_blank) {
    model.summary_total_stated = random.chance(50);
    model.overall_total_stated = random.chance(70);
  }
}

}  // namespace

bool DirectionModel::has_sources() const {
  return std::any_of(sources.begin(), sources.end(), [](Money source) { return source != 0; });
}

SubmissionModel make_submission(Random& random, std::uint64_t seed, const Shape& shape) {
  constexpr std::size_t most = 38;
  SubmissionModel model;
  model.department = department_name(seed);
  model.year = static_cast<int>(random.between(2021, 2027));
  if (shape.spelling == Spelling::varied) {
    if (random.chance(10)) model.summary_unit = Unit::yuan;
    if (random.chance(10)) model.overall_unit = Unit::yuan;
  }
  if (shape.parts == Parts::varied) {
    model.has_overall = random.chance(85);
    model.has_summary = random.chance(90);
  }
  Names names(random);
  std::size_t left = shape.directions == 0 ? 1 + random.below(9) : std::min(shape.directions, most);
  while (left > 0) {
    const std::size_t taken = random.chance(60) ? 1 : std::min(left, 1 + random.below(4));
    add_fund(random, model, names, taken, shape);
    left -= taken;
  }
  make_overall(random, model, shape);
  return model;
}

}  // namespace budgetlint::testing
