#include "total.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "doubles.hpp"

namespace budgetlint {
namespace {

using Kind = Statement::Kind;

bool says(std::uint32_t meanings, std::uint32_t wanted) {
  return (meanings & wanted) != 0;
}

/// How a printed amount stands to the calculated one: rounded to its last written digit at most.
Agreement agreement(const ProseValue& left, const Decimal& printed) {
  if (!left.exact()) {
    const bool inside = (!left.low || *left.low <= printed) && (!left.high || printed <= *left.high);
    return inside ? Agreement::equal : Agreement::differs;
  }
  if (*left.low == printed) return Agreement::equal;
  const auto rounded = left.low->rounded(printed.exponent(), Rounding::half_up);
  return rounded && *rounded == printed ? Agreement::rounded : Agreement::differs;
}

class Adder {
public:
  Adder(const std::vector<Statement>& statements, const Normalised& normalised, ProseReading& reading,
        std::vector<LeftOver>& left_over)
      : statements_(statements), normalised_(normalised), reading_(reading), left_over_(left_over) {}

  void run() {
    has_terms_ =
        std::any_of(statements_.begin(), statements_.end(), [](const Statement& s) { return s.kind == Kind::term; });
    sort_lumps();
    take_difference();
    check_levels();
    for (std::size_t i = 0; i < statements_.size() && !failed_; ++i) take(i);
    if (!failed_ && sum_.empty()) fail(Obstacle::no_amount, {});
    if (!failed_) finish();
  }

private:
  void fail(Obstacle obstacle, Span place) {
    left_over_.push_back({obstacle, place});
    failed_ = true;
  }

  [[nodiscard]] const ProseFactor& factor(const Statement& statement) const {
    return reading_.factors[statement.sum.front().factors.front()];
  }

  [[nodiscard]] std::optional<ProseValue> value(const Sum& sum) const { return value_of(sum, reading_.factors); }

  /// 市级补助300元/人，区级补助200元/人: only one of them is this budget's.
  void check_levels() {
    constexpr std::array<std::string_view, 8> words{"中央",   "省级", "省财政", "市级",
                                                    "市财政", "县级", "区级",   "区财政"};
    std::string_view level;
    for (const Statement& statement : statements_) {
      if (statement.kind == Kind::share) continue;
      const std::string_view gap = normalised_.cut(statement.gap);
      for (const std::string_view word : words) {
        if (gap.find(word) == std::string_view::npos) continue;
        const std::string_view first = word.substr(0, std::string_view("区").size());
        if (!level.empty() && level != first) return fail(Obstacle::ambiguous, statement.place);
        level = first;
      }
    }
  }

  // ---- which lumps are summands

  [[nodiscard]] bool deducts(std::size_t index) const {
    const Statement& statement = statements_[index];
    if (says(statement.lead, means_deduct)) return true;
    return statement.after_pause && index > 0 && statement.kind == Kind::lump && deducts_[index - 1];
  }

  [[nodiscard]] bool has_share_before(std::size_t index) const {
    return std::ranges::any_of(std::span(statements_).first(index),
                               [](const Statement& s) { return s.kind == Kind::share; });
  }

  void sort_lumps() {
    deducts_.resize(statements_.size());
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      deducts_[i] = deducts(i);
      const Statement& statement = statements_[i];
      if (statement.kind != Kind::lump || deducts_[i]) continue;
      lumps_.push_back(i);
      if (says(statement.lead, means_total | means_restated)) totals_.push_back(i);
    }
  }

  /// 总投资960万元，扣除上级资金600万元，需安排360万元: what is left is printed last, if it is that.
  void take_difference() {
    if (has_terms_ || lumps_.size() != 2 || lumps_.front() != 0 || lumps_.back() + 1 != statements_.size()) return;
    Sum sum = statements_.front().sum;
    for (std::size_t i = 1; i < lumps_.back(); ++i) {
      if (!deducts_[i] || statements_[i].kind != Kind::lump) return;
      add_negative(sum, statements_[i].sum);
    }
    const auto left = value(sum);
    if (sum.size() < 2 || !left || !left->exact() || *left->low != factor(statements_.back()).value) return;
    difference_ = lumps_.back();
    lumps_.pop_back();
    std::erase(totals_, *difference_);
  }

