#include "neighbours.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>

#include "budgetlint/form/submission.hpp"
#include "budgetlint/support/hash.hpp"
#include "budgetlint/support/utf8.hpp"
#include "budgetlint/support/vectors.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// Names of up to so many characters differ in one, if they are nearly the same.
constexpr std::size_t longest_indexed = 15;
/// From here on a name may nearly be one that is longer than that; these are compared with each other.
constexpr std::size_t shortest_compared = 14;

/// A name with one character left out, or whole, as a number: two names of which one change makes the other have one of
/// these in common, wherever the change is.
struct Remainder {
  std::uint64_t hash = 0;
  std::size_t name = 0;
};

void add_remainders(std::string_view name, std::size_t number, std::vector<Remainder>& remainders) {
  remainders.push_back({Hash().add(name).value(), number});
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t size = code_point_at(name, at).size;
    remainders.push_back({Hash().add(name.substr(0, at)).add(name.substr(at + size)).value(), number});
    at += size;
  }
}

/// A name that is compared with many others, and what tells most of those apart from it at a glance.
struct LongName {
  std::size_t name = 0;
  std::size_t length = 0;     ///< code points
  std::uint64_t letters = 0;  ///< which of 64 classes of code points stand in it
};

LongName sketch(std::string_view name, std::size_t number, std::size_t length) {
  LongName sketched{number, length, 0};
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    sketched.letters |= std::uint64_t{1} << (c.value % 64U);
    at += c.size;
  }
  return sketched;
}

/// One change takes one character out of a name at most, and puts one in.
bool may_be_near(const LongName& a, const LongName& b) {
  const std::size_t changes = std::max<std::size_t>(1, std::max(a.length, b.length) / 8);
  return static_cast<std::size_t>(std::popcount(a.letters ^ b.letters)) <= 2 * changes;
}

/// Calls `tie` for every two names that may nearly be the same, perhaps several times.
template <typename Tie>
void find_near(const std::vector<std::string_view>& names, const Tie& tie) {
  std::vector<Remainder> remainders;
  std::vector<LongName> long_names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t length = count_code_points(names[i]);
    if (length <= longest_indexed) add_remainders(names[i], i, remainders);
    if (length >= shortest_compared) long_names.push_back(sketch(names[i], i, length));
  }
  std::ranges::sort(remainders, {}, [](const Remainder& r) { return std::tuple(r.hash, r.name); });
  for (auto first = remainders.begin(); first != remainders.end();) {
    const auto last = std::find_if(first, remainders.end(), [&](const Remainder& r) { return r.hash != first->hash; });
    for (auto a = first; a != last; ++a) {
      for (auto b = std::next(a); b != last; ++b) tie(a->name, b->name);
    }
    first = last;
  }
  for (auto a = long_names.begin(); a != long_names.end(); ++a) {
    for (auto b = std::next(a); b != long_names.end(); ++b) {
      if (may_be_near(*a, *b)) tie(a->name, b->name);
    }
  }
}

}  // namespace

Neighbours::Neighbours(const std::vector<const SubmissionHead*>& heads) {
  std::vector<std::string_view> names;
  for (std::size_t number = 0; number < heads.size(); ++number) {
    department_of_.push_back(nobody);
    if (!heads[number]->identified) continue;
    if (names.empty() || names.back() != heads[number]->folded_department) {
      departments_.push_back({number, number, {departments_.size()}});
      names.emplace_back(heads[number]->folded_department);
    }
    department_of_.back() = departments_.size() - 1;
    departments_.back().last = number + 1;
  }
  find_near(names, [&](std::size_t a, std::size_t b) {
    if (a == b || !nearly_equal(names[a], names[b])) return;
    departments_[a].near.push_back(b);
    departments_[b].near.push_back(a);
  });
  for (Department& department : departments_) {
    sort_unique(department.near);
  }
}

std::vector<std::size_t> Neighbours::of(std::size_t number) const {
  std::vector<std::size_t> neighbours;
  if (department_of_[number] == nobody) return neighbours;
  for (const std::size_t near : departments_[department_of_[number]].near) {
    for (std::size_t other = departments_[near].first; other < departments_[near].last; ++other) {
      if (other != number) neighbours.push_back(other);
    }
  }
  return neighbours;
}

}  // namespace budgetlint
