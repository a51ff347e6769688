#include <algorithm>
#include <array>
#include <optional>

#include "entries.hpp"
#include "statement.hpp"

namespace budgetlint {
namespace {

class SectionReader {
public:
  SectionReader(const Section& section, const Normalised& normalised, const ProseContext& context,
                ProseReading& reading, std::vector<LeftOver>& left_over)
      : section_(section), normalised_(normalised), context_(context), reading_(reading), left_over_(left_over) {}

  void read(std::size_t number, std::vector<Statement>& statements) {
    auto entries = make_entries(section_, normalised_, reading_, left_over_);
    if (!entries) return;
    entries_ = std::move(*entries);
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
      if (mixes_times(partial)) return fail(Obstacle::ambiguous, rate.first->place);
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

  /// 5000元/年×3个月: the rate's time is not the count's.
  static bool mixes_times(const Partial& partial) {
    const auto any_time = [](const Unit& unit) { return is_time(unit) || unit.kind == Denominator::day; };
    return std::any_of(partial.needs.begin(), partial.needs.end(), is_time) &&
           std::any_of(partial.given.begin(), partial.given.end(), any_time);
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
    fail(Obstacle::missing_count, rate.first->place);
    for (const Entry& entry : entries_) {
      if (entry.kind == Entry::Kind::count && !is_accounted_for(entry) && !is_asked_for(entry)) {
        fail(Obstacle::left_over, entry.first->place);
      }
    }
    return false;
  }

  /// Whether a rate or a count of the section is for each of what this one counts.
  [[nodiscard]] bool is_asked_for(const Entry& count) const {
    return std::any_of(section_.begin(), section_.end(), [&](const Item& item) {
      return std::any_of(item.per.begin(), item.per.end(), [&](const Unit& need) { return matches(need, count); });
    });
  }

  bool take_count(const Entry& rate, Entry& count, Partial& partial, std::vector<Unit>& open) {
    if (is_time(count.first->unit) && !says_how_long(count)) return fail(Obstacle::ambiguous, count.first->place);
    if (sums_up_years(count)) return fail(Obstacle::ambiguous, count.first->place);
    // 其中男职工30人: of how many, and who gets it?
    if (says_among(count)) return fail(Obstacle::ambiguous, count.first->place);
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

  /// 三年共72万元，年均24万元: what is one year's is not all years'.
  [[nodiscard]] bool sums_up_years(const Entry& count) const {
    return count.first->unit.kind == Denominator::year && Decimal(1, 0) < factor(count).value &&
           (count.last->trail & means_total) != 0;
  }

  static bool says_among(const Entry& count) { return (count.first->lead & means_among) != 0 && !count.is_part; }

  /// 共9个月, 按10个月计算: nothing but such words before it. 年终奖1个月 and 另加1个月 mean something else.
  [[nodiscard]] bool says_how_long(const Entry& count) const {
    if ((count.first->lead & means_other) != 0) return false;
    if (is_as_long_as_the_period(count) || !count.first->per.empty()) return true;
    constexpr std::array<std::string_view, 24> words{
        "全年", "共计", "合计", "按照",   "发放",   "补助",   "补贴",   "聘用", "连续", "缴费", "为期", "租期",
        "执行", "期限", "时间", "见习期", "服务期", "补贴期", "补助期", "聘期", "按",   "共",   "计",   "为"};
    std::string_view gap = without_year(normalised_.cut(count.first->gap));
    constexpr std::size_t longest = 36;
    if (gap.size() > longest) return false;
    // 年租金24万元，租期3年: which of the years is this form's?
    if (count.first->unit.kind == Denominator::year && gap.find("期") != std::string_view::npos) return false;
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

  /// 2023年1—6月: the year says which months, not how many.
  static std::string_view without_year(std::string_view gap) {
    constexpr std::size_t digits = 4;
    const bool year =
        gap.size() > digits && gap.find_first_not_of("0123456789") == digits && gap.substr(digits).starts_with("年");
    return year ? gap.substr(digits + std::string_view("年").size()) : gap;
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
    if (need.kind == Denominator::time && ends_with_times(unit)) return true;
    if (need.kind != Denominator::other || unit.kind != Denominator::other) return need.kind == unit.kind;
    if (need.word == unit.word) return true;
    if (!is_plain_classifier(unit) || is_plain_classifier(need)) return false;
    const std::string_view behind = std::string_view(normalised_.text).substr(count.first->place.end);
    return behind.starts_with(need.word) || normalised_.cut(count.first->gap).ends_with(need.word);
  }

  /// 次均1800元 is paid for each 人次, 户次, 场次 too.
  static bool ends_with_times(const Unit& unit) { return unit.kind == Denominator::other && unit.word.ends_with("次"); }

  // ---- time

  /// The months of a rate that names none: those of 两年 or 全年 in the section, else those of the period.
  bool take_time(const Entry& rate, Partial& partial, const Unit& need) {
    const int parts = need.kind == Denominator::month       ? 12
                      : need.kind == Denominator::quarter   ? 4
                      : need.kind == Denominator::half_year ? 2
                                                            : 1;
    if (Entry* years = years_in_section(rate)) {
      if (sums_up_years(*years)) return fail(Obstacle::ambiguous, years->first->place);
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

  [[nodiscard]] std::string_view cost_of(const Entry& rate) const {
    return cost_named_by(normalised_.cut(rate.first->gap));
  }

  void check_counts() {
    for (Entry& entry : entries_) {
      const bool past = (entry.first->lead & (means_past | means_compare)) != 0;
      const bool is_count = entry.kind == Entry::Kind::count;
      if (is_count && past) {
        fail(Obstacle::ambiguous, entry.first->place);
      } else if (entry.kind == Entry::Kind::other || (is_count && !is_accounted_for(entry))) {
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
      statement.formula = entry.formula;
      statement.lead = entry.first->lead & ~(entry.is_part ? means_among : means_nothing);
      statement.trail = entry.last->trail;
      statement.after_pause = entry.after_pause;
      statement.possessive = normalised_.cut(entry.first->gap) == "的";
      statement.announced = lump && is_announced(entry);
      statement.listed = entry.first->listed;
      statement.gap = entry.first->gap;
      statement.section = number;
      statement.place = {entry.first->place.begin, entry.last->place.end};
      statements.push_back(std::move(statement));
    }
  }

  /// 全年共需18万元, with 全年 a quantity of its own, and a separator behind it.
  [[nodiscard]] bool is_announced(const Entry& lump) const {
    Span words = lump.first->gap;
    if (lump.first != section_.data()) {
      const Item& before = *(lump.first - 1);
      if (before.weak && before.place.end == words.begin) words.begin = before.gap.begin;
    }
    const std::string_view behind = std::string_view(normalised_.text).substr(lump.last->place.end);
    constexpr std::array<std::string_view, 6> separators{clause_comma, ",", "、", ";", "。", "("};
    const bool ends = behind.empty() || std::any_of(separators.begin(), separators.end(),
                                                    [&](std::string_view sign) { return behind.starts_with(sign); });
    return ends && announces_total(normalised_.cut(words));
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
