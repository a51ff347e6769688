#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Twenty years of many departments, sound but for errors that are planted and written down. Nothing here uses the
/// checker's own code.
namespace budgetlint::testing {

/// An error that was planted, and where it has to be found.
struct Planted {
  std::string rule;  ///< `BL201`
  std::string department;
  int year = 0;      ///< of the form that the finding stands in
  std::string file;  ///< as in `YearsFile::name`
  std::string path;  ///< canonical JSON Pointer

  friend auto operator<=>(const Planted&, const Planted&) = default;
};

struct YearsFile {
  std::string name;  ///< `2004/临江县民政局/附表3-1.yaml`
  std::string yaml;
};

struct History {
  std::vector<YearsFile> files;  ///< sorted by name
  std::vector<Planted> planted;  ///< sorted
};

/// What a history is to be like; everything else follows from the seed.
struct HistoryShape {
  std::size_t departments = 50;  ///< at most 50
  int first_year = 2004;
  int years = 20;        ///< at least 20
  std::size_t each = 4;  ///< how often each rule is planted; so many as four in a department find room
};

/// The rules that are planted: BL201–BL208, BL301–BL308, BL401–BL404 and BL701–BL706.
[[nodiscard]] const std::vector<std::string>& planted_rules();

/// The same seed and shape give the same bytes on every platform.
[[nodiscard]] History generate_history(std::uint64_t seed, const HistoryShape& shape = {});

}  // namespace budgetlint::testing
