#include "lexer.hpp"

#include <algorithm>
#include <array>

#include "amount.hpp"
#include "budgetlint/quantity/cursor.hpp"
#include "budgetlint/quantity/words.hpp"
#include "marks.hpp"
#include "numeral.hpp"

namespace budgetlint {
namespace {

class Lexer {
public:
  Lexer(const Normalised& normalised, const ProseContext& context, ProseReading& reading)
      : text_(normalised.text), normalised_(normalised), context_(context), reading_(reading), cursor_(text_) {
    constexpr std::size_t usual_items = 16;  // items are large: most texts need no second allocation
    result_.items.reserve(usual_items);
    reading_.factors.reserve(usual_items / 2);
  }

  Items run() {
    while (!cursor_.at_end() && result_.items.size() < most_items && result_.left_over.size() < most_items) {
      ++reading_.steps;
      const std::size_t begin = cursor_.offset();
      if (!list_mark() && !separator() && !name() && !remark() && !placeholder() && !word() && !amount() && !sign()) {
        last_ = cursor_.peek();
        cursor_.advance();
        prose();
        continue;
      }
      if (cursor_.offset() > begin) last_ = 0;
    }
    end_clause();
    if (!cursor_.at_end()) leave_over(Obstacle::left_over, {cursor_.offset(), cursor_.offset()});
    if (!result_.items.empty()) result_.items.back().trail = lead_;
    return std::move(result_);
  }

private:
  // ---- what is pending between two items

  /// Words that must stand directly before a number stop waiting for it.
  void prose() {
    at_start_ = false;
    names_number_ = false;
    names_telephone_ = false;
    if (qualifier_ == Qualifier::at_least || qualifier_ == Qualifier::at_most) {
      leave_over(Obstacle::ambiguous, qualifier_place_);
    }
    averaged_ = averaged_ || (qualifier_ == Qualifier::about && normalised_.cut(qualifier_place_).ends_with("均"));
    qualifier_ = Qualifier::none;
  }

  void end_clause() {
    prose();
    averaged_ = false;
    if (!per_.empty()) leave_over(Obstacle::missing_count, per_place_);
    per_.clear();
  }

  void leave_over(Obstacle obstacle, Span place) { result_.left_over.push_back({obstacle, place}); }

  Item& add(ItemKind kind, Span place) {
    if (!result_.items.empty()) result_.items.back().trail = lead_;
    Item item;
    item.kind = kind;
    item.place = place;
    item.lead = lead_;
    item.gap = {gap_begin_, place.begin};
    result_.items.push_back(std::move(item));
    lead_ = 0;
    gap_begin_ = cursor_.offset();
    return result_.items.back();
  }

  void add_separator(ItemKind kind, Span place) {
    end_clause();
    add(kind, place);
    at_start_ = kind == ItemKind::stop;
  }

  // ---- separators and names

  bool list_mark() {
    const std::size_t begin = cursor_.offset();
    const bool after_comma =
        !result_.items.empty() && gap_begin_ == begin && result_.items.back().kind == ItemKind::comma;
    const bool begins = at_start_ || last_ == U':';
    const MarkPlace place = begins ? MarkPlace::start : after_comma ? MarkPlace::after_comma : MarkPlace::inside;
    if (!take_list_mark(cursor_, place, reading_.steps)) return false;
    add_separator(ItemKind::stop, {begin, cursor_.offset()});
    result_.items.back().listed = true;
    return true;
  }

  bool separator() {
    const std::size_t begin = cursor_.offset();
    ItemKind kind = ItemKind::comma;
    if (cursor_.take(U',') || cursor_.take(clause_comma)) {
      kind = ItemKind::comma;
    } else if (cursor_.take("、")) {
      kind = ItemKind::pause;
    } else if (cursor_.take(U';') || cursor_.take("。")) {
      kind = ItemKind::stop;
    } else {
      return false;
    }
    add_separator(kind, {begin, cursor_.offset()});
    return true;
  }

  bool name() {
    if (!take_name(cursor_)) return false;
    prose();
    return true;
  }

  /// （含安装）: a remark without a number leaves what stands before it waiting for its number.
  bool remark() { return take_remark(cursor_, reading_.steps); }

  bool placeholder() {
    const std::size_t begin = cursor_.offset();
    if (!take_placeholder(cursor_)) return false;
    leave_over(Obstacle::ambiguous, {begin, cursor_.offset()});
    return true;
  }

  // ---- words

  bool word() {
    if (cursor_.peek() < 0x80 && cursor_.peek() != U'>' && cursor_.peek() != U'<') return false;
    if (take_paid_by()) return true;
    if (take_each()) return true;
    const LexiconWord* known = lexicon_word(cursor_.rest());
    const FrontWord* front = front_word(cursor_.rest());
    if (front != nullptr && (known == nullptr || known->word.size() <= front->word.size())) {
      take_front_word(*front);
      return true;
    }
    if (known == nullptr) return false;
    take_lexicon_word(*known);
    return true;
  }

