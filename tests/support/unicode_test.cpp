// Widths, hiding and folding against Unicode's own data, as Debian's package unicode-data brings it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "tools/scratch.hpp"

namespace budgetlint {
namespace {

const std::string folder = "/usr/share/unicode/";

bool is_installed() {
  const bool there = std::filesystem::exists(folder + "UnicodeData.txt");
  if (!there) WARN("SKIPPED: the package unicode-data is not installed");
  return there;
}

std::string utf8(char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

char32_t code_point(const std::string& hexadecimal) {
  return static_cast<char32_t>(std::stoul(hexadecimal, nullptr, 16));
}

struct Range {
  char32_t first;
  char32_t last;
  std::string value;
};

/// The lines `first..last ; value # comment` of a file.
std::vector<Range> ranges(const std::string& name) {
  std::ifstream file(folder + name);
  std::vector<Range> found;
  for (std::string line; std::getline(file, line);) {
    line.resize(std::min(line.size(), line.find('#')));
    std::replace(line.begin(), line.end(), ';', ' ');
    std::istringstream fields(line);
    std::string points;
    std::string value;
    if (!(fields >> points >> value)) continue;
    const std::size_t dots = points.find("..");
    const std::string last = dots == points.npos ? points : points.substr(dots + 2);
    found.push_back({code_point(points.substr(0, dots)), code_point(last), value});
  }
  return found;
}

/// The general category of every character that is assigned.
std::map<char32_t, std::string> categories() {
  std::map<char32_t, std::string> found;
  for (const Range& range : ranges("extracted/DerivedGeneralCategory.txt")) {
    if (range.value == "Cn") continue;
    for (char32_t c = range.first; c <= range.last; ++c) found[c] = range.value;
  }
  return found;
}

/// White space, and what has no width and is dropped with it.
std::set<char32_t> spaces() {
  std::set<char32_t> found{0x200B, 0x2060, 0xFEFF};
  for (const Range& range : ranges("PropList.txt")) {
    for (char32_t c = range.first; range.value == "White_Space" && c <= range.last; ++c) found.insert(c);
  }
  return found;
}

std::vector<char32_t> code_points(const std::string& field) {
  std::istringstream words(field);
  std::vector<char32_t> found;
  for (std::string word; words >> word;) found.push_back(code_point(word));
  return found;
}

std::string text(const std::vector<char32_t>& points) {
  std::string bytes;
  for (const char32_t c : points) bytes += utf8(c);
  return bytes;
}

}  // namespace

TEST_CASE("every character takes the cells that Unicode says or is shown as an escape", "[unicode]") {
  if (!is_installed()) return;
  const auto category = categories();
  std::size_t compared = 0;
  std::vector<char32_t> wrong;
  for (const Range& range : ranges("EastAsianWidth.txt")) {
    const std::size_t wide = range.value == "W" || range.value == "F" ? 2 : 1;
    for (char32_t c = range.first; c <= range.last; ++c) {
      const auto found = category.find(c);
      const std::string kind = found == category.end() ? "Cn" : found->second;
      if (kind == "Cs" || c == U' ' || (c >= U'\t' && c <= U'\r')) continue;
      ++compared;
      const bool hides = kind == "Cc" || kind == "Cf" || kind == "Zl" || kind == "Zp";
      // A mark takes none, but for the four that take room of their own and are wide.
      const bool takes_none = kind == "Mn" || kind == "Me" || (kind == "Mc" && wide == 1);
      const std::size_t cells = takes_none ? 0 : wide;
      if (hides ? visible(utf8(c)) == utf8(c) : cell_width(utf8(c)) != cells) wrong.push_back(c);
    }
  }
  CHECK(wrong == std::vector<char32_t>{});
  CHECK(compared > 300'000);
}

TEST_CASE("every character that is a picture by itself takes two cells, half a flag one", "[unicode]") {
  if (!is_installed()) return;
  std::size_t compared = 0;
  for (const Range& range : ranges("emoji/emoji-data.txt")) {
    for (char32_t c = range.first; range.value == "Emoji_Presentation" && c <= range.last; ++c) {
      CAPTURE(static_cast<unsigned>(c));
      ++compared;
      const bool half_a_flag = c >= 0x1F1E6 && c <= 0x1F1FF;
      CHECK(cell_width(utf8(c)) == (half_a_flag ? 1 : 2));
    }
  }
  CHECK(compared > 1'000);
}

TEST_CASE("names fold as Unicode's test of normalisation wants (NFKC), white space dropped", "[unicode]") {
  if (!is_installed()) return;
  const std::string lines = testing::Scratch().run("bzip2 -dc " + folder + "NormalizationTest.txt.bz2").out;
  const std::set<char32_t> space = spaces();
  REQUIRE(space.size() == 28);
  std::istringstream file(lines);
  std::size_t compared = 0;
  std::set<char32_t> alone;
  std::vector<std::string> wrong;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    std::istringstream columns(line);
    std::vector<std::vector<char32_t>> forms;
    for (std::string column; forms.size() < 5 && std::getline(columns, column, ';');) {
      forms.push_back(code_points(column));
    }
    REQUIRE(forms.size() == 5);
    if (forms[0].size() == 1) alone.insert(forms[0][0]);
    std::vector<char32_t> folded = forms[3];
    std::erase_if(folded, [&](char32_t c) { return space.contains(c); });
    for (const auto& form : forms) {
      ++compared;
      if (fold_name(text(form)) != text(folded)) wrong.push_back(line);
    }
  }
  CHECK(wrong == std::vector<std::string>{});
  CHECK(compared > 90'000);

  // What the test does not name is its own normal form.
  std::size_t kept = 0;
  std::vector<char32_t> changed;
  for (const auto& [c, kind] : categories()) {
    if (kind == "Cs" || alone.contains(c) || space.contains(c)) continue;
    ++kept;
    if (fold_name(utf8(c)) != utf8(c)) changed.push_back(c);
  }
  CHECK(changed == std::vector<char32_t>{});
  CHECK(kept > 200'000);
}

}  // namespace budgetlint
