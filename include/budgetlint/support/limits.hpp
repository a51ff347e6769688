#pragma once

#include <cstddef>

namespace budgetlint {

/// How much of one file is read before a finding (BL006, BL005) says that it is too much. No honest form comes near.
struct Limits {
  std::size_t file_bytes = std::size_t{64} << 20;  ///< bytes of one file
  std::size_t depth = 64;                          ///< mappings and lists inside each other
  std::size_t documents = 10'000;                  ///< documents in one file
  std::size_t nodes = 2'000'000;                   ///< keys, values, lists and mappings in one file
  std::size_t keys = 10'000;                       ///< entries of one mapping or list
  std::size_t alias_nodes = 10'000;                ///< nodes that the aliases of one document stand for
  std::size_t digits = 24;                         ///< digits of one number
};

}  // namespace budgetlint
