#include "properties/blame/relations.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <stdexcept>

#include "budgetlint/form/form.hpp"
#include "budgetlint/form/quantities.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/limits.hpp"

namespace budgetlint::testing::blame {
namespace {

constexpr int tick = -12;

Nature nature_of(Measure measure) {
  switch (measure) {
    case Measure::amount:
      return Nature::amount;
    case Measure::rate:
      return Nature::rate;
    case Measure::months:
      return Nature::months;
    case Measure::share:
      return Nature::share;
    case Measure::headcount:
      return Nature::headcount;
    case Measure::count:
    case Measure::days:
    case Measure::times:
      return Nature::count;
  }
  throw std::logic_error("a measure that is none");
}

/// `/details/0/amount` → `/details/*/amount`.
std::string without_positions(const std::string& pointer) {
  std::string column;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    const bool digit = pointer[i] >= '0' && pointer[i] <= '9';
    if (!digit) column += pointer[i];
    if (digit && pointer[i - 1] == '/') column += '*';
  }
  return column;
}

/// Reads the forms and lists their cells and relations.
class ModelReader {
public:
  Model run(const std::vector<File>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) read_file(files[i], i);
    for (const FormPtr& form : forms_) {
      if (form->kind == FormKind::direction) relate_direction(form->direction());
      if (form->kind == FormKind::summary) relate_summary(form->summary());
      if (form->kind == FormKind::overall) relate_overall(form->overall());
    }
    relate_forms();
    for (std::size_t cell = 0; cell < model_.entries.size(); ++cell) add(EquationKind::range, cell, {});
    model_.relations_of.resize(model_.entries.size());
    for (std::size_t i = 0; i < model_.relations.size(); ++i) {
      for (const std::size_t cell : model_.relations[i].cells) model_.relations_of[cell].push_back(i);
    }
    return std::move(model_);
  }

private:
  using Items = std::vector<const Cell*>;

  void read_file(const File& file, std::size_t index) {
    static SchemaChecker checker;
    const auto source = std::make_shared<const Source>(file.name, file.bytes);
    Reading reading = read_documents(source, Limits());
    for (Document& document : reading.documents) {
      const Recognition recognition = recognise(document);
      if (!recognition.kind) throw std::runtime_error("no form: " + file.name);
      static_cast<void>(checker.check(document, *recognition.kind));
      std::vector<Finding> findings;
      forms_.push_back(read_form(std::move(document), *recognition.kind, findings));
      if (!findings.empty()) throw std::runtime_error("unreadable: " + findings.front().message.english);
      for (const Cell* cell : quantities_of(*forms_.back())) add_entry(*cell, index);
    }
  }

  void add_entry(const Cell& cell, std::size_t file) {
    if (!cell.stated()) return;
    const Place place = place_of(cell);
    const Quantity& quantity = cell.quantity;
    const bool known = quantity.qualifier == Qualifier::none || quantity.qualifier == Qualifier::forecast ||
                       quantity.qualifier == Qualifier::about;
    if (!known) throw std::runtime_error("a qualifier that the generator does not make");
    Entry entry;
    entry.file = file;
    entry.document = place.document;
    entry.pointer = place.path;
    entry.column = std::to_string(forms_.size()) + without_positions(place.path);
    const std::string_view written = cell.origin.document->source().slice(cell.origin.node->span);
    const std::size_t begin = cell.origin.node->span.begin + written.find(cell.text);
    entry.digits = {begin + quantity.digits.begin, begin + quantity.digits.end};
    entry.nature = nature_of(cell.measure);
    entry.unit = static_cast<int>(quantity.unit);
    entry.about = quantity.qualifier == Qualifier::about;
    entry.most = cell.most;
    entry.number = {quantity.value.coefficient(), quantity.value.exponent()};
    index_[&cell] = model_.entries.size();
    model_.entries.push_back(std::move(entry));
  }

  void add(EquationKind kind, std::size_t target, std::vector<std::vector<std::size_t>> terms,
           bool surplus_warns = false) {
    Equation relation{kind, target, std::move(terms), surplus_warns, {target}};
    for (const auto& term : relation.terms) relation.cells.insert(relation.cells.end(), term.begin(), term.end());
    model_.relations.push_back(std::move(relation));
  }

  /// A sum of printed amounts; blanks count as nothing, a sum of one item is a copy, of none there is no relation.
  void add_sum(const Cell& total, const Items& items, bool surplus_warns = false) {
    if (!total.stated()) return;
    std::vector<std::vector<std::size_t>> terms;
    for (const Cell* item : items) {
      if (item->stated()) terms.push_back({index_.at(item)});
    }
    if (terms.empty()) return;
    const EquationKind kind = terms.size() == 1 ? EquationKind::copy : EquationKind::sum;
    add(kind, index_.at(&total), std::move(terms), surplus_warns);
  }