  static void add_negative(Sum& sum, Sum negative) {
    std::for_each(negative.begin(), negative.end(), negate);
    sum.insert(sum.end(), negative.begin(), negative.end());
  }

  [[nodiscard]] bool is_total(std::size_t index) const {
    return std::find(totals_.begin(), totals_.end(), index) != totals_.end();
  }

  /// Money in a list must be this year's and this budget's.
  [[nodiscard]] bool is_foreign(const Statement& statement) const {
    return says(statement.lead, means_past | means_unlike | means_among | means_compare) || is_opened_up(statement) ||
           year_stands_before(statement);
  }

  /// 培训费4万元：师资费1万元、食宿费3万元
  [[nodiscard]] bool is_opened_up(const Statement& statement) const {
    const std::string_view behind = std::string_view(normalised_.text).substr(statement.place.end);
    return behind.starts_with(":") || behind.starts_with("(");
  }

  /// One amount of the list is all the others together: a total that does not say so.
  [[nodiscard]] bool is_sum_of_the_others(std::size_t index) const {
    Sum others;
    for (const std::size_t other : lumps_) {
      if (other != index) others.push_back(statements_[other].sum.front());
    }
    const auto left = value(others);
    return others.size() > 1 && left && left->exact() && *left->low == factor(statements_[index]).value;
  }

  /// 2022年支出80万元，2023年支出95万元
  [[nodiscard]] bool year_stands_before(const Statement& statement) const {
    constexpr std::size_t looked_back = 60;
    const std::string_view before = std::string_view(normalised_.text).substr(0, statement.place.begin);
    std::string_view clause = before.substr(before.size() - std::min(before.size(), looked_back));
    for (const std::string_view end :
         {clause_comma, std::string_view(","), std::string_view(";"), std::string_view("。")}) {
      const std::size_t found = clause.rfind(end);
      if (found != std::string_view::npos) clause.remove_prefix(found);
    }
    return clause.find("年") != std::string_view::npos;
  }

  // ---- one statement after the other

  void take(std::size_t index) {
    const Statement& statement = statements_[index];
    if (index == difference_) {
      print(statement.sum.front().factors.front(), statement.place, sum_);
    } else if (statement.kind == Kind::share) {
      take_share(index);
    } else if (deducts_[index]) {
      deduct(statement);
    } else if (statement.kind == Kind::term) {
      take_term(statement);
    } else {
      take_lump(index);
    }
  }

  void add(const Statement& statement) {
    if (shared_) return fail(Obstacle::ambiguous, statement.place);
    sum_.insert(sum_.end(), statement.sum.begin(), statement.sum.end());
    base_words_ = statement.lead;
    added_.push_back(&statement);
    last_ = statement.sum;
    if (statement.section != section_) {
      section_sum_.clear();
      open_.clear();
    }
    section_ = statement.section;
    for (Sum* sum : {&section_sum_, &open_}) sum->insert(sum->end(), statement.sum.begin(), statement.sum.end());
    ++addends_;
  }

  void deduct(const Statement& statement) {
    if (sum_.empty()) return fail(Obstacle::ambiguous, statement.place);
    add_negative(sum_, statement.sum);
    deducted_ = true;
  }

  void take_term(const Statement& statement) {
    if (says(statement.lead, means_restated | means_past | means_unlike | means_compare)) {
      return fail(Obstacle::ambiguous, statement.place);
    }
    // 20公里×3万元，其中一标段8公里×3万元
    const bool among = says(statement.lead, means_among) && (statement.formula || !sum_.empty());
    if (among) return fail(Obstacle::ambiguous, statement.place);
    const bool restated = std::any_of(added_.begin(), added_.end(), [&](const Statement* words) {
      return restates(statement, *words, normalised_, reading_.factors);
    });
    if (!restated) add(statement);
    for (const std::size_t printed : statement.printed) print(printed, statement.place, statement.sum);
    const bool alone = restated || open_.size() == statement.sum.size();
    if (!statement.printed.empty() && alone) close(Closed::by_sign);
  }