  /// 按月发放: only the first of its kind is kept, and the unit is read on.
  bool take_paid_by() {
    const auto match = paid_by(cursor_.rest());
    if (!match) return false;
    const std::size_t begin = cursor_.offset();
    const bool known = std::any_of(result_.paid_by.begin(), result_.paid_by.end(),
                                   [&](const PaidBy& paid) { return paid.often == match->unit.kind; });
    cursor_.advance();
    if (!known) result_.paid_by.push_back({match->unit.kind, {begin, cursor_.offset() + match->size}});
    prose();
    return true;
  }

  void divide_by(const Unit& unit, Span place) {
    if (per_.empty()) per_place_ = place;
    per_place_.end = place.end;
    // 每台单价: the unit is named, 单价 adds none.
    const auto thing = [](const Unit& one) { return !one.any && !is_time(one); };
    if (unit.any && std::any_of(per_.begin(), per_.end(), thing)) return;
    if (thing(unit)) std::erase_if(per_, [](const Unit& one) { return one.any; });
    if (std::find(per_.begin(), per_.end(), unit) == per_.end()) per_.push_back(unit);
  }

  /// 每人每月, 每名学生: what the next number of the clause is divided by.
  bool take_each() {
    const std::size_t begin = cursor_.offset();
    Cursor behind = cursor_;
    if (!behind.take("每")) return false;
    if (take_day_of_month(cursor_)) {
      prose();
      return true;
    }
    const UnitMatch match = unit_at(behind.rest());
    if (match.size == 0) {
      leave_over(Obstacle::ambiguous, {begin, behind.offset()});
    } else {
      behind.take(behind.rest().substr(0, match.size));
      divide_by(match.unit, {begin, behind.offset()});
    }
    cursor_ = behind;
    at_start_ = false;
    return true;
  }

  void take_front_word(const FrontWord& front) {
    const std::size_t begin = cursor_.offset();
    cursor_.take(front.word);
    qualify(front.qualifier, {begin, cursor_.offset()});
    if (front.divides_by) divide_by(unit_of(*front.divides_by), {begin, cursor_.offset()});
    at_start_ = false;
  }

  void qualify(Qualifier qualifier, Span place) {
    if (qualifier == Qualifier::none) return;
    qualifier_ = qualifier;
    qualifier_place_ = place;
  }

  void take_lexicon_word(const LexiconWord& known) {
    const Span place{cursor_.offset(), cursor_.offset() + known.word.size()};
    if ((known.meaning & (means_number_name | means_telephone)) != 0) {
      cursor_.take(known.word);
      prose();
      names_number_ = (known.meaning & means_number_name) != 0;
      names_telephone_ = !names_number_;
      return;
    }
    if ((known.meaning & (means_times | means_over | means_equals)) != 0) {
      cursor_.take(known.word);
      add_sign((known.meaning & means_times) != 0  ? ItemKind::times
               : (known.meaning & means_over) != 0 ? ItemKind::over
                                                   : ItemKind::equals,
               place);
      return;
    }
    if ((known.meaning & (means_whole_year | means_half_year)) != 0) {
      take_part_of_a_year(known, place);
      return;
    }
    if (known.meaning != 0 || known.qualifier == Qualifier::none) {
      if (!known.per[0]) prose();
    }
    cursor_.take(known.word);
    lead_ |= known.meaning;
    if ((known.meaning & means_trouble) != 0) leave_over(Obstacle::ambiguous, place);
    if ((known.meaning & means_each) != 0) divide_by({Denominator::other, "", true}, place);
    for (const auto& denominator : known.per) {
      if (denominator) divide_by(unit_of(*denominator), place);
    }
    qualify(known.qualifier, place);
  }

  /// 全年 半年 as a length of time.
  void take_part_of_a_year(const LexiconWord& known, Span place) {
    cursor_.take(known.word);
    const bool whole = (known.meaning & means_whole_year) != 0;
    ProseFactor factor;
    factor.kind = FactorKind::count;
    factor.value = whole ? Decimal(1, 0) : Decimal(5, -1);
    factor.unit = "年";
    factor.place = normalised_.original(place);
    Item& item = add(ItemKind::quantity, place);
    item.unit = unit_of(Denominator::year);
    item.weak = whole;
    item.factor = reading_.factors.size();
    reading_.factors.push_back(std::move(factor));
    at_start_ = false;
  }

  // ---- numbers

