#include <algorithm>
#include <array>
#include <optional>

#include "statement.hpp"

namespace budgetlint {
namespace {

/// A quantity or a formula of a section while it looks for its partners.
struct Entry {
  enum class Kind : std::uint8_t { count, money, share, other };
  Kind kind = Kind::other;
  Sum sum;
  const Item* first = nullptr;
  const Item* last = nullptr;
  std::vector<std::size_t> printed;
  bool formula = false;
  bool after_pause = false;
  bool inherited = false;        ///< its denominators are those of the rate before it
  bool used = false;             ///< a count that a rate has found
  bool taken = false;            ///< a count that is settled: joined to the money beside it, or a part of a total
  std::size_t clause = 0;        ///< between ， and ，
  std::size_t pause_clause = 0;  ///< between 、 and 、
  int group = -1;                ///< counts and rates that belong together; -1: shared

  [[nodiscard]] bool is_rate() const {
    return kind == Kind::money &&
           std::any_of(sum.begin(), sum.end(), [](const Partial& p) { return !p.needs.empty(); });
  }
  [[nodiscard]] bool needs_counts() const {
    return kind == Kind::money && std::any_of(sum.begin(), sum.end(), [](const Partial& partial) {
             return std::any_of(partial.needs.begin(), partial.needs.end(),
                                [](const Unit& unit) { return !is_time(unit); });
           });
  }
};

std::string_view cut(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

class SectionReader {
public:
  SectionReader(const Section& section, const Normalised& normalised, const ProseContext& context,
                ProseReading& reading, std::vector<LeftOver>& left_over)
      : section_(section), normalised_(normalised), context_(context), reading_(reading), left_over_(left_over) {}

  void read(std::size_t number, std::vector<Statement>& statements) {
    make_entries();
    if (failed_) return;
    take_compositions();
    pair_rates_of_those();
    pair_case_lists();
    if (!group()) return;
    for (Entry& entry : entries_) {
      if (entry.is_rate() && !resolve(entry)) return;
    }
    check_shared_counts();
    check_counts();
    if (!failed_) give(number, statements);
  }

private:
  bool fail(Obstacle obstacle, Span place) {
    left_over_.push_back({obstacle, place});
    failed_ = true;
    return false;
  }

  [[nodiscard]] const ProseFactor& factor(const Entry& entry) const { return reading_.factors[entry.first->factor]; }

  // ---- entries

  void make_entries() {
    std::size_t clause = 0;
    std::size_t pause_clause = 0;
    bool after_pause = false;
    for (std::size_t at = 0; at < section_.size() && !failed_;) {
      ++reading_.steps;
      const Item& item = section_[at];
      if (item.kind == ItemKind::comma || item.kind == ItemKind::pause) {
        after_pause = item.kind == ItemKind::pause;
        if (!after_pause) ++clause;
        ++pause_clause;
        ++at;
        continue;
      }
      const Formula formula = read_formula(std::span(section_).subspan(at), reading_.factors);
      if (formula.obstacle || formula.items == 0) {
        fail(formula.obstacle.value_or(Obstacle::bad_syntax), item.place);
        return;
      }
      Entry entry;
      entry.sum = formula.sum;
      entry.printed = formula.printed;
      entry.formula = formula.is_formula;
      entry.first = &item;
      entry.last = &section_[at + formula.items - 1];
      entry.after_pause = after_pause;
      entry.clause = clause;
      entry.pause_clause = pause_clause;
      classify(entry);
      after_pause = false;
      at += formula.items;
      entries_.push_back(std::move(entry));
    }
  }

  void classify(Entry& entry) {
    const Partial& first = entry.sum.front();
    const auto same = [&](const Partial& p) { return p.money == first.money && p.bare == first.bare; };
    const bool alike = std::all_of(entry.sum.begin(), entry.sum.end(), same);
    if (entry.formula) {
      for (Partial& partial : entry.sum) cancel(partial);
      const bool money = std::all_of(entry.sum.begin(), entry.sum.end(), [](const Partial& p) { return p.money == 1; });
      // 每人每月5000元+300元: are the 300 for each too?
      const bool one_kind =
          std::all_of(entry.sum.begin(), entry.sum.end(), [&](const Partial& p) { return p.needs == first.needs; });
      if (money && one_kind) {
        entry.kind = Entry::Kind::money;
        return;
      }
      if (money) {
        fail(Obstacle::ambiguous, {entry.first->place.begin, entry.last->place.end});
        return;
      }
      if (take_printed_rate(entry)) return;
      const bool counts = alike && first.money == 0 && first.bare == 0 && first.given.size() == 1 &&
                          std::all_of(entry.sum.begin(), entry.sum.end(), [&](const Partial& p) {
                            return p.given == first.given && p.factors.size() == 1;
                          });
      if (counts && entry.printed.empty()) {
        entry.kind = Entry::Kind::count;
        return;
      }
      record_equation(entry);
      fail(Obstacle::left_over, {entry.first->place.begin, entry.last->place.end});
      return;
    }
    switch (factor(entry).kind) {
      case FactorKind::amount:
      case FactorKind::rate:
        entry.kind = Entry::Kind::money;
        inherit(entry);
        break;
      case FactorKind::count:
        entry.kind = entry.first->month_name ? Entry::Kind::other : Entry::Kind::count;
        break;
      case FactorKind::share:
        entry.kind = Entry::Kind::share;
        break;
      case FactorKind::number:
        entry.kind = Entry::Kind::other;
        break;
    }
  }

  /// 400元+150元+100元=650元/人·天: the parts are checked, the printed rate is what counts.
  bool take_printed_rate(Entry& entry) {
    if (entry.printed.size() != 1) return false;
    const ProseFactor& rate = reading_.factors[entry.printed.front()];
    const auto left = value_of(entry.sum, reading_.factors);
    if (rate.kind != FactorKind::rate || !left || !left->exact() || *left->low != rate.value) return false;
    record_equation(entry);
    entry.sum = {partial_of(*entry.last, rate)};
    entry.printed.clear();
    entry.kind = Entry::Kind::money;
    return true;
  }

  /// An equation between numbers or counts is checked by itself.
  void record_equation(const Entry& entry) {
    const auto left = value_of(entry.sum, reading_.factors);
    for (const std::size_t right : entry.printed) {
      if (!left || !left->exact()) return;
      const Span place{entry.first->place.begin, entry.last->place.end};
      const bool equal = *left->low == reading_.factors[right].value;
      reading_.equations.push_back(
          {normalised_.original(place), right, *left, equal ? Agreement::equal : Agreement::differs});
    }
  }

  /// 每月50元、100元: a rate behind 、 is divided by what the one before is divided by.
  void inherit(Entry& entry) {
    if (!entry.after_pause || entries_.empty() || !entry.first->per.empty()) return;
    const Entry& before = entries_.back();
    if (before.kind != Entry::Kind::money || before.formula || before.sum.front().needs.empty()) return;
    entry.sum.front().needs = before.sum.front().needs;
    entry.inherited = true;
  }

  // ---- 共205人，其中113人、92人

  void take_compositions() {
    for (std::size_t i = 0; i + 1 < entries_.size(); ++i) {
      if (entries_[i].kind != Entry::Kind::count || (entries_[i + 1].first->lead & means_among) == 0) continue;
      take_composition(i);
    }
  }

  /// The counts behind 其中 are parts when they add up to the whole; else they stay and are left over.
  void take_composition(std::size_t whole) {
    Composition composition;
    composition.total = entries_[whole].first->factor;
    std::size_t end = whole + 1;
    for (; end < entries_.size(); ++end) {
      const Entry& part = entries_[end];
      const bool number = part.kind == Entry::Kind::other && factor(part).kind == FactorKind::number;
      const bool count = part.kind == Entry::Kind::count && part.first->unit == entries_[whole].first->unit;
      if (!number && !count) break;
      const auto sum = Decimal::add(composition.sum, factor(part).value);
      if (!sum) return;
      composition.sum = *sum;
      composition.parts.push_back(part.first->factor);
    }
    if (composition.parts.size() < 2) return;
    composition.holds = composition.sum == factor(entries_[whole]).value;
    if (composition.holds) {
      for (std::size_t i = whole + 1; i < end; ++i) {
        entries_[i].kind = Entry::Kind::count;
        entries_[i].taken = true;
      }
    }
    reading_.compositions.push_back(std::move(composition));
  }

  // ---- pairs that stand side by side

  /// 11.25元的有1950人
  void pair_rates_of_those() {
    for (std::size_t i = 0; i + 1 < entries_.size(); ++i) {
      Entry& rate = entries_[i];
      Entry& count = entries_[i + 1];
      const bool pair = rate.kind == Entry::Kind::money && !rate.formula && count.kind == Entry::Kind::count &&
                        !count.formula && !count.taken && stands_for_those(rate, count);
      if (!pair || rate.pause_clause != count.pause_clause) continue;
      join(rate, count);
    }
  }

  /// 收入3000元的30人 says nothing of what they get.
  [[nodiscard]] bool stands_for_those(const Entry& rate, const Entry& count) const {
    const std::string_view gap = cut(normalised_.text, count.first->gap);
    if (gap.starts_with("的有") || gap.starts_with("的共")) return true;
    return gap.starts_with("的") && !rate.first->per.empty();
  }

  void join(Entry& rate, Entry& count) {
    if (const auto both = multiply(rate.sum.front(), count.sum.front())) {
      rate.sum.front() = *both;
      cancel(rate.sum.front());
      count.taken = true;
      rate.inherited = false;
    }
  }

  /// 80—89岁3200人每月50元、90—99岁410人100元: one count and one amount in each part of a list; what the first amount
  /// is divided by holds for all.
  void pair_case_lists() {
    for (std::size_t begin = 0; begin < entries_.size();) {
      std::size_t end = begin + 1;
      while (end < entries_.size() && entries_[end].clause == entries_[begin].clause) ++end;
      pair_case_list(begin, end);
      begin = end;
    }
  }

  void pair_case_list(std::size_t begin, std::size_t end) {
    if (end - begin < 4 || (end - begin) % 2 != 0) return;
    std::vector<std::pair<std::size_t, std::size_t>> cases;  // count, amount
    for (std::size_t i = begin; i < end; i += 2) {
      const bool count_first = entries_[i].kind == Entry::Kind::count;
      const std::size_t count = count_first ? i : i + 1;
      const std::size_t amount = count_first ? i + 1 : i;
      const bool pair = entries_[count].kind == Entry::Kind::count && entries_[amount].kind == Entry::Kind::money &&
                        !entries_[count].formula && !entries_[amount].formula && !entries_[count].taken &&
                        entries_[count].first->per.empty() && !is_time(entries_[count].first->unit) &&
                        entries_[i].pause_clause == entries_[i + 1].pause_clause &&
                        (i == begin || entries_[i].pause_clause != entries_[i - 1].pause_clause);
      if (!pair || entries_[count].first->unit != entries_[begin == i ? count : cases.front().first].first->unit)
        return;
      cases.emplace_back(count, amount);
    }
    const std::vector<Unit> per = entries_[cases.front().second].first->per;
    if (per.empty()) return;
    for (const auto& [count, amount] : cases) {
      Partial& rate = entries_[amount].sum.front();
      if (entries_[amount].first->per.empty()) rate.needs = per;
      for (const Unit& need : rate.needs) {
        if (!is_time(need) && need != entries_[count].first->unit) return;
      }
      join(entries_[amount], entries_[count]);
    }
  }

  // ---- groups

  /// Where several rates have several counts of one unit, they must take turns: N人每人A元，M人每人B元.
  bool group() {
    std::vector<Entry*> rates;
    for (Entry& entry : entries_) {
      if (entry.needs_counts()) rates.push_back(&entry);
    }
    for (const Entry& entry : entries_) {
      if (entry.kind != Entry::Kind::count || entry.taken || entry.first->weak) continue;
      const std::vector<Entry*> alike = free_counts(entry.first->unit);
      if (alike.size() < 2 || grouped_) continue;
      if (alike.size() == rates.size() && rates.size() > 1) {
        if (!take_turns(alike, rates)) return fail(Obstacle::ambiguous, alike.back()->first->place);
        grouped_ = true;
      }
    }
    return true;
  }

  std::vector<Entry*> free_counts(const Unit& unit) {
    std::vector<Entry*> counts;
    for (Entry& entry : entries_) {
      ++reading_.steps;
      if (entry.kind == Entry::Kind::count && !entry.taken && entry.first->unit == unit) counts.push_back(&entry);
    }
    return counts;
  }

  bool take_turns(const std::vector<Entry*>& counts, const std::vector<Entry*>& rates) {
    const bool counts_first = counts.front()->first->place.begin < rates.front()->first->place.begin;
    const std::vector<Entry*>& heads = counts_first ? counts : rates;
    const std::vector<Entry*>& tails = counts_first ? rates : counts;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const std::size_t tail = tails[i]->first->place.begin;
      if (heads[i]->first->place.begin > tail) return false;
      if (i + 1 < heads.size() && heads[i + 1]->first->place.begin < tail) return false;
    }
    for (Entry& entry : entries_) {
      for (std::size_t i = 0; i < heads.size(); ++i) {
        if (entry.first->place.begin >= heads[i]->first->place.begin) entry.group = static_cast<int>(i);
      }
    }
    return true;
  }

  // ---- what a rate needs

  bool resolve(Entry& rate) {
    for (Partial& partial : rate.sum) {
      std::vector<Unit> open = partial.needs;
      std::vector<Unit> done;
      partial.needs.clear();
      while (!open.empty()) {
        ++reading_.steps;
        const Unit need = open.front();
        open.erase(open.begin());
        if (std::find(done.begin(), done.end(), need) != done.end()) continue;
        done.push_back(need);
        if (!find_count(rate, partial, need, open)) return false;
      }
    }
    return true;
  }

  bool find_count(const Entry& rate, Partial& partial, const Unit& need, std::vector<Unit>& open) {
    std::vector<Entry*> found = candidates(need);
    if (found.size() > 1) {
      const auto apart =
          std::partition(found.begin(), found.end(), [&](const Entry* e) { return e->group == rate.group; });
      if (rate.group >= 0) found.erase(apart, found.end());
    }
    if (found.size() > 1) return fail(Obstacle::ambiguous, found.back()->first->place);
    if (found.empty() && need.word == person_times) {
      open.push_back(unit_of(Denominator::person));
      open.push_back(unit_of(Denominator::time));
      return true;
    }
    if (found.empty()) return is_time(need) ? take_time(rate, partial, need) : missing(rate, need);
    return take_count(rate, *found.front(), partial, open);
  }

  bool missing(const Entry& rate, const Unit& need) {
    missing_ = need;
    return fail(Obstacle::missing_count, rate.first->place);
  }

  bool take_count(const Entry& rate, Entry& count, Partial& partial, std::vector<Unit>& open) {
    if (is_time(count.first->unit) && !says_how_long(count)) return fail(Obstacle::ambiguous, count.first->place);
    // 10人每人每月3000元，6个月，20人每人每月2000元: whose months are they?
    if (count.group >= 0 && count.group != rate.group && !is_as_long_as_the_period(count)) {
      return fail(Obstacle::ambiguous, count.first->place);
    }
    count.used = true;
    if (count.group == rate.group) count_users_.push_back({&count, &rate});
    if (count.sum.size() != 1) return fail(Obstacle::ambiguous, count.first->place);
    partial.factors.insert(partial.factors.end(), count.sum.front().factors.begin(), count.sum.front().factors.end());
    open.insert(open.end(), count.first->per.begin(), count.first->per.end());
    return true;
  }

  /// 共9个月, 按10个月计算: nothing but such words before it. 年终奖1个月 and 另加1个月 mean something else.
  [[nodiscard]] bool says_how_long(const Entry& count) const {
    if ((count.first->lead & means_other) != 0) return false;
    if (is_as_long_as_the_period(count) || !count.first->per.empty()) return true;
    constexpr std::array<std::string_view, 19> words{"全年", "共计", "合计", "按照", "发放", "补助", "补贴",
                                                     "聘用", "连续", "缴费", "为期", "租期", "执行", "期限",
                                                     "时间", "按",   "共",   "计",   "为"};
    std::string_view gap = cut(normalised_.text, count.first->gap);
    constexpr std::size_t longest = 36;
    if (gap.size() > longest) return false;
    for (bool found = true; found && !gap.empty();) {
      found = false;
      for (const std::string_view word : words) {
        if (!gap.starts_with(word)) continue;
        gap.remove_prefix(word.size());
        found = true;
        break;
      }
    }
    return gap.empty();
  }

  [[nodiscard]] bool is_as_long_as_the_period(const Entry& count) const {
    return count.first->unit.kind == Denominator::month && context_.months &&
           factor(count).value == Decimal(*context_.months, 0);
  }

  std::vector<Entry*> candidates(const Unit& need) {
    std::vector<Entry*> found;
    for (Entry& entry : entries_) {
      ++reading_.steps;
      if (entry.kind != Entry::Kind::count || entry.taken || entry.first->weak) continue;
      if (matches(need, entry)) found.push_back(&entry);
    }
    return found;
  }

  /// 每村 counts what 10个村 and 示范村10个 count.
  [[nodiscard]] bool matches(const Unit& need, const Entry& count) const {
    const Unit& unit = count.first->unit;
    if (need.any) return !is_time(unit) && count.first->per.empty();
    if (need.kind != Denominator::other || unit.kind != Denominator::other) return need.kind == unit.kind;
    if (need.word == unit.word) return true;
    if (!is_plain_classifier(unit) || is_plain_classifier(need)) return false;
    const std::string_view behind = std::string_view(normalised_.text).substr(count.first->place.end);
    return behind.starts_with(need.word) || cut(normalised_.text, count.first->gap).ends_with(need.word);
  }

  // ---- time

  /// The months of a rate that names none: those of 两年 or 全年 in the section, else those of the period.
  bool take_time(const Entry& rate, Partial& partial, const Unit& need) {
    const int parts = need.kind == Denominator::month       ? 12
                      : need.kind == Denominator::quarter   ? 4
                      : need.kind == Denominator::half_year ? 2
                                                            : 1;
    if (Entry* years = years_in_section(rate)) {
      years->used = true;
      const auto length = Decimal::multiply(factor(*years).value, Decimal(parts, 0));
      if (!length || !length->is_integer()) return fail(Obstacle::ambiguous, years->first->place);
      ProseFactor derived = factor(*years);
      derived.value = length->reduced().value_or(*length);
      derived.unit = need.word;
      derived.digits = {};
      add_factor(partial, std::move(derived));
      return true;
    }
    const std::optional<int> length = of_the_period(need);
    if (!length) return missing(rate, need);
    ProseFactor implicit;
    implicit.kind = FactorKind::count;
    implicit.value = Decimal(*length, 0);
    implicit.unit = need.word;
    implicit.place = factor(rate).place;
    implicit.implicit = true;
    add_factor(partial, std::move(implicit));
    return true;
  }

  Entry* years_in_section(const Entry& rate) {
    Entry* found = nullptr;
    for (Entry& entry : entries_) {
      if (entry.kind != Entry::Kind::count || entry.first->unit.kind != Denominator::year || !entry.first->per.empty())
        continue;
      if (entry.group >= 0 && entry.group != rate.group) continue;
      if (found == nullptr || found->first->weak) found = &entry;
    }
    return found;
  }

  void add_factor(Partial& partial, ProseFactor factor) {
    partial.factors.push_back(reading_.factors.size());
    reading_.factors.push_back(std::move(factor));
  }

  [[nodiscard]] std::optional<int> of_the_period(const Unit& need) const {
    if (need.kind == Denominator::year) return context_.years;
    if (!context_.months) return std::nullopt;
    const int parts = need.kind == Denominator::month ? 1 : need.kind == Denominator::quarter ? 3 : 6;
    if (*context_.months % parts != 0) return std::nullopt;
    return *context_.months / parts;
  }

  // ---- what is left

  /// Several rates share one count when each is a cost of its own (燃油费, 保险费), not where each is for some of those
  /// counted (贫困户, 非贫困户).
  void check_shared_counts() {
    for (const CountUser& user : count_users_) {
      if (is_time(user.count->first->unit)) continue;
      for (const CountUser& other : count_users_) {
        ++reading_.steps;
        if (other.count != user.count || other.rate == user.rate) continue;
        const std::string_view cost = cost_of(*user.rate);
        if (!cost.empty() && cost != cost_of(*other.rate)) continue;
        fail(Obstacle::ambiguous, user.rate->first->place);
        return;
      }
    }
  }

  /// The end of the cost's name before a rate, two characters; empty when it is no cost.
  [[nodiscard]] std::string_view cost_of(const Entry& rate) const {
    constexpr std::array<std::string_view, 8> costs{"费", "险", "社保", "公积金", "工资", "年金", "津贴", "服装"};
    constexpr std::size_t two_characters = 6;
    const std::string_view gap = cut(normalised_.text, rate.first->gap);
    const bool cost =
        std::any_of(costs.begin(), costs.end(), [&](std::string_view word) { return gap.ends_with(word); });
    return cost && gap.size() >= two_characters ? gap.substr(gap.size() - two_characters) : std::string_view();
  }

  void check_counts() {
    for (Entry& entry : entries_) {
      const bool past = (entry.first->lead & (means_past | means_compare)) != 0;
      if (entry.kind == Entry::Kind::count && past) {
        fail(Obstacle::ambiguous, entry.first->place);
      } else if (entry.kind == Entry::Kind::other) {
        fail(Obstacle::left_over, entry.first->place);
      } else if (entry.kind == Entry::Kind::count && !is_accounted_for(entry)) {
        fail(Obstacle::left_over, entry.first->place);
      }
    }
  }

  [[nodiscard]] bool is_accounted_for(const Entry& entry) const {
    if (entry.first->weak || entry.taken) return true;
    if (entry.used) return entry.group < 0 || is_used_by_its_group(entry);
    const bool one = !entry.formula && factor(entry).value == Decimal(1, 0) && entry.first->per.empty();
    return one || stands_bare_in_a_formula(entry);
  }

  [[nodiscard]] bool is_used_by_its_group(const Entry& entry) const {
    return std::any_of(count_users_.begin(), count_users_.end(),
                       [&](const CountUser& user) { return user.count == &entry; });
  }

  /// 补助60人，60×500元: the number without a unit is that count.
  [[nodiscard]] bool stands_bare_in_a_formula(const Entry& count) const {
    if (count.formula) return false;
    for (const Entry& entry : entries_) {
      if (!entry.formula || entry.first->place.begin < count.first->place.begin) continue;
      for (const Partial& partial : entry.sum) {
        for (const std::size_t index : partial.factors) {
          const ProseFactor& number = reading_.factors[index];
          if (number.kind == FactorKind::number && number.value == factor(count).value) return true;
        }
      }
    }
    return false;
  }

  // ---- what the section says

  void give(std::size_t number, std::vector<Statement>& statements) {
    for (Entry& entry : entries_) {
      if (entry.kind != Entry::Kind::money && entry.kind != Entry::Kind::share) continue;
      Statement statement;
      const bool lump = !entry.formula && entry.sum.front().factors.size() == 1 && entry.first->per.empty();
      statement.kind = entry.kind == Entry::Kind::share ? Statement::Kind::share
                       : lump                           ? Statement::Kind::lump
                                                        : Statement::Kind::term;
      statement.sum = std::move(entry.sum);
      statement.printed = std::move(entry.printed);
      statement.lead = entry.first->lead;
      statement.trail = entry.last->trail;
      statement.after_pause = entry.after_pause;
      statement.possessive = cut(normalised_.text, entry.first->gap) == "的";
      statement.listed = entry.first->listed;
      statement.gap = entry.first->gap;
      statement.section = number;
      statement.place = {entry.first->place.begin, entry.last->place.end};
      statements.push_back(std::move(statement));
    }
  }

  struct CountUser {
    const Entry* count;
    const Entry* rate;
  };

  const Section& section_;
  const Normalised& normalised_;
  const ProseContext& context_;
  ProseReading& reading_;
  std::vector<LeftOver>& left_over_;
  std::vector<Entry> entries_;
  std::vector<CountUser> count_users_;
  std::optional<Unit> missing_;
  bool grouped_ = false;
  bool failed_ = false;
};

}  // namespace

void read_section(const Section& section, std::size_t number, const Normalised& normalised, const ProseContext& context,
                  ProseReading& reading, std::vector<Statement>& statements, std::vector<LeftOver>& left_over) {
  SectionReader(section, normalised, context, reading, left_over).read(number, statements);
}

}  // namespace budgetlint
