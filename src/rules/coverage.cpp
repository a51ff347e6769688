#include "budgetlint/rules/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "budgetlint/form/quantities.hpp"
#include "budgetlint/reconcile/judge.hpp"
#include "line_terms.hpp"

namespace budgetlint {
namespace {

struct Excuse {
  Reason reason = Reason::no_counterpart;
  Text why;
};

/// `3-1.yaml:45:13 支出明细及测算说明 1 金额`
std::string where(const Field& cell) {
  const Place place = place_of(cell);
  return fmt::format("{}:{}:{} {}", place.file, place.begin.line, place.begin.column, place.field);
}

/// Looks at one submission, once.
class Survey {
public:
  Survey(const Submission& submission, const Worksheet& worksheet) : submission_(submission), worksheet_(worksheet) {}

  [[nodiscard]] Coverage coverage() {
    note_all();
    Coverage coverage;
    coverage.department = submission_.department;
    coverage.year = submission_.year;
    for (const Form* form : submission_.forms) {
      for (const Cell* cell : quantities_of(*form)) {
        if (!cell->blank()) count(*form, *cell, coverage);
      }
    }
    return coverage;
  }

  [[nodiscard]] std::vector<SurveyedCell> cells() {
    note_all();
    std::vector<SurveyedCell> cells;
    for (const Form* form : submission_.forms) {
      for (const Cell* cell : quantities_of(*form)) {
        const bool judged = judged_.contains(cell);
        cells.push_back({form, cell, judged, judged || cell->blank() ? Reason() : excuse_of(*form, *cell).reason});
      }
    }
    return cells;
  }

private:
  void note_all() {
    note_relations();
    for (const Listing& listing : submission_.directions) note_lines(listing.form->direction());
    note_unjudged();
    note_blank_totals();
  }

  /// The first excuse given for a cell stands.
  void excuse(const Cell& cell, Reason reason, const Text& why) { excuses_.emplace(&cell, Excuse{reason, why}); }

  void note_relations() {
    for (const Relation& relation : worksheet_.relations) {
      if (relation.kind == RelationKind::range) continue;
      const Judgement judgement = judge(relation);
      const bool judged = judgement.verdict != Verdict::not_evaluable;
      if (const Cell* bound = judgement.holds() ? bound_in(relation) : nullptr) {
        note_bound(relation, *bound);
        continue;
      }
      note(*relation.target, judged);
      for (const Term& term : relation.terms) {
        for (const Cell* factor : term.factors) note(*factor, judged);
      }
    }
  }

  /// A bound that a relation compares as one: 999以下 holds of many values and confirms none. A factor counts at its
  /// value.
  static const Cell* bound_in(const Relation& relation) {
    const auto is_bound = [](const Cell& cell) {
      return cell.quantity.qualifier == Qualifier::at_least || cell.quantity.qualifier == Qualifier::at_most;
    };
    if (is_bound(*relation.target)) return relation.target;
    if (relation.kind == RelationKind::computed) return nullptr;
    for (const Term& term : relation.terms) {
      if (is_bound(*term.factors.front())) return term.factors.front();
    }
    return nullptr;
  }

  void note_bound(const Relation& relation, const Cell& bound) {
    const Text why{
        fmt::format("it is compared only with a bound, which confirms no value: {} ({})", bound.text, where(bound)),
        fmt::format("只与一个上下限相比，不能确认具体数值：{}（{}）", bound.text, where(bound))};
    excuse(*relation.target, Reason::no_counterpart, why);
    for (const Term& term : relation.terms) {
      for (const Cell* factor : term.factors) excuse(*factor, Reason::no_counterpart, why);
    }
  }

  void note(const Cell& cell, bool judged) {
    if (judged) {
      judged_.insert(&cell);
    } else {
      excuse(cell, Reason::too_large,
             {"the numbers are too large to be calculated exactly", "数字过大，超出可精确计算的范围"});
    }
  }

  void note_lines(const Direction& direction) {
    for (const Detail& detail : direction.details) {
      for (const CalculationLine& line : detail.calculation) note_line(direction, detail, line);
    }
  }

  /// Why the factors of a line judge nothing: the line gives no product, or nothing states the product.
  void note_line(const Direction& direction, const Detail& detail, const CalculationLine& line) {
    const LineReading reading = read_line_factors(line, direction.period);
    Reason reason = Reason::incalculable;
    Text why;
    if (const auto* problem = std::get_if<LineProblem>(&reading)) {
      why = {fmt::format("its line cannot be calculated: {} (BL207, {})", problem->message.english, where(line.self)),
             fmt::format("所在的行无法测算：{}（BL207，{}）", problem->message.chinese, where(line.self))};
    } else if (std::holds_alternative<LineUnreadable>(reading)) {
      why = {fmt::format("its line cannot be calculated: a cell in it cannot be read ({})", where(line.self)),
             fmt::format("所在的行无法测算：其中有内容无法读取（{}）", where(line.self))};
    } else if (detail.amount.blank()) {
      const Field& blank = detail.amount.present() ? detail.amount : detail.self;
      reason = Reason::blank_amount;
      why = {fmt::format("the 金额 that it leads to is blank ({})", where(blank)),
             fmt::format("测算对应的金额未填写（{}）", where(blank))};
    } else {
      return;
    }
    for (const Cell* factor :
         {&line.headcount, &line.count, &line.rate, &line.months, &line.days, &line.times, &line.share, &line.amount}) {
      excuse(*factor, reason, why);
    }
  }