  void print(std::size_t printed, Span place, const Sum& sum) {
    const auto left = value(sum);
    const ProseFactor& right = reading_.factors[printed];
    if (!left || right.kind == FactorKind::rate || right.kind == FactorKind::count || right.kind == FactorKind::share) {
      return fail(Obstacle::ambiguous, place);
    }
    const Agreement how = agreement(*left, right.value);
    if (how == Agreement::differs && left_out_months(sum, right.value)) return fail(Obstacle::ambiguous, place);
    reading_.equations.push_back({normalised_.original(place), printed, *left, how});
  }

  /// 45人×2100元/人·月=9.45万元: the text itself leaves the months out that its units ask for.
  [[nodiscard]] bool left_out_months(const Sum& sum, const Decimal& printed) const {
    Sum without = sum;
    for (Partial& partial : without) {
      const auto implicit = [&](std::size_t index) { return reading_.factors[index].implicit; };
      partial.factors.erase(std::remove_if(partial.factors.begin(), partial.factors.end(), implicit),
                            partial.factors.end());
    }
    const auto left = value(without);
    return left && agreement(*left, printed) != Agreement::differs;
  }

  // ---- lumps

  void take_lump(std::size_t index) {
    const Statement& statement = statements_[index];
    if (!has_terms_ && !has_share_before(index)) return take_lump_of_list(index);
    if (says(statement.lead, means_other) && !says(statement.lead, means_total)) return add(statement);
    if (prints_a_sum(statement)) {
      close(closed_by(statement));
      return;
    }
    pending_.push_back(pending(index));
    if (pending_.back().scope == Scope::own) close(closed_by(statement));
  }

  /// Money only: one amount, or a list that adds up to its total.
  void take_lump_of_list(std::size_t index) {
    const Statement& statement = statements_[index];
    if (lumps_.size() == 1) return add(statement);
    if (totals_.size() == 1 && is_total(index)) {
      pending_.push_back(pending(index));
      return;
    }
    const bool summand = is_cost(statement) || says(statement.lead, means_other);
    if (totals_.size() > 1 || is_foreign(statement) || !summand || is_sum_of_the_others(index))
      return fail(Obstacle::ambiguous, statement.place);
    add(statement);
  }

  /// A sub-total or total: equal to what stands before it.
  bool prints_a_sum(const Statement& statement) {
    for (const Sum* sum : {&last_, &open_, &section_sum_, &sum_}) {
      if (sum->empty()) continue;
      const auto left = value(*sum);
      if (!left) continue;
      const Agreement how = agreement(*left, factor(statement).value);
      const bool named = says(statement.lead, means_total | means_restated) || statement.announced;
      if (how == Agreement::differs || (!named && (how == Agreement::rounded || !left->exact()))) continue;
      reading_.equations.push_back(
          {normalised_.original(statement.place), statement.sum.front().factors.front(), *left, how});
      return true;
    }
    return false;
  }

  // ---- what a total is of that is no sum of what stands before it

  /// What may have been meant.
  enum class Scope : std::uint8_t {
    none,      ///< it is no total
    own,       ///< what stands before it since the last total or ；
    all,       ///< the whole text
    doubtful,  ///< either
  };

  /// How what stands before the open summands was totalled.
  enum class Closed : std::uint8_t { nothing, by_sign, by_part, by_all };

  /// Money that could not be placed when it was met.
  struct Pending {
    std::size_t index;
    Scope scope = Scope::none;
    ProseValue own;  ///< what it should be, of scope `own`
  };

