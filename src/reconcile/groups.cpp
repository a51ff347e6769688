#include "groups.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <unordered_map>

namespace budgetlint {
namespace {

/// Sets that grow together (union-find).
class Partition {
public:
  explicit Partition(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  [[nodiscard]] std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

private:
  std::vector<std::size_t> parent_;
};

std::vector<Indices> collect(Partition& partition, const Indices& members, const Indices& names) {
  std::map<std::size_t, Indices> sets;
  for (const std::size_t member : members) sets[partition.root(member)].push_back(names[member]);
  std::vector<Indices> list;
  list.reserve(sets.size());
  for (auto& [root, set] : sets) list.push_back(std::move(set));
  return list;
}

}  // namespace

Indices both(const Indices& a, const Indices& b) {
  Indices common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common;
}

Indices without(const Indices& a, const Indices& b) {
  Indices rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

std::vector<Indices> groups_of(const Network& network, const Indices& broken) {
  Partition partition(broken.size());
  std::unordered_map<const Cell*, std::size_t> first_with;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    for (const Cell* cell : network.cells_of(broken[i])) {
      const auto [first, is_new] = first_with.emplace(cell, i);
      if (!is_new) partition.join(i, first->second);
    }
  }
  Indices all(broken.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return collect(partition, all, broken);
}

std::vector<Indices> tied_groups(const Network& network, const std::vector<Indices>& groups,
                                 const std::vector<bool>& stubborn) {
  Partition partition(groups.size());
  std::unordered_map<std::size_t, Indices> touching;  // a relation → the groups whose cells it reads
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const std::size_t index : groups[group]) {
      for (const Cell* cell : network.cells_of(index)) {
        for (const std::size_t reader : network.relations_of(*cell)) touching[reader].push_back(group);
      }
    }
  }
  std::vector<bool> wanted = stubborn;
  for (const auto& [reader, members] : touching) {
    const bool ties = std::any_of(members.begin(), members.end(), [&](std::size_t group) { return stubborn[group]; });
    if (!ties) continue;
    for (const std::size_t group : members) {
      wanted[group] = true;
      partition.join(group, members.front());
    }
  }
  Indices members;
  Indices names(groups.size());
  std::iota(names.begin(), names.end(), std::size_t{0});
  std::copy_if(names.begin(), names.end(), std::back_inserter(members),
               [&](std::size_t group) { return wanted[group]; });
  return collect(partition, members, names);
}

}  // namespace budgetlint
