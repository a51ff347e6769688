#include "shard.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

#include "budgetlint/support/hash.hpp"

namespace budgetlint {
namespace {

/// Things that were found to belong together; the least number stands for all of them.
class Union {
public:
  explicit Union(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }

  std::size_t first_of(std::size_t one) {
    while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
    return one;
  }

  void join(std::size_t a, std::size_t b) {
    a = first_of(a);
    b = first_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

private:
  std::vector<std::size_t> parents_;
};

}  // namespace

std::size_t shard_of(std::string_view name, std::size_t count) {
  return static_cast<std::size_t>(Hash().add(name).value() % count) + 1;
}

std::vector<bool> own_files(const Shard& shard, std::span<const Input> files, const Judgements& judgements) {
  if (shard.count == 1) return std::vector<bool>(files.size(), true);
  constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
  std::vector<std::string_view> names;  // departments in their order, then the forms that have none
  std::vector<std::pair<const JudgedSubmission*, std::size_t>> owners;
  for (const bool identified : {true, false}) {
    for (const auto& [key, judgement] : judgements) {
      if (judgement.head.identified != identified) continue;
      const std::string_view name = identified ? key.department : key.file;
      if (names.empty() || names.back() != name || !identified) names.push_back(name);
      owners.emplace_back(&judgement, names.size() - 1);
    }
  }
  Union together(names.size());
  std::vector<std::size_t> owner_of(files.size(), nobody);
  for (const auto& [judgement, owner] : owners) {
    for (const std::uint32_t file : judgement->files) {
      if (owner_of[file] == nobody) owner_of[file] = owner;
      together.join(owner_of[file], owner);
    }
  }
  std::vector<bool> own(files.size());
  for (std::size_t file = 0; file < files.size(); ++file) {
    const std::size_t owner = owner_of[file];
    const std::string_view name =
        owner == nobody ? std::string_view(files[file].path) : names[together.first_of(owner)];
    own[file] = shard_of(name, shard.count) == shard.number;
  }
  return own;
}

}  // namespace budgetlint