  void add_copy(const Cell& left, const Cell& right, bool surplus_warns = false) {
    add_sum(left, {&right}, surplus_warns);
  }

  [[nodiscard]] std::vector<std::size_t> factors(const CalculationLine& line) const {
    std::vector<std::size_t> cells;
    for (const Cell* cell :
         {&line.headcount, &line.count, &line.rate, &line.months, &line.days, &line.times, &line.share}) {
      if (cell->stated()) cells.push_back(index_.at(cell));
    }
    return cells;  // an implied number of years is 1 on the generator's forms
  }

  void relate_detail(const budgetlint::Detail& detail) {
    bool all_printed = true;
    Items printed;
    std::vector<std::vector<std::size_t>> terms;
    for (const CalculationLine& line : detail.calculation) {
      const std::vector<std::size_t> product = factors(line);
      if (line.amount.stated()) {
        printed.push_back(&line.amount);
        terms.push_back({index_.at(&line.amount)});
        if (!product.empty()) add(EquationKind::computed, index_.at(&line.amount), {product});
      } else {
        all_printed = false;
        terms.push_back(product);
      }
    }
    if (terms.empty() || !detail.amount.stated()) return;
    if (all_printed) {
      add_sum(detail.amount, printed);
    } else {
      add(EquationKind::computed, index_.at(&detail.amount), terms);
    }
  }

  void relate_direction(const Direction& direction) {
    Items amounts;
    for (const budgetlint::Detail& detail : direction.details) {
      relate_detail(detail);
      amounts.push_back(&detail.amount);
    }
    add_sum(direction.total, amounts);
    if (direction.total.blank()) {  // the sum stands for it, as Σ funds does for a blank total in BL303
      add_sum(direction.amount, amounts);
    } else {
      add_copy(direction.amount, direction.total);
    }
    Items sources;
    for (const Cell& source : direction.sources) sources.push_back(&source);
    add_sum(direction.amount, sources);
  }

  void relate_summary(const SummaryForm& summary) {
    Items funds;
    for (const Fund& fund : summary.funds) {
      funds.push_back(&fund.amount);
      Items items;
      for (const SubItem& item : fund.directions) items.push_back(&item.amount);
      add_sum(fund.amount, items);
    }
    add_sum(summary.total, funds);
  }

  void relate_overall(const OverallForm& overall) {
    Items sources;
    for (const Cell& source : overall.by_source) sources.push_back(&source);
    add_sum(overall.total, sources);
    add_sum(overall.total, {&overall.basic, &overall.project});
  }

  void relate_forms() {
    std::vector<const Direction*> directions;
    const SummaryForm* summary = nullptr;
    const OverallForm* overall = nullptr;
    for (const FormPtr& form : forms_) {
      if (form->kind == FormKind::direction) directions.push_back(&form->direction());
      if (form->kind == FormKind::summary) summary = &form->summary();
      if (form->kind == FormKind::overall) overall = &form->overall();
    }
    if (summary != nullptr) {
      for (const Fund& fund : summary->funds) relate_fund(fund, directions);
      if (overall != nullptr) relate_project(overall->project, *summary);
    } else {
      relate_namesakes(directions);
    }
  }

  /// BL301 and BL302 for one row of the summary.
  void relate_fund(const Fund& fund, const std::vector<const Direction*>& directions) {
    Items of_fund;
    for (const Direction* direction : directions) {
      if (!same_name(direction->fund_name, fund.name)) continue;
      add_copy(direction->fund_amount, fund.amount);
      of_fund.push_back(&direction->amount);
      for (const SubItem& item : fund.directions) {
        if (same_name(direction->name, item.name)) add_copy(direction->amount, item.amount);
      }
    }
    if (!fund.directions.empty()) return;
    if (of_fund.size() == 1) {
      add_copy(*of_fund.front(), fund.amount);
    } else {
      add_sum(fund.amount, of_fund);
    }
  }

  void relate_project(const Cell& project, const SummaryForm& summary) {
    if (summary.total.stated()) {
      add_copy(project, summary.total, true);
      return;
    }
    Items funds;
    for (const Fund& fund : summary.funds) funds.push_back(&fund.amount);
    add_sum(project, funds, true);
  }

  /// BL301 without a summary: all directions that name a fund agree.
  void relate_namesakes(const std::vector<const Direction*>& directions) {
    for (std::size_t i = 0; i < directions.size(); ++i) {
      for (std::size_t j = i + 1; j < directions.size(); ++j) {
        if (same_name(directions[i]->fund_name, directions[j]->fund_name)) {
          add_copy(directions[i]->fund_amount, directions[j]->fund_amount);
        }
      }
    }
  }