  static Closed closed_by(const Statement& total) {
    return says(total.lead, means_all) ? Closed::by_all : Closed::by_part;
  }

  void close(Closed how) {
    open_.clear();
    closed_ = how;
  }

  [[nodiscard]] Pending pending(std::size_t index) const {
    const Statement& total = statements_[index];
    const bool closing = says(total.lead, means_sum) && index + 1 == statements_.size();
    const bool beside = !open_.empty() && total.section == section_ && !deducted_ && !shared_;
    if (!beside || !(closing || total.announced)) return {index, closing ? Scope::all : Scope::none, {}};
    const Scope scope = open_.size() == sum_.size() ? Scope::all : scope_among_others(total);
    if (scope == Scope::doubtful || (scope == Scope::all && closing)) return {index, scope, {}};
    const Sum& sum = scope == Scope::own ? open_ : sum_;
    const auto left = value(sum);
    if (!left || left_out_months(sum, factor(total).value)) return {index, Scope::doubtful, {}};
    return {index, Scope::own, *left};
  }

  /// Behind a sub-total said alike, a total is a sub-total too; 合计 is of everything, if it is no less than the rest.
  /// 小学1200人，每生650元，计78万元；初中565人，每生850元，计48.25万元
  [[nodiscard]] Scope scope_among_others(const Statement& total) const {
    const auto own = value(open_);
    const auto all = value(sum_);
    if (!own || !all || !own->exact() || !all->exact()) return Scope::doubtful;
    const auto rest = Decimal::subtract(*all->low, *own->low);
    const bool of_all = closed_by(total) == Closed::by_all;
    const bool alike = closed_ == closed_by(total);
    if (!rest || factor(total).value < *rest) {
      return alike || (!of_all && closed_ != Closed::nothing) ? Scope::own : Scope::doubtful;
    }
    return alike == of_all ? Scope::doubtful : of_all ? Scope::all : Scope::own;
  }

  /// What could not be placed when it was met: a total that stands first or is wrong, a sum of its own after ；.
  void place_pending() {
    Sum with_lumps = sum_;
    for (const auto& [index, scope, own] : pending_) {
      const Statement& statement = statements_[index];
      const auto left = value(sum_);
      if (!left) return fail(Obstacle::bad_number, statement.place);
      const std::size_t printed = statement.sum.front().factors.front();
      Agreement how = agreement(*left, factor(statement).value);
      const bool total = says(statement.lead, means_total) || statement.announced;
      if (!total && (how == Agreement::rounded || !left->exact())) how = Agreement::differs;
      const bool differs = how == Agreement::differs;
      if (differs && scope == Scope::none) {
        if (!is_entry_of_a_list(index) || total || is_foreign(statement))
          return fail(Obstacle::left_over, statement.place);
        add(statement);
        continue;
      }
      const bool of_own = differs && scope == Scope::own;
      if (differs && (scope == Scope::doubtful || (!of_own && left_out_months(sum_, factor(statement).value)))) {
        return fail(Obstacle::ambiguous, statement.place);
      }
      // 设备3.6万元，培训36人×1000元，合计7.2万元: what is as much as the rest need not be the rest.
      const bool more = with_lumps.size() > sum_.size();
      const auto all = more && !differs ? value(with_lumps) : std::nullopt;
      const bool is_all = all && agreement(*all, factor(statement).value) == Agreement::equal;
      const bool may_be_all = is_all || (more && differs);
      if (may_be_all || (!total && is_beside_another(statement))) return fail(Obstacle::ambiguous, statement.place);
      if (!total) with_lumps.insert(with_lumps.end(), statement.sum.begin(), statement.sum.end());
      reading_.equations.push_back({normalised_.original(statement.place), printed, of_own ? own : *left, how});
    }
  }

