#include "generate/generate.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generate/words.hpp"

using namespace budgetlint::testing;

namespace {

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325U) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> list;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
    if (!continues) list.emplace_back();
    list.back() += c;
  }
  return list;
}

/// How many characters must be put in, left out or replaced to come from one name to the other.
std::size_t distance(std::string_view a, std::string_view b) {
  const auto from = characters(a);
  const auto to = characters(b);
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// Follows an English pointer through a plainly spelled form.
YAML::Node at(YAML::Node node, std::string_view pointer) {
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step(pointer.substr(1, end - 1));
    node.reset(node.IsSequence() ? node[std::stoul(step)] : node[step]);
    pointer.remove_prefix(end);
  }
  return node;
}

/// 54.5 万元 as 元; a plain form's amounts hold nothing but digits.
std::int64_t in_yuan(const YAML::Node& cell) {
  std::string digits = cell.Scalar();
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t decimals = digits.size() - std::min(point + 1, digits.size());
  std::erase(digits, '.');
  return std::stoll(digits.append(4 - decimals, '0'));
}

Shape plain(std::size_t directions) {
  Shape shape;
  shape.directions = directions;
  shape.spelling = Spelling::plain;
  shape.parts = Parts::complete;
  return shape;
}

}  // namespace

TEST_CASE("the same seed gives the same bytes on every platform") {
  std::uint64_t hash = fnv1a({});
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed)) hash = fnv1a(form.yaml, fnv1a(form.name, hash));
  }
  CHECK(hash == 0x936ad37684abdd7cU);
}

TEST_CASE("a shape decides how many directions there are, and the parts beside them") {
  const auto forms = generate_submission(7, plain(5));
  REQUIRE(forms.size() == 7);
  CHECK(forms[0].name == "附表1.yaml");
  CHECK(forms[1].name == "附表2.yaml");
  CHECK(std::all_of(forms.begin() + 2, forms.end(),
                    [](const GeneratedForm& form) { return form.name.starts_with("附表3-"); }));
  CHECK(generate_submission(7, plain(38)).size() == 40);
}

TEST_CASE("the forms hold all that the language has for numbers") {
  const std::vector<std::string_view> spellings{"约",     "大约",    "预计",       "拟",       "unit: 元", "单位: 元",
                                                "万元",   "万\n",    "元/人/月",   ",000",     "０",       "％",
                                                "0.05",   "count: ", "数量: ",     "days: ",   "天数: ",   "times: ",
                                                "次数: ", "share: ", "分担比例: ", "sources:", "资金来源:"};
  std::map<std::string_view, std::size_t> seen;
  Shape shape;
  shape.totals = Totals::some_blank;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed, shape)) {
      for (const std::string_view spelling : spellings) seen[spelling] += form.yaml.find(spelling) != std::string::npos;
    }
  }
  for (const std::string_view spelling : spellings) {
    INFO(spelling);
    CHECK(seen[spelling] >= 5);
  }
}

TEST_CASE("every generated file is YAML for a second reader, and its amounts stand where they are said to") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed)) {
      const std::vector<YAML::Node> documents = YAML::LoadAll(form.yaml);
      for (const AmountCell& cell : form.amounts) {
        REQUIRE(cell.form < documents.size());
        REQUIRE(cell.begin < cell.end);
        const std::string digits = form.yaml.substr(cell.begin, cell.end - cell.begin);
        INFO(form.name << cell.pointer << ": " << digits);
        CHECK(digits.find_first_not_of("0123456789.,０１２３４５６７８９．，") == std::string::npos);
      }
    }
  }
}

TEST_CASE("an amount's pointer leads to the cell that its bytes are in") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (const GeneratedForm& form : generate_submission(seed, plain(6))) {
      const YAML::Node root = YAML::Load(form.yaml);
      REQUIRE_FALSE(form.amounts.empty());
      for (const AmountCell& cell : form.amounts) {
        INFO(form.name << cell.pointer);
        CHECK(at(root, cell.pointer).Scalar() == form.yaml.substr(cell.begin, cell.end - cell.begin));
      }
    }
  }
}

TEST_CASE("totals are the sums of what they total") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto forms = generate_submission(seed, plain(6));
    const YAML::Node budget = YAML::Load(forms[0].yaml)["budget"];
    const YAML::Node summary = YAML::Load(forms[1].yaml);
    std::int64_t funds = 0;
    for (const auto& fund : summary["funds"]) funds += in_yuan(fund["amount"]);
    CHECK(in_yuan(summary["total"]) == funds);
    CHECK(in_yuan(budget["by_nature"]["project"]) == funds);
    CHECK(in_yuan(budget["total"]) == funds + in_yuan(budget["by_nature"]["basic"]));
    std::int64_t directions = 0;
    for (std::size_t i = 2; i < forms.size(); ++i) {
      const YAML::Node direction = YAML::Load(forms[i].yaml);
      std::int64_t details = 0;
      for (const auto& detail : direction["details"]) details += in_yuan(detail["amount"]);
      CHECK(in_yuan(direction["total"]) == details);
      CHECK(in_yuan(direction["amount"]) == details);
      directions += details;
    }
    CHECK(directions == funds);
  }
}

TEST_CASE("only a shape that asks for it leaves totals blank") {
  const auto blank_totals = [](Totals totals) {
    Shape shape = plain(9);
    shape.totals = totals;
    std::size_t count = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      for (const GeneratedForm& form : generate_submission(seed, shape)) {
        const YAML::Node root = YAML::Load(form.yaml);
        const YAML::Node total = root["budget"] ? root["budget"]["total"] : root["total"];
        if (total.IsNull()) ++count;
      }
    }
    return count;
  };
  CHECK(blank_totals(Totals::stated) == 0);
  CHECK(blank_totals(Totals::some_blank) > 20);
}

TEST_CASE("no name can be taken for a misspelling of another") {
  for (const std::string_view a : subjects) {
    for (const std::string_view b : subjects) {
      if (a == b) continue;
      for (const std::string_view ending_a : endings) {
        for (const std::string_view ending_b : endings) {
          const std::string name_a = std::string(a).append(ending_a);
          const std::string name_b = std::string(b).append(ending_b);
          INFO(name_a << ' ' << name_b);
          CHECK(distance(name_a, name_b) >= 4);
        }
      }
    }
  }
}

TEST_CASE("nor in a submission that needs more names than there are subjects") {
  std::size_t most = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const YAML::Node summary = YAML::Load(generate_submission(seed, plain(38))[1].yaml);
    std::vector<std::string> names;
    for (const auto& fund : summary["funds"]) {
      names.push_back(fund["name"].Scalar());
      for (const auto& direction : fund["directions"]) names.push_back(direction["name"].Scalar());
    }
    most = std::max(most, names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        INFO(names[i] << ' ' << names[j]);
        CHECK(distance(names[i], names[j]) >= 4);
      }
    }
  }
  CHECK(most > subjects.size());
}

TEST_CASE("two seeds are two departments") {
  std::set<std::string> names;
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) names.insert(department_name(seed));
  CHECK(names.size() == 20'000);
}

TEST_CASE("the form for the benchmark is one direction of a typical size") {
  std::size_t bytes = 0;
  constexpr std::size_t forms = 1000;
  for (std::uint64_t seed = 0; seed < forms; ++seed) {
    const std::string yaml = generate_direction_form(seed);
    CHECK(YAML::Load(yaml)["form"].Scalar() == "direction");
    bytes += yaml.size();
  }
  CHECK(bytes / forms >= 1500);
  CHECK(bytes / forms <= 2000);
}
