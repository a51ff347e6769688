#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "judgement.hpp"

namespace budgetlint {

/// The shard, from 1, that a name falls to: the same on every machine.
[[nodiscard]] std::size_t shard_of(std::string_view name, std::size_t count);

/// Which files are a shard's own: those of the departments whose folded name falls to it. What belongs to no department
/// goes by its path. Departments that have forms in one file stay together, with the first of them by name, for what
/// holds a file's findings back must see them all.
[[nodiscard]] std::vector<bool> own_files(const Shard& shard, std::span<const Input> files,
                                          const Judgements& judgements);

}  // namespace budgetlint