  /// 办公费3.6万元，交通费36人×1000元: names of one kind, so money of two kinds.
  [[nodiscard]] bool is_beside_another(const Statement& lump) const {
    const std::string_view name = normalised_.cut(lump.gap);
    return std::any_of(added_.begin(), added_.end(), [&](const Statement* other) {
      const std::string_view beside = normalised_.cut(other->gap);
      constexpr std::size_t character = 3;
      if (name.size() < character || beside.size() < character) return false;
      const bool one_kind = name.substr(name.size() - character) == beside.substr(beside.size() - character);
      return one_kind && !name.ends_with(beside) && !beside.ends_with(name);
    });
  }

  /// 2.资料费3000元: an entry of a numbered list that says nothing else and is a cost.
  [[nodiscard]] bool is_entry_of_a_list(std::size_t index) const {
    const Statement& statement = statements_[index];
    const auto in_section = [&](const Statement& other) { return other.section == statement.section; };
    return statement.listed && std::count_if(statements_.begin(), statements_.end(), in_section) == 1 &&
           is_cost(statement);
  }

  /// What stands before the money names a cost, not a budget or an income.
  [[nodiscard]] bool is_cost(const Statement& statement) const {
    constexpr std::array<std::string_view, 20> costs{"费",   "费用", "购置", "采购",     "维护",     "维修",    "补助",
                                                     "补贴", "奖励", "租金", "安装",     "调试",     "整理",    "改造",
                                                     "印刷", "工资", "社保", "人员经费", "公用经费", "工作经费"};
    std::string_view words = normalised_.cut(statement.gap);
    if (words.ends_with(':')) words.remove_suffix(1);
    const auto named = [&](std::string_view cost) { return words.ends_with(cost); };
    const auto found = std::find_if(costs.rbegin(), costs.rend(), named);
    return found != costs.rend() && (found->size() > std::string_view("费用").size() || !words.ends_with("经费"));
  }

  // ---- shares and growth

  void take_share(std::size_t index) {
    const Statement& share = statements_[index];
    if (says(share.lead, means_coverage) && !says(share.lead, means_share)) return;
    // 共7.2万元，其中省级承担50%: the whole, or that half of it?
    if (says(share.lead, means_among) && !(reading_.equations.empty() && pending_.empty()))
      return fail(Obstacle::ambiguous, share.place);
    const std::uint32_t words = named_beside(share);
    if (says(words, means_growth | means_shrink)) return grow(index, says(words, means_growth));
    const bool named = says(words, means_share) || share.possessive;
    const bool levied =
        says(words, means_levy) && !share.possessive && !says(words, means_own_share) && !says(base_words_, means_base);
    if (!named || levied || share.after_pause || (levied_ && says(words, means_levy)) ||
        (paid_ && !says(words, means_levy)) || says(share.lead, means_other | means_compare) || deducted_ ||
        addends_ != 1) {
      return fail(sum_.empty() ? Obstacle::no_amount : Obstacle::ambiguous, share.place);
    }
    levied_ = levied_ || says(words, means_levy);
    paid_ = paid_ || !says(words, means_levy);
    multiply_by(share.sum.front());
    shared_ = true;
  }

  /// What the words directly before (区级承担20%) and behind (按30%配套) a percentage say of it.
  [[nodiscard]] std::uint32_t named_beside(const Statement& share) const {
    const std::string_view text = normalised_.text;
    std::string_view before = normalised_.cut(share.gap);
    for (const std::string_view link : {"按", "约", "为", "的", ":"}) {
      if (before.ends_with(link)) before.remove_suffix(link.size());
    }
    std::string_view behind = text.substr(share.place.end);
    for (const std::string_view link : {"的", "比例", "进行", "予以"}) {
      if (behind.starts_with(link)) behind.remove_prefix(link.size());
    }
    std::uint32_t meaning = last_word_of(before);
    if (const LexiconWord* word = lexicon_word(behind)) meaning |= word->meaning;
    return meaning;
  }

