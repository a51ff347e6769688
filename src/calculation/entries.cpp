#include "entries.hpp"

#include <span>
#include <string_view>
#include <utility>

namespace budgetlint {
namespace {

class EntryMaker {
public:
  EntryMaker(const Section& section, const Normalised& normalised, ProseReading& reading,
             std::vector<LeftOver>& left_over)
      : section_(section), normalised_(normalised), reading_(reading), left_over_(left_over) {}

  std::optional<std::vector<Entry>> make() {
    cut_into_entries();
    if (failed_) return std::nullopt;
    take_compositions();
    pair_rates_of_those();
    pair_case_lists();
    return std::move(entries_);
  }

private:
  void fail(Obstacle obstacle, Span place) {
    left_over_.push_back({obstacle, place});
    failed_ = true;
  }

  [[nodiscard]] const ProseFactor& factor(const Entry& entry) const { return reading_.factors[entry.first->factor]; }

  // ---- entries

  void cut_into_entries() {
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
      Formula formula = read_formula(std::span(section_).subspan(at), reading_.factors);
      if (formula.obstacle || formula.items == 0) {
        fail(formula.obstacle.value_or(Obstacle::bad_syntax), item.place);
        return;
      }
      Entry entry;
      entry.sum = std::move(formula.sum);
      entry.printed = std::move(formula.printed);
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
    if (entry.formula) {
      classify_formula(entry);
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

  void classify_formula(Entry& entry) {
    for (Partial& partial : entry.sum) cancel(partial);
    const Partial& first = entry.sum.front();
    const auto all = [&](auto condition) { return std::all_of(entry.sum.begin(), entry.sum.end(), condition); };
    const Span place{entry.first->place.begin, entry.last->place.end};
    if (all([](const Partial& partial) { return partial.money == 1; })) {
      entry.kind = Entry::Kind::money;
      // 每人每月5000元+300元: are the 300 for each too?
      if (!all([&](const Partial& partial) { return partial.needs == first.needs; })) fail(Obstacle::ambiguous, place);
      return;
    }
    if (take_printed_rate(entry)) return;
    const bool counts = all([&](const Partial& partial) {
      return partial.money == 0 && partial.bare == 0 && partial.factors.size() == 1 && partial.given.size() == 1 &&
             partial.given == first.given;
    });
    if (counts && entry.printed.empty()) {
      entry.kind = Entry::Kind::count;
      return;
    }
    record_equation(entry);
    fail(Obstacle::left_over, place);
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
    for (std::size_t part = 1; part < entries_.size(); ++part) {
      if ((entries_[part].first->lead & means_among) == 0) continue;
      if (entries_[part - 1].kind == Entry::Kind::count) {
        take_composition(part - 1, part);
      } else if (const auto whole = count_before(part)) {
        take_composition(*whole, part);
      }
    }
  }

  /// 60人，每人1200元，其中党员40人、群众20人: the nearest count of what the parts count.
  [[nodiscard]] std::optional<std::size_t> count_before(std::size_t part) const {
    if (entries_[part].kind != Entry::Kind::count) return std::nullopt;
    for (std::size_t i = part; i-- > 0;) {
      const Entry& entry = entries_[i];
      ++reading_.steps;
      if (!entry.formula && entry.kind == Entry::Kind::count && entry.first->unit == entries_[part].first->unit)
        return i;
    }
    return std::nullopt;
  }

  /// The counts behind 其中 are parts when they add up to the whole; else they stay and are left over.
  void take_composition(std::size_t whole, std::size_t begin) {
    Composition composition;
    composition.total = entries_[whole].first->factor;
    std::size_t end = begin;
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
    if (composition.parts.size() < 2) return take_rated_parts(whole);
    composition.holds = composition.sum == factor(entries_[whole]).value;
    if (composition.holds) {
      for (std::size_t i = begin; i < end; ++i) {
        entries_[i].kind = Entry::Kind::count;
        entries_[i].taken = true;
      }
    }
    reading_.compositions.push_back(std::move(composition));
  }

  /// 遗属8人，其中每月900元5人、每月750元3人: the parts have rates between them, and each is counted by its own.
  void take_rated_parts(std::size_t whole) {
    Composition composition;
    composition.total = entries_[whole].first->factor;
    std::vector<std::size_t> parts;
    for (std::size_t i = whole + 1; i < entries_.size(); ++i) {
      const std::optional<std::size_t> count = count_like(entries_[i], entries_[whole].first->unit);
      if (!count) continue;
      const auto sum = Decimal::add(composition.sum, reading_.factors[*count].value);
      if (!sum) return;
      composition.sum = *sum;
      composition.parts.push_back(*count);
      parts.push_back(i);
    }
    if (parts.size() < 2 || composition.sum != factor(entries_[whole]).value) return;
    entries_[whole].taken = true;
    for (std::size_t i = whole + 1; i <= parts.back(); ++i) entries_[i].is_part = true;
    reading_.compositions.push_back(std::move(composition));
  }

  /// The factor that counts `unit`: of a count alone, or the only one such of a formula.
  [[nodiscard]] std::optional<std::size_t> count_like(const Entry& entry, const Unit& unit) const {
    if (!entry.formula) {
      const bool alike = entry.kind == Entry::Kind::count && entry.first->unit == unit && entry.first->per.empty();
      return alike ? std::optional(entry.first->factor) : std::nullopt;
    }
    for (const Item* item = entry.first; item <= entry.last; ++item) {
      if (item->kind == ItemKind::quantity && item->unit == unit &&
          reading_.factors[item->factor].kind == FactorKind::count)
        return item->factor;
    }
    return std::nullopt;
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
    const std::string_view gap = normalised_.cut(count.first->gap);
    if (gap.starts_with("的有") || gap.starts_with("的共")) return true;
    return gap.starts_with("的") && !rate.first->per.empty();
  }

  void join(Entry& rate, Entry& count) {
    if (auto both = multiply(rate.sum.front(), count.sum.front())) {
      rate.sum.front() = *std::move(both);
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

  const Section& section_;
  const Normalised& normalised_;
  ProseReading& reading_;
  std::vector<LeftOver>& left_over_;
  std::vector<Entry> entries_;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<Entry>> make_entries(const Section& section, const Normalised& normalised,
                                               ProseReading& reading, std::vector<LeftOver>& left_over) {
  return EntryMaker(section, normalised, reading, left_over).make();
}

}  // namespace budgetlint
