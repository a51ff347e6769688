#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "properties/blame/relations.hpp"

/// Which cells can repair a submission, by brute force: every cell is tried at every place it may be written to, and
/// the values that make a relation hold are found by bisection over the verdict alone (reconciliation.md, "Blame").
namespace budgetlint::testing::blame {

/// A cell that repairs everything by itself. `values`: up to a few of them; `many`: there are more.
struct Single {
  std::size_t cell = 0;
  std::vector<Number> values;
  bool many = false;

  [[nodiscard]] bool one_value() const { return values.size() == 1 && !many; }
};

/// What the contract lets one say about a submission.
struct Judgement {
  std::vector<std::size_t> broken;
  bool lone_roundings = false;  ///< some group of broken relations is one that only warns
  std::vector<Single> singles;  ///< cells that repair all by themselves
  bool heals_errors = false;    ///< no single cell repairs all, but one repairs all errors and leaves warnings
};

using Pair = std::pair<std::size_t, std::size_t>;  ///< the smaller cell first

struct Pairs {
  std::set<Pair> pairs;
  bool unknown = false;  ///< too many values to try them all
};

class Oracle {
public:
  explicit Oracle(const Model& model) : model_(model), numbers_(numbers_of(model)) {}

  [[nodiscard]] Judgement judge();
  /// All pairs of cells that repair everything together, where no single cell does.
  [[nodiscard]] Pairs pairs();

private:
  /// units first … last, both included, all at one place.
  struct Range {
    Int128 first = 0;
    Int128 last = 0;
  };
  using Ranges = std::vector<Range>;

  [[nodiscard]] std::vector<int> places(std::size_t cell) const;
  [[nodiscard]] Range domain(std::size_t cell, int place) const;
  [[nodiscard]] Ranges solve(std::size_t relation, std::size_t cell, int place);
  [[nodiscard]] Ranges bisect(const Relation& relation, std::size_t cell, int place);
  [[nodiscard]] Ranges approximate_targets(const Relation& relation, std::size_t cell, int place);
  [[nodiscard]] const Ranges& solve_alone(std::size_t relation, std::size_t cell, int place);
  [[nodiscard]] Ranges solve_all(const std::vector<std::size_t>& relations, std::size_t cell, int place);
  [[nodiscard]] Single repairs(std::size_t cell, const std::vector<std::size_t>& relations);
  [[nodiscard]] bool repairs_together(Pair pair, bool& unknown);
  [[nodiscard]] std::vector<std::size_t> cells_in_all(const std::vector<std::size_t>& relations) const;

  const Model& model_;
  Numbers numbers_;
  std::vector<std::size_t> broken_;
  struct Key {
    std::size_t relation, cell;
    int place;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, Ranges> alone_;
};

}  // namespace budgetlint::testing::blame