  void note_unjudged() {
    for (const Unjudged& unjudged : worksheet_.unjudged) {
      const std::string_view id = unjudged.rule->id;
      Text why;
      if (unjudged.obstacle == nullptr) {
        why = {
            fmt::format("{} cannot be judged: a form that belongs to it may stand in a file that cannot be read", id),
            fmt::format("{} 无法核对：有关的表可能在无法读取的文件里", id)};
      } else if (!unjudged.obstacle->present()) {
        why = {fmt::format("{} cannot be judged: a cell that it needs is missing (BL102)", id),
               fmt::format("{} 无法核对：缺少所需的一项（BL102）", id)};
      } else {
        const bool line = !unjudged.obstacle->unreadable();
        why = {fmt::format("{} cannot be judged: {} cannot be {}", id, where(*unjudged.obstacle),
                           line ? "calculated" : "read"),
               fmt::format("{} 无法核对：{} 无法{}", id, where(*unjudged.obstacle), line ? "测算" : "读取")};
      }
      excuse(*unjudged.target, Reason::obstacle, why);
      for (const Cell* cell : unjudged.others) excuse(*cell, Reason::obstacle, why);
    }
  }

  void note_blank_totals() {
    for (const BlankTotal& blank : worksheet_.blank_totals) {
      const Text why{fmt::format("the total that it is part of is blank ({}, {})", blank.rule->id, where(*blank.total)),
                     fmt::format("所属的合计未填写（{}，{}）", blank.rule->id, where(*blank.total))};
      for (const Cell* item : blank.items) excuse(*item, Reason::blank_amount, why);
    }
  }

  void count(const Form& form, const Cell& cell, Coverage& coverage) const {
    const bool judged = judged_.count(&cell) != 0;
    ++coverage.quantities;
    if (!judged) {
      Excuse excuse = excuse_of(form, cell);
      coverage.unchecked.push_back({place_of(cell), std::string(cell.text), excuse.reason, std::move(excuse.why)});
    }
    if (!cell.stated() || cell.measure != Measure::amount) return;
    const Decimal magnitude = cell.quantity.value.absolute();
    add(coverage.all_money, magnitude);
    if (judged) add(coverage.checked_money, magnitude);
  }

  static void add(std::optional<Decimal>& sum, const Decimal& value) {
    if (sum) sum = Decimal::add(*sum, value);
  }

  [[nodiscard]] Excuse excuse_of(const Form& form, const Cell& cell) const {
    if (cell.unreadable()) return {Reason::unreadable, {"it cannot be read", "内容无法读取"}};
    const auto duplicate = std::find_if(submission_.duplicates.begin(), submission_.duplicates.end(),
                                        [&](const Duplicate& entry) { return entry.form == &form; });
    if (duplicate != submission_.duplicates.end()) {
      const std::string& kept = duplicate->kept->document->source().path();
      return {Reason::duplicate,
              {fmt::format("its form is a second copy (BL307); the one in {} was checked", kept),
               fmt::format("本表重复（BL307），核对的是 {} 中的那一张", kept)}};
    }
    const auto found = excuses_.find(&cell);
    if (found != excuses_.end()) return found->second;
    if (!submission_.identified) {
      return {Reason::outside,
              {"年度 or 部门名称 of its form cannot be read, so that it is compared with no other form",
               "本表的年度或部门名称无法读取，不能与其他表核对"}};
    }
    return {Reason::no_counterpart, {"no other cell states or implies it", "其他地方没有可以与它核对的数"}};
  }

  const Submission& submission_;
  const Worksheet& worksheet_;
  std::unordered_set<const Cell*> judged_;
  std::unordered_map<const Cell*, Excuse> excuses_;
};

}  // namespace

std::string_view reason_name(Reason reason) {
  switch (reason) {
    case Reason::unreadable:
      return "unreadable";
    case Reason::duplicate:
      return "duplicate";
    case Reason::incalculable:
      return "incalculable";
    case Reason::too_large:
      return "too-large";
    case Reason::obstacle:
      return "obstacle";
    case Reason::blank_amount:
      return "blank-amount";
    case Reason::outside:
      return "outside";
    case Reason::no_counterpart:
      return "no-counterpart";
  }
  return "";
}

Coverage coverage_of(const Submission& submission, const Worksheet& worksheet) {
  return Survey(submission, worksheet).coverage();
}

std::vector<SurveyedCell> survey_cells(const Submission& submission, const Worksheet& worksheet) {
  return Survey(submission, worksheet).cells();
}

std::optional<int> checked_permille(const Coverage& coverage) {
  constexpr int whole = 1000;
  if (!coverage.all_money || !coverage.checked_money || coverage.all_money->is_zero()) return std::nullopt;
  const auto thousandfold = Decimal::multiply(*coverage.checked_money, Decimal(whole, 0));
  if (!thousandfold) return std::nullopt;
  for (int permille = whole; permille > 0; --permille) {
    const auto needed = Decimal::multiply(*coverage.all_money, Decimal(permille, 0));
    if (!needed) return std::nullopt;
    if (*needed <= *thousandfold) return permille;
  }
  return 0;
}

Coverage total_of(const std::vector<Coverage>& coverages) {
  Coverage total;
  for (const Coverage& coverage : coverages) {
    total.quantities += coverage.quantities;
    total.unchecked.insert(total.unchecked.end(), coverage.unchecked.begin(), coverage.unchecked.end());
    const auto add = [](std::optional<Decimal>& sum, const std::optional<Decimal>& part) {
      sum = sum && part ? Decimal::add(*sum, *part) : std::nullopt;
    };
    add(total.checked_money, coverage.checked_money);
    add(total.all_money, coverage.all_money);
  }
  return total;
}

}  // namespace budgetlint
