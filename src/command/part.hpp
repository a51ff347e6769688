#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/command/check.hpp"
#include "budgetlint/command/config.hpp"

namespace budgetlint {

/// Bytes of a part of an audit.
inline constexpr std::size_t most_part_bytes = std::size_t{16} << 30;

/// The facts that lie beside a part.
struct PartFacts {
  std::string file;  ///< its name, without a folder
  std::size_t size = 0;
  std::string digest;
};

/// What one shard of an audit gives: a value that is the same wherever it was judged. A whole run is one part.
struct Part {
  std::string path;  ///< where it was read from
  Shard shard;
  std::string options;  ///< digest of all that says how forms are judged
  std::string inputs;   ///< digest of the files and what they say
  CheckOutcome outcome;
  std::vector<Text> unreachable;          ///< paths that could not be searched for files
  std::map<std::string, FailOn> fail_on;  ///< of files with findings whose configuration says so
  std::optional<PartFacts> facts;
};

/// A part as a file of NDJSON: a head, what it holds, and a last line by which one sees that all of it is there.
[[nodiscard]] std::string part_text(const Part& part);

/// Reads what `part_text` wrote, and nothing else: `part_text` gives the same bytes again. Throws Failure with the
/// place where it is none, is cut off, was changed, or was written by another version of the program.
[[nodiscard]] Part parse_part(const std::string& path, std::string_view text);

/// The same, from a file.
[[nodiscard]] Part read_part(const std::string& path);

/// Throws Failure unless these are all the parts of one run, each once; then they stand in their order.
void verify_parts(std::vector<Part>& parts);

}  // namespace budgetlint
