#pragma once

#include <compare>
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

/// A cell that repairs everything by itself.
struct Single {
  std::size_t cell = 0;
  std::vector<Number> values;  ///< different ones; when there are many, some of them
  bool many = false;

  [[nodiscard]] bool one_value() const { return values.size() == 1 && !many; }
};

/// What the contract lets one say about a submission.
struct Analysis {
  std::vector<std::size_t> broken;
  bool lone_rounding = false;   ///< some group of broken relations is one that only warns
  std::vector<Single> singles;  ///< cells that repair all by themselves, by cell
  bool heals_errors = false;    ///< no single cell repairs all, but one repairs all errors and leaves warnings
};

using Pair = std::pair<std::size_t, std::size_t>;  ///< the smaller cell first

struct Pairs {
  std::set<Pair> pairs;
  bool unknown = false;  ///< for some pair there were too many values to try them all
};

class Oracle {
public:
  /// `model` must outlive the oracle.
  explicit Oracle(const Model& model)
      : model_(model), numbers_(numbers_of(model)), broken_(broken_relations(model, numbers_)) {}

  [[nodiscard]] Analysis analyse();
  /// All pairs of cells that repair everything together, where something is broken that no single cell repairs.
  [[nodiscard]] Pairs pairs();

private:
  /// units first … last, both included, at one place.
  struct Range {
    Int128 first = 0;
    Int128 last = 0;
  };
  using Ranges = std::vector<Range>;
  using Relations = std::vector<std::size_t>;

  /// A cell of a pair at one place, with the values that its own relations leave it.
  struct Half {
    std::size_t cell = 0;
    int place = 0;
    Ranges ranges;
  };

  [[nodiscard]] std::set<int> places(std::size_t cell) const;
  [[nodiscard]] std::set<int> places_beside(std::size_t cell, std::size_t partner);
  [[nodiscard]] Range domain(std::size_t cell, int place) const;
  [[nodiscard]] Ranges solve(std::size_t relation, std::size_t cell, int place);
  [[nodiscard]] Ranges bisect(const Equation& relation, std::size_t cell, int place);
  [[nodiscard]] Ranges approximate_targets(const Equation& relation, std::size_t cell, int place);
  [[nodiscard]] const Ranges& solve_alone(std::size_t relation, std::size_t cell, int place);
  [[nodiscard]] Ranges solve_all(const Relations& relations, std::size_t cell, int place);
  [[nodiscard]] Single repairs(std::size_t cell, const Relations& relations);
  [[nodiscard]] bool changes(std::size_t cell, int place, const Ranges& ranges) const;
  [[nodiscard]] std::vector<Half> halves(std::size_t cell, std::size_t partner, const Relations& own);
  [[nodiscard]] bool repairs_together(Pair pair, bool& unknown);
  [[nodiscard]] bool meet(const Half& walked, const Half& solved, const Relations& shared, bool& unknown);
  [[nodiscard]] std::vector<std::size_t> cells_in_all(const Relations& relations) const;
  [[nodiscard]] bool stands_alone(std::size_t relation) const;
  [[nodiscard]] std::set<std::size_t> partners_of(std::size_t cell) const;

  static Ranges intersect(const Ranges& a, const Ranges& b);

  struct Key {
    std::size_t relation = 0;
    std::size_t cell = 0;
    int place = 0;
    auto operator<=>(const Key&) const = default;
  };

  const Model& model_;
  Numbers numbers_;  ///< as stated but for the repairs that are being tried
  Relations broken_;
  std::map<Key, Ranges> alone_;
};

}  // namespace budgetlint::testing::blame
