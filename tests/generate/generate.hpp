#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Random forms that are sound, for property tests and the benchmark. Nothing here uses the checker's own code:
/// the sums are worked out a second time, in whole ten-thousandths of 元, so that the two can contradict each other.
namespace budgetlint::testing {

/// Whether forms are spelled as many people would (either language, flow style, full width, own units, …) or
/// all alike: English keys, one cell a line.
enum class Spelling { varied, plain };

/// Whether every total is stated. A blank one is sound as well, but each is a BL208.
enum class Totals { stated, some_blank };

/// Whether 附表1 and 附表2 are always there, or a few submissions lack one of them.
enum class Parts { complete, varied };

/// Where the calculation stands: in lines and in the words of the explanation, in one of them alone. What words cannot
/// say stands in lines in any case.
enum class Explanations { written, left_out, alone };

/// What a submission is to be like; everything else follows from the seed.
struct Shape {
  std::size_t directions = 0;  ///< exactly so many 附表3, at most 38; 0: one to nine
  Spelling spelling = Spelling::varied;
  Totals totals = Totals::stated;
  Parts parts = Parts::varied;
  Explanations explanations = Explanations::written;
};

/// One amount of money (金额, 合计, …) as it stands in a file.
struct AmountCell {
  std::size_t form = 0;   ///< the document inside its file, from 0
  std::size_t begin = 0;  ///< bytes of the number itself in `yaml`, without qualifier and unit; separators belong to
  std::size_t end = 0;    ///< it, and its digits may be full width
  std::string pointer;    ///< canonical JSON Pointer: `/details/0/amount`
  /// Some relation reads this cell, so another first digit has to be noticed. A change of a last digit need not
  /// be: 536362元 and 536363元 are both 53.64万元.
  bool tied = true;
};

/// One file: a form, or all forms of the submission as several documents.
struct GeneratedForm {
  std::string name;  ///< file name: `附表3-1.yaml`
  std::string yaml;
  std::vector<AmountCell> amounts;  ///< all of them that are stated, in the order of the text
};

/// A submission in which every relation holds (BL201–BL206, BL301–BL303), every form is listed and present, no
/// two names are near each other and every period is right. The same seed and shape give the same bytes on
/// every platform; the departments of two seeds below 2^25 differ.
[[nodiscard]] std::vector<GeneratedForm> generate_submission(std::uint64_t seed, const Shape& shape = {});

/// One typical 附表3 (about 1.7 KB, plainly spelled) that is sound by itself.
[[nodiscard]] std::string generate_direction_form(std::uint64_t seed);

}  // namespace budgetlint::testing
