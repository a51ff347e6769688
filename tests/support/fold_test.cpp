#include "budgetlint/support/fold.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace budgetlint {

TEST_CASE("Half and full width, and every kind of blank, make no difference to a name") {
  CHECK(fold_name("附表3-1") == "附表3-1");
  CHECK(fold_name("附表３－１") == "附表3-1");
  CHECK(fold_name(" 石峰区　社会\t保险\u00A0中心\n") == "石峰区社会保险中心");
  CHECK(fold_name("补贴（A类）") == "补贴(A类)");
  CHECK(fold_name("a\u200Bb\uFEFFc") == "abc");
  CHECK(fold_name("").empty());
}

TEST_CASE("Compatibility characters become what they stand for") {
  CHECK(fold_name("㎡") == "m2");
  CHECK(fold_name("①") == "1");
  CHECK(fold_name("e\u0301") == "\u00E9");
  CHECK(fold_name("\uF91D") == "欄");
}

TEST_CASE("Letters keep their case and ill-formed bytes stay as they are") {
  CHECK(fold_name("Ab C") == "AbC");
  CHECK(fold_name("a \xFF 社") == "a \xFF 社");
  CHECK(fold_name("\uFFFD x") == "\uFFFDx");
}

TEST_CASE("The distance counts insertions, deletions, changes and swaps of neighbours in code points") {
  struct Case {
    std::string a;
    std::string b;
    std::size_t distance;
  };
  const auto pair = GENERATE(values<Case>({
      {"amount", "amount", 0},
      {"amonut", "amount", 1},
      {"ammount", "amount", 1},
      {"amuont", "amount", 1},
      {"支出明细", "支出明系", 1},
      {"支出明细", "支明细出", 2},
      {"kitten", "sitting", 3},
      {"", "abc", 3},
      {"ca", "abc", 3},  // a swapped pair is not edited again
  }));
  CAPTURE(pair.a, pair.b);
  CHECK(edit_distance(pair.a, pair.b, 9) == pair.distance);
  CHECK(edit_distance(pair.b, pair.a, 9) == pair.distance);
}

TEST_CASE("Past its limit a distance is the limit and one") {
  CHECK(edit_distance("kitten", "sitting", 3) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("kitten", "sitting", 0) == 1);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
  CHECK(edit_distance(std::string(5'000, 'a'), std::string(5'000, 'b'), 1) == 2);
  CHECK(edit_distance("ab", "ba", 1) == 1);
}

}  // namespace budgetlint