  bool amount() {
    const bool latin_before = is_latin(last_);
    const std::size_t begin = cursor_.offset();
    const bool behind_minus = !result_.items.empty() && result_.items.back().kind == ItemKind::minus;
    const Amount amount =
        take_amount(cursor_, context_.digit_limit, behind_minus ? Dash::minus : Dash::range, reading_.steps);
    if (amount.number_class == NumberClass::none) return numeral_in_a_word();
    at_start_ = false;
    const Span place{begin, cursor_.offset()};
    const bool named = (names_number_ && amount.number_class != NumberClass::money) ||
                       (names_telephone_ && amount.number_class == NumberClass::bare);
    note_months(amount);
    if (named && amount.unit.kind == Denominator::month) result_.names_months = true;  // 第13个月
    if (amount.year_range) result_.names_years = true;
    if (amount.number_class == NumberClass::name || latin_before || named) {
      prose();
      return true;
    }
    if (amount.number_class == NumberClass::broken) {
      leave_over(Obstacle::bad_number, place);
      per_.clear();
      return true;
    }
    add_quantity(amount, place);
    return true;
  }

  /// 统一, 三方: a whole run of numerals is passed over at once.
  bool numeral_in_a_word() {
    if (take_numeral(cursor_, reading_.steps).kind == NumeralKind::none) return false;
    prose();
    return true;
  }

  /// 自7月1日起: the months of the period are not those of the text.
  void note_months(const Amount& amount) {
    if (amount.month == 0) return;
    const bool begins = amount.month == 1 && !cursor_.rest().starts_with("止") && !cursor_.rest().starts_with("前");
    const bool ends = amount.month == 12 && !cursor_.rest().starts_with("起") && !cursor_.rest().starts_with("开始");
    result_.names_months = result_.names_months || !(begins || ends);
  }

  void add_quantity(const Amount& amount, Span place) {
    ProseFactor factor;
    factor.value = amount.value;
    factor.upper = amount.upper;
    factor.qualifier = amount.qualifier != Qualifier::none ? amount.qualifier : qualifier_;
    factor.scale = amount.scale;
    if (!amount.digits.empty()) factor.digits = normalised_.original(amount.digits);
    Item item;
    item.unit = amount.unit;
    item.weak = amount.weak;
    item.month_name = amount.month_name;
    const bool divisible = amount.number_class == NumberClass::money || amount.number_class == NumberClass::count;
    const std::size_t digits_end = cursor_.offset();
    if (is_plain_classifier(item.unit)) item.unit.noun = noun_behind();
    if (divisible) {
      item.per = per_;
      take_denominators(cursor_, item.per, amount.number_class);
      if (cursor_.offset() > digits_end) take_late_bound(factor);
    }
    if (divisible || amount.number_class == NumberClass::bare) per_.clear();
    // 平均每人记实金额3.1万元: the money is an average, whatever stands between.
    const bool money = amount.number_class == NumberClass::money;
    if (money && averaged_ && factor.qualifier == Qualifier::none) factor.qualifier = Qualifier::about;
    averaged_ = averaged_ && !money;
    qualifier_ = Qualifier::none;
    place.end = cursor_.offset();
    fill_kind(factor, amount, item);
    factor.place = normalised_.original(place);
    Item& added = add(ItemKind::quantity, place);
    item.kind = ItemKind::quantity;
    item.place = place;
    item.lead = added.lead;
    item.gap = added.gap;
    item.factor = reading_.factors.size();
    added = std::move(item);
    reading_.factors.push_back(std::move(factor));
    take_count_denominator(reading_.factors.size() - 1);
  }

  /// 30个村×1.5万元/村: villages are counted; not those of 30个村民小组.
  [[nodiscard]] std::string_view noun_behind() const {
    const UnitMatch match = unit_at(cursor_.rest());
    Cursor behind = cursor_;
    behind.take(behind.rest().substr(0, match.size));
    constexpr std::u32string_view ends = U"﹐,、;。()+×÷=";
    const bool alone = behind.at_end() || ends.find(behind.peek()) != std::u32string_view::npos;
    return alone ? match.unit.word : std::string_view();
  }

  /// 46元/人/月以内: the bound stands behind the denominators.
  void take_late_bound(ProseFactor& factor) {
    if (cursor_.take("左右")) factor.qualifier = Qualifier::about;
    if (cursor_.take("以上")) factor.qualifier = Qualifier::at_least;
    if (cursor_.take("以下") || cursor_.take("以内")) factor.qualifier = Qualifier::at_most;
  }