  static bool same_name(const TextCell& a, const TextCell& b) { return fold_name(a.text) == fold_name(b.text); }

  Model model_;
  std::vector<FormPtr> forms_;
  std::map<const Cell*, std::size_t> index_;
};

/// Half up; nothing here is negative but what a `range` has told of.
Int128 round_half_up(Int128 value, Int128 place) {
  const Int128 magnitude = value < 0 ? -value : value;
  const Int128 rounded = (magnitude + place / 2) / place * place;
  return value < 0 ? -rounded : rounded;
}

Int128 unit_of(const Number& number) {
  return power_of_ten(number.place - tick);
}

/// [low, high), or one value where nothing blurs it.
struct Set {
  Int128 low;
  Int128 high;
  bool single;
};

bool meet(const Set& a, const Set& b) {
  if (a.single && b.single) return a.low == b.low;
  if (a.single) return b.low <= a.low && a.low < b.high;
  if (b.single) return meet(b, a);
  return a.low < b.high && b.low < a.high;
}

/// What a cell of a copy stands for: u is the last written digit.
Set set_in_copy(const Entry& entry, const Number& number) {
  const Int128 value = ticks(number);
  if (!entry.about) return {value, value, true};
  const Int128 half = unit_of(number) / 2;
  return {value - half, value + half, false};
}

/// What an approximate computed target stands for: an integer with trailing zeros has the place of its last digit that
/// is not zero, at most a tenth of it.
Set set_of_target(const Entry& entry, const Number& number) {
  const Int128 value = ticks(number);
  Int128 u = unit_of(number);
  if (number.place >= entry.unit && number.units % 10 == 0 && value > 0) {
    while (value % (u * 10) == 0) u *= 10;
    u = std::min(u, value / 10);
  }
  return {value - u / 2, value + u / 2, false};
}

/// The side with the finer last digit, rounded to the coarser last digit, equals the other.
bool meet_rounded(Int128 left, Int128 left_place, Int128 right, Int128 right_place) {
  return left_place < right_place ? round_half_up(left, right_place) == right
                                  : round_half_up(right, left_place) == left;
}

bool copy_holds(const Model& model, const Equation& relation, const Numbers& numbers) {
  const std::size_t left = relation.target;
  const std::size_t right = relation.terms.front().front();
  const Entry& a = model.entries[left];
  const Entry& b = model.entries[right];
  if (meet(set_in_copy(a, numbers[left]), set_in_copy(b, numbers[right]))) return true;
  return a.unit != b.unit &&
         meet_rounded(ticks(numbers[left]), unit_of(numbers[left]), ticks(numbers[right]), unit_of(numbers[right]));
}

bool sum_holds(const Model& model, const Equation& relation, const Numbers& numbers) {
  const Int128 total = ticks(numbers[relation.target]);
  const Int128 sum = right_side(relation, numbers);
  if (total == sum) return true;
  const int unit = model.entries[relation.target].unit;
  Int128 finest = power_of_ten(20);
  bool one_unit = true;
  for (const auto& term : relation.terms) {
    finest = std::min(finest, unit_of(numbers[term.front()]));
    one_unit = one_unit && model.entries[term.front()].unit == unit;
  }
  return !one_unit && meet_rounded(total, unit_of(numbers[relation.target]), sum, finest);
}

bool computed_holds(const Model& model, const Equation& relation, const Numbers& numbers) {
  const Number& target = numbers[relation.target];
  const Int128 product = right_side(relation, numbers);
  const Entry& entry = model.entries[relation.target];
  if (entry.about) return meet(set_of_target(entry, target), {product, product, true});
  return round_half_up(product, unit_of(target)) == ticks(target);
}

bool in_range(const Entry& entry, const Number& number) {
  const Int128 value = ticks(number);
  const Int128 one = power_of_ten(-tick);
  if (value < 0) return false;
  switch (entry.nature) {
    case Nature::amount:
    case Nature::rate:
    case Nature::count:
      return true;  // 12.5亩
    case Nature::share:
      return value <= one;
    case Nature::headcount:
      return value % one == 0;
    case Nature::months:
      return entry.most == 0 || value <= entry.most * one;
  }
  return true;
}

/// Half even, cut off, rounded up.
bool rounded_otherwise(Int128 product, const Number& target) {
  const Int128 place = unit_of(target);
  const Int128 down = product / place * place;
  const Int128 value = ticks(target);
  if (down == product) return false;
  return value == down || value == down + place;
}