  /// The meaning of the word that `text` ends with.
  static std::uint32_t last_word_of(std::string_view text) {
    constexpr std::size_t longest_word = 12;
    for (std::size_t size = std::min(longest_word, text.size()); size > 0; --size) {
      const std::string_view end = text.substr(text.size() - size);
      const LexiconWord* word = lexicon_word(end);
      if (word != nullptr && word->word.size() == size) return word->meaning;
    }
    return means_nothing;
  }

  void multiply_by(const Partial& share) {
    for (Sum* sum : {&sum_, &last_, &section_sum_, &open_}) {
      for (Partial& partial : *sum) {
        if (const auto both = multiply(partial, share)) partial = *both;
      }
    }
  }

  /// base × (1 + p) = base + base × p: every number of it stays a factor.
  void grow(std::size_t index, bool up) {
    const Statement& share = statements_[index];
    const bool base_is_past =
        addends_ == 1 && index > 0 && statements_[index - 1].kind == Kind::lump &&
        (says(statements_[index - 1].lead, means_past) || year_stands_before(statements_[index - 1]));
    if (!base_is_past || says(share.lead, means_compare) || deducted_ || shared_ || sum_.size() != 1) {
      return fail(Obstacle::ambiguous, share.place);
    }
    const auto more = multiply(sum_.front(), share.sum.front());
    if (!more) return fail(Obstacle::ambiguous, share.place);
    sum_.push_back(*more);
    if (!up) negate(sum_.back());
    last_ = section_sum_ = open_ = sum_;
    shared_ = true;
    grown_ = true;
  }

  // ---- the end

  void finish() {
    const auto printed = static_cast<std::ptrdiff_t>(reading_.equations.size());
    place_pending();
    if (!failed_) close_sum();
    // Of a total in a text that is not understood nothing is told.
    if (failed_) reading_.equations.erase(reading_.equations.begin() + printed, reading_.equations.end());
  }

  void close_sum() {
    if (const Statement* twice = stated_twice(added_, normalised_, reading_.factors)) {
      return fail(Obstacle::ambiguous, twice->place);
    }
    if (!grown_ && statements_past()) return fail(Obstacle::ambiguous, statements_.front().place);
    const auto total = value(sum_);
    if (!total) return fail(Obstacle::bad_number, {});
    reading_.value = *total;
    for (const Partial& partial : sum_) reading_.products.push_back({partial.factors, partial.multiplier});
    if (!reading_.equations.empty() && reading_.equations.back().left.low == total->low &&
        reading_.equations.back().left.high == total->high) {
      reading_.stated_total = reading_.equations.size() - 1;
    }
  }

  /// 上年支出50万元 says nothing of this year.
  [[nodiscard]] bool statements_past() const {
    return std::any_of(lumps_.begin(), lumps_.end(),
                       [&](std::size_t index) { return says(statements_[index].lead, means_past); });
  }

  const std::vector<Statement>& statements_;
  const Normalised& normalised_;
  ProseReading& reading_;
  std::vector<LeftOver>& left_over_;
  std::vector<bool> deducts_;
  std::vector<std::size_t> lumps_;   // money alone that is not deducted
  std::vector<std::size_t> totals_;  // those of them that 共 总 即 stand before
  std::vector<Pending> pending_;
  std::vector<const Statement*> added_;
  std::optional<std::size_t> difference_;  // what is left after deductions, printed
  Sum sum_;
  Sum last_;
  Sum section_sum_;
  Sum open_;  // the summands of the section that no total has been printed of
  Closed closed_ = Closed::nothing;
  std::size_t section_ = 0;
  std::uint32_t base_words_ = 0;  // what stands before the last summand
  std::size_t addends_ = 0;
  bool has_terms_ = false;
  bool deducted_ = false;
  bool shared_ = false;
  bool levied_ = false;
  bool paid_ = false;
  bool grown_ = false;
  bool failed_ = false;
};

}  // namespace

void add_up(const std::vector<Statement>& statements, const Normalised& normalised, ProseReading& reading,
            std::vector<LeftOver>& left_over) {
  Adder(statements, normalised, reading, left_over).run();
}

}  // namespace budgetlint