  static void fill_kind(ProseFactor& factor, const Amount& amount, const Item& item) {
    switch (amount.number_class) {
      case NumberClass::money:
        factor.kind = item.per.empty() ? FactorKind::amount : FactorKind::rate;
        factor.unit = "元";
        break;
      case NumberClass::count:
        factor.kind = FactorKind::count;
        factor.unit = item.unit.word;
        break;
      case NumberClass::share:
        factor.kind = FactorKind::share;
        factor.unit = "%";
        break;
      default:
        factor.kind = FactorKind::number;
    }
    for (const Unit& unit : item.per) {
      factor.denominators.push_back(unit.kind);
      if (!unit.any) factor.unit.append("/").append(unit.word);
    }
  }

  /// 11.25元/1950人: money divided by a count is told apart and is no rate.
  void take_count_denominator(std::size_t rate) {
    if (cursor_.peek() != U'/') return;
    Cursor behind = cursor_;
    behind.advance();
    const std::size_t begin = behind.offset();
    const Amount count = take_amount(behind, context_.digit_limit, Dash::range, reading_.steps);
    const Span whole{result_.items.back().place.begin, behind.offset()};
    if (count.number_class == NumberClass::count) {
      ProseFactor factor;
      factor.kind = FactorKind::count;
      factor.value = count.value;
      factor.unit = count.unit.word;
      factor.scale = count.scale;
      factor.place = normalised_.original({begin, behind.offset()});
      if (!count.digits.empty()) factor.digits = normalised_.original(count.digits);
      reading_.malformed_rates.push_back({normalised_.original(whole), rate, reading_.factors.size()});
      reading_.factors.push_back(std::move(factor));
      leave_over(Obstacle::malformed_rate, whole);
      cursor_ = behind;
    } else {
      leave_over(Obstacle::ambiguous, whole);
      cursor_.advance();
    }
    gap_begin_ = cursor_.offset();
  }

  // ---- signs

  bool sign() {
    const std::size_t begin = cursor_.offset();
    const auto kind = take_sign();
    if (!kind) return false;
    add_sign(*kind, {begin, cursor_.offset()});
    return true;
  }

  void add_sign(ItemKind kind, Span place) {
    prose();
    if (!per_.empty()) leave_over(Obstacle::missing_count, per_place_);
    per_.clear();
    add(kind, place);
  }

  /// A dash or slash between words is no sign of arithmetic, nor is the = of 合计=.
  [[nodiscard]] bool stands_in_a_formula(ItemKind kind) const {
    if (kind == ItemKind::times || kind == ItemKind::open || kind == ItemKind::close) return true;
    if (result_.items.empty()) return false;
    const ItemKind before = result_.items.back().kind;
    const bool directly = gap_begin_ == cursor_.offset();
    return (before == ItemKind::quantity || before == ItemKind::close) &&
           (directly || kind == ItemKind::equals || kind == ItemKind::plus);
  }

  std::optional<ItemKind> take_sign() {
    struct Sign {
      char32_t character;
      ItemKind kind;
    };
    constexpr std::array signs{Sign{U'×', ItemKind::times}, Sign{U'÷', ItemKind::over},  Sign{U'+', ItemKind::plus},
                               Sign{U'-', ItemKind::minus}, Sign{U'−', ItemKind::minus}, Sign{U'=', ItemKind::equals},
                               Sign{U'(', ItemKind::open},  Sign{U')', ItemKind::close}, Sign{U'/', ItemKind::over}};
    for (const Sign& sign : signs) {
      if (cursor_.peek() != sign.character || !stands_in_a_formula(sign.kind)) continue;
      cursor_.advance();
      return sign.kind;
    }
    if (cursor_.peek() == U'—' || cursor_.peek() == U'~') {
      leave_over(Obstacle::ambiguous, {cursor_.offset(), cursor_.offset()});
      return std::nullopt;
    }
    const bool directly = gap_begin_ == cursor_.offset() && !result_.items.empty();
    const bool letter = cursor_.peek() == U'x' || cursor_.peek() == U'X';
    if (!directly || (!letter && cursor_.peek() != U'·')) return std::nullopt;
    cursor_.advance();
    return ItemKind::times;
  }

  std::string_view text_;
  const Normalised& normalised_;
  const ProseContext& context_;
  ProseReading& reading_;
  Cursor cursor_;
  Items result_;
  std::uint32_t lead_ = 0;
  std::size_t gap_begin_ = 0;
  std::vector<Unit> per_;
  Span per_place_;
  Qualifier qualifier_ = Qualifier::none;
  Span qualifier_place_;
  bool averaged_ = false;  ///< 平均 stood in this clause, and no money since
  bool at_start_ = true;
  bool names_number_ = false;
  bool names_telephone_ = false;
  char32_t last_ = 0;  // the character before, if it is prose
};

}  // namespace

Items take_items(const Normalised& normalised, const ProseContext& context, ProseReading& reading) {
  return Lexer(normalised, context, reading).run();
}

}  // namespace budgetlint
