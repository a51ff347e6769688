#include "generate/words.hpp"

namespace budgetlint::testing {
namespace {

constexpr std::array<std::string_view, 32> place_characters{
    "青", "云", "石", "泉", "龙", "凤", "白", "金", "长", "安", "清", "溪", "南", "北", "东", "西",
    "平", "阳", "新", "兴", "和", "顺", "永", "宁", "江", "河", "湖", "山", "松", "柏", "梅", "兰"};

constexpr std::array<std::string_view, 8> bureaus{"民政局", "教育局", "林业局",     "水利局",
                                                  "财政局", "文旅局", "卫生健康局", "农业农村局"};

void replace(std::string& text, std::string_view from, std::string_view to) {
  if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

std::string department_name(std::uint64_t seed) {
  constexpr std::size_t characters = 5;
  // An odd factor permutes the low 25 bits and spreads neighbouring seeds over all five characters.
  std::uint64_t code = (seed + 1) * 0x9e3779b97f4a7c15U;
  std::string name;
  for (std::size_t i = 0; i < characters; ++i) {
    name += place_characters[code % place_characters.size()];
    code /= place_characters.size();
    if (i == 1) name += "市";
  }
  return name + "区" + std::string(bureaus[code % bureaus.size()]);
}

std::string respelled(Random& random, std::string_view name) {
  constexpr std::size_t two_characters = 6;
  std::string text(name);
  if (random.chance(30)) {
    replace(text, "（", "(");
    replace(text, "）", ")");
  }
  if (random.chance(4)) text.insert(two_characters, "　");
  return text;
}

}  // namespace budgetlint::testing