/// Holds once the marked factors range over their sets.
bool approximate_input(const Model& model, const Equation& relation, const Numbers& numbers) {
  Int128 low = 0, high = 0;
  bool marked = false;
  for (const auto& term : relation.terms) {
    Number least{1, 0}, greatest{1, 0};
    for (const std::size_t cell : term) {
      const bool about = model.entries[cell].about && model.entries[cell].nature != Nature::amount;
      marked = marked || about;
      const Number& number = numbers[cell];
      least.units *= number.units * 10 - (about ? 5 : 0);
      greatest.units *= number.units * 10 + (about ? 5 : 0);
      least.place += number.place - 1;
      greatest.place += number.place - 1;
      while (least.units % 10 == 0 && least.units != 0) least = {least.units / 10, least.place + 1};
      while (greatest.units % 10 == 0 && greatest.units != 0) greatest = {greatest.units / 10, greatest.place + 1};
    }
    low += ticks(least);
    high += ticks(greatest);
  }
  if (!marked) return false;
  const Entry& entry = model.entries[relation.target];
  const Number& target = numbers[relation.target];
  if (entry.about) return meet(set_of_target(entry, target), {low, high, false});
  const Int128 half = unit_of(target) / 2;
  return meet({ticks(target) - half, ticks(target) + half, false}, {low, high, false});
}

bool round_figure(const Model& model, const Equation& relation, const Numbers& numbers) {
  const Number& target = numbers[relation.target];
  const Int128 value = ticks(target);
  const Int128 one = power_of_ten(model.entries[relation.target].unit - tick);
  if (value <= 0 || value % (one * 10) != 0) return false;
  Int128 place = one * 10;
  while (value % (place * 10) == 0) place *= 10;
  const Int128 product = right_side(relation, numbers);
  const Int128 off = product > value ? product - value : value - product;
  return round_half_up(product, place) == value && off * 50 <= value;
}

bool tail_difference(const Equation& relation, const Numbers& numbers) {
  const Number& target = numbers[relation.target];
  const Int128 digit = unit_of(target);
  if (target.place > 2) return false;
  Int128 halves = 0;
  for (const auto& term : relation.terms) halves += unit_of(numbers[term.front()]) / 2;
  const Int128 sum = right_side(relation, numbers);
  const Int128 value = ticks(target);
  const Int128 off = sum > value ? sum - value : value - sum;
  return off <= digit && off <= halves;
}

}  // namespace

Int128 power_of_ten(int exponent) {
  static constexpr std::array<Int128, 39> powers = [] {
    std::array<Int128, 39> all{1};
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
    return all;
  }();
  return powers.at(static_cast<std::size_t>(exponent));
}

Int128 ticks(const Number& number) {
  if (number.units == 0) return 0;
  return number.units * power_of_ten(number.place - tick);
}

Int128 right_side(const Equation& relation, const Numbers& numbers) {
  Int128 sum = 0;
  for (const auto& term : relation.terms) {
    Number product{1, 0};
    for (const std::size_t cell : term) {
      product.units *= numbers[cell].units;
      product.place += numbers[cell].place;
    }
    sum += ticks(product);
  }
  return sum;
}

Model read_model(const std::vector<File>& files) {
  return ModelReader().run(files);
}

Numbers numbers_of(const Model& model) {
  Numbers numbers;
  for (const Entry& entry : model.entries) numbers.push_back(entry.number);
  return numbers;
}

int side(const Model& model, const Equation& relation, const Numbers& numbers) {
  bool holds = false;
  switch (relation.kind) {
    case EquationKind::range:
      return in_range(model.entries[relation.target], numbers[relation.target]) ? 0 : 1;
    case EquationKind::copy:
      holds = copy_holds(model, relation, numbers);
      break;
    case EquationKind::sum:
      holds = sum_holds(model, relation, numbers);
      break;
    case EquationKind::computed:
      holds = computed_holds(model, relation, numbers);
      break;
  }
  if (holds) return 0;
  return ticks(numbers[relation.target]) < right_side(relation, numbers) ? -1 : 1;
}

bool warns(const Model& model, const Equation& relation, const Numbers& numbers) {
  switch (relation.kind) {
    case EquationKind::range:
      return false;
    case EquationKind::copy:
      return relation.surplus_warns && side(model, relation, numbers) > 0;
    case EquationKind::sum:
      return tail_difference(relation, numbers) || (relation.surplus_warns && side(model, relation, numbers) > 0);
    case EquationKind::computed:
      return rounded_otherwise(right_side(relation, numbers), numbers[relation.target]) ||
             approximate_input(model, relation, numbers) || round_figure(model, relation, numbers);
  }
  return false;
}

std::vector<std::size_t> broken_relations(const Model& model, const Numbers& numbers) {
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < model.relations.size(); ++i) {
    if (side(model, model.relations[i], numbers) != 0) broken.push_back(i);
  }
  return broken;
}

}  // namespace budgetlint::testing::blame
